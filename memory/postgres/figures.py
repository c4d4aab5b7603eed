"""A memory on PostgreSQL in figures."""

from __future__ import annotations

from memory.figures import MOST_NAMED, Figures
from memory.postgres.rows import Session, read

_PAIRS = (
    "SELECT source_lang, key, count(*) FROM unit, jsonb_object_keys(targets) AS key"
    " GROUP BY source_lang, key ORDER BY 3 DESC, 1, 2"
)
_STATUSES = "SELECT status, count(*) FROM unit GROUP BY 1 ORDER BY 2 DESC, 1"
_DOMAINS = (
    "SELECT value, count(*) FROM unit, jsonb_each_text(properties)"
    " WHERE properties <> '{}' AND (key = 'x-domain' OR starts_with(key, 'x-domain#'))"
    " GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT %s"
)
_PEOPLE = (
    "SELECT name, count(*) FROM (SELECT author AS name FROM unit"
    " UNION ALL SELECT editor FROM unit WHERE editor <> author) AS person WHERE name <> ''"
    " GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT %s"
)
_WHOLE = (
    "SELECT count(*), min(coalesce(changed, created)), max(coalesce(changed, created)),"
    " (SELECT coalesce(sum(pg_total_relation_size(oid)), 0) FROM pg_class"
    " WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r') FROM unit"
)


def figures(session: Session) -> Figures:
    """The figures of a memory."""
    row = session.execute(_WHOLE).fetchone()
    units, first, last, size = row or (0, None, None, 0)
    return Figures(
        units,
        {(read(source), read(target)): number for source, target, number in session.execute(_PAIRS)},
        _counts(session, _STATUSES),
        _counts(session, _DOMAINS, MOST_NAMED),
        _counts(session, _PEOPLE, MOST_NAMED),
        first,
        last,
        int(size),
    )


def _counts(session: Session, statement: str, *given: int) -> dict[str, int]:
    return {read(name): count for name, count in session.execute(statement, given).fetchall()}
