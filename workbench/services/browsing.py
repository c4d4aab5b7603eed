"""Looking about in a memory of any size, and changing what one sees.

A listing is what was asked for, newest first. It knows how many units there are and reads those of a stretch
when they are wanted: a memory of millions opens at once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

import numpy as np
from numpy.typing import NDArray

from memory import (
    Change,
    Concordance,
    Filter,
    Maintenance,
    Side,
    Spool,
    Store,
    StoreError,
    TranslationUnit,
    open_memory,
)
from workbench.errors import InputError
from workbench.services.undoing import MOST as MOST_KEPT
from workbench.services.undoing import Undoing

MOST_FOUND = 1000
"""How many units with a text are listed."""
MOST_ALIKE = 50
LEAST_ALIKE = 50
"""How many units that resemble a text are listed, and the least match, in percent."""
EVERYTHING = Filter()
_PAGE = 500
_RECENT = 200


class Mode(StrEnum):
    """What a text that is searched for means: to occur in either text, in one of them, to be resembled."""

    EITHER = "either side"
    SOURCE = "source"
    TARGET = "target"
    FUZZY = "fuzzy"


@dataclass(frozen=True, slots=True)
class Query:
    """What to list: units that a filter lets through, with a text or all; `source_lang` is a fuzzy text's."""

    text: str = ""
    mode: Mode = Mode.EITHER
    wanted: Filter = EVERYTHING
    source_lang: str = "kk"


@dataclass(frozen=True, slots=True)
class Row:
    """A unit of a listing: its match (0 when no text was compared) and where what was asked for stands.

    `lang` is the language of the text that holds the spans, "" without any.
    """

    unit: TranslationUnit
    score: int = 0
    lang: str = ""
    spans: tuple[tuple[int, int], ...] = ()


class Listing(Protocol):
    """Units in order, by place. A listing never changes: a change gives a new one."""

    def __len__(self) -> int: ...

    @property
    def capped(self) -> bool:
        """Whether there may be more than are listed."""
        ...

    def rows(self, first: int, last: int) -> list[Row | None]:
        """The rows from one place up to another; None for a unit that is gone. Reads the memory."""
        ...

    def with_unit(self, place: int, unit: TranslationUnit) -> Listing:
        """The listing with a unit that was changed."""
        ...

    def without(self, places: Collection[int]) -> Listing:
        """The listing without some units."""
        ...


@dataclass(frozen=True, slots=True)
class Numbered:
    """Units by their numbers in a store, the newest first."""

    store: Store
    numbers: NDArray[np.int64]
    capped: bool = False

    def __len__(self) -> int:
        return len(self.numbers)

    def rows(self, first: int, last: int) -> list[Row | None]:
        """Read a stretch."""
        numbers = self.numbers[first:last].tolist()
        held = dict(self.store.numbered(numbers))
        return [Row(held[number]) if number in held else None for number in numbers]

    def with_unit(self, place: int, unit: TranslationUnit) -> Listing:
        """The unit stays where it was, under the number it has now."""
        number = self.store.number_of(unit.uid)
        numbers = self.numbers.copy()
        numbers[place] = -1 if number is None else number
        return replace(self, numbers=numbers)

    def without(self, places: Collection[int]) -> Listing:
        """The other units."""
        return replace(self, numbers=np.delete(self.numbers, list(places)))


@dataclass(frozen=True, slots=True)
class Found:
    """Units that were found for a text."""

    found: tuple[Row, ...]
    capped: bool = False

    def __len__(self) -> int:
        return len(self.found)

    def rows(self, first: int, last: int) -> list[Row | None]:
        """A stretch."""
        return list(self.found[first:last])

    def with_unit(self, place: int, unit: TranslationUnit) -> Listing:
        """The unit as it is now; where the text stands in it is no longer known."""
        return replace(self, found=(*self.found[:place], Row(unit), *self.found[place + 1 :]))

    def without(self, places: Collection[int]) -> Listing:
        """The other units."""
        return replace(self, found=tuple(row for n, row in enumerate(self.found) if n not in places))


class Browser:
    """A memory that is looked about in; it is written to only where it may be.

    Its methods ask the memory and belong into a thread. They raise StoreError with one clear line.
    """

    def __init__(self, store: Store, location: str, author: str, *, read_only: bool) -> None:
        self.location = location
        self.read_only = read_only
        self._store = store
        self._author = author
        self._undoing = Undoing(store)

    @classmethod
    def open(cls, location: str, author: str, *, create: bool = False, read_only: bool = False) -> Self:
        """Open a memory by its file or URL, for reading where it cannot be written."""
        try:
            if read_only:
                return cls(open_memory(location, read_only=True), location, author, read_only=True)
            return cls(open_memory(location, create=create), location, author, read_only=False)
        except StoreError:
            if not Path(location).is_file():
                raise
            return cls(open_memory(location, read_only=True), location, author, read_only=True)

    def look(self, query: Query) -> Listing:
        """The units that are asked for, the newest first, or the best matches first."""
        text = query.text.strip()
        if not text:
            return Numbered(self._store, self._store.numbers(query.wanted)[::-1])
        if query.mode is Mode.FUZZY:
            return self._alike(text, query)
        sides = {Mode.SOURCE: (Side.SOURCE,), Mode.TARGET: (Side.TARGET,)}.get(query.mode, tuple(Side))
        hits: dict[str, Concordance] = {}
        capped = False
        for side in sides:
            found = self._store.concordance(text, side=side, top=MOST_FOUND)
            capped = capped or len(found) >= MOST_FOUND
            for hit in found:
                if query.wanted.accepts(hit.unit):
                    hits.setdefault(hit.unit.uid, hit)
        return Found(tuple(Row(hit.unit, 0, hit.lang, hit.spans) for hit in hits.values()), capped)

    def _alike(self, text: str, query: Query) -> Listing:
        matches = self._store.search(
            text,
            source_lang=query.wanted.source_lang or query.source_lang,
            target_lang=query.wanted.target_lang or None,
            minimum=LEAST_ALIKE,
            top=MOST_ALIKE,
        )
        rows = [Row(match.unit, match.score) for match in matches if query.wanted.accepts(match.unit)]
        return Found(tuple(rows), len(matches) >= MOST_ALIKE)

    def count(self) -> int:
        """How many units the memory has."""
        return self._store.count()

    def languages(self) -> tuple[str, str]:
        """The most frequent language pair among the units written last; empty for an empty memory."""
        newest = self._store.numbered(self._store.numbers()[-_RECENT:].tolist())
        pairs = Counter((unit.source_lang, lang) for _, unit in newest for lang in unit.targets)
        return next((pair for pair, _ in pairs.most_common(1)), ("", ""))

    def edit(self, unit: TranslationUnit, texts: Mapping[str, str]) -> TranslationUnit:
        """Change a unit's texts, by language; a translation that becomes empty goes.

        Raises InputError when nothing would be left, StoreError when the unit was changed meanwhile.
        """
        changed = edited(unit, texts)
        if changed == unit:
            return unit
        changed = replace(changed, editor=self._author, changed=_now())
        changes = [Change(unit, changed)]
        self._store.apply(changes, what="edit")
        self._undoing.did(changes)
        return changed

    def delete(self, units: Iterable[TranslationUnit]) -> int:
        """Remove units, all or none; returns how many."""
        with Spool(Change(unit, None) for unit in units) as changes:
            done = self._store.apply(changes, what="delete")
            self._undoing.did(list(islice(changes, MOST_KEPT + 1)))
        return done

    def did(self) -> None:
        """Note that this user has changed the memory as a whole, by way of another connection."""
        self._undoing.did()

    def units(self, listing: Listing, places: Collection[int] | None = None) -> Iterator[TranslationUnit]:
        """The units at some places of a listing, or all of them, page by page."""
        wanted: Sequence[int] = range(len(listing)) if places is None else sorted(places)
        for start in range(0, len(wanted), _PAGE):
            page = wanted[start : start + _PAGE]
            rows = listing.rows(page[0], page[-1] + 1) if len(page) > page[-1] - page[0] else None
            found = rows if rows is not None else [listing.rows(place, place + 1)[0] for place in page]
            yield from (row.unit for row in found if row is not None)

    def last(self) -> Maintenance | None:
        """The last change that can be taken back."""
        return self._undoing.last()

    def undo(self) -> Maintenance:
        """Take it back."""
        return self._undoing.undo()

    def close(self) -> None:
        """Close the memory."""
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def edited(unit: TranslationUnit, texts: Mapping[str, str]) -> TranslationUnit:
    """A unit with other texts; inline elements stay with a text that does. Raises InputError."""
    texts = {lang: text.strip() for lang, text in texts.items()}
    source = texts.pop(unit.source_lang, unit.source)
    targets = {lang: text for lang, text in {**unit.targets, **texts}.items() if text}
    if not source or not targets:
        raise InputError("a unit needs its source and a translation; leave, and delete the unit instead")
    return replace(
        unit,
        source=source,
        targets=targets,
        source_markup=unit.source_markup if source == unit.source else "",
        target_markup={
            lang: markup
            for lang, markup in unit.target_markup.items()
            if targets.get(lang) == unit.targets.get(lang)
        },
    )


def _now() -> datetime:
    return datetime.now(UTC).replace(microsecond=0)
