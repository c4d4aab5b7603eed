"""What every memory can do, and opening one by its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

from memory.errors import StoreError
from memory.unit import Match, TranslationUnit, UnitStatus


@dataclass(frozen=True, slots=True)
class Filter:
    """Which units: every condition that is given must hold."""

    source_lang: str = ""
    target_lang: str = ""
    status: UnitStatus | None = None
    project: str = ""
    document: str = ""
    changed_since: datetime | None = None
    changed_until: datetime | None = None


class Store(Protocol):
    """A translation memory. Its methods raise StoreError with one clear line."""

    def put(self, unit: TranslationUnit) -> str:
        """Add a unit, or replace the one of the same uid; returns the uid it is stored under.

        A unit with the very source and translations of another merges into it: the newer data and the
        sum of the usage are kept, under the older uid.
        """
        ...

    def put_many(self, units: Iterable[TranslationUnit]) -> Iterator[int]:
        """Add units batch by batch, each batch whole or not at all; yields how many are in so far."""
        ...

    def get(self, uid: str) -> TranslationUnit | None:
        """The unit of a uid."""
        ...

    def delete(self, uid: str) -> bool:
        """Remove a unit; whether there was one."""
        ...

    def search(
        self,
        query: str,
        *,
        source_lang: str = "kk",
        target_lang: str | None = None,
        minimum: int = 70,
        top: int = 5,
        previous: str = "",
        following: str = "",
    ) -> list[Match]:
        """The units whose source resembles the query, the best first."""
        ...

    def units(self, wanted: Filter = ...) -> Iterator[TranslationUnit]:
        """The units that a filter lets through, oldest first."""
        ...

    def count(self, wanted: Filter = ...) -> int:
        """How many units a filter lets through."""
        ...

    def statistics(self) -> dict[str, int]:
        """Figures by name: units, translations by language, units by status."""
        ...

    def dedupe(self) -> int:
        """Merge units of the same source and translations; returns how many went."""
        ...

    def close(self) -> None:
        """Close the memory."""
        ...

    def __enter__(self) -> Self:
        """The store itself."""
        ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the memory."""
        ...


def open_memory(place: Path | str, *, create: bool = False, read_only: bool = False) -> Store:
    """Open a memory file, or create it.

    Raises StoreError when there is none, when it is no memory, or when it cannot be written.
    """
    from memory.sqlite import SqliteStore

    if isinstance(place, str) and "://" in place:
        raise StoreError(f"{place}: only memory files can be opened; name a .qtm file")
    return SqliteStore(Path(place), create=create, read_only=read_only)
