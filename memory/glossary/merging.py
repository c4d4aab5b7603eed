"""Glossaries put together: which entries speak of the same concept, and what becomes of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import uuid4

from corpus.folding import fold
from memory.glossary.entry import Entry, Term


@dataclass(frozen=True, slots=True)
class Merged:
    """The entries after a merge, and how many of them are new or changed."""

    entries: tuple[Entry, ...]
    added: int
    changed: int


def merged(entries: Iterable[Entry], incoming: Iterable[Entry], author: str, now: datetime) -> Merged:
    """Entries with others taken in.

    An incoming entry of a known uid replaces that entry, unless it is older. One without a known uid joins
    the entry that it shares its terms in two languages with: unknown terms are added, empty fields filled.
    Any other becomes an entry of its own. Who and when is noted where the incoming entry does not say it.
    """
    kept = list(entries)
    known = len(kept)
    by_uid = {entry.uid: place for place, entry in enumerate(kept) if entry.uid}
    by_pair = {pair: place for place, entry in reversed(list(enumerate(kept))) for pair in pairs_of(entry)}
    changed: set[int] = set()
    for entry in incoming:
        place = by_uid.get(entry.uid, -1)
        new = _newer(kept[place], entry) if place >= 0 else entry
        if place < 0:
            place = next((by_pair[pair] for pair in pairs_of(entry) if pair in by_pair), -1)
            new = joined(kept[place], entry) if place >= 0 else entry
        if place < 0:
            place = len(kept)
            kept.append(_signed(replace(entry, uid=entry.uid or _new_uid()), author, now))
        elif new != kept[place]:
            changed.add(place)
            kept[place] = replace(new, editor=new.editor or author, changed=new.changed or now)
        by_uid[kept[place].uid] = place
        for pair in pairs_of(kept[place]):
            by_pair.setdefault(pair, place)
    return Merged(tuple(kept), len(kept) - known, sum(place < known for place in changed))


def _new_uid() -> str:
    """A uid that begins with a letter: XML wants it so, and a spreadsheet takes 12e5 for a number."""
    return f"t{uuid4().hex[:11]}"


def pairs_of(entry: Entry) -> list[frozenset[tuple[str, str]]]:
    """What tells a concept: a term of one language together with one of another, or its only term."""
    named = [(term.lang, fold(term.text)) for term in entry.terms]
    pairs = [frozenset((a, b)) for a in named for b in named if a[0] < b[0]]
    return pairs or [frozenset(named[:1])]


def _newer(known: Entry, entry: Entry) -> Entry:
    if known.changed and entry.changed and entry.changed < known.changed:
        return known
    return entry


def joined(known: Entry, entry: Entry) -> Entry:
    """A known entry with what another adds to it."""
    have = {(term.lang, fold(term.text)) for term in known.terms}
    more: tuple[Term, ...] = tuple(t for t in entry.terms if (t.lang, fold(t.text)) not in have)
    return replace(
        known,
        terms=known.terms + more,
        domain=known.domain or entry.domain,
        definition=known.definition or entry.definition,
        note=known.note or entry.note,
        properties={**entry.properties, **known.properties},
    )


def _signed(entry: Entry, author: str, now: datetime) -> Entry:
    return replace(entry, author=entry.author or author, created=entry.created or now)
