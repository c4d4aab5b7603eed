"""Memories that a project only looks things up in: opened when they are asked for first."""

from __future__ import annotations

import time
from pathlib import Path

from memory import MemoryStoreError, Store, open_memory

AWAY_SECONDS = 10.0
"""How long a memory out of reach is left alone: nobody should wait for it at every key."""


class References:
    """The open memories of one project, by location; `problem` is one line about one that cannot be used."""

    def __init__(self, folder: Path) -> None:
        self.problem = ""
        self._folder = folder
        self._stores: dict[str, Store] = {}
        self._away_until: dict[str, float] = {}

    def of(self, location: str) -> Store | None:
        """A memory, or None while it cannot be used."""
        if location not in self._stores and self._away_until.get(location, 0.0) <= time.monotonic():
            try:
                place = location if "://" in location else self._folder / location
                self._stores[location] = open_memory(place, read_only=True)
                self.problem = ""
            except MemoryStoreError as error:
                self.problem = str(error)
                self._away_until[location] = time.monotonic() + AWAY_SECONDS
        return self._stores.get(location)

    def forget(self, location: str) -> None:
        """Close a memory that is not attached any more."""
        store = self._stores.pop(location, None)
        if store is not None:
            store.close()

    def close(self) -> None:
        """Close all."""
        for location in list(self._stores):
            self.forget(location)
