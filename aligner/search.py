"""One dynamic programme over all moves: how probable each bead is, and the best tiling.

Nodes (i, j) stand between segments: i source and j target segments lie before them. All arrays run over
the columns of a band row by row. Sums are kept as logarithms.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from aligner.band import Band
from aligner.signals.moves import MOVES, Move
from aligner.units import Floats

NEVER = -1e30

Rows = list[Floats]
Scores = Mapping[Move, Rows]
"""For each move a row for each node row: the score of the bead that starts at each node."""


@dataclass(frozen=True, slots=True)
class Path:
    """A tiling: the node at which each bead starts, its move, and its probability."""

    starts: tuple[tuple[int, int], ...]
    moves: tuple[Move, ...]
    probabilities: tuple[float, ...]


def posteriors(scores: Scores, band: Band) -> Scores:
    """The probability of every bead, by move and by row of starting nodes."""
    return _posteriors(scores, band, _forward(scores, band), _backward(scores, band))


def _reach(row: Floats, first: int, start: int, width: int) -> Floats:
    """The values of a row that begins at column `first`, at `width` columns from `start`."""
    out = np.full(width, NEVER)
    a, b = max(start, first), min(start + width, first + len(row))
    if a < b:
        out[a - start : b - start] = row[a - first : b - first]
    return out


def _forward(scores: Scores, band: Band) -> Rows:
    """The log sum of all paths from the beginning to each node."""
    null = scores[0, 1]
    alpha: Rows = []
    for i, (first, last) in enumerate(zip(band.first, band.last, strict=True)):
        width = last - first + 1
        row = np.full(width, NEVER)
        if i == 0:
            row[0] = 0.0
        for a, b in MOVES:
            if 0 < a <= i:
                arriving = alpha[i - a] + scores[a, b][i - a]
                row = np.logaddexp(row, _reach(arriving, band.first[i - a], first - b, width))
        cost = np.arange(width) * null[i][0]
        alpha.append(np.logaddexp.accumulate(row - cost) + cost)
    return alpha


def _backward(scores: Scores, band: Band) -> Rows:
    """The log sum of all paths from each node to the end."""
    null = scores[0, 1]
    rows = len(band.first)
    beta: Rows = [np.zeros(0)] * rows
    for i in range(rows - 1, -1, -1):
        first, width = band.first[i], band.last[i] - band.first[i] + 1
        row = np.full(width, NEVER)
        if i == rows - 1:
            row[-1] = 0.0
        for a, b in MOVES:
            if a and i + a < rows:
                leaving = _reach(beta[i + a], band.first[i + a], first + b, width)
                row = np.logaddexp(row, scores[a, b][i] + leaving)
        cost = np.arange(width)[::-1] * null[i][0]
        beta[i] = np.logaddexp.accumulate((row - cost)[::-1])[::-1] + cost
    return beta


def _posteriors(scores: Scores, band: Band, alpha: Rows, beta: Rows) -> Scores:
    total = alpha[-1][-1]
    rows = len(band.first)
    found: dict[Move, Rows] = {}
    for a, b in MOVES:
        of_move = []
        for i in range(rows):
            if i + a >= rows:
                of_move.append(np.zeros(len(alpha[i])))
                continue
            after = _reach(beta[i + a], band.first[i + a], band.first[i] + b, len(alpha[i]))
            of_move.append(np.exp(np.minimum(alpha[i] + scores[a, b][i] + after - total, 0.0)))
        found[a, b] = of_move
    return found


def best_path(probabilities: Scores, band: Band) -> Path:
    """The tiling with the greatest expected number of right beads: the sum of their probabilities."""
    best: Rows = []
    came: list[np.ndarray[tuple[int], np.dtype[np.int64]]] = []
    for i, (first, last) in enumerate(zip(band.first, band.last, strict=True)):
        width = last - first + 1
        row, by = np.full(width, NEVER), np.zeros(width, dtype=np.int64)
        if i == 0:
            row[0] = 0.0
        for number, (a, b) in enumerate(MOVES):
            if 0 < a <= i:
                total = best[i - a] + probabilities[a, b][i - a]
                arriving = _reach(total, band.first[i - a], first - b, width)
                by[arriving > row] = number
                row = np.maximum(row, arriving)
        along = np.concatenate([[0.0], np.cumsum(probabilities[0, 1][i][:-1])])
        reached = np.maximum.accumulate(row - along) + along
        by[reached > row + 1e-9] = MOVES.index((0, 1))
        best.append(reached)
        came.append(by)
    return _traced(probabilities, band, came)


def _traced(
    probabilities: Scores, band: Band, came: list[np.ndarray[tuple[int], np.dtype[np.int64]]]
) -> Path:
    i, j = len(band.first) - 1, int(band.last[-1])
    starts, moves, sure = [], [], []
    while i or j:
        move = MOVES[came[i][j - band.first[i]]]
        i, j = i - move[0], j - move[1]
        starts.append((i, j))
        moves.append(move)
        sure.append(float(probabilities[move][i][j - band.first[i]]))
    return Path(tuple(starts[::-1]), tuple(moves[::-1]), tuple(sure[::-1]))
