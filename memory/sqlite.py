"""A memory in one SQLite file, written to and read by many processes at once."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from hashlib import blake2b
from itertools import groupby, islice
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from uuid import uuid4

from corpus.folding import fold
from memory import index
from memory.errors import StoreError
from memory.matching import compare
from memory.schema import APPLICATION_ID, MIGRATIONS
from memory.store import Filter
from memory.unit import Match, Origin, TranslationUnit, UnitStatus

_BATCH = 1000
_PROPOSED = 300
_BUSY_SECONDS = 30
_CONTEXT_MATCH = 101
_EVERYTHING = Filter()

_COLUMNS = (
    "id, uid, source, source_lang, author, editor, created, changed, project, document, segment,"
    " previous, following, status, notes, properties, usage, markup"
)


class SqliteStore:
    """A memory file. WAL and a long busy time-out let many processes share it."""

    def __init__(self, path: Path, *, create: bool = False, read_only: bool = False) -> None:
        self.path = path
        self._check(create)
        mode = "ro" if read_only else "rwc"
        try:
            self._connection = sqlite3.connect(
                f"{path.resolve().as_uri()}?mode={mode}", uri=True, isolation_level=None,
                check_same_thread=False, timeout=_BUSY_SECONDS,
            )  # fmt: skip
        except sqlite3.Error as error:
            raise self._explained(error) from error
        try:
            self._prepare(read_only)
        except sqlite3.Error as error:
            self._connection.close()
            raise self._explained(error) from error
        except StoreError:
            self._connection.close()
            raise

    def put(self, unit: TranslationUnit) -> str:
        """Add a unit, or replace the one of the same uid; returns the uid it is stored under."""
        with self._transaction() as connection:
            return _put(connection, unit)

    def put_many(self, units: Iterable[TranslationUnit]) -> Iterator[int]:
        """Add units, a thousand a transaction; yields how many are in so far."""
        done = 0
        source = iter(units)
        while batch := list(islice(source, _BATCH)):
            with self._transaction() as connection:
                for unit in batch:
                    _put(connection, unit)
            done += len(batch)
            yield done

    def get(self, uid: str) -> TranslationUnit | None:
        """The unit of a uid."""
        return next(self._select("WHERE uid = ?", (uid,)), None)

    def delete(self, uid: str) -> bool:
        """Remove a unit; whether there was one."""
        with self._transaction() as connection:
            row = connection.execute("SELECT id, source FROM unit WHERE uid = ?", (uid,)).fetchone()
            if row is not None:
                _delete(connection, *row)
        return row is not None

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
        exact = self._connection.execute("SELECT id FROM unit WHERE folded = ?", (_folded_key(query),))
        ids = {row[0] for row in exact} | set(index.propose(self._connection, query, _PROPOSED))
        matches = []
        for unit in self._by_ids(sorted(ids)):
            if unit.source_lang != source_lang or (target_lang and target_lang not in unit.targets):
                continue
            score, edits = compare(query, unit.source)
            if score >= minimum:
                in_context = score == 100 and _same_context(unit, previous, following)
                matches.append(Match(unit, _CONTEXT_MATCH if in_context else score, edits))
        matches.sort(
            key=lambda m: (m.score, m.unit.changed.timestamp() if m.unit.changed else 0.0), reverse=True
        )
        return matches[:top]

    def units(self, wanted: Filter = _EVERYTHING) -> Iterator[TranslationUnit]:
        """The units that a filter lets through, oldest first."""
        where, values = _condition(wanted)
        return self._select(where, values)

    def count(self, wanted: Filter = _EVERYTHING) -> int:
        """How many units a filter lets through."""
        where, values = _condition(wanted)
        row = self._connection.execute(f"SELECT count(*) FROM unit {where}", values).fetchone()  # noqa: S608
        return int(row[0])

    def statistics(self) -> dict[str, int]:
        """Units, translations by language, units by status."""
        figures = {"units": self.count()}
        for lang, count in self._connection.execute(
            "SELECT lang, count(*) FROM target GROUP BY lang ORDER BY lang"
        ):
            figures[f"translations {lang}"] = count
        for status, count in self._connection.execute(
            "SELECT status, count(*) FROM unit GROUP BY status ORDER BY status"
        ):
            figures[f"units {status}"] = count
        return figures

    def dedupe(self) -> int:
        """Merge units of the same source and translations; returns how many went."""
        gone = 0
        with self._transaction() as connection:
            doubled = connection.execute(
                "SELECT folded FROM unit GROUP BY folded HAVING count(*) > 1"
            ).fetchall()
            for (key,) in doubled:
                units = list(self._select("WHERE folded = ?", (key,)))
                alike = sorted(units, key=lambda u: (u.source, sorted(u.targets.items())))
                for _, group in groupby(alike, key=lambda u: (u.source, sorted(u.targets.items()))):
                    first, *others = group
                    for other in others:
                        self._remove(connection, other.uid)
                        _put(connection, _merged(first, other))
                        gone += 1
        return gone

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @staticmethod
    def _remove(connection: sqlite3.Connection, uid: str) -> None:
        row = connection.execute("SELECT id, source FROM unit WHERE uid = ?", (uid,)).fetchone()
        _delete(connection, *row)

    def _check(self, create: bool) -> None:
        if self.path.is_dir():
            raise StoreError(f"{self.path}: is a folder, not a memory; name a .qtm file")
        if not self.path.exists() and not create:
            raise StoreError(f"{self.path}: no such memory; qostil tm import creates one")
        if not self.path.parent.is_dir():
            raise StoreError(f"{self.path}: there is no folder {self.path.parent}; create it first")

    def _prepare(self, read_only: bool) -> None:
        connection = self._connection
        connection.execute("PRAGMA foreign_keys = ON")
        version = int(connection.execute("PRAGMA user_version").fetchone()[0])
        application = int(connection.execute("PRAGMA application_id").fetchone()[0])
        empty = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0] == 0
        if application != APPLICATION_ID and not empty:
            raise StoreError(f"{self.path}: not a Qostil memory; name a .qtm file")
        if version > len(MIGRATIONS):
            raise StoreError(f"{self.path}: written by a newer Qostil; update Qostil to open it")
        if version == len(MIGRATIONS):
            return
        if read_only:
            raise StoreError(f"{self.path}: not a complete memory; open it for writing once")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("BEGIN IMMEDIATE")
        version = int(connection.execute("PRAGMA user_version").fetchone()[0])
        connection.execute("COMMIT")
        for step in range(version, len(MIGRATIONS)):
            connection.executescript(
                f"BEGIN IMMEDIATE; {MIGRATIONS[step]} PRAGMA user_version = {step + 1};"
                f" PRAGMA application_id = {APPLICATION_ID}; COMMIT;"
            )

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        connection = self._connection
        try:
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
            except BaseException:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise
            connection.execute("COMMIT")
        except sqlite3.Error as error:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise self._explained(error) from error

    def _explained(self, error: sqlite3.Error) -> StoreError:
        reason = str(error)
        if "full" in reason:
            return StoreError(f"{self.path}: the disk is full; nothing was changed, make room and try again")
        if "readonly" in reason or "unable to open" in reason:
            return StoreError(f"{self.path}: cannot be written here; choose a folder you may write to")
        if "not a database" in reason:
            return StoreError(f"{self.path}: not a Qostil memory; name a .qtm file")
        if "malformed" in reason:
            return StoreError(f"{self.path}: the memory is damaged; restore it from a copy or a TMX export")
        if "locked" in reason:
            return StoreError(f"{self.path}: busy for {_BUSY_SECONDS} seconds; try again")
        return StoreError(f"{self.path}: {reason}; try again")

    def _by_ids(self, ids: list[int]) -> Iterator[TranslationUnit]:
        marks = ", ".join("?" * len(ids))
        return self._select(f"WHERE id IN ({marks})", ids)

    def _select(self, where: str, values: Iterable[Any]) -> Iterator[TranslationUnit]:
        """Units with their translations, by id; the rest of the table stays on the disk."""
        rows = self._connection.execute(
            f"SELECT {_COLUMNS} FROM unit {where} ORDER BY id",  # noqa: S608 - conditions of this module
            tuple(values),
        )
        for row in rows:
            targets = self._connection.execute(
                "SELECT lang, text, markup FROM target WHERE unit_id = ? ORDER BY lang", (row[0],)
            ).fetchall()
            yield _unit(row, targets)


def _put(connection: sqlite3.Connection, unit: TranslationUnit) -> str:
    existing = connection.execute("SELECT id, source FROM unit WHERE uid = ?", (unit.uid,)).fetchone()
    if existing is None:
        twin = _twin(connection, unit)
        if twin is not None:
            unit, existing = twin
    unit = unit if unit.uid else replace(unit, uid=uuid4().hex)
    if existing is not None:
        _delete(connection, *existing)
    row = connection.execute(
        "INSERT INTO unit VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
        (
            None if existing is None else existing[0], unit.uid, unit.source, unit.source_lang,
            _folded_key(unit.source), len(unit.source), unit.author, unit.editor, _stamp(unit.created),
            _stamp(unit.changed), unit.origin.project, unit.origin.document, unit.origin.segment,
            unit.previous, unit.following, unit.status, json.dumps(unit.notes, ensure_ascii=False),
            json.dumps(dict(unit.properties), ensure_ascii=False), unit.usage, unit.source_markup,
        ),
    ).fetchone()  # fmt: skip
    connection.executemany(
        "INSERT INTO target VALUES (?, ?, ?, ?)",
        ((row[0], lang, text, unit.target_markup.get(lang, "")) for lang, text in unit.targets.items()),
    )
    index.add(connection, row[0], unit.source)
    return unit.uid


def _twin(
    connection: sqlite3.Connection, unit: TranslationUnit
) -> tuple[TranslationUnit, tuple[int, str]] | None:
    """The stored unit with the very source and translations of this one, merged with it, and its place."""
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM unit WHERE folded = ? AND source = ? AND source_lang = ?",  # noqa: S608
        (_folded_key(unit.source), unit.source, unit.source_lang),
    ).fetchall()
    for row in rows:
        targets = connection.execute(
            "SELECT lang, text, markup FROM target WHERE unit_id = ? ORDER BY lang", (row[0],)
        ).fetchall()
        known = _unit(row, targets)
        if known.targets == dict(unit.targets):
            return _merged(known, unit), (row[0], known.source)
    return None


def _merged(older: TranslationUnit, newer: TranslationUnit) -> TranslationUnit:
    """The newer unit's data under the older one's uid and creation."""
    return replace(
        newer,
        uid=older.uid,
        created=older.created or newer.created,
        author=older.author or newer.author,
        notes=tuple(dict.fromkeys((*older.notes, *newer.notes))),
        properties={**older.properties, **newer.properties},
        usage=older.usage + newer.usage,
    )


def _delete(connection: sqlite3.Connection, unit_id: int, source: str) -> None:
    index.remove(connection, unit_id, source)
    connection.execute("DELETE FROM unit WHERE id = ?", (unit_id,))


def _unit(row: tuple[Any, ...], targets: list[tuple[str, str, str]]) -> TranslationUnit:
    (_, uid, source, source_lang, author, editor, created, changed, project, document, segment,
     previous, following, status, notes, properties, usage, markup) = row  # fmt: skip
    return TranslationUnit(
        source, {lang: text for lang, text, _ in targets}, source_lang, uid, author, editor,
        _time(created), _time(changed), Origin(project, document, segment), previous, following,
        UnitStatus(status), tuple(json.loads(notes)), json.loads(properties), usage, markup,
        {lang: raw for lang, _, raw in targets if raw},
    )  # fmt: skip


def _condition(wanted: Filter) -> tuple[str, list[str]]:
    conditions = {
        "source_lang = ?": wanted.source_lang,
        "id IN (SELECT unit_id FROM target WHERE lang = ?)": wanted.target_lang,
        "status = ?": wanted.status,
        "project = ?": wanted.project,
        "document = ?": wanted.document,
        "changed >= ?": _stamp(wanted.changed_since),
        "changed < ?": _stamp(wanted.changed_until),
    }
    given = {condition: str(value) for condition, value in conditions.items() if value}
    return (f"WHERE {' AND '.join(given)}" if given else ""), list(given.values())


def _same_context(unit: TranslationUnit, previous: str, following: str) -> bool:
    if not previous and not following:
        return False
    return fold(unit.previous) == fold(previous) and fold(unit.following) == fold(following)


def _folded_key(text: str) -> int:
    return int.from_bytes(blake2b(fold(text).encode(), digest_size=8).digest(), "big", signed=True)


def _stamp(time: datetime | None) -> str | None:
    return None if time is None else time.isoformat()


def _time(stamp: str | None) -> datetime | None:
    return None if stamp is None else datetime.fromisoformat(stamp)
