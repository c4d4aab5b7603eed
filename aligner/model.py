"""The score of every bead in a band: the sum of its signals."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from aligner.band import Band
from aligner.search import NEVER, Scores
from aligner.signals.layout import LayoutModel
from aligner.signals.length import LengthModel
from aligner.signals.lexical import SPAN, LexicalModel
from aligner.signals.meaning import MeaningModel
from aligner.signals.moves import MOVES, Move, MovePrior
from aligner.table import Block
from aligner.units import Column, Floats

_BLOCK = 96


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each signal weighs. The words of one sentence are not independent: they weigh less."""

    words: float = 0.45
    cognates: float = 1.0
    length: float = 1.0
    moves: float = 1.0
    layout: float = 1.0
    meaning: float = 1.0


@dataclass(frozen=True, slots=True)
class Model:
    """All signals and their weights."""

    length: LengthModel
    lexical: LexicalModel
    moves: MovePrior
    layout: LayoutModel
    meaning: MeaningModel | None
    weights: Weights


def score_piece(
    model: Model, source: Column, target: Column, rows: range, columns: range, band: Band
) -> Scores:
    """The scores of all beads of a piece, by move and by row of starting nodes."""
    scores: dict[Move, list[Floats]] = {move: [] for move in MOVES}
    for start in range(0, len(rows) + 1, _BLOCK):
        stop = min(start + _BLOCK, len(rows) + 1)
        first, last = int(band.first[start]), int(band.last[stop - 1])
        block = _Block(model, source, target, rows, columns, range(start, stop), range(first, last + 1))
        for move in MOVES:
            dense = block.scores(move)
            for i in range(start, stop):
                row = dense[i - start, band.first[i] - first : band.last[i] - first + 1]
                scores[move].append(row.astype(np.float32))
    return scores


class _Block:
    """The scores of beads that start in some node rows and columns of a piece."""

    def __init__(
        self,
        model: Model,
        source: Column,
        target: Column,
        rows: range,
        columns: range,
        i_s: range,
        j_s: range,
    ) -> None:
        self._model = model
        self._shape = (len(i_s), len(j_s))
        self._s_end = min(len(rows) - i_s.start, len(i_s) + SPAN - 1)
        self._t_end = min(len(columns) - j_s.start, len(j_s) + SPAN - 1)
        s = range(rows.start + i_s.start, rows.start + i_s.start + self._s_end)
        t = range(columns.start + j_s.start, columns.start + j_s.start + self._t_end)
        self._s_lengths = np.concatenate([[0.0], np.cumsum(source.lengths[s.start : s.stop])])
        self._t_lengths = np.concatenate([[0.0], np.cumsum(target.lengths[t.start : t.stop])])
        self._onto_target: list[Block] = []
        self._onto_source: list[Block] = []
        self._columns, self._s, self._t = (source, target), s, t
        self._begins = model.layout.begins(source, target, s, t)
        self._s_holds = np.concatenate([[0.0], np.cumsum(model.layout.holds(source, s, 0))])
        self._t_holds = np.concatenate([[0.0], np.cumsum(model.layout.holds(target, t, 1))])
        if len(s) and len(t):
            self._onto_target, self._onto_source = model.lexical.scores(source, target, s, t)

    def scores(self, move: Move) -> Floats:
        """Start rows × start columns; what would reach beyond the piece scores NEVER."""
        a, b = move
        dense = np.full(self._shape, NEVER)
        height = min(self._shape[0], self._s_end - a + 1)
        width = min(self._shape[1], self._t_end - b + 1)
        if height <= 0 or width <= 0:
            return dense
        weights = self._model.weights
        prior = weights.moves * self._model.moves[move]
        if a == 0 or b == 0:
            dense[:height, :width] = prior
            return dense
        words = sum(self._onto_target[a - 1][:height, k : k + width] for k in range(b)) + sum(
            self._onto_source[b - 1][k : k + height, :width] for k in range(a)
        )
        s = (self._s_lengths[a : a + height] - self._s_lengths[:height])[:, None]
        t = (self._t_lengths[b : b + width] - self._t_lengths[:width])[None, :]
        length = self._model.length.score(s, t)
        layout = (
            self._begins[:height, :width]
            + (self._s_holds[a : a + height] - self._s_holds[1 : 1 + height])[:, None]
            + (self._t_holds[b : b + width] - self._t_holds[1 : 1 + width])[None, :]
        )
        dense[:height, :width] = (
            weights.words * words + weights.length * length + weights.layout * layout + prior
        )
        if self._model.meaning is not None:
            meaning = self._model.meaning.scores(*self._columns, self._s, self._t, move)
            dense[:height, :width] += weights.meaning * meaning[:height, :width]
        return dense
