"""A memory in one SQLite file, written to and read by many processes at once."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Self

from memory import keeping, lookup, spotting
from memory.concordance import Concordance, Side
from memory.entries import exact_hash
from memory.figures import Figures
from memory.holdings import Array, Held
from memory.journal import Journal, Maintenance, changes_back, last_maintenance
from memory.sqlite import rows
from memory.sqlite.connection import Database
from memory.sqlite.figures import figures
from memory.sqlite.holdings import SqliteHoldings
from memory.sqlite.index import SEGMENT_UNITS, Index
from memory.sqlite.pages import SqlitePages
from memory.store import BATCH, EVERYTHING, Filter, Store
from memory.unit import Change, Match, TranslationUnit

_FRESH_UNITS = 4096
_LEFT_FRESH = 256
_PAGE = 500


class SqliteStore:
    """A memory file."""

    def __init__(self, path: Path, *, create: bool = False, read_only: bool = False) -> None:
        self._database = Database(path, create=create, read_only=read_only)
        self._read_only = read_only
        self._index = Index()
        if not read_only:
            try:
                self._catch_up()
            except BaseException:
                self._database.close()
                raise

    @property
    def place(self) -> str:
        """Where the memory is."""
        return str(self._database.path)

    def put(self, unit: TranslationUnit) -> str:
        """Add a unit, or replace the one of the same uid; returns the uid it is stored under."""
        with self._writing() as connection:
            uid = keeping.put(self._held(connection), unit).uid
            if len(self._index.fresh) >= _FRESH_UNITS:
                self._index.flush(connection)
        return uid

    def put_all(self, units: Sequence[TranslationUnit]) -> list[str]:
        """Put some units, all or none; returns the uids they are stored under."""
        with self._writing() as connection:
            held = self._held(connection)
            uids = [keeping.put(held, unit).uid for unit in units]
            if len(self._index.fresh) >= _FRESH_UNITS:
                self._index.flush(connection)
        return uids

    def put_many(self, units: Iterable[TranslationUnit]) -> Generator[int, None, int]:
        """Add units, thousands a transaction; yields how many are in so far, returns how many are new."""
        done = added = 0
        source = iter(units)
        while batch := list(islice(source, BATCH)):
            with self._writing() as connection:
                added += keeping.put_batch(self._held(connection), batch)
                self._index.flush_import(connection)
            done += len(batch)
            yield done
        if done > SEGMENT_UNITS:
            with self._writing() as connection:
                self._index.flush(connection)
                self._index.tidy(connection)
        return added

    def get(self, uid: str) -> TranslationUnit | None:
        """The unit of a uid."""
        with self._database.reading() as connection:
            found = rows.by_uid(connection, uid)
        return found[1] if found else None

    def delete(self, uid: str) -> bool:
        """Remove a unit; whether there was one."""
        with self._database.writing() as connection:
            found = rows.by_uid(connection, uid)
            if found:
                rows.delete(connection, found[0])
        return found is not None

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
        with self._database.reading() as connection:
            self._index.refresh(connection)
            return lookup.search(self._held(connection), wanted)

    def concordance(
        self, text: str, *, side: Side = Side.SOURCE, lang: str | None = None, top: int = 50
    ) -> list[Concordance]:
        """The units in which the words of a text occur, the newest first."""
        with self._database.reading() as connection:
            self._index.refresh(connection)
            return spotting.spot(self._held(connection), text, side, lang, top)

    def units(self, wanted: Filter = EVERYTHING) -> Iterator[TranslationUnit]:
        """The units that a filter lets through, in the order they were written."""
        last = 0
        while True:
            with self._database.reading() as connection:
                page = rows.page_after(connection, last, wanted)
            if not page:
                return
            yield from (unit for _, unit in page)
            last = page[-1][0]

    def numbers(self, wanted: Filter = EVERYTHING) -> Array:
        """The numbers of the units that a filter lets through, in the order they were written."""
        with self._database.reading() as connection:
            return rows.numbers(connection, wanted)

    def numbered(self, numbers: Sequence[int]) -> list[Held]:
        """The units of some numbers, those that are still there, each with its number."""
        with self._database.reading() as connection:
            return rows.by_ids(connection, numbers)

    def number_of(self, uid: str) -> int | None:
        """The number that the unit of a uid has now."""
        with self._database.reading() as connection:
            found = rows.by_uid(connection, uid)
        return found[0] if found else None

    def latest_pairs(self, source_lang: str, target_lang: str, most: int) -> list[tuple[str, str]]:
        """Texts of approved units in two languages: the `most` last written, the last first."""
        with self._database.reading() as connection:
            return rows.latest_pairs(connection, source_lang, target_lang, most)

    def count(self, wanted: Filter = EVERYTHING) -> int:
        """How many units a filter lets through."""
        where, values = rows.condition(wanted)
        with self._database.reading() as connection:
            row = connection.execute(f"SELECT count(*) FROM unit {where}", values).fetchone()  # noqa: S608
        return int(row[0])

    def figures(self) -> Figures:
        """What the memory holds, in figures."""
        with self._database.reading() as connection:
            return figures(connection)

    def dedupe(self) -> int:
        """Merge units of the same source and translations; returns how many went."""

        def merge(connection: sqlite3.Connection, held: SqliteHoldings) -> int:
            alike = connection.execute(
                "SELECT source, source_lang FROM unit GROUP BY source, source_lang HAVING count(*) > 1"
            ).fetchall()
            hashes = (exact_hash(source, lang) for source, lang in alike)
            return sum(keeping.merge_alike(held, self._index.exact(connection, value)) for value in hashes)

        return self._maintain("dedupe", merge)

    def apply(self, changes: Iterable[Change], *, what: str = "change") -> int:
        """Make changes, all or none; raises StoreError when a unit is no longer as a change expects it."""
        return self._maintain(
            what,
            lambda connection, held: keeping.apply_all(
                held, self._unloading(connection, changes), self.place
            ),
        )

    def remove(self, wanted: Filter) -> int:
        """Remove the units that a filter lets through; returns how many went."""
        where, values = rows.condition(wanted)

        def take_out(connection: sqlite3.Connection, held: SqliteHoldings) -> int:
            held.note(Change(unit, None) for unit in self.units(wanted))
            gone = connection.execute(f"DELETE FROM unit {where}", values).rowcount  # noqa: S608
            if gone > SEGMENT_UNITS:
                self._index.rebuild(connection)
            return gone

        return self._maintain("delete", take_out)

    def merge_from(self, other: Store) -> int:
        """Take over all units of another memory, all or none; returns how many it had."""

        def take(connection: sqlite3.Connection, held: SqliteHoldings) -> int:
            done = 0
            units = other.units()
            while batch := list(islice(units, BATCH)):
                keeping.put_batch(held, batch)
                done += len(batch)
                self._index.flush_import(connection)
            return done

        return self._maintain("merge", take)

    def last_maintenance(self) -> Maintenance | None:
        """The last maintenance that can be taken back."""
        with self._database.reading() as connection:
            return last_maintenance(SqlitePages(connection))

    def undo(self) -> Maintenance:
        """Take the last maintenance back, all or none."""
        with self._writing() as connection:
            pages = SqlitePages(connection)
            done = keeping.last_of(pages, self.place)
            changes = self._unloading(connection, changes_back(pages))
            keeping.apply_all(self._held(connection), changes, self.place)
            pages.clear()
        return done

    def close(self) -> None:
        """Close the file."""
        try:
            if not self._read_only and len(self._index.fresh) > _LEFT_FRESH:
                with self._writing() as connection:
                    self._index.flush(connection)
                    self._index.merge_crowded(connection)
        finally:
            self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _held(self, connection: sqlite3.Connection) -> SqliteHoldings:
        return SqliteHoldings(connection, self._index)

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """A transaction with the index up to date; when it fails, what the index noted is forgotten."""
        with self._database.lock:
            try:
                with self._database.writing() as connection:
                    self._index.refresh(connection)
                    yield connection
            except BaseException:
                self._index.forget()
                raise

    def _maintain(self, what: str, action: Callable[[sqlite3.Connection, SqliteHoldings], int]) -> int:
        """A transaction whose changes are kept, so that they can be taken back."""
        with self._writing() as connection:
            journal = Journal(SqlitePages(connection))
            done = action(connection, SqliteHoldings(connection, self._index, journal))
            journal.finish(what, done)
        return done

    def _unloading(self, connection: sqlite3.Connection, changes: Iterable[Change]) -> Iterator[Change]:
        """Changes one by one; what was indexed for the last ones leaves the memory when it is much."""
        for change in changes:
            self._index.flush_import(connection)
            yield change

    def _catch_up(self) -> None:
        """Index what a program without this index, or one that was killed, has left unindexed."""
        with self._database.reading() as connection:
            behind = self._index.behind(connection)
        if behind > SEGMENT_UNITS:
            with self._database.writing() as connection:
                self._index.index_rest(connection)
                self._index.tidy(connection)
