"""Rows put together into paragraphs by their shape: indentation, gaps, short ends, size of print."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from corpus.document import Kind
from corpus.readers.pdf.rows import Row

_ITEM = re.compile(r"(?:[•▪●■◦*·‣➢]\s*|[-–—]\s+|\d{1,3}[.)]\s+(?=\D)|[^\W\d_]\)\s)\S")
_NOTE = re.compile(r"(?:\d{1,3}|\*{1,3})(?:[.)]\s*|\s+|(?=[^\W\d_]))\S")
_CLOSED = re.compile(r"[.!?…:;]['\"»”’)\]]*$")
_BROKEN = re.compile(r"\w[-‐\xad]$")
_OPENERS = "«\"“„‘'([-–—"
_HEADING_SIZE, _NOTE_SIZE, _ALIKE = 1.12, 0.93, 0.12
_WIDE_GAP = 1.35
_INDENT = 0.8
_SHORT_END = 2.0
_ALIGNED = 2.0
_HEADING_ROWS, _LONG_HEADING = 4, 200


@dataclass(slots=True)
class Block:
    """The rows of one paragraph: whether the first is indented, and whether it tops a page or column."""

    kind: Kind
    indented: bool = False
    on_top: bool = False
    rows: list[Row] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The rows, one a line."""
        return "\n".join(row.text for row in self.rows)


@dataclass(frozen=True, slots=True)
class _Column:
    """What is usual in a column: its edges and the distance of its rows."""

    left: float
    right: float
    leading: float


def body_size(pages: Sequence[Sequence[Row]]) -> float:
    """The size that most of a document is printed in."""
    sizes: Counter[float] = Counter()
    for rows in pages:
        for row in rows:
            sizes[round(row.size, 1)] += len(row.text)
    return sizes.most_common(1)[0][0] if sizes else 1.0


def blocks_of(rows: Sequence[Row], body: float) -> tuple[list[Block], list[Block]]:
    """The paragraphs of a page's rows without furniture, and its footnotes."""
    columns = _column_shapes(rows)
    notes = _note_rows(rows, body)
    found: list[Block] = []
    foot: list[Block] = []
    before: Row | None = None
    for index, row in enumerate(rows):
        target = foot if index in notes else found
        if len(row.cells) > 1:
            target.extend(Block(Kind.TABLE_CELL, rows=[row._replace(text=cell)]) for cell in row.cells)
            before = None
            continue
        column = columns[row.column]
        after = rows[index + 1] if index + 1 < len(rows) else None
        if before is None or not target or _begins(target[-1].rows, row, after, column):
            on_top = before is None or before.column != row.column
            target.append(Block(Kind.BODY, _is_indented(row, column), on_top))
        target[-1].rows.append(row)
        before = row
    for block in found:
        if block.kind is Kind.BODY:
            block.kind = _kind(block, body)
    for block in foot:
        block.kind = Kind.FOOTNOTE
    return found, foot


def indents(blocks: Sequence[Block]) -> bool:
    """Whether a document begins its paragraphs with an indented row."""
    bodies = [block for block in blocks if block.kind is Kind.BODY and len(block.rows) > 1]
    return sum(block.indented for block in bodies) * 2 > len(bodies)


def carries_on(before: Block, after: Block, indented: bool) -> bool:
    """Whether a paragraph that a page or column ends goes on with the next one.

    `indented` says that paragraphs of the document are.
    """
    if before.kind not in (Kind.BODY, Kind.LIST_ITEM) or after.kind is not Kind.BODY:
        return False
    last, first = before.rows[-1], after.rows[0]
    if abs(last.size - first.size) > _ALIKE * max(last.size, first.size):
        return False
    if _BROKEN.search(last.text) or _starts_low(first.text):
        return True
    if _ITEM.match(first.text) or not _fills(before) or (indented and after.indented):
        return False
    return indented or not _CLOSED.search(last.text)


def _fills(block: Block) -> bool:
    """Whether a paragraph's last row is as long as its others."""
    right = max(row.right for row in block.rows)
    return len(block.rows) > 1 and right - block.rows[-1].right < _SHORT_END * block.rows[-1].size


def _column_shapes(rows: Sequence[Row]) -> dict[int, _Column]:
    shapes = {}
    for column in {row.column for row in rows}:
        ours = [row for row in rows if row.column == column and len(row.cells) == 1]
        lefts = Counter(round(row.left) for row in ours)
        steps = [a.bottom - b.bottom for a, b in pairwise(ours) if a.bottom > b.bottom]
        size = median([row.size for row in ours]) if ours else 1.0
        shapes[column] = _Column(
            _usual_left(lefts),
            max((row.right for row in ours), default=0.0),
            median(steps) if steps else 1.2 * size,
        )
    return shapes


def _usual_left(lefts: Counter[int]) -> float:
    """The leftmost edge at which a good part of the rows begin."""
    total = lefts.total()
    common = [left for left in lefts if lefts[left] + lefts[left + 1] + lefts[left - 1] >= 0.25 * total]
    return float(min(common, default=min(lefts, default=0)))


def _begins(rows: Sequence[Row], row: Row, after: Row | None, column: _Column) -> bool:
    """Whether a row, with the one after it, begins a new paragraph after the rows of one."""
    before = rows[-1]
    if before.column != row.column:
        return True
    size = max(before.size, row.size)
    if abs(before.size - row.size) > _ALIKE * size or before.bold != row.bold:
        return not _BROKEN.search(before.text)
    if before.bottom - row.bottom > _WIDE_GAP * max(column.leading, size):
        return True
    if _ITEM.match(row.text) and (_CLOSED.search(before.text) or _is_short(before, row, column)):
        return True
    low = _starts_low(row.text)
    if _is_short(before, row, column):
        return not low or bool(_CLOSED.search(before.text))
    if not _is_indented(row, column) or low:
        return False
    if not _is_indented(before, column) or _CLOSED.search(before.text):
        return True
    inset = after is not None and abs(after.left - row.left) < _ALIGNED
    return len(rows) == 1 and not inset


def _is_indented(row: Row, column: _Column) -> bool:
    return row.left - column.left > _INDENT * row.size


def _is_short(before: Row, row: Row, column: _Column) -> bool:
    """Whether the next row's first word would have fitted at the end of the one before."""
    first = row.text.split(None, 1)[0]
    width = (row.right - row.left) * (len(first) + 1) / max(len(row.text), 1)
    return before.right + width < column.right - row.size / 2


def _starts_low(text: str) -> bool:
    return text.lstrip(_OPENERS)[:1].islower()


def _note_rows(rows: Sequence[Row], body: float) -> set[int]:
    """The rows of footnotes: small print at the foot of a column that begins with a mark."""
    found: set[int] = set()
    run: list[int] = []
    for index in reversed(range(len(rows))):
        row = rows[index]
        if row.size > _NOTE_SIZE * body:
            if found:
                break
            run = []
            continue
        run.append(index)
        if _NOTE.match(row.text):
            found.update(run)
            run = []
    return found


def _kind(block: Block, body: float) -> Kind:
    first, last = block.rows[0], block.rows[-1]
    length = sum(len(row.text) for row in block.rows)
    short = len(block.rows) <= _HEADING_ROWS and length <= _LONG_HEADING
    if short and not _starts_low(first.text) and any(c.isalpha() for c in first.text):
        large = first.size >= _HEADING_SIZE * body
        loud = all(row.bold for row in block.rows) or block.text.isupper()
        if large or (loud and last.text[-1] not in ".;,"):
            return Kind.HEADING
    return Kind.LIST_ITEM if _ITEM.match(first.text) else Kind.BODY
