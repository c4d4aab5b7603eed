"""The rows of a listing that were read, the latest few thousand."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence

from workbench.services.browsing import Listing, Row

MOST = 4000


class RowCache:
    """Rows by place; a row that was read and is no longer in the memory is None."""

    def __init__(self, listing: Listing) -> None:
        self.listing = listing
        self._rows: OrderedDict[int, Row | None] = OrderedDict()

    def __contains__(self, place: int) -> bool:
        return place in self._rows

    def get(self, place: int) -> Row | None:
        """The row at a place, None when it is gone or was not read."""
        return self._rows.get(place)

    def keep(self, first: int, rows: Sequence[Row | None]) -> None:
        """Keep rows that were read from a place on."""
        for place, row in enumerate(rows, first):
            self._rows[place] = row
            self._rows.move_to_end(place)
        while len(self._rows) > MOST:
            self._rows.popitem(last=False)
