"""Changes to a glossary that expect an entry to be as it was seen: what others changed is not overwritten."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from memory.errors import GlossaryChanged
from memory.glossary.entry import Entry
from memory.glossary.merging import joined, merged, pairs_of


@dataclass(frozen=True, slots=True)
class EntryChange:
    """An entry before and after; None where there is none. Taken back by the change the other way round."""

    before: Entry | None
    after: Entry | None


def applied(entries: Iterable[Entry], changes: Iterable[EntryChange], place: object) -> tuple[Entry, ...]:
    """Entries with changes made; raises GlossaryChanged when one is not, or no longer, as it was before."""
    found: list[Entry | None] = list(entries)
    places: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, entry in enumerate(found):
        if entry is not None:
            places[_named(entry)].append(number)
    for change in changes:
        before = change.before
        if before is None:
            found.append(change.after)
            continue
        here = next((number for number in places[_named(before)] if found[number] == before), None)
        if here is None:
            raise GlossaryChanged(
                f"{place}: the entry {_named(before)[1]!r} was changed in the meantime; look again"
            )
        found[here] = change.after
    return tuple(entry for entry in found if entry is not None)


def _named(entry: Entry) -> tuple[str, str]:
    return entry.uid, entry.terms[0].text if entry.terms else ""


def taking_in(
    entries: Sequence[Entry], incoming: Iterable[Entry], author: str, now: datetime
) -> list[EntryChange]:
    """What takes entries in: each joins the one of the same concept, or is new (`merged`)."""
    result = merged(entries, incoming, author, now).entries
    known = zip(entries, result, strict=False)
    changes = [EntryChange(before, after) for before, after in known if before != after]
    return changes + [EntryChange(None, entry) for entry in result[len(entries) :]]


def merging(entries: Iterable[Entry]) -> list[EntryChange]:
    """What joins entries that share their terms in two languages, each into the first of its like."""
    first: dict[frozenset[tuple[str, str]], int] = {}
    kept: list[tuple[Entry, Entry]] = []
    gone: list[EntryChange] = []
    for entry in entries:
        place = next((first[pair] for pair in pairs_of(entry) if pair in first), len(kept))
        if place == len(kept):
            kept.append((entry, entry))
        else:
            kept[place] = (kept[place][0], joined(kept[place][1], entry))
            gone.append(EntryChange(entry, None))
        for pair in pairs_of(kept[place][1]):
            first.setdefault(pair, place)
    return [*(EntryChange(*pair) for pair in kept if pair[0] != pair[1]), *gone]
