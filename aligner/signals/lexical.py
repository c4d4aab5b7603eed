"""Words: how well each side's units are explained by the other's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from aligner.table import Block, Table
from aligner.units import Column, Floats

SPAN = 4
"""The most segments of one side in a bead."""

_NUMBER = 0.75


@dataclass(frozen=True, slots=True)
class LexicalModel:
    """IBM model 1 in both directions against the units' own frequencies.

    A unit t of one side is worth log(1 − λ + λ · mean p(t | s) / p(t)) beside the units s of the other,
    the mean taken over these and an empty word. Units that no table translates are worth nothing, either
    way: they tell nothing. But a number that the other side lacks is telling: nearly all are carried over.
    `source_explained` and `target_explained` hold λ, or 0 for those that tell nothing; the chances are p.
    """

    table: Table
    source_chance: Floats
    target_chance: Floats
    source_explained: Floats
    target_explained: Floats

    @classmethod
    def of(
        cls, table: Table, source: Column, target: Column, chances: tuple[Floats, Floats], explained: float
    ) -> LexicalModel:
        """The model of a table; `chances` are the units' own probabilities on either side."""
        s_known, t_known = table.known()
        known = ((source.numbers(), s_known), (target.numbers(), t_known))
        lambdas = (np.where(number, _NUMBER, np.where(is_known, explained, 0)) for number, is_known in known)
        return cls(table, *chances, *lambdas)

    def scores(
        self, source: Column, target: Column, rows: range, columns: range
    ) -> tuple[list[Block], list[Block]]:
        """Two lists of SPAN arrays, rows × columns.

        Entry a-1 of the first at (i, j): target segment j beside the source segments i … i+a-1.
        Entry b-1 of the second at (i, j): source segment i beside the target segments j … j+b-1.
        """
        s_tokens, t_tokens = source.inside(rows.start, rows.stop), target.inside(columns.start, columns.stop)
        s_units, s_places = np.unique(s_tokens, return_inverse=True)
        t_units, t_places = np.unique(t_tokens, return_inverse=True)
        there, back = self.table.block(s_units, t_units)
        s_starts = source.starts[rows.start : rows.stop + 1] - source.starts[rows.start]
        t_starts = target.starts[columns.start : columns.stop + 1] - target.starts[columns.start]
        onto_target = _explained(
            there.T, s_places, s_starts, t_places, t_starts,
            self.target_chance[t_units], self.target_explained[t_units],
        )  # fmt: skip
        onto_source = _explained(
            back, t_places, t_starts, s_places, s_starts,
            self.source_chance[s_units], self.source_explained[s_units],
        )  # fmt: skip
        return [scores.T for scores in onto_target], onto_source


def _explained(
    probability: Block,
    given: NDArray[np.int64],
    given_starts: NDArray[np.int64],
    wanted: NDArray[np.int64],
    wanted_starts: NDArray[np.int64],
    chance: Floats,
    explained: Floats,
) -> list[Block]:
    """SPAN arrays, wanted segments × given segments: the former beside 1 … SPAN of the latter.

    `probability` is wanted units × given units; `given` and `wanted` are tokens as places in it.
    """
    segments = len(given_starts) - 1
    counts = np.zeros((probability.shape[1], segments), dtype=np.float32)
    np.add.at(counts, (given, np.repeat(np.arange(segments), np.diff(given_starts))), 1)
    evidence = probability @ counts
    sizes = counts.sum(axis=0)
    weight = (explained / chance).astype(np.float32)[:, None]
    rest = (1 - explained).astype(np.float32)[:, None]
    result = []
    total, size = evidence, sizes
    for span in range(1, SPAN + 1):
        if span > 1:
            total, size = total.copy(), size.copy()
            reached = max(segments - span + 1, 0)
            total[:, :reached] += evidence[:, span - 1 :]
            size[:reached] += sizes[span - 1 :]
        worth = np.log(rest + weight * total / (size + 1))
        result.append(_summed(worth, wanted, wanted_starts))
    return result


def _summed(worth: Block, tokens: NDArray[np.int64], starts: Sequence[int] | NDArray[np.int64]) -> Block:
    """The rows of `worth` at the tokens, added up by segment."""
    rows = np.concatenate([worth[tokens], np.zeros((1, worth.shape[1]), dtype=np.float32)])
    sums: Block = np.add.reduceat(rows, np.asarray(starts[:-1]), axis=0)
    sums[np.diff(starts) == 0] = 0
    return sums
