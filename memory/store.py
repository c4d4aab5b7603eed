"""What every memory can do, and opening one by its place."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

from memory.concordance import Concordance, Side
from memory.errors import StoreError
from memory.figures import Figures
from memory.holdings import Array, Held
from memory.journal import Maintenance
from memory.postgres.address import Address, address
from memory.unit import Change, Match, TranslationUnit, UnitStatus


@dataclass(frozen=True, slots=True)
class Filter:
    """Which units: every condition that is given must hold.

    `author` is who made or last changed a unit; `domain` is the property x-domain; a property may stand
    several times, as NAME, NAME#2; a unit that was never changed was changed when it was made.
    """

    source_lang: str = ""
    target_lang: str = ""
    status: UnitStatus | None = None
    project: str = ""
    document: str = ""
    author: str = ""
    domain: str = ""
    properties: Mapping[str, str] = field(default_factory=dict)
    changed_since: datetime | None = None
    changed_until: datetime | None = None

    def accepts(self, unit: TranslationUnit) -> bool:
        """Whether every condition holds for a unit, as a store sees it."""
        properties = {**self.properties, **({"x-domain": self.domain} if self.domain else {})}
        changed = _utc(unit.changed or unit.created)
        since, until = _utc(self.changed_since), _utc(self.changed_until)
        return (
            self.source_lang in ("", unit.source_lang)
            and (not self.target_lang or self.target_lang in unit.targets)
            and self.status in (None, unit.status)
            and self.project in ("", unit.origin.project)
            and self.document in ("", unit.origin.document)
            and self.author in ("", unit.author, unit.editor)
            and (since is None or (changed is not None and changed >= since))
            and (until is None or (changed is not None and changed < until))
            and all(_has_property(unit, name, value) for name, value in properties.items() if name)
        )


def _utc(time: datetime | None) -> datetime | None:
    return time.replace(tzinfo=UTC) if time is not None and time.tzinfo is None else time


def _has_property(unit: TranslationUnit, name: str, value: str) -> bool:
    return any(
        known == value and (key == name or key.startswith(f"{name}#"))
        for key, known in unit.properties.items()
    )


EVERYTHING = Filter()

BATCH = 5000
"""How many units an import writes in one transaction."""


class Store(Protocol):
    """A translation memory. Its methods raise StoreError with one clear line."""

    @property
    def place(self) -> str:
        """Where the memory is, without a password."""
        ...

    def put(self, unit: TranslationUnit) -> str:
        """Add a unit, or replace the one of the same uid; returns the uid it is stored under.

        A unit with the very source and translations of another merges into it: the newer data and the
        sum of the usage are kept, under the older uid.
        """
        ...

    def put_all(self, units: Sequence[TranslationUnit]) -> list[str]:
        """Put some units, all or none, one after the other as `put` does; returns their uids."""
        ...

    def put_many(self, units: Iterable[TranslationUnit]) -> Generator[int, None, int]:
        """Add units from elsewhere batch by batch, each whole or not at all; yields how many are in so far.

        Returns how many units there are more than before: the others met one that was there.

        Unlike with `put`, a uid that here stands for another source is not taken over, and a unit that is
        older than the one of its uid changes nothing.
        """
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
        """The units whose source resembles the query, the best first; rejected ones are left out.

        Equal scores are ordered by status (approved first), then by time (the newest first). A score of 100
        becomes 101 when the neighbouring segments are known on both sides and the same.
        """
        ...

    def concordance(
        self, text: str, *, side: Side = Side.SOURCE, lang: str | None = None, top: int = 50
    ) -> list[Concordance]:
        """The units in which what a text asks for occurs (`memory.concordance`), the newest first."""
        ...

    def units(self, wanted: Filter = EVERYTHING) -> Iterator[TranslationUnit]:
        """The units that a filter lets through, in the order they were written."""
        ...

    def numbers(self, wanted: Filter = EVERYTHING) -> Array:
        """The numbers (int64) of the units that a filter lets through, in the order they were written.

        A number stands for its unit until the unit's texts change or it goes, and for no other one then.
        """
        ...

    def numbered(self, numbers: Sequence[int]) -> list[Held]:
        """The units of some numbers, those that are still there, each with its number."""
        ...

    def number_of(self, uid: str) -> int | None:
        """The number that the unit of a uid has now."""
        ...

    def latest_pairs(self, source_lang: str, target_lang: str, most: int) -> list[tuple[str, str]]:
        """Texts of approved units in two languages: the `most` last written, the last first."""
        ...

    def count(self, wanted: Filter = EVERYTHING) -> int:
        """How many units a filter lets through."""
        ...

    def figures(self) -> Figures:
        """What the memory holds, in figures."""
        ...

    def dedupe(self) -> int:
        """Merge units of the same source and translations; returns how many went."""
        ...

    def apply(self, changes: Iterable[Change], *, what: str = "change") -> int:
        """Make changes, all or none; returns how many. `what` is a word for them.

        For very many, hand in a `Spool`.

        Raises StoreError when a unit is not, or no longer, what a change says it was before.
        """
        ...

    def remove(self, wanted: Filter) -> int:
        """Remove the units that a filter lets through, all or none; returns how many went."""
        ...

    def merge_from(self, other: Store) -> int:
        """Take over the units of another memory as `put_many` does, all or none; returns how many it has."""
        ...

    def last_maintenance(self) -> Maintenance | None:
        """The last of the four above that changed something and was not taken back."""
        ...

    def undo(self) -> Maintenance:
        """Take the last maintenance back, all or none.

        Raises StoreError when there is none, or when a unit has been changed since.
        """
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
    """Open a memory, or create it: a file, or one on PostgreSQL by its URL (`memory.postgres.address`).

    Raises StoreError when there is none, when it is no memory, or when it cannot be written.
    """
    if isinstance(place, str) and "://" in place:
        return _open_database(address(place), create, read_only)
    from memory.sqlite.store import SqliteStore

    return SqliteStore(Path(place), create=create, read_only=read_only)


def _open_database(place: Address, create: bool, read_only: bool) -> Store:
    try:
        from memory.postgres.store import PostgresStore
    except ImportError as error:
        raise StoreError(
            f"{place.shown}: PostgreSQL needs psycopg, which is missing ({error.name});"
            " install it with: pip install 'qostil[postgres]'"
        ) from error
    return PostgresStore(place, create=create, read_only=read_only)
