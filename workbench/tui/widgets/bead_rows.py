"""A bead as rows of text: what stands in the gutter and in the two columns. No colours yet."""

from __future__ import annotations

from dataclasses import dataclass

from aligner import Bead, Side, Status
from workbench.project import ReviewState
from workbench.tui.widgets.wrapping import wrap

STATUS_SYMBOLS = {
    Status.NEW: "·",
    Status.DRAFT: "~",
    Status.APPROVED: "✓",
    Status.REJECTED: "✗",
    Status.EXCLUDED: "∅",
}
LOCKED = "■"
FLAG = "!"
COMMENTED = "✎"
LINKED, ANCHORED = "⇄", "‡"
SURE, FAIR, UNSURE, UNKNOWN = "●", "◐", "○", "?"
FAIR_SHARE = 2 / 3
_NUMBER = 3
_GAP = 3


@dataclass(frozen=True, slots=True)
class Columns:
    """The widths of the parts of a row in cells: bead number, segment number, source, target, third."""

    number: int
    mark: int
    source: int
    target: int
    beside: int = 0

    @classmethod
    def of(cls, width: int, state: ReviewState | None, *, beside: bool = False) -> Columns:
        """The columns of a list `width` cells wide that shows a state, with another draft `beside`."""
        number = max(_NUMBER, len(str(len(state.bitext)))) if state else _NUMBER
        mark = len(str(max(state.bitext.shape))) if state else 1
        rest = max(width - cls.gutter_of(number) - _GAP - 2, 20)
        if beside:
            third = (rest - _GAP) // 3
            return cls(number, mark, third, third, rest - _GAP - 2 * third)
        return cls(number, mark, rest // 2, rest - rest // 2)

    @staticmethod
    def gutter_of(number: int) -> int:
        """The gutter: cursor, number, status and confidence with a space after each."""
        return number + 7

    @property
    def gutter(self) -> int:
        """The width of the gutter."""
        return self.gutter_of(self.number)

    @property
    def texts(self) -> tuple[tuple[int, int], ...]:
        """The first cell and the one after the last of each text."""
        spans, start = [], self.gutter
        for width in filter(None, (self.source, self.target, self.beside)):
            spans.append((start, start + width))
            start += width + _GAP
        return tuple(spans)


@dataclass(frozen=True, slots=True)
class Cell:
    """One line of one column: the segment's number where a segment of several begins, then text."""

    mark: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a bead, nothing padded; `label` and the symbols are empty after the first line.

    A decided bead shows no confidence: it no longer matters.
    """

    label: str = ""
    status: str = ""
    confidence: str = ""
    source: Cell = Cell()
    target: Cell = Cell()
    beside: Cell = Cell()
    blank: bool = False


def confidence_symbol(bead: Bead, sure_from: float) -> str:
    """● sure, ◐ fairly sure, ○ unsure, ? not known since the bead's shape was changed by hand."""
    if bead.status is Status.DRAFT and not bead.confidence:
        return UNKNOWN
    if bead.confidence >= sure_from:
        return SURE
    return FAIR if bead.confidence >= sure_from * FAIR_SHARE else UNSURE


def bead_rows(
    state: ReviewState, position: int, columns: Columns, sure_from: float, beside: str = ""
) -> list[Row]:
    """The lines of one bead, a blank one last; `beside` is what another draft has for it."""
    bead = state.bitext[position]
    type_ = "" if bead.type == "1:1" else bead.type
    source = _column(state, bead, Side.SOURCE, columns)
    target = _column(state, bead, Side.TARGET, columns)
    third = [Cell("", line) for line in wrap(beside, columns.beside)] if columns.beside else []
    height = max(len(source), len(target), len(third), 2 if type_ else 1)
    source += [Cell()] * (height - len(source))
    target += [Cell()] * (height - len(target))
    third += [Cell()] * (height - len(third))
    status = LOCKED if bead.locked else STATUS_SYMBOLS[bead.status]
    confidence = "" if bead.status.decided else confidence_symbol(bead, sure_from)
    first = Row(str(position + 1), status, confidence, source[0], target[0], third[0])
    others = [
        Row(type_ if line == 1 else "", source=source[line], target=target[line], beside=third[line])
        for line in range(1, height)
    ]
    return [first, *others, Row(blank=True)]


def _column(state: ReviewState, bead: Bead, side: Side, columns: Columns) -> list[Cell]:
    width = columns.source if side is Side.SOURCE else columns.target
    texts = state.texts(side)
    segments = bead.side(side)
    if len(segments) == 1:
        return [Cell("", line) for line in wrap(texts[segments.start], width)]
    cells = []
    for segment in segments:
        first, *others = wrap(texts[segment], width - columns.mark - 1)
        cells.append(Cell(str(segment + 1).rjust(columns.mark) + " ", first))
        cells += [Cell(" " * (columns.mark + 1), other) for other in others]
    return cells or [Cell("—")]
