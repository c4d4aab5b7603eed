"""A memory on PostgreSQL, which a team shares: what one has written, the others see at once."""

from __future__ import annotations

from collections.abc import Callable, Collection, Generator, Iterable, Iterator, Sequence
from itertools import islice
from types import TracebackType
from typing import Self, TypeVar

from memory import keeping, lookup, spotting
from memory.concordance import Concordance, Side
from memory.figures import Figures
from memory.holdings import Array, Held
from memory.journal import Journal, Maintenance, changes_back, last_maintenance
from memory.postgres import rows
from memory.postgres.address import Address
from memory.postgres.connection import Database
from memory.postgres.figures import figures
from memory.postgres.holdings import PostgresHoldings
from memory.postgres.pages import PostgresPages
from memory.postgres.rows import Session
from memory.store import BATCH, EVERYTHING, Filter, Store
from memory.unit import Change, Match, TranslationUnit

T = TypeVar("T")


class PostgresStore:
    """A memory in a database."""

    def __init__(self, address: Address, *, create: bool = False, read_only: bool = False) -> None:
        self._database = Database(address, create=create, read_only=read_only)
        self._known_words: set[int] = set()

    @property
    def place(self) -> str:
        """Where the memory is, without a password."""
        return self._database.place

    def put(self, unit: TranslationUnit) -> str:
        """Add a unit, or replace the one of the same uid; returns the uid it is stored under."""
        return self._write(lambda held: keeping.put(held, unit).uid)

    def put_all(self, units: Sequence[TranslationUnit]) -> list[str]:
        """Put some units, all or none; returns the uids they are stored under."""
        return self._write(lambda held: [keeping.put(held, unit).uid for unit in units], long=True)

    def put_many(self, units: Iterable[TranslationUnit]) -> Generator[int, None, int]:
        """Add units, thousands a transaction; yields how many are in so far, returns how many are new."""
        done = added = 0
        source = iter(units)
        while batch := list(islice(source, BATCH)):
            added += self._write(
                lambda held, batch=batch: keeping.put_batch(held, batch),  # type: ignore[misc]
                long=True,
            )
            done += len(batch)
            yield done
        return added

    def get(self, uid: str) -> TranslationUnit | None:
        """The unit of a uid."""
        found = self._database.read(lambda session: rows.by_uid(session, uid))
        return found[1] if found else None

    def delete(self, uid: str) -> bool:
        """Remove a unit; whether there was one."""
        return self._write(lambda held: _deleted(held, uid))

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
        """The units whose source resembles the query, the best first, the newest of equals first."""
        wanted = lookup.Query(query, source_lang, target_lang, minimum, top, previous, following)
        return self._database.read(lambda session: lookup.search(self._held(session), wanted))

    def concordance(
        self, text: str, *, side: Side = Side.SOURCE, lang: str | None = None, top: int = 50
    ) -> list[Concordance]:
        """The units in which the words of a text occur, the newest first."""
        return self._database.read(lambda session: spotting.spot(self._held(session), text, side, lang, top))

    def units(self, wanted: Filter = EVERYTHING) -> Iterator[TranslationUnit]:
        """The units that a filter lets through, in the order they were written."""
        last = 0
        while page := self._database.read(lambda session, last=last: rows.page_after(session, last, wanted)):  # type: ignore[misc]
            yield from (unit for _, unit in page)
            last = page[-1][0]

    def numbers(self, wanted: Filter = EVERYTHING) -> Array:
        """The numbers of the units that a filter lets through, in the order they were written."""
        return self._database.read(lambda session: rows.numbers(session, wanted))

    def numbered(self, numbers: Sequence[int]) -> list[Held]:
        """The units of some numbers, those that are still there, each with its number."""
        return self._database.read(lambda session: rows.by_ids(session, numbers))

    def number_of(self, uid: str) -> int | None:
        """The number that the unit of a uid has now."""
        found = self._database.read(lambda session: rows.by_uid(session, uid))
        return found[0] if found else None

    def latest_pairs(self, source_lang: str, target_lang: str, most: int) -> list[tuple[str, str]]:
        """Texts of approved units in two languages: the `most` last written, the last first."""
        return self._database.read(lambda session: rows.latest_pairs(session, source_lang, target_lang, most))

    def count(self, wanted: Filter = EVERYTHING) -> int:
        """How many units a filter lets through."""
        return self._database.read(lambda session: rows.count(session, wanted))

    def figures(self) -> Figures:
        """What the memory holds, in figures."""
        return self._database.read(figures)

    def dedupe(self) -> int:
        """Merge units of the same source and translations; returns how many went."""

        def merge(held: PostgresHoldings, session: Session) -> int:
            return sum(keeping.merge_alike(held, ids) for ids in rows.with_equal_sources(session))

        return self._maintain("dedupe", merge)

    def apply(self, changes: Iterable[Change], *, what: str = "change") -> int:
        """Make changes, all or none; raises StoreError when a unit is no longer as a change expects it."""
        wanted = changes if isinstance(changes, Collection) else list(changes)
        return self._maintain(what, lambda held, _: keeping.apply_all(held, wanted, self.place))

    def remove(self, wanted: Filter) -> int:
        """Remove the units that a filter lets through; returns how many went."""

        def take_out(held: PostgresHoldings, session: Session) -> int:
            held.note(Change(unit, None) for unit in self.units(wanted))
            return rows.remove(session, wanted)

        return self._maintain("delete", take_out)

    def merge_from(self, other: Store) -> int:
        """Take over all units of another memory, all or none; returns how many it had."""

        def take(held: PostgresHoldings, _: Session) -> int:
            done = 0
            units = other.units()
            while batch := list(islice(units, BATCH)):
                keeping.put_batch(held, batch)
                done += len(batch)
            return done

        return self._maintain("merge", take)

    def last_maintenance(self) -> Maintenance | None:
        """The last maintenance that can be taken back."""
        return self._database.read(lambda session: last_maintenance(PostgresPages(session)))

    def undo(self) -> Maintenance:
        """Take the last maintenance back, all or none."""

        def take_back(session: Session) -> Maintenance:
            pages = PostgresPages(session)
            done = keeping.last_of(pages, self.place)
            keeping.apply_all(self._held(session), changes_back(pages), self.place)
            pages.clear()
            return done

        return self._forgetful(take_back)

    def close(self) -> None:
        """Close the connection."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _held(self, session: Session) -> PostgresHoldings:
        return PostgresHoldings(session, self._known_words)

    def _write(self, action: Callable[[PostgresHoldings], T], *, long: bool = False) -> T:
        """A transaction; when it fails, what it noted of words is forgotten."""
        return self._forgetful(lambda session: action(self._held(session)), long=long)

    def _maintain(self, what: str, action: Callable[[PostgresHoldings, Session], int]) -> int:
        """A transaction whose changes are kept, so that they can be taken back."""

        def journaled(session: Session) -> int:
            journal = Journal(PostgresPages(session))
            done = action(PostgresHoldings(session, self._known_words, journal), session)
            journal.finish(what, done)
            return done

        return self._forgetful(journaled)

    def _forgetful(self, action: Callable[[Session], T], *, long: bool = True) -> T:
        def attempt(session: Session) -> T:
            try:
                return action(session)
            except BaseException:
                self._known_words.clear()
                raise

        return self._database.write(attempt, long=long)


def _deleted(held: PostgresHoldings, uid: str) -> bool:
    found = held.with_uid(uid)
    if found is not None:
        held.delete(found[0])
    return found is not None
