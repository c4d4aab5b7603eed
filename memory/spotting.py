"""Concordance in a store: the index proposes units, their texts decide."""

from __future__ import annotations

from memory.concordance import Asked, Concordance, Side, asked_for, spans
from memory.entries import side_key
from memory.holdings import Holdings

_MOST_READ = 10_000
_PAGE = 200
_SHORTEST_BEGINNING = 3


def spot(held: Holdings, text: str, side: Side, lang: str | None, top: int) -> list[Concordance]:
    """The newest units in which everything that a text asks for occurs."""
    phrases = asked_for(text, lang)
    if not phrases:
        return []
    keys = [_keys(held, word, side) for phrase in phrases for word in phrase]
    newest = held.having(keys, _MOST_READ)
    places: dict[int, tuple[str, tuple[tuple[int, int], ...]]] = {}
    for start in range(0, len(newest), _PAGE):
        if len(places) >= top:
            break
        for unit_id, found_lang, found in held.texts(newest[start : start + _PAGE], side):
            if lang is not None and found_lang != lang:
                continue
            here = spans(found, found_lang, phrases)
            if here:
                places.setdefault(unit_id, (found_lang, here))
    units = dict(held.with_ids(sorted(places, reverse=True)[:top]))
    return [Concordance(units[i], *places[i]) for i in sorted(units, reverse=True)]


def _keys(held: Holdings, word: Asked, side: Side) -> set[int]:
    """The keys of all stems under which a word may be found."""
    source = side is Side.SOURCE
    stems = set(word.stems)
    if word.pattern is not None:
        stems |= held.stems_like(word, word.pattern.glob)
    elif not word.exact:
        for beginning in word.spelled:
            if len(beginning) >= _SHORTEST_BEGINNING and word.stems:
                stems |= held.stems_like(word, beginning + "*")
    numbers = word.spelled if not word.stems and word.pattern is None else frozenset()
    return {side_key(stem, source) for stem in stems | numbers}
