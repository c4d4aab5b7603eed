"""Units as rows of a memory file."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

import numpy as np

from memory.holdings import Array
from memory.store import Filter
from memory.unit import Origin, TranslationUnit, UnitStatus, new_uid

_PAGE = 500
_FIELDS = (
    "uid, source, source_lang, author, editor, created, changed, project, document, segment,"
    " previous, following, status, notes, properties, usage, markup"
)
_INSERT = f"INSERT INTO unit ({_FIELDS}) VALUES ({', '.join('?' * 17)})"  # noqa: S608 - names of this module
_UPDATE = f"UPDATE unit SET ({_FIELDS}) = ({', '.join('?' * 17)}) WHERE id = ?"  # noqa: S608
_NOTHING = ("[]", "{}")
_HAS_PROPERTY = (
    "EXISTS (SELECT 1 FROM json_each(properties) AS p"
    " WHERE (p.key = ? OR instr(p.key, ? || '#') = 1) AND p.value = ?)"
)


def insert(connection: sqlite3.Connection, unit: TranslationUnit) -> int:
    """Add a unit; returns its id."""
    return insert_many(connection, [unit])[0]


def insert_many(connection: sqlite3.Connection, units: Sequence[TranslationUnit]) -> range:
    """Add units that are known to be new; returns their ids."""
    row = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = 'unit'").fetchone()
    first = row[0] + 1 if row else 1
    ids = range(first, first + len(units))
    connection.executemany(_INSERT, map(_values, units))
    connection.executemany(
        "INSERT INTO target VALUES (?, ?, ?, ?)",
        (
            (unit_id, lang, text, unit.target_markup.get(lang, ""))
            for unit_id, unit in zip(ids, units, strict=True)
            for lang, text in unit.targets.items()
        ),
    )
    return ids


def update(connection: sqlite3.Connection, unit_id: int, unit: TranslationUnit) -> None:
    """Put a unit in the place of one with the same texts."""
    connection.execute(_UPDATE, (*_values(unit), unit_id))
    connection.execute("DELETE FROM target WHERE unit_id = ?", (unit_id,))
    _insert_targets(connection, unit_id, unit)


def delete(connection: sqlite3.Connection, unit_id: int) -> None:
    """Remove a unit."""
    connection.execute("DELETE FROM unit WHERE id = ?", (unit_id,))


def by_uid(connection: sqlite3.Connection, uid: str) -> tuple[int, TranslationUnit] | None:
    """The unit of a uid, with its id."""
    return next(_select(connection, "WHERE uid = ?", (uid,)), None)


def by_ids(connection: sqlite3.Connection, ids: Sequence[int]) -> list[tuple[int, TranslationUnit]]:
    """The units of these ids that are still there, with their ids."""
    found: list[tuple[int, TranslationUnit]] = []
    for start in range(0, len(ids), _PAGE):
        page = ids[start : start + _PAGE]
        found += _select(connection, f"WHERE id IN ({', '.join('?' * len(page))})", page)
    return found


def known_uids(connection: sqlite3.Connection, uids: Sequence[str]) -> set[str]:
    """Which of these uids are taken."""
    found: set[str] = set()
    for start in range(0, len(uids), _PAGE):
        page = uids[start : start + _PAGE]
        marks = ", ".join("?" * len(page))
        rows = connection.execute(f"SELECT uid FROM unit WHERE uid IN ({marks})", page)  # noqa: S608
        found.update(row[0] for row in rows)
    return found


def known_texts(connection: sqlite3.Connection, ids: Sequence[int]) -> set[tuple[Any, ...]]:
    """The texts of these units: id, source and its language, and a translation's language and text.

    A unit without translations has None for these.
    """
    found: set[tuple[Any, ...]] = set()
    for start in range(0, len(ids), _PAGE):
        page = ids[start : start + _PAGE]
        marks = ", ".join("?" * len(page))
        found.update(
            connection.execute(
                "SELECT id, source, source_lang, lang, text"  # noqa: S608
                f" FROM unit LEFT JOIN target ON unit_id = id WHERE id IN ({marks})",
                page,
            )
        )
    return found


def with_texts(connection: sqlite3.Connection, ids: Sequence[int], unit: TranslationUnit) -> list[int]:
    """Which of these units have the source, and one of the translations, of another."""
    lang, text = next(iter(unit.targets.items()), ("", ""))
    found: list[int] = []
    for start in range(0, len(ids), _PAGE):
        page = ids[start : start + _PAGE]
        marks = ", ".join("?" * len(page))
        rows = connection.execute(
            f"SELECT id FROM unit WHERE source = ? AND source_lang = ? AND id IN ({marks})"  # noqa: S608
            " AND (? = '' OR EXISTS (SELECT 1 FROM target WHERE unit_id = id AND lang = ? AND text = ?))",
            (unit.source, unit.source_lang, *page, lang, lang, text),
        )
        found += [row[0] for row in rows]
    return found


def page_after(
    connection: sqlite3.Connection, last: int, wanted: Filter, most: int = _PAGE
) -> list[tuple[int, TranslationUnit]]:
    """The next units that a filter lets through, by id."""
    where, values = condition(wanted)
    return list(_select(connection, f"{where} AND id > ?", (*values, last), most))


def numbers(connection: sqlite3.Connection, wanted: Filter) -> Array:
    """The ids of the units that a filter lets through; SQLite writes them, as a million objects are slow."""
    where, values = condition(wanted)
    row = connection.execute(f"SELECT group_concat(id, ' ') FROM unit {where}", values).fetchone()  # noqa: S608
    return np.sort(np.fromstring(row[0] or "", dtype=np.int64, sep=" "))


def latest_pairs(
    connection: sqlite3.Connection, source_lang: str, target_lang: str, most: int
) -> list[tuple[str, str]]:
    """Texts of approved units in two languages, the last written first."""
    found = connection.execute(
        "SELECT unit.source, target.text FROM unit"
        " JOIN target ON target.unit_id = unit.id AND target.lang = ?"
        " WHERE unit.source_lang = ? AND unit.status = ? ORDER BY unit.id DESC LIMIT ?",
        (target_lang, source_lang, UnitStatus.APPROVED.value, most),
    )
    return [(source, target) for source, target in found]


def condition(wanted: Filter) -> tuple[str, list[str]]:
    """A filter as a WHERE clause and its values."""
    properties = {**wanted.properties, **({"x-domain": wanted.domain} if wanted.domain else {})}
    conditions: list[tuple[str, tuple[str | None, ...]]] = [
        ("source_lang = ?", (wanted.source_lang,)),
        ("EXISTS (SELECT 1 FROM target WHERE unit_id = unit.id AND lang = ?)", (wanted.target_lang,)),
        ("status = ?", (wanted.status,)),
        ("project = ?", (wanted.project,)),
        ("document = ?", (wanted.document,)),
        ("? IN (author, editor)", (wanted.author,)),
        ("coalesce(changed, created) >= ?", (stamp(wanted.changed_since),)),
        ("coalesce(changed, created) < ?", (stamp(wanted.changed_until),)),
        *((_HAS_PROPERTY, (name, name, value)) for name, value in properties.items()),
    ]
    given = [(clause, values) for clause, values in conditions if values[0]]
    where = " AND ".join(clause for clause, _ in given) or "TRUE"
    return f"WHERE {where}", [str(value) for _, values in given for value in values]


def stamp(time: datetime | None) -> str | None:
    """A time as it is stored, in UTC, so that texts in order are times in order."""
    if time is None:
        return None
    return (time if time.tzinfo is None else time.astimezone(UTC)).isoformat()


def _insert_targets(connection: sqlite3.Connection, unit_id: int, unit: TranslationUnit) -> None:
    connection.executemany(
        "INSERT INTO target VALUES (?, ?, ?, ?)",
        [(unit_id, lang, text, unit.target_markup.get(lang, "")) for lang, text in unit.targets.items()],
    )


def _values(unit: TranslationUnit) -> tuple[Any, ...]:
    origin = unit.origin
    return (
        unit.uid or new_uid(), unit.source, unit.source_lang, unit.author, unit.editor, stamp(unit.created),
        stamp(unit.changed), origin.project, origin.document, origin.segment, unit.previous, unit.following,
        unit.status.value, json.dumps(unit.notes, ensure_ascii=False) if unit.notes else _NOTHING[0],
        json.dumps(dict(unit.properties), ensure_ascii=False) if unit.properties else _NOTHING[1],
        unit.usage, unit.source_markup,
    )  # fmt: skip


def _select(
    connection: sqlite3.Connection, where: str, values: Iterable[Any], most: int = -1
) -> Iterator[tuple[int, TranslationUnit]]:
    rows = connection.execute(
        f"SELECT id, {_FIELDS} FROM unit {where} ORDER BY id LIMIT {most:d}",  # noqa: S608 - clauses of this module
        tuple(values),
    )
    for row in rows.fetchall():
        targets = connection.execute(
            "SELECT lang, text, markup FROM target WHERE unit_id = ? ORDER BY lang", (row[0],)
        ).fetchall()
        yield row[0], _unit(row, targets)


def _unit(row: tuple[Any, ...], targets: list[tuple[str, str, str]]) -> TranslationUnit:
    (_, uid, source, source_lang, author, editor, created, changed, project, document, segment,
     previous, following, status, notes, properties, usage, markup) = row  # fmt: skip
    return TranslationUnit(
        source, {lang: text for lang, text, _ in targets}, source_lang, uid, author, editor,
        _time(created), _time(changed), Origin(project, document, segment), previous, following,
        UnitStatus(status), tuple(json.loads(notes)), json.loads(properties), usage, markup,
        {lang: raw for lang, _, raw in targets if raw},
    )  # fmt: skip


def _time(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)
