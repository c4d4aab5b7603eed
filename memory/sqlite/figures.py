"""A memory file in figures."""

from __future__ import annotations

import sqlite3
from datetime import datetime

from memory.figures import MOST_NAMED, Figures

_PAIRS = (
    "SELECT source_lang, lang, count(*) FROM target JOIN unit ON unit.id = unit_id"
    " GROUP BY source_lang, lang ORDER BY 3 DESC, 1, 2"
)
_STATUSES = "SELECT status, count(*) FROM unit GROUP BY 1 ORDER BY 2 DESC, 1"
_DOMAINS = (
    "SELECT p.value, count(*) FROM unit, json_each(properties) AS p WHERE properties <> '{}'"
    " AND (p.key = 'x-domain' OR instr(p.key, 'x-domain#') = 1)"
    " GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ?"
)
_PEOPLE = (
    "SELECT name, count(*) FROM (SELECT author AS name FROM unit"
    " UNION ALL SELECT editor FROM unit WHERE editor != author) WHERE name != ''"
    " GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ?"
)
_TIMES = "SELECT min(coalesce(changed, created)), max(coalesce(changed, created)) FROM unit"


def figures(connection: sqlite3.Connection) -> Figures:
    """The figures of a memory."""
    first, last = (_time(text) for text in connection.execute(_TIMES).fetchone())
    pages, size = (connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "page_size"))
    return Figures(
        connection.execute("SELECT count(*) FROM unit").fetchone()[0],
        {(source, target): units for source, target, units in connection.execute(_PAIRS)},
        dict(connection.execute(_STATUSES).fetchall()),
        dict(connection.execute(_DOMAINS, (MOST_NAMED,)).fetchall()),
        dict(connection.execute(_PEOPLE, (MOST_NAMED,)).fetchall()),
        first,
        last,
        pages * size,
    )


def _time(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)
