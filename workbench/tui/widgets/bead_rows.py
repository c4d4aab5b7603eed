"""A bead as rows of text: what stands in the gutter and in the two columns. No colours yet."""

from __future__ import annotations

from dataclasses import dataclass

from aligner import Bead, Side, Status
from workbench.project import ReviewState
from workbench.tui.widgets.wrapping import wrap

STATUS_SYMBOLS = {Status.NEW: "·", Status.DRAFT: "~", Status.APPROVED: "✓", Status.REJECTED: "✗"}
LOCKED = "■"
SURE, FAIR = 0.9, 0.6
_GAP = 3


@dataclass(frozen=True, slots=True)
class Columns:
    """The widths of the parts of a row, in cells: number, source, target; the rest is fixed."""

    number: int
    source: int
    target: int

    @classmethod
    def of(cls, width: int, beads: int) -> Columns:
        """The columns of a list `width` cells wide that holds so many beads."""
        number = len(str(beads))
        rest = max(width - cls.gutter_of(number) - _GAP - 2, 20)
        return cls(number, rest // 2, rest - rest // 2)

    @staticmethod
    def gutter_of(number: int) -> int:
        """The gutter: cursor, number, status and confidence with a space after each."""
        return number + 7

    @property
    def gutter(self) -> int:
        """The width of the gutter."""
        return self.gutter_of(self.number)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a bead; texts are not padded, `label` and symbols are empty after the first line."""

    label: str
    status: str
    confidence: str
    source: str
    target: str

    @property
    def blank(self) -> bool:
        """Whether nothing stands on the line."""
        return not (self.label or self.source or self.target)


def confidence_symbol(confidence: float) -> str:
    """● sure, ◐ fairly sure, ○ unsure."""
    if confidence >= SURE:
        return "●"
    return "◐" if confidence >= FAIR else "○"


def bead_rows(state: ReviewState, position: int, columns: Columns) -> list[Row]:
    """The lines of one bead, a blank one last."""
    bead = state.bitext[position]
    source = _column(state, bead, Side.SOURCE, columns.source)
    target = _column(state, bead, Side.TARGET, columns.target)
    height = max(len(source), len(target))
    source += [""] * (height - len(source))
    target += [""] * (height - len(target))
    labels = [
        str(position + 1).rjust(columns.number),
        "" if bead.type == "1:1" else bead.type.rjust(columns.number),
    ]
    status = LOCKED if bead.locked else STATUS_SYMBOLS[bead.status]
    decided = bead.status in {Status.APPROVED, Status.REJECTED}
    sure = "" if decided else confidence_symbol(bead.confidence)
    rows = [Row(labels[0], status, sure, source[0], target[0])]
    rows += [
        Row(labels[1] if line == 1 else "", "", "", source[line], target[line]) for line in range(1, height)
    ]
    return [*rows, Row(labels[1] if height == 1 else "", "", "", "", "")]


def _column(state: ReviewState, bead: Bead, side: Side, width: int) -> list[str]:
    segments = [state.texts(side)[i] for i in bead.side(side)]
    if len(segments) == 1:
        return wrap(segments[0], width)
    lines: list[str] = []
    for segment in segments:
        first, *others = wrap(segment, width - 2)
        lines += [f"• {first}", *(f"  {other}" for other in others)]
    return lines or ["–"]
