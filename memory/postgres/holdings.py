"""What a memory on PostgreSQL holds, as one transaction sees it."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

import numpy as np

from memory.concordance import Asked, Side
from memory.entries import Entry, is_source_key
from memory.forms import Form
from memory.holdings import Held, Proposal
from memory.journal import Journal
from memory.postgres import rows
from memory.postgres.rows import Session, read, stored
from memory.unit import Change, TranslationUnit, UnitStatus

_MOST_STEMS = 3000
_MOST_PROPOSED = 2000
_MOST_COUNTED = 200
_LISTS_READ = 45_000
_LONGEST_WORD = 200
_MOST_KNOWN_WORDS = 400_000
_MOST_LOOKED_UP = 256
"""With more keys than that GIN is slower than walking through the units from the last one back."""
_SPAN = 1 << 32


class _Keys(NamedTuple):
    source: bool
    keys: list[int]

    @property
    def table(self) -> str:
        return "source_entry" if self.source else "target_entry"


class PostgresHoldings:
    """The tables of a memory; `known_words` are hashes of words with their stems that it surely has."""

    def __init__(self, session: Session, known_words: set[int], journal: Journal | None = None) -> None:
        self._session = session
        self._known_words = known_words
        self._journal = journal

    def with_uid(self, uid: str) -> Held | None:
        """The unit of a uid."""
        return rows.by_uid(self._session, uid)

    def with_ids(self, ids: Sequence[int]) -> list[Held]:
        """The units of these numbers that are still there."""
        return rows.by_ids(self._session, ids)

    def exact(self, value: int) -> list[int]:
        """The units whose source has a hash."""
        found = self._session.execute("SELECT id FROM unit WHERE hash = %s", (value,))
        return [row[0] for row in found]

    def propose(self, keys: Mapping[int, int], needed: float, longest: float) -> Proposal:
        """The units of at most `longest` words that may share a weight `needed` with a query of these keys.

        The rarest keys are looked up, so many that no unit can escape (the prefix filter of set similarity
        joins, Chaudhuri et al. 2006), as long as their lists are not too long. How many of all keys a unit
        shares is counted by the server.
        """
        counts: Counter[int] = Counter()
        for key, count in keys.items():
            counts[_folded(key)] += count
        rarest = self._by_rarity(counts)
        counted = [key for key, _ in rarest[:_MOST_COUNTED]]
        shared = " + ".join(f"(({key}) = ANY (keys))::int * {counts[key]}" for key in counted)
        total = counts.total()
        unread = total - sum(counts[key] for key in counted)
        found = self._session.execute(
            f"SELECT unit_id, shared, size FROM (SELECT unit_id, size, {shared} AS shared FROM source_entry"  # noqa: S608
            " WHERE keys && %s AND size BETWEEN %s AND %s OFFSET 0) AS proposed WHERE shared >= %s"
            " ORDER BY shared - greatest(size, %s) DESC, unit_id DESC LIMIT %s",
            (
                _looked_up(rarest, counts, needed),
                math.ceil(needed),
                math.floor(longest),
                max(1.0, needed - unread),
                total,
                _MOST_PROPOSED,
            ),
        ).fetchall()
        ids, hits, sizes = np.array(found, np.int64).reshape(-1, 3).T
        return Proposal(ids, hits, sizes, unread)

    def sources(self, ids: Sequence[int], source_lang: str, target_lang: str | None) -> dict[int, str]:
        """The sources of those units that are there, in the languages asked for and not rejected."""
        found = self._session.execute(
            "SELECT id, source FROM unit WHERE id = ANY(%s) AND status <> %s AND source_lang = %s"
            " AND (%s::text IS NULL OR targets ? %s)",
            (list(ids), UnitStatus.REJECTED.value, source_lang, target_lang or None, target_lang or None),
        )
        return {number: read(source) for number, source in found}

    def having(self, keys: Sequence[AbstractSet[int]], most: int) -> list[int]:
        """The last units that have one key of each of these sets, all of one side, the last first."""
        if not all(keys):
            return []
        found = (_Keys(is_source_key(next(iter(some))), _array(some)) for some in keys)
        sets = sorted(found, key=lambda some: len(some.keys))
        looked_up = [some for some in sets if len(some.keys) <= _MOST_LOOKED_UP]
        walked = sets[len(looked_up) :]
        entries = sets[0].table
        if looked_up:
            conditions = " AND ".join(["keys && %s"] * len(looked_up))
            entries = f"(SELECT * FROM {entries} WHERE {conditions} OFFSET 0) AS found"  # noqa: S608
        tests = ["EXISTS (SELECT FROM unnest(keys) AS k WHERE k = ANY(%s))"] * len(walked)
        rows_found = self._session.execute(
            f"SELECT unit_id FROM {entries} WHERE {' AND '.join(['TRUE', *tests])}"  # noqa: S608
            " ORDER BY unit_id DESC LIMIT %s",
            (*(some.keys for some in sets), most),
        )
        return [row[0] for row in rows_found]

    def stems_like(self, word: Asked, glob: str) -> set[str]:  # noqa: ARG002 - the pattern says it all here
        """The stems of the known words that a pattern fits."""
        pattern = stored(glob)
        for special in "\\%_":
            pattern = pattern.replace(special, f"\\{special}")
        found = self._session.execute(
            "SELECT DISTINCT stem FROM word WHERE form LIKE %s LIMIT %s",
            (pattern.replace("*", "%").replace("?", "_"), _MOST_STEMS),
        )
        return {read(row[0]) for row in found}

    def texts(self, ids: Sequence[int], side: Side) -> list[tuple[int, str, str]]:
        """The texts of these units on one side: number, language, text."""
        statement = (
            "SELECT id, source_lang, source FROM unit WHERE id = ANY(%s)"
            if side is Side.SOURCE
            else "SELECT id, key, value FROM unit, jsonb_each_text(targets) WHERE id = ANY(%s) ORDER BY key"
        )
        found = self._session.execute(statement, (list(ids),))
        return [(number, read(lang), read(text)) for number, lang, text in found]

    def meeting(self, new: Sequence[tuple[TranslationUnit, Entry]]) -> set[int]:
        """The places of those new units whose uid is taken or whose very texts may be there already."""
        uids = self._session.execute(
            "SELECT uid FROM unit WHERE md5(uid) = ANY(%s)",
            ([rows.uid_key(unit.uid) for unit, _ in new if unit.uid],),
        )
        taken = {read(row[0]) for row in uids}
        hashes = self._session.execute(
            "SELECT hash FROM unit WHERE hash = ANY(%s)", ([entry.hash for _, entry in new],)
        )
        known = {row[0] for row in hashes}
        return {place for place, (unit, entry) in enumerate(new) if unit.uid in taken or entry.hash in known}

    def alike(self, unit: TranslationUnit, value: int) -> list[Held]:  # noqa: ARG002 - the hash says enough
        """The units with a hash."""
        return rows.with_hash(self._session, value)

    def insert(self, new: Sequence[tuple[TranslationUnit, Entry]]) -> None:
        """Add units that are known to be new; one without a uid is given one."""
        if not new:
            return
        if self._journal:
            new = self._journal.note_new(new)
        found = self._session.execute(
            "SELECT nextval(pg_get_serial_sequence('unit', 'id')) FROM generate_series(1, %s)", (len(new),)
        )
        ids = [row[0] for row in found]
        rows.insert(self._session, ids, new)
        frequency: Counter[int] = Counter()
        with self._session.cursor().copy("COPY source_entry FROM STDIN") as copy:
            for number, (_, entry) in zip(ids, new, strict=True):
                ours = {_folded(key) for key in entry.keys if is_source_key(key)}
                frequency.update(ours)
                copy.write_row((number, entry.size, _literal(ours)))
        with self._session.cursor().copy("COPY target_entry FROM STDIN") as copy:
            for number, (_, entry) in zip(ids, new, strict=True):
                theirs = {_folded(key) for key in entry.keys if not is_source_key(key)}
                copy.write_row((number, _literal(theirs)))
        self._count(frequency)
        self._learn({form for _, entry in new for form in entry.words})

    def update(self, number: int, unit: TranslationUnit) -> None:
        """Put a unit in the place of one with the same texts."""
        if self._journal:
            self._journal.note(Change(self.with_ids([number])[0][1], unit))
        rows.update(self._session, number, unit)

    def note(self, changes: Iterable[Change]) -> None:
        """Put changes that are made otherwise into the journal."""
        if self._journal:
            for change in changes:
                self._journal.note(change)

    def delete(self, number: int) -> None:
        """Remove a unit."""
        if self._journal:
            self._journal.note(Change(self.with_ids([number])[0][1], None))
        self._session.execute("DELETE FROM unit WHERE id = %s", (number,))

    def _by_rarity(self, counts: Mapping[int, int]) -> list[tuple[int, int]]:
        """Keys, and in how many sources each was met, the rarest first."""
        found = self._session.execute("SELECT key, units FROM frequency WHERE key = ANY(%s)", (list(counts),))
        met: dict[int, int] = dict(found.fetchall())
        return sorted(((key, met.get(key, 0)) for key in counts), key=lambda item: (item[1], item[0]))

    def _count(self, frequency: Mapping[int, int]) -> None:
        keys = sorted(frequency)
        self._session.execute(
            "INSERT INTO frequency SELECT * FROM unnest(%s::int[], %s::int[])"
            " ON CONFLICT (key) DO UPDATE SET units = frequency.units + excluded.units",
            (keys, [frequency[key] for key in keys]),
        )

    def _learn(self, words: Iterable[Form]) -> None:
        pairs = {(form.form, form.stem) for form in words if form.stem and len(form.form) <= _LONGEST_WORD}
        new = sorted(pair for pair in pairs if hash(pair) not in self._known_words)
        if not new:
            return
        self._session.execute(
            "INSERT INTO word SELECT * FROM unnest(%s::text[], %s::text[]) ON CONFLICT DO NOTHING",
            ([stored(form) for form, _ in new], [stored(stem) for _, stem in new]),
        )
        if len(self._known_words) < _MOST_KNOWN_WORDS:
            self._known_words.update(map(hash, new))


def _looked_up(rarest: Sequence[tuple[int, int]], counts: Mapping[int, int], needed: float) -> list[int]:
    """So many of the rarest keys that a unit with enough keys has one of these, or as many as may be read."""
    chosen: list[int] = []
    left, read_so_far = sum(counts.values()), 0
    for key, met in rarest:
        if chosen and (left < needed or read_so_far + met > _LISTS_READ):
            break
        chosen.append(key)
        left -= counts[key]
        read_so_far += met
    return chosen


def _array(keys: Iterable[int]) -> list[int]:
    return sorted({_folded(key) for key in keys})


def _literal(keys: Iterable[int]) -> str:
    """An array as PostgreSQL writes it, which is quicker than psycopg's own way."""
    return f"{{{','.join(map(str, keys))}}}"


def _folded(key: int) -> int:
    """A key in the 32 bits, with a sign, of a PostgreSQL integer."""
    low = key % _SPAN
    return low - _SPAN if low >= _SPAN // 2 else low
