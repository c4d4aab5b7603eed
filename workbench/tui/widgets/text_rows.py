"""The rows of the project screen: a text with its draft, how large it is and how far it has come."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from aligner import Status
from workbench.project import BitextEntry
from workbench.tui.named import named
from workbench.tui.widgets.charts import divided, padded
from workbench.tui.widgets.row_list import Part, cut
from workbench.wording import _

WIDE = 100
"""From so many cells on, all statuses are counted in a row."""
SYMBOLS = {Status.APPROVED: "✓", Status.REJECTED: "✗", Status.DRAFT: "~", Status.NEW: "·"}
_BLOCKS = {Status.APPROVED: "█", Status.REJECTED: "▒", Status.DRAFT: "▓", Status.NEW: "░"}
_COLOURS = {
    Status.APPROVED: "rows--good",
    Status.REJECTED: "rows--bad",
    Status.DRAFT: "rows--fair",
    Status.NEW: "rows--faint",
}
_LANGS, _WORDS, _SHARE, _COUNT = 9, 9, 6, 8


@dataclass(frozen=True, slots=True)
class TextRow:
    """A bitext: its beads by status, its source words once they are counted."""

    entry: BitextEntry
    statuses: Mapping[Status, int]
    words: int | None

    @property
    def total(self) -> int:
        """How many beads there are that are not excluded."""
        return sum(count for status, count in self.statuses.items() if status is not Status.EXCLUDED)

    @property
    def approved(self) -> float:
        """The share that is approved, from 0 to 1."""
        return self.statuses.get(Status.APPROVED, 0) / max(self.total, 1)


def heading(width: int) -> str:
    """What stands over the columns, as `parts` lays them out."""
    name, bar = _widths(width)
    wide = width >= WIDE
    counts = [f"{SYMBOLS[one]} {named(one)}" if wide else SYMBOLS[one] for one in _counted(width)]
    return (
        padded(_("text"), name)
        + padded("", _LANGS)
        + padded(_("words"), _WORDS, right=True)
        + "  "
        + padded(_("progress"), bar)
        + padded("", _SHARE)
        + "".join(padded(count, _column(width), right=True) for count in counts)
    )


def parts(row: TextRow, width: int) -> list[Part]:
    """A row in so many cells."""
    name, bar = _widths(width)
    words = "…" if row.words is None else f"{row.words:,}"
    langs = f"{row.entry.source_lang} → {row.entry.target_lang}"
    amounts = [row.statuses.get(status, 0) for status in SYMBOLS]
    blocks: list[Part] = [
        (_BLOCKS[status] * cells, _COLOURS[status])
        for status, cells in zip(SYMBOLS, divided(amounts, bar), strict=True)
    ]
    counts: list[Part] = [
        (padded(f"{row.statuses.get(status, 0):,}", _column(width), right=True), _COLOURS[status])
        for status in _counted(width)
    ]
    return [
        (cut(name_of(row.entry), name - 1) + " ", ""),
        (padded(langs, _LANGS), "rows--faint"),
        (padded(words, _WORDS, right=True), ""),
        ("  ", ""),
        *blocks,
        (padded(f"{row.approved:.0%}", _SHARE, right=True), "rows--strong"),
        *counts,
    ]


def name_of(entry: BitextEntry) -> str:
    """The names of both texts; once where they are the same but for the ending of the language."""
    source, target = Path(entry.source_name).stem, Path(entry.target_name).stem
    plain = source.removesuffix(f".{entry.source_lang}")
    same = plain == target.removesuffix(f".{entry.target_lang}")
    return plain if same else f"{source} → {target}"


def _counted(width: int) -> tuple[Status, ...]:
    return tuple(SYMBOLS) if width >= WIDE else (Status.APPROVED, Status.NEW)


def _column(width: int) -> int:
    return 12 if width >= WIDE else _COUNT


def _widths(width: int) -> tuple[int, int]:
    """The cells of the name and of the bar."""
    rest = width - _LANGS - _WORDS - 2 - _SHARE - _column(width) * len(_counted(width))
    bar = max(8, min(rest // 2, 40))
    return max(rest - bar, 8), bar
