"""Translation tables: which units of one side translate which of the other, both ways, sparse."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from aligner.units import Floats, Ints

Block = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Table:
    """Pairs of units with p(target | source) and p(source | target).

    `starts` has an entry more than there are source units: the pairs of source unit k stand at
    `starts[k]:starts[k + 1]` of `targets`, `forward` and `backward`. `sizes` counts the units of each side.
    """

    starts: Ints
    targets: Ints
    forward: Floats
    backward: Floats
    sizes: tuple[int, int]

    @classmethod
    def of(
        cls, source: Ints, target: Ints, forward: Floats, backward: Floats, sizes: tuple[int, int]
    ) -> Table:
        """A table of pairs in any order; of a pair given twice the greater probabilities hold."""
        keys, inverse = np.unique(source * sizes[1] + target, return_inverse=True)
        there, back = np.zeros(len(keys)), np.zeros(len(keys))
        np.maximum.at(there, inverse, forward)
        np.maximum.at(back, inverse, backward)
        starts = np.searchsorted(keys, np.arange(sizes[0] + 1) * sizes[1])
        return cls(starts, keys % max(sizes[1], 1), there, back, sizes)

    @classmethod
    def empty(cls, sizes: tuple[int, int]) -> Table:
        """A table without pairs."""
        none = np.zeros(0, dtype=np.int64)
        return cls.of(none, none, np.zeros(0), np.zeros(0), sizes)

    @classmethod
    def union(cls, tables: Iterable[Table]) -> Table:
        """All pairs of several tables over the same units; the greater probabilities hold."""
        parts = list(tables)
        return cls.of(
            np.concatenate([part.sources() for part in parts]),
            np.concatenate([part.targets for part in parts]),
            np.concatenate([part.forward for part in parts]),
            np.concatenate([part.backward for part in parts]),
            parts[0].sizes,
        )

    def sources(self) -> Ints:
        """The source unit of each pair."""
        return np.repeat(np.arange(self.sizes[0]), np.diff(self.starts))

    def scaled(self, factor: float) -> Table:
        """The same pairs, their probabilities multiplied."""
        return Table(self.starts, self.targets, self.forward * factor, self.backward * factor, self.sizes)

    def block(self, sources: Ints, targets: Ints) -> tuple[Block, Block]:
        """Both probabilities of some units with some others, dense: source units × target units."""
        there = np.zeros((len(sources), len(targets)), dtype=np.float32)
        back = np.zeros_like(there)
        place = np.full(self.sizes[1], -1, dtype=np.int64)
        place[targets] = np.arange(len(targets))
        first, count = self.starts[sources], self.starts[sources + 1] - self.starts[sources]
        rows = np.repeat(np.arange(len(sources)), count)
        offsets = np.arange(count.sum()) - np.repeat(np.cumsum(count) - count, count)
        pairs = np.repeat(first, count) + offsets
        columns = place[self.targets[pairs]]
        known = columns >= 0
        there[rows[known], columns[known]] = self.forward[pairs[known]]
        back[rows[known], columns[known]] = self.backward[pairs[known]]
        return there, back

    def known(self) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        """Which source units and which target units have any translation."""
        target = np.zeros(self.sizes[1], dtype=np.bool_)
        target[self.targets[self.forward > 0]] = True
        source = np.zeros(self.sizes[0], dtype=np.bool_)
        source[self.sources()[self.backward > 0]] = True
        return source, target
