"""What a review decided of the beads of a bitext, as one change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import count

from aligner import Bead, Side
from corpus.document import Span
from corpus.placeholders import Code, codes_in
from workbench.project import Change, ReviewState, Room, Swap, TextEdit
from workbench.services.segment_codes import BeadCodes
from workbench.services.translating import distributed
from workbench.services.verdicts import Verdict

ACTION = "import"


def change_of(state: ReviewState, codes: BeadCodes, verdicts: Mapping[int, Verdict]) -> Change:
    """The change that carries out verdicts, by position of the bead.

    A bead without a target segment gets one where it has a translation now.
    """
    numbers = count(codes.highest(Side.TARGET) + 1)
    rooms: list[Room] = []
    swaps: list[Swap] = []
    edits: list[TextEdit] = []
    for position, decided in sorted(verdicts.items()):
        bead = _moved(state.bitext[position], len(rooms))
        old = [state.target[segment] for segment in state.bitext[position].target]
        after = bead if decided.status is None else replace(bead, status=decided.status)
        if decided.text and not bead.target:
            after = replace(after, target=range(bead.target.start, bead.target.start + 1))
            rooms.append(Room(bead.key))
            old = [""]
        if decided.text is not None:
            own = None if decided.codes is None else _renumbered(decided.codes, numbers)
            edits += _edits(after, old, decided.text, own)
        if after != bead:
            swaps.append(Swap((bead,), (after,)))
    return Change(ACTION, tuple(swaps), tuple(edits), rooms=tuple(rooms))


def _moved(bead: Bead, by: int) -> Bead:
    return replace(bead, target=range(bead.target.start + by, bead.target.stop + by)) if by else bead


def _edits(bead: Bead, old: Sequence[str], text: str, codes: Sequence[Code] | None) -> Iterator[TextEdit]:
    """A new text over a bead's target segments, each with the codes that lie in it."""
    start = 0
    for segment, before, after in zip(bead.target, old, distributed(old, text), strict=True):
        own = None if not codes else codes_in(codes, Span(start, start + len(after)))
        start += len(after) + bool(after)
        if before != after or own:
            yield TextEdit(Side.TARGET, segment, before, after, codes_after=own)


def _renumbered(codes: Sequence[Code], numbers: Iterator[int]) -> list[Code]:
    """The codes with numbers that no others of the document have."""
    fresh: dict[int, int] = {}
    for code in codes:
        if code.number not in fresh:
            fresh[code.number] = next(numbers)
    return [replace(code, number=fresh[code.number]) for code in codes]
