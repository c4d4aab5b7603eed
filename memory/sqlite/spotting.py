"""Concordance in a memory file: the index proposes units, their texts decide."""

from __future__ import annotations

import sqlite3
from functools import reduce

import numpy as np

from memory.concordance import Asked, Concordance, Side, asked_for, spans
from memory.sqlite import rows
from memory.sqlite.entries import side_key
from memory.sqlite.index import Array, Index

_MOST_STEMS = 3000
_MOST_READ = 10_000
_PAGE = 200
_SHORTEST_BEGINNING = 3


def spot(
    connection: sqlite3.Connection, index: Index, text: str, side: Side, lang: str | None, top: int
) -> list[Concordance]:
    """The newest units in which everything that a text asks for occurs."""
    phrases = asked_for(text, lang)
    if not phrases:
        return []
    index.refresh(connection)
    words = [word for phrase in phrases for word in phrase]
    lists = [index.having(connection, _keys(connection, index, word, side)) for word in words]
    ids: Array = reduce(lambda a, b: np.intersect1d(a, b, assume_unique=True), sorted(lists, key=len))
    newest = ids[::-1][:_MOST_READ].tolist()
    places: dict[int, tuple[str, tuple[tuple[int, int], ...]]] = {}
    for start in range(0, len(newest), _PAGE):
        if len(places) >= top:
            break
        for unit_id, found_lang, found in _texts(connection, newest[start : start + _PAGE], side, lang):
            here = spans(found, found_lang, phrases)
            if here:
                places.setdefault(unit_id, (found_lang, here))
    units = dict(rows.by_ids(connection, sorted(places, reverse=True)[:top]))
    return [Concordance(units[i], *places[i]) for i in sorted(units, reverse=True)]


def _keys(connection: sqlite3.Connection, index: Index, word: Asked, side: Side) -> set[int]:
    """The keys of all stems under which a word may be found."""
    source = side is Side.SOURCE
    stems = set(word.stems)
    if word.pattern is not None:
        stems |= _stems_like(connection, index, word, word.glob)
    elif not word.exact:
        for beginning in word.spelled:
            if len(beginning) >= _SHORTEST_BEGINNING and word.stems:
                stems |= _stems_like(connection, index, word, beginning + "*")
    numbers = word.spelled if not word.stems and word.pattern is None else frozenset()
    return {side_key(stem, source) for stem in stems | numbers}


def _stems_like(connection: sqlite3.Connection, index: Index, word: Asked, glob: str) -> set[str]:
    found = connection.execute(
        "SELECT DISTINCT stem FROM word WHERE form GLOB ? LIMIT ?", (glob, _MOST_STEMS)
    )
    fresh = {form.stem or form.form for form in index.fresh.words if word.fits(form)}
    return {row[0] for row in found} | fresh


def _texts(
    connection: sqlite3.Connection, ids: list[int], side: Side, lang: str | None
) -> list[tuple[int, str, str]]:
    marks = ", ".join("?" * len(ids))
    statement = (
        "SELECT id, source_lang, source FROM unit WHERE id"
        if side is Side.SOURCE
        else "SELECT unit_id, lang, text FROM target WHERE unit_id"
    )
    found = connection.execute(f"{statement} IN ({marks})", ids).fetchall()
    return [row for row in found if lang is None or row[1] == lang]
