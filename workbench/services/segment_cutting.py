"""Cutting a bead inside its segments: a segment in two on either side, and the bead between the parts.

A cut is recorded as a flip of no repair (see `workbench.project.flips`): segments are renumbered in every
bitext of the document, and undo brings the segment back whole.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Any

from aligner import Bead, BeadError, Side, Status
from corpus.document import Span
from workbench.errors import InputError
from workbench.project import (
    BitextEntry,
    Flip,
    Project,
    Renumbering,
    ReviewState,
    StoredSegment,
    Swap,
    position_holding,
)
from workbench.project import Cut as SegmentCut
from workbench.services.reviewing import Review
from workbench.services.session import Session

Points = Mapping[Side, int | None]
"""For each side, after how many characters of the text it is cut; None to leave it in the first part."""

_MARKED = 0.25
_WORD = re.compile(r"(?<=\s)\S")
_PAUSE = re.compile(r"[.!?…;:,»”)—–-]\s+$")


@dataclass(frozen=True, slots=True)
class Cut:
    """Where one side is cut: so many of the bead's segments come first, and so much of the next one.

    `offset` is 0 where the cut falls between two segments.
    """

    side: Side
    segments: int
    offset: int = 0


def boundaries(text: str) -> list[int]:
    """The offsets at which the words of a text begin, without the first."""
    return [found.start() for found in _WORD.finditer(text)]


def likely_point(text: str, share: float = 0.5) -> int | None:
    """The word boundary nearest a share of the text, after a mark if one stands near; None for one word."""
    wanted = share * len(text)

    def distance(offset: int) -> float:
        away = abs(offset - wanted)
        return away * _MARKED if _PAUSE.search(text[:offset]) else away

    return min(boundaries(text), key=distance, default=None)


def cut_inside(session: Session, review: Review, position: int, points: Points) -> int:
    """Cut a bead in two at points of its texts; returns the position of the first part.

    Raises BeadError for a locked bead, InputError when a part would be empty.
    """
    bead = review.bitext[position]
    if bead.locked:
        raise BeadError(f"bead {position + 1} is locked: unlock it first")
    cuts = [_cut(review.state, bead, side, points.get(side)) for side in (Side.TARGET, Side.SOURCE)]
    inner = [cut for cut in cuts if cut.offset]
    firsts = {cut.side: cut.segments + bool(cut.offset) for cut in cuts}
    grown = {cut.side: len(bead.side(cut.side)) + bool(cut.offset) for cut in cuts}
    if not any(firsts.values()) or all(firsts[side] == grown[side] for side in Side):
        raise InputError(f"bead {position + 1}: one part would be empty; move the point")
    for number, cut in enumerate(inner):
        bead = review.bitext[position]
        last = number == len(inner) - 1
        after = _halves(bead, cut.side, firsts) if last else (_grown(bead, cut.side),)
        flip = _flip(session.project, review.entry, bead, cut, after)
        chained = review.entry.id if number else 0
        session.project.flips.record(flip, session.settings.author, chained_in=chained)
        session.reload()
    if not inner:
        review.split(position, firsts[Side.SOURCE], firsts[Side.TARGET])
    return position


def _cut(state: ReviewState, bead: Bead, side: Side, point: int | None) -> Cut:
    """A point of a bead's text as a place in its segments."""
    segments = bead.side(side)
    if point is None:
        return Cut(side, len(segments))
    start = 0
    for number, segment in enumerate(segments):
        text = state.texts(side)[segment]
        if not text:
            continue
        if point <= start:
            return Cut(side, number)
        if point < start + len(text):
            offset = point - start
            if not text[:offset].strip():
                return Cut(side, number)
            return Cut(side, number, offset) if text[offset:].strip() else Cut(side, number + 1)
        start += len(text) + 1
    return Cut(side, len(segments))


def _flip(project: Project, entry: BitextEntry, bead: Bead, cut: Cut, after: tuple[Bead, ...]) -> Flip:
    """The flip that cuts a segment; `after` is what becomes of the bead in the bitext at hand."""
    document_id = entry.source_id if cut.side is Side.SOURCE else entry.target_id
    segment = bead.side(cut.side).start + cut.segments
    stored = project.documents.stored(document_id)[segment]
    passage = project.documents.passage(document_id, stored.segment.span)
    swaps = [(entry.id, (Swap((bead,), after),))]
    for other in project.bitexts.entries():
        if other.id != entry.id and document_id in {other.source_id, other.target_id}:
            side = Side.SOURCE if other.source_id == document_id else Side.TARGET
            bitext = project.bitexts.state(other).bitext
            held = bitext[position_holding(bitext, side, segment)]
            swaps.append((other.id, (Swap((held,), (replace(_grown(held, side), **_kept(held)),)),)))
    return Flip(
        document_id,
        (),
        (SegmentCut(segment, segment, (stored,), parts_of(stored, cut.offset, passage)),),
        (Renumbering(range(segment, segment + 1), range(segment, segment + 2)),),
        tuple(swaps),
    )


def _grown(bead: Bead, side: Side) -> Bead:
    """A bead with one segment more, a draft as any whose shape was changed."""
    span = bead.side(side)
    longer = range(span.start, span.stop + 1)
    draft = replace(bead, confidence=0.0, status=Status.DRAFT, reasons=())
    return replace(draft, source=longer) if side is Side.SOURCE else replace(draft, target=longer)


def _kept(bead: Bead) -> dict[str, Any]:
    """What stays of a bead of another bitext: its texts read as before."""
    return {"confidence": bead.confidence, "status": bead.status, "reasons": bead.reasons}


def _halves(bead: Bead, side: Side, firsts: Mapping[Side, int]) -> tuple[Bead, ...]:
    grown = _grown(bead, side)
    s, t = grown.source.start + firsts[Side.SOURCE], grown.target.start + firsts[Side.TARGET]
    return (
        replace(grown, source=range(grown.source.start, s), target=range(grown.target.start, t)),
        replace(grown, source=range(s, grown.source.stop), target=range(t, grown.target.stop)),
    )


def parts_of(stored: StoredSegment, offset: int, passage: str) -> tuple[StoredSegment, StoredSegment]:
    """A segment cut after `offset` characters of its text; `passage` is what it covers of the original.

    An edited text is cut there, and what it came from where that corresponds.
    """
    segment = stored.segment
    came = offset if stored.edited is None else _corresponding(stored.text, segment.text, offset)
    place = _corresponding(segment.text, passage, came)
    left, right = segment.text[:came].rstrip(), segment.text[came:].lstrip()
    first, second = passage[:place].rstrip(), passage[place:].lstrip()
    start, end = segment.span
    spans = Span(start, start + len(first)), Span(end - len(second), end)
    edits: Sequence[str | None] = (None, None)
    if stored.edited is not None:
        edits = (stored.edited[:offset].rstrip(), stored.edited[offset:].lstrip())
    skipped = len(stored.text) - len(stored.text[offset:].lstrip())
    codes = stored.codes
    halves = []
    for number, (text, span, edited) in enumerate(zip((left, right), spans, edits, strict=True)):
        here = None
        if codes is not None:
            here = tuple(
                replace(code, place=code.place - skipped * number)
                for code in codes
                if (code.place >= skipped if number else code.place < skipped)
            )
        halves.append(StoredSegment(replace(segment, text=text, span=span), edited, here))
    return halves[0], halves[1]


def _corresponding(one: str, other: str, offset: int) -> int:
    """The offset in another wording of a text that corresponds to an offset in the one."""
    if one == other:
        return offset
    for a, b, size in SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks():
        if a + size >= offset:
            return b + max(offset - a, 0)
    return len(other)
