"""What a memory file holds, as one transaction sees it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import reduce

import numpy as np

from memory.concordance import Asked, Side
from memory.entries import Entry
from memory.holdings import Array, Held, Proposal
from memory.journal import Journal
from memory.sqlite import rows
from memory.sqlite.index import Index
from memory.unit import Change, TranslationUnit, UnitStatus

_MOST_STEMS = 3000


class SqliteHoldings:
    """The rows of a memory file, and its index, which must be up to date."""

    def __init__(self, connection: sqlite3.Connection, index: Index, journal: Journal | None = None) -> None:
        self._connection = connection
        self._index = index
        self._journal = journal

    def with_uid(self, uid: str) -> Held | None:
        """The unit of a uid."""
        return rows.by_uid(self._connection, uid)

    def with_ids(self, ids: Sequence[int]) -> list[Held]:
        """The units of these numbers that are still there."""
        return rows.by_ids(self._connection, ids)

    def exact(self, value: int) -> list[int]:
        """The units whose source has a hash."""
        return self._index.exact(self._connection, value)

    def propose(self, keys: Mapping[int, int], needed: float, longest: float) -> Proposal:
        """The units of at most `longest` words that may share words of a weight `needed` with a query."""
        return Proposal(*self._index.propose(self._connection, keys, needed, longest))

    def sources(self, ids: Sequence[int], source_lang: str, target_lang: str | None) -> dict[int, str]:
        """The sources of those units that are there, in the languages asked for and not rejected."""
        condition, values = "", [UnitStatus.REJECTED.value, source_lang]
        if target_lang:
            condition = " AND EXISTS (SELECT 1 FROM target WHERE unit_id = id AND lang = ?)"
            values.append(target_lang)
        marks = ", ".join("?" * len(ids))
        found = self._connection.execute(
            f"SELECT id, source FROM unit WHERE status != ? AND source_lang = ?{condition}"  # noqa: S608
            f" AND id IN ({marks})",
            (*values, *ids),
        )
        return dict(found.fetchall())

    def having(self, keys: Sequence[AbstractSet[int]], most: int) -> list[int]:
        """The last units that have one key of each of these sets, the last first."""
        lists = sorted((self._index.having(self._connection, some) for some in keys), key=len)
        ids: Array = reduce(lambda a, b: np.intersect1d(a, b, assume_unique=True), lists)
        newest: list[int] = ids[::-1][:most].tolist()
        return newest

    def stems_like(self, word: Asked, glob: str) -> set[str]:
        """The stems of the known words that a pattern fits."""
        found = self._connection.execute(
            "SELECT DISTINCT stem FROM word WHERE form GLOB ? LIMIT ?",
            (glob.replace("[", "[[]"), _MOST_STEMS),
        )
        fresh = {form.stem or form.form for form in self._index.fresh.words if word.fits(form)}
        return {row[0] for row in found} | fresh

    def texts(self, ids: Sequence[int], side: Side) -> list[tuple[int, str, str]]:
        """The texts of these units on one side: number, language, text."""
        marks = ", ".join("?" * len(ids))
        statement = (
            "SELECT id, source_lang, source FROM unit WHERE id"
            if side is Side.SOURCE
            else "SELECT unit_id, lang, text FROM target WHERE unit_id"
        )
        return self._connection.execute(f"{statement} IN ({marks})", ids).fetchall()

    def meeting(self, new: Sequence[tuple[TranslationUnit, Entry]]) -> set[int]:
        """The places of those new units whose uid is taken or whose very texts may be there already."""
        taken = rows.known_uids(self._connection, [unit.uid for unit, _ in new if unit.uid])
        found = {place for place, (unit, _) in enumerate(new) if unit.uid in taken}
        alike = self._index.owners(self._connection, [theirs.hash for _, theirs in new])
        known = rows.known_texts(self._connection, sorted({number for _, number in alike}))
        for place, number in alike:
            unit = new[place][0]
            lang, text = next(iter(unit.targets.items()), (None, None))
            if (number, unit.source, unit.source_lang, lang, text) in known:
                found.add(place)
        return found

    def alike(self, unit: TranslationUnit, value: int) -> list[Held]:
        """The units, among those with a hash, that may have the very texts of this one."""
        return self.with_ids(rows.with_texts(self._connection, self.exact(value), unit))

    def insert(self, new: Sequence[tuple[TranslationUnit, Entry]]) -> None:
        """Add units that are known to be new."""
        if self._journal:
            new = self._journal.note_new(new)
        ids = rows.insert_many(self._connection, [unit for unit, _ in new]) if new else ()
        for unit_id, (_, theirs) in zip(ids, new, strict=True):
            self._index.note(unit_id, theirs)

    def update(self, number: int, unit: TranslationUnit) -> None:
        """Put a unit in the place of one with the same texts."""
        if self._journal:
            self._journal.note(Change(self.with_ids([number])[0][1], unit))
        rows.update(self._connection, number, unit)

    def note(self, changes: Iterable[Change]) -> None:
        """Put changes that are made otherwise into the journal."""
        if self._journal:
            for change in changes:
                self._journal.note(change)

    def delete(self, number: int) -> None:
        """Remove a unit."""
        if self._journal:
            self._journal.note(Change(self.with_ids([number])[0][1], None))
        rows.delete(self._connection, number)
