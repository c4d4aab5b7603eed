"""Which beads are looked at, and in what order: all of a text, a part of it, the least sure first.

A view stays as it is while one works in it: a bead that is approved, edited or moved keeps its row, one that
is cut or merged leaves its parts or its whole there.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Self

from aligner import Bitext
from workbench.project import changed_stretch


class BeadView:
    """Beads of a bitext by row. `rows` are their positions; None for all beads in the order of the text."""

    def __init__(self, total: int, rows: Iterable[int] | None = None) -> None:
        self._total = total
        self._rows = None if rows is None else array("l", rows)

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
        return iter(range(self._total) if self._rows is None else self._rows)

    def __getitem__(self, row: int) -> int:
        """The position of the bead in a row."""
        return row if self._rows is None else self._rows[row]

    def __contains__(self, position: int) -> bool:
        return self.row_of(position) is not None

    def row_of(self, position: int) -> int | None:
        """The row of a bead; None when it is not looked at."""
        if self._rows is None:
            return position if 0 <= position < self._total else None
        return self._row_by_position.get(position)

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
        rows = array("l")
        placed = False
        for position in self._rows:
            if position < start:
                rows.append(position)
            elif position >= old:
                rows.append(position + new - old)
            elif not placed:
                rows.extend(range(start, new))
                placed = True
        return BeadView(len(after), rows)

    @cached_property
    def _row_by_position(self) -> dict[int, int]:
        return {position: row for row, position in enumerate(self._rows or ())}

    @cached_property
    def _in_order(self) -> Sequence[int]:
        return sorted(self._rows or ())
