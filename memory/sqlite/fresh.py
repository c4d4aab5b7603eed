"""The part of the index that is kept in memory: units newer than the last segment."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from memory.entries import Entry
from memory.forms import Form
from memory.sqlite.segments import HASHES, IDS, SIZES, Postings

Array = NDArray[Any]


class Fresh:
    """Entries in the order of their ids. Which keys stand where is worked out when it is first asked."""

    def __init__(self) -> None:
        self.ids = array("q")
        self.sizes = array("q")
        self.words: set[Form] = set()
        self._hashes = array("q")
        self._keys = array("q")
        self._counts = array("q")
        self._by_hash: dict[int, list[int]] = {}
        self._by_key: dict[int, list[int]] = {}
        self._placed = 0
        self._placed_keys = 0

    def __len__(self) -> int:
        return len(self.ids)

    def add(self, unit_id: int, entry: Entry) -> None:
        """Add a unit with a greater id than all before."""
        self.ids.append(unit_id)
        self.sizes.append(entry.size)
        self.words |= entry.words
        self._hashes.append(entry.hash)
        self._keys.extend(entry.keys)
        self._counts.append(len(entry.keys))
        self._by_hash.setdefault(entry.hash, []).append(unit_id)

    def with_hash(self, value: int) -> Sequence[int]:
        """The units whose source has a hash."""
        return self._by_hash.get(value, ())

    def with_key(self, key: int) -> Sequence[int]:
        """The units that have a key."""
        self._place()
        return self._by_key.get(key, ())

    def postings(self) -> Postings:
        """Everything, for a new segment."""
        ids = np.array(self.ids, IDS)
        return Postings(
            ids,
            np.array(self.sizes, SIZES),
            np.array(self._hashes, HASHES),
            np.array(self._keys),
            np.repeat(ids, np.array(self._counts)),
        )

    def _place(self) -> None:
        for place in range(self._placed, len(self.ids)):
            stop = self._placed_keys + self._counts[place]
            for key in self._keys[self._placed_keys : stop]:
                self._by_key.setdefault(key, []).append(self.ids[place])
            self._placed_keys = stop
        self._placed = len(self.ids)
