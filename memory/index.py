"""The index that proposes units for a query: which five-letter beginnings of words stand in which unit.

A Kazakh word keeps its beginning through its suffixes, so that inflected forms meet in one posting list.
Which of a query's stems are looked up follows the prefix filter of set similarity joins (Chaudhuri et al.
2006): a unit that shares enough stems with the query holds at least one of its rarest.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from heapq import nlargest
from math import ceil

from corpus.folding import fold
from corpus.tokens import words

_PREFIX = 5
_SHARE = 0.5
_MOST_POSTINGS = 40_000
_LEAST_STEMS = 3


def stems(text: str) -> list[str]:
    """The distinct folded word beginnings of a text."""
    return list(dict.fromkeys(word[:_PREFIX] for word in words(fold(text))))


def add(connection: sqlite3.Connection, unit_id: int, text: str) -> None:
    """Index a unit's source."""
    forms = stems(text)
    connection.executemany(
        "INSERT INTO stem (form, units) VALUES (?, 1) ON CONFLICT (form) DO UPDATE SET units = units + 1",
        ((form,) for form in forms),
    )
    connection.executemany(
        "INSERT OR IGNORE INTO posting SELECT id, ? FROM stem WHERE form = ?",
        ((unit_id, form) for form in forms),
    )


def remove(connection: sqlite3.Connection, unit_id: int, text: str) -> None:
    """Take a unit's source out of the index."""
    forms = stems(text)
    connection.executemany("UPDATE stem SET units = units - 1 WHERE form = ?", ((form,) for form in forms))
    connection.executemany(
        "DELETE FROM posting WHERE unit_id = ? AND stem_id = (SELECT id FROM stem WHERE form = ?)",
        ((unit_id, form) for form in forms),
    )


def propose(connection: sqlite3.Connection, query: str, most: int) -> list[int]:
    """The ids of the units that share most stems with a query, rare stems weighing more."""
    forms = stems(query)
    if not forms:
        return []
    weights: dict[int, float] = defaultdict(float)
    for stem_id, units in _looked_up(connection, forms):
        rarity = 1 / (1 + units) ** 0.25
        for (unit_id,) in connection.execute("SELECT unit_id FROM posting WHERE stem_id = ?", (stem_id,)):
            weights[unit_id] += rarity
    return nlargest(most, weights, key=lambda unit_id: weights[unit_id])


def _looked_up(connection: sqlite3.Connection, forms: Iterable[str]) -> list[tuple[int, int]]:
    """The rarest stems of a query that the prefix filter asks for, as long as their lists are bearable."""
    forms = list(forms)
    marks = ", ".join("?" * len(forms))
    known = connection.execute(
        f"SELECT id, units FROM stem WHERE form IN ({marks}) AND units > 0 ORDER BY units",  # noqa: S608
        forms,
    ).fetchall()
    needed = max(len(forms) - ceil(_SHARE * len(forms)) + 1, _LEAST_STEMS)
    chosen: list[tuple[int, int]] = []
    read = 0
    for stem_id, units in known[:needed]:
        if chosen and read + units > _MOST_POSTINGS:
            break
        chosen.append((stem_id, units))
        read += units
    return chosen
