"""Where the path of an alignment can run: for each source segment a stretch of target segments.

Segments that share rare translations are chained into the heaviest monotone path; the band covers the
rectangle between each two neighbours of the chain and a margin around it, so that an omission stays inside.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from aligner.table import Table
from aligner.units import Column, Ints

_MARGIN = 12
RARITIES = (4, 16, 48)
_WIDEST = 400
_CORRIDOR = 150
_DRIFT = (0.1, 300)
_SURE = 0.2
_SUPPORT = 6
_NEAR = 40


@dataclass(frozen=True, slots=True)
class Band:
    """For each node row 0 … n the first and the last column, both included; both never decrease."""

    first: Ints
    last: Ints

    @classmethod
    def whole(cls, rows: int, columns: int) -> Band:
        """All of a piece of `rows` source and `columns` target segments."""
        return cls(np.zeros(rows + 1, dtype=np.int64), np.full(rows + 1, columns, dtype=np.int64))

    @classmethod
    def around(cls, chain: list[tuple[int, int]], rows: int, columns: int) -> Band:
        """The band about a monotone chain of nodes."""
        first = np.full(rows + 1, columns, dtype=np.int64)
        last = np.zeros(rows + 1, dtype=np.int64)
        for (i, j), (k, m) in pairwise([(0, 0), *chain, (rows, columns)]):
            top, bottom = max(i - _MARGIN, 0), min(k + _MARGIN, rows)
            left, right = np.full(bottom - top + 1, j), np.full(bottom - top + 1, m)
            if min(k - i, m - j) > _WIDEST:
                middle = np.interp(np.arange(top, bottom + 1), (i, k), (j, m)).astype(np.int64)
                reach = _CORRIDOR + abs((m - j) - (k - i))
                left, right = np.maximum(middle - reach, left), np.minimum(middle + reach, right)
            first[top : bottom + 1] = np.minimum(first[top : bottom + 1], np.maximum(left - _MARGIN, 0))
            last[top : bottom + 1] = np.maximum(last[top : bottom + 1], np.minimum(right + _MARGIN, columns))
        return cls(np.minimum.accumulate(first[::-1])[::-1], np.maximum.accumulate(last))

    @property
    def width(self) -> int:
        """The most columns of any row."""
        return int((self.last - self.first).max()) + 1


def find_chain(
    source: Column,
    target: Column,
    rows: range,
    columns: range,
    table: Table,
    rarities: Sequence[int] = RARITIES,
) -> list[tuple[int, int]]:
    """Pairs of segments that surely correspond, in order, relative to the piece's beginning.

    They share words that at most as many segments hold as the first of `rarities` says. A text that
    repeats itself has few rare words: then less rare ones are taken too.
    """
    chain: list[tuple[int, int]] = []
    for rarity in rarities:
        chain = _supported(_heaviest(_shared(source, target, rows, columns, table, rarity)))
        links = [(0, 0), *chain, (len(rows), len(columns))]
        if all(min(k - i, m - j) <= _WIDEST for (i, j), (k, m) in pairwise(links)):
            break
    return chain


def _shared(
    source: Column, target: Column, rows: range, columns: range, table: Table, rarity: int
) -> dict[tuple[int, int], float]:
    """The weight of translations that segments of a piece share and at most `rarity` segments hold.

    Segments too far from the diagonal are left out.
    """
    s_places, t_places = _places(source, rows), _places(target, columns)
    weights: dict[tuple[int, int], float] = defaultdict(float)
    slope = len(columns) / len(rows)
    drift = _DRIFT[0] * len(columns) + _DRIFT[1] + abs(len(columns) - len(rows))
    for unit, s_rows in s_places.items():
        if len(s_rows) > rarity:
            continue
        for pair in range(table.starts[unit], table.starts[unit + 1]):
            t_rows = t_places.get(int(table.targets[pair]), ())
            sure = float(min(table.forward[pair], table.backward[pair]))
            if not 0 < len(t_rows) <= rarity or sure < _SURE:
                continue
            weight = sure / (len(s_rows) * len(t_rows))
            for i in s_rows:
                for j in t_rows:
                    if abs(i * slope - j) <= drift:
                        weights[i, j] += weight
    return weights


def _places(column: Column, segments: range) -> dict[int, tuple[int, ...]]:
    places: dict[int, list[int]] = defaultdict(list)
    for place, segment in enumerate(segments):
        for unit in np.unique(column.inside(segment, segment + 1)):
            places[int(unit)].append(place)
    return {unit: tuple(rows) for unit, rows in places.items()}


def _heaviest(weights: dict[tuple[int, int], float]) -> list[tuple[int, int]]:
    """The heaviest chain that increases on both sides, by patience over prefix maxima."""
    columns: list[int] = []
    totals: list[float] = []
    ends: list[int] = []
    nodes: list[tuple[int, int]] = []
    before: list[int] = []
    for i, j in sorted(weights, key=lambda node: (node[0], -node[1])):
        place = bisect_left(columns, j)
        total = weights[i, j] + (totals[place - 1] if place else 0.0)
        nodes.append((i, j))
        before.append(ends[place - 1] if place else -1)
        if place < len(columns) and columns[place] == j:
            if totals[place] >= total:
                continue
            totals[place], ends[place] = total, len(nodes) - 1
        else:
            if place and totals[place - 1] >= total:
                continue
            columns.insert(place, j)
            totals.insert(place, total)
            ends.insert(place, len(nodes) - 1)
        while place + 1 < len(columns) and totals[place + 1] <= total:
            del columns[place + 1], totals[place + 1], ends[place + 1]
    chain = []
    node = ends[-1] if ends else -1
    while node >= 0:
        chain.append(nodes[node])
        node = before[node]
    return chain[::-1]


def _supported(chain: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The links that have near neighbours on the same diagonal; a lone link may be chance."""
    kept = []
    for place, (i, j) in enumerate(chain):
        around = chain[max(place - _SUPPORT, 0) : place] + chain[place + 1 : place + 1 + _SUPPORT]
        near = [(k, m) for k, m in around if abs(k - i) <= _NEAR]
        if sum(abs((m - j) - (k - i)) <= 3 + abs(k - i) // 4 for k, m in near) >= 2:
            kept.append((i, j))
    return kept
