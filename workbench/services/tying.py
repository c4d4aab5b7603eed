"""Anchors and links: saying which segments correspond, wherever they stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from aligner import Bead, BeadError, Bitext, Side
from workbench.errors import InputError
from workbench.project import Change, ReviewState, Tie, TieKind, position_holding
from workbench.services.reviewed import ReviewedBitext

ANCHORED = "anchored by hand"
"""The reason of a bead that an anchor made."""


def anchor(review: ReviewedBitext, source: int, target: int) -> None:
    """Say that two segments belong together; realigning binds them from now on.

    Raises InputError when the order of the text or a decided bead forbids it.
    """
    state = review.state
    new = Tie(TieKind.ANCHOR, source, target)
    for other in anchors(state):
        if (other.source - source) * (other.target - target) < 0:
            raise InputError(
                f"segments {source + 1} and {target + 1} cross the anchor {other.source + 1} –"
                f" {other.target + 1}; take that one away, or link them"
            )
    ends = ((Side.SOURCE, source), (Side.TARGET, target))
    here, there = (position_holding(state.bitext, *end) for end in ends)
    before = [_stretch_of(state.bitext, *end) for end in ends]
    if here != there and (before[0] != before[1] or -1 in before):
        raise InputError("a decided or locked bead stands between; undo that decision first, or link them")
    if new not in state.ties:
        review.do(Change("anchor", tied=(new,)))


def link(review: ReviewedBitext, position: int, other: int) -> None:
    """Say that the counterpart of a bead stands in another one.

    Raises BeadError for a bead that does not exist, InputError when the two have nothing to be linked.
    """
    bitext = review.bitext
    if not 0 <= other < len(bitext) or other == position:
        raise BeadError(f"there is no other bead {other + 1}: the bitext has {len(bitext)}")
    here, there = bitext[position], bitext[other]
    if here.source and there.target:
        new = Tie(TieKind.LINK, here.source.start, there.target.start)
    elif here.target and there.source:
        new = Tie(TieKind.LINK, there.source.start, here.target.start)
    else:
        raise InputError(f"beads {position + 1} and {other + 1} have texts on the same side only")
    if new not in review.state.ties:
        review.do(Change("link", tied=(new,)))


def untie(review: ReviewedBitext, position: int) -> int:
    """Take all anchors and links of a bead away; returns how many."""
    gone = tuple(ties_of(review.state, review.bitext[position]))
    if gone:
        review.do(Change("untie", untied=gone))
    return len(gone)


def ties_of(state: ReviewState, bead: Bead) -> list[Tie]:
    """The ties of a bead, anchors first."""
    return sorted(tie for tie in state.ties if tie.source in bead.source or tie.target in bead.target)


def linked(state: ReviewState, position: int) -> list[int]:
    """The positions of the beads that a bead is linked with, in order."""
    bead = state.bitext[position]
    ends = {
        position_holding(state.bitext, side, tie.source if side is Side.SOURCE else tie.target)
        for tie in ties_of(state, bead)
        if tie.kind is TieKind.LINK
        for side in Side
    }
    return sorted(ends - {position})


def anchors(state: ReviewState) -> list[Tie]:
    """The anchors in order."""
    return sorted(tie for tie in state.ties if tie.kind is TieKind.ANCHOR)


def with_anchors_bound(
    bitext: Bitext, stretch: range, ties: Sequence[Tie]
) -> tuple[Bitext, range, frozenset[tuple[int, int]]]:
    """The beads, in a stretch each anchor a locked bead of its own, cut out of the undecided ones around it.

    Also returns the stretch as it is then, and the keys of the beads that were locked for this. Anchors that
    a decided bead keeps apart are left out; several on one segment make one bead.
    """
    made: list[Bead] = []
    inside: list[Bead] = []
    for bound, group in groupby(bitext.beads[stretch.start : stretch.stop], key=_is_bound):
        new = list(group)
        if not bound:
            new = list(_bound(new, ties))
            made += [bead for bead in new if bead.locked]
        inside += new
    beads = (*bitext.beads[: stretch.start], *inside, *bitext.beads[stretch.stop :])
    around = range(stretch.start, stretch.start + len(inside))
    return Bitext(beads), around, frozenset(bead.key for bead in made)


def without_locks(bitext: Bitext, keys: frozenset[tuple[int, int]]) -> Bitext:
    """The beads, those at some keys unlocked."""
    return Bitext(tuple(replace(b, locked=False) if b.key in keys else b for b in bitext.beads))


def _is_bound(bead: Bead) -> bool:
    return bead.locked or bead.status.decided


def _bound(beads: Sequence[Bead], ties: Sequence[Tie]) -> Iterator[Bead]:
    """Undecided neighbours, around anchors as large a bead as lies between."""
    s, s_stop = beads[0].source.start, beads[-1].source.stop
    t, t_stop = beads[0].target.start, beads[-1].target.stop
    blocks = list(_blocks([tie for tie in ties if s <= tie.source < s_stop and t <= tie.target < t_stop]))
    if not blocks:
        yield from beads
        return
    whole = {(bead.source, bead.target): bead for bead in beads}
    for source, target in (*blocks, (range(s_stop, s_stop), range(t_stop, t_stop))):
        if source.start > s or target.start > t:
            yield Bead(range(s, source.start), range(t, target.start))
        if source:
            fresh = Bead(source, target, 1.0, reasons=(ANCHORED,))
            yield replace(whole.get((source, target), fresh), locked=True)
        s, t = source.stop, target.stop


def _blocks(ties: Sequence[Tie]) -> Iterator[tuple[range, range]]:
    """The ranges of both sides that anchors in order bind; those that share a segment are one."""
    source = target = range(0)
    for tie in ties:
        if source and (tie.source in source or tie.target in target):
            source = range(source.start, max(source.stop, tie.source + 1))
            target = range(target.start, max(target.stop, tie.target + 1))
        elif tie.source >= source.stop and tie.target >= target.stop:
            if source:
                yield source, target
            source, target = range(tie.source, tie.source + 1), range(tie.target, tie.target + 1)
    if source:
        yield source, target


def _stretch_of(bitext: Bitext, side: Side, segment: int) -> int:
    """How many decided or locked beads stand before the bead of a segment; -1 for one that is such itself."""
    position = position_holding(bitext, side, segment)
    if _is_bound(bitext[position]):
        return -1
    return sum(map(_is_bound, bitext.beads[:position]))
