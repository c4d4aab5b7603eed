"""Meaning: how alike the embeddings of both sides are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import log

import numpy as np

from aligner.encoding import Vectors, normalised
from aligner.lexicon import Example
from aligner.signals.moves import Move
from aligner.units import Column, Floats

_SAMPLE = 4000
_LEAST_SPREAD = 0.02
_APART = 3.0
_PRIOR_BEADS = 20.0
_MOST = 6.0


@dataclass(frozen=True, slots=True)
class MeaningModel:
    """The cosine of two sides' embeddings, normal among beads against normal among any two segments.

    The vector of several segments is the sum of theirs, weighed by length. A cosine beyond the two means
    says no more than the nearer one, and none more than a log ratio of ±6. An encoder that knows nothing
    of a language makes both normals alike, and scores nothing.
    """

    chance: tuple[float, float]
    beads: tuple[float, float]

    @classmethod
    def of(cls, source: Column, target: Column) -> MeaningModel | None:
        """The model before any bead is known; None for texts that are not encoded."""
        if not source.vectors.size or not target.vectors.size:
            return None
        rng = np.random.default_rng(1)
        s = rng.integers(0, len(source), _SAMPLE)
        t = rng.integers(0, len(target), _SAMPLE)
        found = (source.vectors[s] * target.vectors[t]).sum(axis=1)
        mean, spread = float(found.mean()), max(float(found.std()), _LEAST_SPREAD)
        return cls((mean, spread), (mean + _APART * spread, 1.5 * spread))

    def fitted(self, source: Column, target: Column, beads: Sequence[Example]) -> MeaningModel:
        """The model after seeing beads."""
        if not beads:
            return self
        cosines = np.array(
            [
                _sums(source, bead.source, len(bead.source))[0]
                @ _sums(target, bead.target, len(bead.target))[0]
                for bead in beads
            ]
        )
        trust = len(cosines) / (len(cosines) + _PRIOR_BEADS)
        mean = trust * float(cosines.mean()) + (1 - trust) * self.beads[0]
        spread = trust * max(float(cosines.std()), _LEAST_SPREAD) + (1 - trust) * self.beads[1]
        return MeaningModel(self.chance, (mean, spread))

    def scores(self, source: Column, target: Column, rows: range, columns: range, move: Move) -> Floats:
        """The score of the bead of a move that begins at each row and column, as far as the ranges reach."""
        cosines = _sums(source, rows, move[0]) @ _sums(target, columns, move[1]).T
        low, high = self.chance[0], self.beads[0]
        if high <= low:
            return np.zeros(cosines.shape)
        between = np.clip(cosines.astype(np.float64), low, high)
        score: Floats = np.clip(_normal(between, self.beads) - _normal(between, self.chance), -_MOST, _MOST)
        return score


def _sums(column: Column, segments: range, span: int) -> Vectors:
    """The vector of each run of `span` segments: their sum weighed by length, at length 1."""
    weights = column.lengths[segments.start : segments.stop, None].astype(np.float32)
    weighed = column.vectors[segments.start : segments.stop] * weights
    reached = len(segments) - span + 1
    sums = np.sum([weighed[k : k + reached] for k in range(span)], axis=0)
    return normalised(sums)


def _normal(x: Floats, parameters: tuple[float, float]) -> Floats:
    mean, spread = parameters
    density: Floats = -0.5 * ((x - mean) / spread) ** 2 - log(spread)
    return density
