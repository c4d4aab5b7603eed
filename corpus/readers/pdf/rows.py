"""The words of a page put into rows, and the rows of columns one column after the other.

A run of rows that all leave the same gap open, with running text on both sides of it, is set in columns. A
run of rows whose pieces are short and stand under one another is a table and is read row by row.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from corpus.readers.pdf.words import Word

_OVERLAP = 0.5
_GUTTER = 1.0
_CELL_GAP = 2.0
_LEAST_ROWS = 4
_BESIDE = 0.5
_COLUMN_CHARACTERS = 14
_ALIGNED = 4.0
_TABLE_ROWS = 3
_SMALL = 0.8
_RAISED = 0.1
_LEADERS = re.compile(r"(?:\s*\.){4,}\s*|…{2,}\s*")


class Row(NamedTuple):
    """A line of print: `cells` are its pieces when it belongs to a table, else its text alone.

    `column` tells the columns of a page apart: rows of one number stand in one column.
    """

    text: str
    left: float
    right: float
    bottom: float
    top: float
    size: float
    bold: bool
    cells: tuple[str, ...]
    column: int


def rows_of(words: Sequence[Word]) -> list[Row]:
    """The rows of a page in reading order."""
    found: list[Row] = []
    for column, rows in enumerate(_columns(_rows(words))):
        tabular = _tabular(rows)
        for row, is_table in zip(rows, tabular, strict=True):
            found.append(_row(row, is_table, column))
    return found


def _rows(words: Iterable[Word]) -> list[list[Word]]:
    """The words by rows, from the top of the page down, each from left to right."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda w: (-(w.bottom + w.top) / 2, w.left)):
        row = next((row for row in reversed(rows[-4:]) if _same_row(row, word)), None)
        if row is None:
            rows.append([word])
        else:
            row.append(word)
    for row in rows:
        row.sort(key=lambda w: w.left)
    return sorted(rows, key=lambda row: -_middle(row))


def _same_row(row: Sequence[Word], word: Word) -> bool:
    """Whether a word overlaps a row's largest word in height by half of the smaller one."""
    main = max(row, key=lambda w: w.size)
    shared = min(main.top, word.top) - max(main.bottom, word.bottom)
    return shared >= _OVERLAP * min(main.top - main.bottom, word.top - word.bottom)


def _middle(row: Sequence[Word]) -> float:
    main = max(row, key=lambda w: w.size)
    return (main.bottom + main.top) / 2


def _columns(rows: list[list[Word]]) -> Iterator[list[list[Word]]]:
    """Runs of rows that are read from top to bottom, in reading order."""
    pending: list[list[Word]] = []
    at = 0
    while at < len(rows):
        stop, gutter = _run(rows, at)
        if gutter is None:
            pending.append(rows[at])
            at += 1
            continue
        if pending:
            yield pending
            pending = []
        sides = [
            [[w for w in row if (w.right + w.left) / 2 < gutter] for row in rows[at:stop]],
            [[w for w in row if (w.right + w.left) / 2 >= gutter] for row in rows[at:stop]],
        ]
        for side in sides:
            yield from _columns([row for row in side if row])
        at = stop
    if pending:
        yield pending


def _run(rows: list[list[Word]], start: int) -> tuple[int, float | None]:
    """The rows from `start` on that are set in two columns: where they stop, and the middle of the gutter."""
    size = median(w.size for w in rows[start])
    shared = _openings(rows[start], _GUTTER * size)
    stop = start + 1
    while stop < len(rows):
        open_here = _openings(rows[stop], _GUTTER * size)
        both = [
            (max(a, c), min(b, d))
            for a, b in shared
            for c, d in open_here
            if min(b, d) - max(a, c) >= _GUTTER * size
        ]
        if not both:
            break
        shared = both
        stop += 1
    for left, right in shared:
        if stop - start >= _LEAST_ROWS and _divides(rows[start:stop], (left + right) / 2):
            return stop, (left + right) / 2
    return start, None


def _openings(row: list[Word], least: float) -> list[tuple[float, float]]:
    """The stretches of a row without print, the margins among them."""
    gaps = [(float("-inf"), row[0].left)]
    right = row[0].right
    for word in row[1:]:
        if word.left - right >= least:
            gaps.append((right, word.left))
        right = max(right, word.right)
    return [*gaps, (right, float("inf"))]


def _divides(rows: list[list[Word]], gutter: float) -> bool:
    """Whether there is running text on both sides of a gutter, side by side."""
    if not math.isfinite(gutter):
        return False
    sides = (
        [[w for w in row if w.right <= gutter] for row in rows],
        [[w for w in row if w.left >= gutter] for row in rows],
    )
    spans = []
    for side in sides:
        filled = [row for row in side if row]
        if len(filled) < _LEAST_ROWS:
            return False
        if median(len(" ".join(w.text for w in row)) for row in filled) < _COLUMN_CHARACTERS:
            return False
        spans.append((filled[-1][0].bottom, filled[0][0].top))
    shared = min(top for _, top in spans) - max(bottom for bottom, _ in spans)
    return shared >= _BESIDE * min(top - bottom for bottom, top in spans)


def _tabular(rows: list[list[Word]]) -> list[bool]:
    """Which rows belong to a table: three or more in a run have pieces that begin under one another."""
    pieces = [_pieces(row) for row in rows]
    linked = [_under_one_another(a, b) for a, b in pairwise(pieces)]
    marks = [False] * len(rows)
    start = 0
    for index in range(len(rows)):
        if index + 1 < len(rows) and linked[index]:
            continue
        if index + 1 - start >= _TABLE_ROWS:
            marks[start : index + 1] = [True] * (index + 1 - start)
        start = index + 1
    return marks


def _pieces(row: list[Word]) -> list[list[Word]]:
    pieces = [[row[0]]]
    for before, word in pairwise(row):
        if word.left - before.right >= _CELL_GAP * max(before.size, word.size):
            pieces.append([])
        pieces[-1].append(word)
    return pieces


def _under_one_another(above: list[list[Word]], below: list[list[Word]]) -> bool:
    if len(above) < 2 or len(below) < 2:
        return False
    starts = [piece[0].left for piece in above[1:]]
    return any(abs(piece[0].left - start) <= _ALIGNED for piece in below[1:] for start in starts)


def _is_reference(word: Word, main: Word) -> bool:
    """Whether a word is the small raised number of a footnote."""
    small = word.size < _SMALL * main.size and word.text.isdigit()
    return small and word.bottom > main.bottom + _RAISED * main.size


def _row(words: list[Word], is_table: bool, column: int) -> Row:
    main = max(words, key=lambda w: (len(w.text), w.size))
    words = [word for word in words if not _is_reference(word, main)]
    text = _LEADERS.sub(" ", " ".join(w.text for w in words)).strip()
    cells = tuple(" ".join(w.text for w in piece) for piece in _pieces(words)) if is_table else (text,)
    return Row(
        text,
        words[0].left,
        max(w.right for w in words),
        main.bottom,
        main.top,
        main.size,
        sum(len(w.text) for w in words if w.bold) * 2 > sum(len(w.text) for w in words),
        cells,
        column,
    )
