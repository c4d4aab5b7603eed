"""What a word's best counterpart is worth: the log odds that its content stands on the other side.

Words fall into cells by how rare they are, whether any translation of them is known, how strong their best
link is, and whether they are names or numbers. Each cell's worth is log(p(link | cell, the other side
translates the word) / p(link | cell, it does not)), counted over true pairs and over pairs put together at
random: a naive Bayes model of one word. A cell that was never met is worth nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from math import log

import numpy as np
from numpy.typing import NDArray

from workbench.suggest.quality.lexis import Lexis
from workbench.suggest.quality.words import Word

Cell = tuple[int, int, int, int, int]
"""Side (0 source, 1 target, 2 and 3 the same where no word has two links), rarity, known, kind (1 a name,
2 a number), strength of the link."""

_RARITIES = np.array([2.3, 3.0, 3.7, 4.5, 5.5])
_STRENGTHS = np.array([0.001, 0.03, 0.1, 0.25, 0.5])
_SMOOTHING = 0.5


class Worths:
    """The worth of each cell, a log odds."""

    def __init__(self, cells: Mapping[Cell, float]) -> None:
        self.cells = dict(cells)

    @classmethod
    def counted(cls, true: Iterable[Cell], random: Iterable[Cell]) -> Worths:
        """From the cells met in true pairs and in pairs put together at random."""
        counts = Counter(true), Counter(random)
        totals: tuple[Counter[tuple[int, ...]], Counter[tuple[int, ...]]] = (Counter(), Counter())
        for count, total in zip(counts, totals, strict=True):
            for cell, number in count.items():
                total[cell[:4]] += number
        strengths = len(_STRENGTHS) + 1

        def share(cell: Cell, which: int) -> float:
            whole = totals[which][cell[:4]] + _SMOOTHING * strengths
            return (counts[which][cell] + _SMOOTHING) / whole

        return cls(
            {cell: log(share(cell, 0) / share(cell, 1)) for cell in counts[0].keys() | counts[1].keys()}
        )

    @classmethod
    def from_json(cls, told: Mapping[str, float]) -> Worths:
        """What `as_json` gave."""
        return cls({_cell(key): worth for key, worth in told.items()})

    def as_json(self) -> dict[str, float]:
        """Cells as "side rarity known kind strength", worths to three digits."""
        return {" ".join(map(str, cell)): round(worth, 3) for cell, worth in sorted(self.cells.items())}

    def of(
        self, words: Sequence[Word], best: NDArray[np.float32], lexis: Lexis, side: int
    ) -> NDArray[np.float64]:
        """The worth of each word, given the strength of its best link."""
        return np.array([self.cells.get(cell, 0.0) for cell in cells(words, best, lexis, side)])


def cells(words: Sequence[Word], best: NDArray[np.float32], lexis: Lexis, side: int) -> list[Cell]:
    """The cell of each word; `side` is that of a cell."""
    strengths = np.searchsorted(_STRENGTHS, best)
    text = side % 2
    rarities = np.searchsorted(_RARITIES, [lexis.rarity(word, text) for word in words])
    return [
        (
            side,
            int(rarity),
            int(lexis.is_known(word, text)),
            word.capital + 2 * word.number,
            int(strength),
        )
        for word, rarity, strength in zip(words, rarities, strengths, strict=True)
    ]


def _cell(key: str) -> Cell:
    side, rarity, known, kind, strength = map(int, key.split())
    return side, rarity, known, kind, strength
