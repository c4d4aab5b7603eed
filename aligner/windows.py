"""Long texts in windows: each is searched with some more text behind it, then cut where it surely may be.

A window ends at a pair of segments that surely correspond; its last rows are searched to see what follows,
and given to the next window. So memory depends on the window, time on the length of the text.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from aligner.band import RARITIES, Band, find_chain
from aligner.search import Rows, Scores
from aligner.signals.moves import Move
from aligner.table import Table
from aligner.units import Column

_SMALL = 40_000
_HEIGHTS = (1500, 3000, 6000)
_LAST = 1.3
_SLACK = 0.35
_FLATTEST = 0.5
_SEEN_AHEAD = 25
_ZONE = 150
_SURE = 0.99


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of both sides that is tiled by itself."""

    source: range
    target: range


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece short enough to be searched at once, and the band in which its path lies."""

    piece: Piece
    band: Band


Node = tuple[int, int]
Search = Callable[[Stretch], Scores]
"""What gives the probability of every bead of a stretch."""


def stretches(
    source: Column, target: Column, piece: Piece, table: Table, search: Search
) -> Iterator[tuple[Stretch, Scores]]:
    """The stretches that tile a piece, in order, each with the probabilities of its beads.

    `table` holds the translations that lead the path.
    """
    guide: list[Node] = []
    if len(piece.source) > _LAST * _HEIGHTS[0]:
        guide = find_chain(source, target, piece.source, piece.target, table, RARITIES[:1])
    i = j = 0
    while True:
        rest = Piece(piece.source[i:], piece.target[j:])
        near = guide[bisect_left(guide, (i, j)) : bisect_left(guide, (i + _HEIGHTS[-1], 0))]
        ahead = [(k - i, m - j) for k, m in near if m >= j]
        window, whole = _window(source, target, rest, table, ahead)
        found = search(window)
        if whole:
            yield window, found
            return
        down, right = _surest_node(found, window.band)
        yield _before(window, found, down, right)
        i, j = i + down, j + right


def _window(
    source: Column, target: Column, rest: Piece, table: Table, guide: Sequence[Node]
) -> tuple[Stretch, bool]:
    """The next window of what is left, and whether it takes all of it.

    It ends at a node of the guide; where that shows none, at one that its own words show. A window whose
    later half holds neither is made longer, up to a limit.
    """
    rows, columns = len(rest.source), len(rest.target)
    if rows * columns <= _SMALL:
        return Stretch(rest, Band.whole(rows, columns)), True
    if rows <= _LAST * _HEIGHTS[0]:
        return _to(source, target, rest, table), True
    for height in _HEIGHTS:
        near = guide[bisect_left(guide, (height // 2, 0)) : bisect_left(guide, (height, 0))]
        if near:
            return _to(source, target, _beginning(rest, *near[-1]), table), False
    slope = min(max(columns / rows, _FLATTEST), 1 / _FLATTEST)
    for height in _HEIGHTS:
        if rows <= _LAST * height:
            return _to(source, target, rest, table), True
        seen = _beginning(rest, height, min(int(height * (slope + _SLACK)), columns))
        chain = find_chain(source, target, seen.source, seen.target, table)
        if chain and chain[-1][0] >= height // 2:
            *chain, end = chain
            return Stretch(_beginning(rest, *end), Band.around(chain, *end)), False
    end = _HEIGHTS[-1], min(int(_HEIGHTS[-1] * slope), columns)
    chain = [link for link in chain if link[1] <= end[1]]
    return Stretch(_beginning(rest, *end), Band.around(chain, *end)), False


def _to(source: Column, target: Column, piece: Piece, table: Table) -> Stretch:
    """All of a piece, with a band about what its own words show."""
    chain = find_chain(source, target, piece.source, piece.target, table)
    return Stretch(piece, Band.around(chain, len(piece.source), len(piece.target)))


def _beginning(piece: Piece, rows: int, columns: int) -> Piece:
    s, t = piece.source.start, piece.target.start
    return Piece(range(s, s + rows), range(t, t + columns))


def _surest_node(found: Scores, band: Band) -> tuple[int, int]:
    """The node near the end of a window that its path passes most surely."""
    stop = len(band.first) - 1 - _SEEN_AHEAD
    best = (0.0, 0, 0)
    for zone in (range(max(stop - _ZONE, 1), stop), range(stop // 2, stop - _ZONE)):
        for i in zone:
            passing = np.sum([rows[i] for rows in found.values()], axis=0)
            j = int(passing.argmax())
            best = max(best, (float(passing[j]), i, int(band.first[i]) + j))
        if best[0] >= _SURE:
            break
    return best[1:]


def _before(window: Stretch, found: Scores, i: int, j: int) -> tuple[Stretch, Scores]:
    """The part of a window before a node, with the beads that end there or earlier."""
    first, last = np.minimum(window.band.first[: i + 1], j), np.minimum(window.band.last[: i + 1], j)
    kept: dict[Move, Rows] = {}
    for (a, b), rows in found.items():
        kept[a, b] = []
        for number, row in enumerate(rows[: i + 1]):
            inside = np.zeros(last[number] - first[number] + 1, dtype=row.dtype)
            if number + a <= i:
                reach = max(j - b - first[number] + 1, 0)
                inside[:reach] = row[: len(inside)][:reach]
            kept[a, b].append(inside)
    return Stretch(_beginning(window.piece, i, j), Band(first, last)), kept
