"""Units as rows of a memory on PostgreSQL.

PostgreSQL's texts cannot hold the character NUL: it is written as SUB and "0", and SUB as SUB and "1".
Neither occurs in TMX.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import numpy as np
from psycopg import Connection

from memory.entries import Entry
from memory.holdings import Array, Held
from memory.store import Filter
from memory.unit import Origin, TranslationUnit, UnitStatus, new_uid

FIELDS = (
    "uid, source, source_lang, targets, author, editor, created, changed, project, document, segment,"
    " previous, following, status, notes, properties, usage, markup, target_markup"
)
_PAGE = 500
_HAS_PROPERTY = (
    "EXISTS (SELECT FROM jsonb_each_text(properties) AS p"
    " WHERE (p.key = %s OR starts_with(p.key, %s || '#')) AND p.value = %s)"
)
_NUL, _SUB = "\0", "\x1a"

Session = Connection[tuple[Any, ...]]


def values(unit: TranslationUnit) -> tuple[Any, ...]:
    """A unit as the values of FIELDS."""
    origin = unit.origin
    return (
        stored(unit.uid or new_uid()), stored(unit.source), stored(unit.source_lang), _json(unit.targets),
        stored(unit.author), stored(unit.editor), _utc(unit.created), _utc(unit.changed),
        stored(origin.project), stored(origin.document), stored(origin.segment), stored(unit.previous),
        stored(unit.following), unit.status.value, _json(unit.notes), _json(unit.properties), unit.usage,
        stored(unit.source_markup), _json(unit.target_markup),
    )  # fmt: skip


def insert(session: Session, ids: Iterable[int], new: Iterable[tuple[TranslationUnit, Entry]]) -> None:
    """Add units that are known to be new, under these numbers."""
    with session.cursor().copy(f"COPY unit (id, {FIELDS}, hash) FROM STDIN") as copy:
        for number, (unit, entry) in zip(ids, new, strict=True):
            copy.write_row((number, *values(unit), entry.hash))


def update(session: Session, number: int, unit: TranslationUnit) -> None:
    """Put a unit in the place of another."""
    marks = ", ".join(["%s"] * 19)
    session.execute(f"UPDATE unit SET ({FIELDS}) = ROW({marks}) WHERE id = %s", (*values(unit), number))  # noqa: S608


def by_uid(session: Session, uid: str) -> Held | None:
    """The unit of a uid, with its number."""
    return next(iter(_select(session, "WHERE md5(uid) = %s", (uid_key(uid),))), None)


def by_ids(session: Session, ids: Sequence[int]) -> list[Held]:
    """The units of these numbers that are still there, in the order of their numbers."""
    return _select(session, "WHERE id = ANY(%s)", (list(ids),)) if ids else []


def with_hash(session: Session, value: int) -> list[Held]:
    """The units whose source has a hash."""
    return _select(session, "WHERE hash = %s", (value,))


def page_after(session: Session, last: int, wanted: Filter) -> list[Held]:
    """The next units that a filter lets through, by number."""
    where, given = condition(wanted)
    return _select(session, f"{where} AND id > %s", (*given, last), _PAGE)


def numbers(session: Session, wanted: Filter) -> Array:
    """The numbers of the units that a filter lets through, in order; the server writes them as one text."""
    where, given = condition(wanted)
    row = session.execute(f"SELECT string_agg(id::text, ' ' ORDER BY id) FROM unit {where}", given).fetchone()  # noqa: S608
    return np.fromstring((row and row[0]) or "", dtype=np.int64, sep=" ")


def latest_pairs(session: Session, source_lang: str, target_lang: str, most: int) -> list[tuple[str, str]]:
    """Texts of approved units in two languages, the last written first."""
    found = session.execute(
        "SELECT source, targets ->> %s FROM unit"
        " WHERE source_lang = %s AND status = %s AND targets ? %s ORDER BY id DESC LIMIT %s",
        (target_lang, source_lang, UnitStatus.APPROVED.value, target_lang, max(most, 0)),
    )
    return [(read(source), read(target)) for source, target in found]


def count(session: Session, wanted: Filter) -> int:
    """How many units a filter lets through."""
    where, given = condition(wanted)
    row = session.execute(f"SELECT count(*) FROM unit {where}", given).fetchone()  # noqa: S608
    return int(row[0]) if row else 0


def with_equal_sources(session: Session) -> list[list[int]]:
    """The numbers of units whose sources say the same, source by source."""
    found = session.execute("SELECT array_agg(id) FROM unit GROUP BY hash HAVING count(*) > 1")
    return [row[0] for row in found]


def remove(session: Session, wanted: Filter) -> int:
    """Remove the units that a filter lets through; returns how many went."""
    where, given = condition(wanted)
    return session.execute(f"DELETE FROM unit {where}", given).rowcount  # noqa: S608


def condition(wanted: Filter) -> tuple[str, list[Any]]:
    """A filter as a WHERE clause and its values."""
    properties = {**wanted.properties, **({"x-domain": wanted.domain} if wanted.domain else {})}
    conditions: list[tuple[str, tuple[Any, ...]]] = [
        ("source_lang = %s", (wanted.source_lang,)),
        ("targets ? %s", (wanted.target_lang,)),
        ("status = %s", (wanted.status and wanted.status.value,)),
        ("project = %s", (wanted.project,)),
        ("document = %s", (wanted.document,)),
        ("%s IN (author, editor)", (wanted.author,)),
        ("coalesce(changed, created) >= %s", (_utc(wanted.changed_since),)),
        ("coalesce(changed, created) < %s", (_utc(wanted.changed_until),)),
        *((_HAS_PROPERTY, (name, name, value)) for name, value in properties.items()),
    ]
    given = [(clause, some) for clause, some in conditions if some[0]]
    where = " AND ".join(clause for clause, _ in given) or "TRUE"
    return f"WHERE {where}", [stored(v) if isinstance(v, str) else v for _, some in given for v in some]


def uid_key(uid: str) -> str:
    """What the index of uids holds of a uid of any length."""
    return hashlib.md5(stored(uid).encode(), usedforsecurity=False).hexdigest()


def stored(text: str) -> str:
    """A text as it is stored."""
    if _NUL in text or _SUB in text:
        return text.replace(_SUB, _SUB + "1").replace(_NUL, _SUB + "0")
    return text


def read(text: str) -> str:
    """A stored text as it was."""
    return text.replace(_SUB + "0", _NUL).replace(_SUB + "1", _SUB) if _SUB in text else text


def _select(session: Session, where: str, given: Sequence[Any], most: int | None = None) -> list[Held]:
    rows = session.execute(
        f"SELECT id, {FIELDS} FROM unit {where} ORDER BY id LIMIT %s",  # noqa: S608 - clauses of this module
        (*given, most),
    )
    return [(row[0], _unit(row[1:])) for row in rows]


def _unit(row: Sequence[Any]) -> TranslationUnit:
    (uid, source, source_lang, targets, author, editor, created, changed, project, document, segment,
     previous, following, status, notes, properties, usage, markup, target_markup) = row  # fmt: skip
    return TranslationUnit(
        read(source), _texts(targets), read(source_lang), read(uid), read(author), read(editor),
        _utc(created), _utc(changed), Origin(read(project), read(document), read(segment)), read(previous),
        read(following), UnitStatus(status), tuple(map(read, notes)), _texts(properties), usage,
        read(markup), _texts(target_markup),
    )  # fmt: skip


def _texts(found: Mapping[str, str]) -> dict[str, str]:
    return {read(key): read(found[key]) for key in sorted(found)}


def _json(value: Mapping[str, str] | Sequence[str]) -> str:
    if isinstance(value, Mapping):
        return json.dumps({stored(k): stored(v) for k, v in value.items()}, ensure_ascii=False)
    return json.dumps([stored(text) for text in value], ensure_ascii=False)


def _utc(time: datetime | None) -> datetime | None:
    """A time in UTC; one without a zone is meant in it."""
    if time is None:
        return None
    return time.replace(tzinfo=UTC) if time.tzinfo is None else time.astimezone(UTC)
