"""A memory in one SQLite file, written to and read by many processes at once."""

from __future__ import annotations

import secrets
import sqlite3
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Self

from memory.concordance import Concordance, Side
from memory.errors import StoreError
from memory.merging import is_older, merged, same_texts
from memory.sqlite import lookup, rows, spotting
from memory.sqlite.connection import Database
from memory.sqlite.entries import Entry, entry, exact_hash
from memory.sqlite.index import SEGMENT_UNITS, Index
from memory.store import EVERYTHING, Filter, Store
from memory.unit import Change, Match, TranslationUnit

BATCH = 2500
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
            uid = self._put(connection, unit)
            if len(self._index.fresh) >= _FRESH_UNITS:
                self._index.flush(connection)
        return uid

    def put_many(self, units: Iterable[TranslationUnit]) -> Iterator[int]:
        """Add units, some thousands a transaction; yields how many are in so far."""
        done = 0
        source = iter(units)
        while batch := list(islice(source, BATCH)):
            with self._writing() as connection:
                self._put_batch(connection, batch)
                if len(self._index.fresh) >= SEGMENT_UNITS:
                    self._index.flush(connection)
                    self._index.merge_crowded(connection)
            done += len(batch)
            yield done
        if done > SEGMENT_UNITS:
            with self._writing() as connection:
                self._index.flush(connection)
                self._index.tidy(connection)

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
            return lookup.search(connection, self._index, wanted)

    def concordance(
        self, text: str, *, side: Side = Side.SOURCE, lang: str | None = None, top: int = 50
    ) -> list[Concordance]:
        """The units in which the words of a text occur, the newest first."""
        with self._database.reading() as connection:
            return spotting.spot(connection, self._index, text, side, lang, top)

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

    def statistics(self) -> dict[str, int]:
        """Units, translations by language, units by status."""
        with self._database.reading() as connection:
            figures = {"units": int(connection.execute("SELECT count(*) FROM unit").fetchone()[0])}
            for name, table, column in (("translations", "target", "lang"), ("units", "unit", "status")):
                for value, count in connection.execute(
                    f"SELECT {column}, count(*) FROM {table} GROUP BY 1 ORDER BY 1"  # noqa: S608
                ):
                    figures[f"{name} {value}"] = count
        return figures

    def dedupe(self) -> int:
        """Merge units of the same source and translations; returns how many went."""
        gone = 0
        with self._writing() as connection:
            for source, lang in connection.execute(
                "SELECT source, source_lang FROM unit GROUP BY source, source_lang HAVING count(*) > 1"
            ).fetchall():
                gone += self._merge_alike(connection, source, lang)
        return gone

    def apply(self, changes: Iterable[Change]) -> int:
        """Make changes, all or none; raises StoreError when a unit is no longer as a change expects it."""
        done = 0
        with self._writing() as connection:
            for change in changes:
                self._apply(connection, change)
                done += 1
        return done

    def remove(self, wanted: Filter) -> int:
        """Remove the units that a filter lets through; returns how many went."""
        where, values = rows.condition(wanted)
        with self._writing() as connection:
            gone = connection.execute(f"DELETE FROM unit {where}", values).rowcount  # noqa: S608
            if gone > SEGMENT_UNITS:
                self._index.rebuild(connection)
        return gone

    def merge_from(self, other: Store) -> int:
        """Take over all units of another memory, all or none; returns how many it had."""
        done = 0
        units = other.units()
        with self._writing() as connection:
            while batch := list(islice(units, BATCH)):
                self._put_batch(connection, batch)
                done += len(batch)
                if len(self._index.fresh) >= SEGMENT_UNITS:
                    self._index.flush(connection)
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

    def _put(self, connection: sqlite3.Connection, unit: TranslationUnit) -> str:
        found = rows.by_uid(connection, unit.uid) if unit.uid else None
        if found is None:
            found = self._twin(connection, unit)
            if found is not None:
                unit = merged(found[1], unit)
        unit = unit if unit.uid else replace(unit, uid=_new_uid())
        if found is not None and same_texts(found[1], unit):
            rows.update(connection, found[0], unit)
            return unit.uid
        if found is not None:
            rows.delete(connection, found[0])
        unit_id = rows.insert(connection, unit)
        self._index.note(unit_id, entry(unit.source, unit.source_lang, unit.targets))
        return unit.uid

    def _put_batch(self, connection: sqlite3.Connection, batch: Sequence[TranslationUnit]) -> None:
        """Add units, those that can meet no other one in a single step."""
        entries = [entry(unit.source, unit.source_lang, unit.targets) for unit in batch]
        taken = rows.known_uids(connection, [unit.uid for unit in batch if unit.uid])
        hashes = self._index.known_hashes(connection, [new.hash for new in entries])
        run: list[tuple[TranslationUnit, Entry]] = []
        for unit, new in zip(batch, entries, strict=True):
            if unit.uid in taken or new.hash in hashes:
                self._insert(connection, run)
                run = []
                self._put_imported(connection, unit, new)
            else:
                run.append((unit if unit.uid else replace(unit, uid=_new_uid()), new))
            taken.add(unit.uid)
            taken.discard("")
            hashes.add(new.hash)
        self._insert(connection, run)

    def _insert(self, connection: sqlite3.Connection, new: Sequence[tuple[TranslationUnit, Entry]]) -> None:
        ids = rows.insert_many(connection, [unit for unit, _ in new]) if new else ()
        for unit_id, (_, theirs) in zip(ids, new, strict=True):
            self._index.note(unit_id, theirs)

    def _put_imported(self, connection: sqlite3.Connection, unit: TranslationUnit, new: Entry) -> None:
        """Add a unit from elsewhere: a uid that stands for another source here is not its own."""
        found = rows.by_uid(connection, unit.uid) if unit.uid else None
        if found is not None:
            if exact_hash(found[1].source, found[1].source_lang) != new.hash:
                unit = replace(unit, uid="")
            elif is_older(unit, found[1]):
                return
        self._put(connection, unit)

    def _twin(
        self, connection: sqlite3.Connection, unit: TranslationUnit
    ) -> tuple[int, TranslationUnit] | None:
        """The stored unit with the very source and translations of this one."""
        ids = self._index.exact(connection, exact_hash(unit.source, unit.source_lang))
        alike = rows.with_texts(connection, ids, unit)
        return next((found for found in rows.by_ids(connection, alike) if same_texts(found[1], unit)), None)

    def _merge_alike(self, connection: sqlite3.Connection, source: str, lang: str) -> int:
        kept: list[tuple[int, TranslationUnit]] = []
        gone = 0
        ids = sorted(self._index.exact(connection, exact_hash(source, lang)))
        for unit_id, unit in rows.by_ids(connection, ids):
            place = next((n for n, (_, known) in enumerate(kept) if same_texts(known, unit)), None)
            if place is None:
                kept.append((unit_id, unit))
                continue
            rows.delete(connection, unit_id)
            known_id, known = kept[place]
            kept[place] = known_id, merged(known, unit)
            rows.update(connection, *kept[place])
            gone += 1
        return gone

    def _apply(self, connection: sqlite3.Connection, change: Change) -> None:
        uid = next((unit.uid for unit in (change.before, change.after) if unit is not None), "")
        found = rows.by_uid(connection, uid)
        if (found[1] if found else None) != change.before:
            raise StoreError(f"{self.place}: unit {uid} was changed in the meantime; look again")
        if found:
            rows.delete(connection, found[0])
        if change.after is not None:
            unit_id = rows.insert(connection, change.after)
            new = entry(change.after.source, change.after.source_lang, change.after.targets)
            self._index.note(unit_id, new)

    def _catch_up(self) -> None:
        """Index what a program without this index, or one that was killed, has left unindexed."""
        with self._database.reading() as connection:
            behind = self._index.behind(connection)
        if behind > SEGMENT_UNITS:
            with self._database.writing() as connection:
                self._index.refresh(connection, SEGMENT_UNITS)
                while self._index.fresh:
                    self._index.flush(connection)
                    self._index.refresh(connection, SEGMENT_UNITS)
                self._index.tidy(connection)


def _new_uid() -> str:
    """A uid of 32 hexadecimal digits; later ones sort later, which keeps the file's index of uids compact."""
    return f"{time.time_ns():016x}{secrets.token_hex(8)}"
