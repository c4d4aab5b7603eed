"""Stretches of beads that nobody has decided yet, and what must not be aligned anew in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from aligner import Bead, Bitext, Side
from workbench.project import ReviewState


def undecided_around(beads: Sequence[Bead], position: int) -> range:
    """The beads about one up to the nearest decided or locked ones; empty when it is one itself."""
    if _is_bound(beads[position]):
        return range(position, position)
    first = last = position
    while first and not _is_bound(beads[first - 1]):
        first -= 1
    while last < len(beads) and not _is_bound(beads[last]):
        last += 1
    return range(first, last)


def _is_bound(bead: Bead) -> bool:
    return bead.locked or bead.status.decided


def with_blanks_locked(state: ReviewState) -> Bitext:
    """The beads, those that wait for their translation locked: where there is no text nothing is aligned."""
    waiting = [bead.paired and not state.text(bead, Side.TARGET) for bead in state.bitext.beads]
    if not any(waiting):
        return state.bitext
    beads = zip(state.bitext.beads, waiting, strict=True)
    return Bitext(tuple(replace(bead, locked=True) if waits else bead for bead, waits in beads))


def with_locks_of(bitext: Bitext, before: Bitext) -> Bitext:
    """The beads, each that stood there before locked or not as it was."""
    old = {bead.key: bead for bead in before.beads}
    return Bitext(tuple(_as_it_was(bead, old.get(bead.key)) for bead in bitext.beads))


def _as_it_was(bead: Bead, before: Bead | None) -> Bead:
    return before if before is not None and replace(before, locked=bead.locked) == bead else bead
