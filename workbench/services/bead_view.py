"""Which beads are looked at, and in what order: all of a text, a part of it, the least sure first.

A view stays as it is while one works in it: a bead that is approved, edited or moved keeps its row, one that
is cut or merged leaves its parts or its whole there.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Self

from aligner import Bitext
from workbench.project import changed_stretch

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class BeadView:
    """Beads of a bitext by row. `rows` are their positions; None for all beads in the order of the text."""

    def __init__(self, total: int, rows: Iterable[int] | None = None) -> None:
        self._total = total
        self._rows: NDArray[np.int64] | None = None
        if rows is not None:
            import numpy as np

            self._rows = np.fromiter(rows, dtype=np.int64)

    @classmethod
    def whole(cls, bitext: Bitext) -> Self:
        """All beads in the order of the text."""
        return cls(len(bitext))

    @property
    def is_whole(self) -> bool:
        """Whether it is the text as it stands."""
        return self._rows is None

    def __len__(self) -> int:
        return self._total if self._rows is None else len(self._rows)

    def __iter__(self) -> Iterator[int]:
        return iter(range(self._total) if self._rows is None else self._rows.tolist())

    def __getitem__(self, row: int) -> int:
        """The position of the bead in a row."""
        return row if self._rows is None else int(self._rows[row])

    def __contains__(self, position: int) -> bool:
        return self.row_of(position) is not None

    def row_of(self, position: int) -> int | None:
        """The row of a bead; None when it is not looked at."""
        if not 0 <= position < self._total:
            return None
        row = position if self._rows is None else int(self._row_by_position[position])
        return row if row >= 0 else None

    def nearest(self, position: int) -> int:
        """The position looked at that is nearest in the text."""
        if not len(self) or position in self:
            return position
        place = bisect_left(self._in_order, position)
        return min(self._in_order[max(place - 1, 0) : place + 1], key=lambda other: abs(other - position))

    def onward(self, position: int, step: int = 1) -> Iterator[int]:
        """The positions from the row after (before, with step -1) a bead's, going round, itself last.

        Of a bead that is not looked at: from the nearest one on.
        """
        count = len(self)
        here = self.row_of(position)
        first = 1
        if here is None:
            here, first = self.row_of(self.nearest(position)) or 0, 0
        for distance in range(first, count + first):
            yield self[(here + step * distance) % count]

    def kept(self, before: Bitext, after: Bitext) -> BeadView:
        """The view after a change: as before, with what a bead became in the bead's row."""
        if before is after:
            return self
        start, old, new = changed_stretch(before, after)
        if self._rows is None:
            return BeadView(len(after))
        if old == new:
            return self
        import numpy as np

        rows = np.where(self._rows >= old, self._rows + (new - old), self._rows)
        inside = (self._rows >= start) & (self._rows < old)
        if inside.any():
            first = int(inside.argmax())
            rest = rows[first:][~inside[first:]]
            rows = np.concatenate((rows[:first], np.arange(start, new), rest))
        kept = BeadView(len(after))
        kept._rows = rows
        return kept

    @cached_property
    def _row_by_position(self) -> NDArray[np.int64]:
        """The row of each position, -1 for one that is not looked at."""
        import numpy as np

        places = np.full(self._total, -1, dtype=np.int64)
        if self._rows is not None:
            places[self._rows] = np.arange(len(self._rows))
        return places

    @cached_property
    def _in_order(self) -> Sequence[int]:
        return [] if self._rows is None else sorted(self._rows.tolist())
