"""The index as a process sees it: the file's segments and, in memory, the units newer than they are.

Every method but `note` and `forget` runs within a read or write transaction, so that what it sees is of one
moment.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from memory.entries import Entry, entry
from memory.sqlite import segments
from memory.sqlite.fresh import Fresh
from memory.sqlite.segments import HASHES, IDS, SIZES, Segment

Array = NDArray[Any]
SEGMENT_UNITS = 8192
"""More units than these are not left without a segment."""
IMPORT_UNITS = 32768
"""How many fresh units an import gathers before it writes a segment."""
_TIER = 8
_IMPORT_TIER = 32
_FEW = 4
_LISTS_READ = 150_000
_MANY = 64
_PROMISING = 4000
_READ_PAGE = 4096
_MOST_KNOWN_WORDS = 400_000
_MOST_HITS = 255


class Index:
    """Which units may be what is looked for."""

    def __init__(self) -> None:
        self.fresh = Fresh()
        self._segments: list[Segment] = []
        self._hashes: list[tuple[Array, Array]] | None = None
        self._sizes: Array = np.zeros(0, SIZES)
        self._hits: Array = np.zeros(0, np.uint8)
        self._known_words: set[int] = set()

    def refresh(self, connection: sqlite3.Connection, most: int | None = None) -> None:
        """Take in what other processes have written, all of it or until `most` units are fresh."""
        found = segments.segments(connection)
        if found != self._segments:
            self._segments = found
            self._hashes = None
            self._sizes = np.zeros(0, SIZES)
            self.fresh = Fresh()
        last = self.fresh.ids[-1] if self.fresh.ids else found[-1].last if found else 0
        while (most is None or len(self.fresh) < most) and (
            rows := connection.execute(
                "SELECT id, source, source_lang FROM unit WHERE id > ? ORDER BY id LIMIT ?",
                (last, _READ_PAGE),
            ).fetchall()
        ):
            targets: dict[int, dict[str, str]] = {row[0]: {} for row in rows}
            for unit_id, lang, text in connection.execute(
                "SELECT unit_id, lang, text FROM target WHERE unit_id BETWEEN ? AND ?",
                (rows[0][0], rows[-1][0]),
            ):
                if unit_id in targets:
                    targets[unit_id][lang] = text
            for unit_id, source, lang in rows:
                self.fresh.add(unit_id, entry(source, lang, targets[unit_id]))
            last = rows[-1][0]

    def note(self, unit_id: int, new: Entry) -> None:
        """Take in a unit that this process has just written."""
        self.fresh.add(unit_id, new)

    def forget(self) -> None:
        """Read everything anew the next time: what was noted has not come into force."""
        self._segments = []
        self._hashes = None
        self._known_words.clear()
        self.fresh = Fresh()

    def exact(self, connection: sqlite3.Connection, value: int) -> list[int]:
        """The ids of the units whose source has a hash."""
        found = list(self.fresh.with_hash(value))
        for hashes, owners in self._all_hashes(connection):
            start, stop = (np.searchsorted(hashes, value, side) for side in ("left", "right"))
            found += owners[start:stop].tolist()
        return found

    def owners(self, connection: sqlite3.Connection, values: Sequence[int]) -> list[tuple[int, int]]:
        """The units whose sources have some of these hashes: the place of the hash, the id of the unit."""
        found = [
            (place, unit_id) for place, value in enumerate(values) for unit_id in self.fresh.with_hash(value)
        ]
        wanted = np.array(values, HASHES)
        for hashes, ids in self._all_hashes(connection):
            starts, stops = (np.searchsorted(hashes, wanted, side) for side in ("left", "right"))
            for place in np.flatnonzero(stops > starts).tolist():
                found += [(place, unit_id) for unit_id in ids[starts[place] : stops[place]].tolist()]
        return found

    def behind(self, connection: sqlite3.Connection) -> int:
        """How many ids are newer than the last segment."""
        newest = connection.execute("SELECT max(id) FROM unit").fetchone()[0] or 0
        found = segments.segments(connection)
        return int(newest) - (found[-1].last if found else 0)

    def having(self, connection: sqlite3.Connection, keys: Iterable[int]) -> Array:
        """The ids of the units with one of these keys, in order."""
        found = np.zeros(self._last() + 1, np.bool_)
        for key in set(keys):
            for ids in self._lists(connection, key):
                found[ids] = True
        return np.flatnonzero(found)

    def propose(
        self, connection: sqlite3.Connection, keys: Mapping[int, int], needed: float, longest: float
    ) -> tuple[Array, Array, Array, int]:
        """The units of at most `longest` words that may share a weight `needed` with a query of these keys.

        Returns their ids, how much they are known to share, their lengths in words, and how much they may
        share beyond what is known. The rarest words are looked up first, at least until no unit can escape
        (the prefix filter of set similarity joins, Chaudhuri et al. 2006), then further ones as long as
        their lists are short. When many units are left, only the most promising stay, and whether they have
        the other words, too, is looked up.
        """
        length = sum(keys.values())
        known = sorted(
            ((sum(n for _, n in rows) + len(self.fresh.with_key(key)), key, rows))
            for key, rows in ((key, segments.list_lengths(connection, key)) for key in keys)
        )
        left = length
        hits = self._cleared_hits() if left <= _MOST_HITS else np.zeros(self._last() + 1, np.uint16)
        read = done = 0
        for count, key, rows in known:
            if needed - left >= 1 and read + count > _LISTS_READ:
                break
            for ids in self._lists(connection, key, rows):
                hits[ids] += keys[key]
            left -= keys[key]
            read += count
            done += 1
        ids = np.flatnonzero(hits >= max(1, int(np.ceil(needed - left))))
        sizes = self.sizes(connection)[ids].astype(np.int32)
        fitting = sizes <= longest
        ids, sizes = ids[fitting], sizes[fitting]
        shared = hits[ids].astype(np.int32)
        if not left or len(ids) <= _MANY:
            return ids, shared, sizes, left
        if len(ids) > _PROMISING:
            promise = shared - np.maximum(sizes, length)
            best = np.sort(np.argpartition(-promise, _PROMISING)[:_PROMISING])
            ids, shared, sizes = ids[best], shared[best], sizes[best]
        for _, key, rows in known[done:]:
            for owners in self._lists(connection, key, rows):
                shared += keys[key] * _among(ids, owners)
        return ids, shared, sizes, 0

    def sizes(self, connection: sqlite3.Connection) -> Array:
        """The length in words of every unit, by id."""
        last = self._last()
        if len(self._sizes) <= last:
            sizes = np.zeros(last + _READ_PAGE, SIZES)
            for segment in self._segments:
                sizes[segment.first : segment.last + 1] = segments.sizes_of(connection, segment)
            self._sizes = sizes
        if self.fresh.ids:
            self._sizes[self.fresh.ids] = self.fresh.sizes
        return self._sizes

    def flush(self, connection: sqlite3.Connection) -> None:
        """Write the fresh units as a segment."""
        if not self.fresh:
            return
        self._write_words(connection)
        self._segments.append(segments.add(connection, self.fresh.postings()))
        self.fresh = Fresh()
        self._hashes = None
        self._sizes = np.zeros(0, SIZES)

    def flush_import(self, connection: sqlite3.Connection) -> None:
        """Write the fresh units as a segment when an import has gathered enough of them."""
        if len(self.fresh) >= IMPORT_UNITS:
            self.flush(connection)
            self.merge_crowded(connection, _IMPORT_TIER)

    def merge_crowded(self, connection: sqlite3.Connection, many: int = _TIER) -> None:
        """Merge segments of a like size that have become many."""
        while run := self._crowded(many):
            self._merge(connection, run)

    def tidy(self, connection: sqlite3.Connection) -> None:
        """Merge all segments into one when there are more than a few."""
        if len(self._segments) > _FEW:
            self._merge(connection, self._segments)

    def rebuild(self, connection: sqlite3.Connection) -> None:
        """Write the whole index anew."""
        segments.clear(connection)
        connection.execute("DELETE FROM word")
        self._known_words.clear()
        self.forget()
        self.index_rest(connection)
        self.tidy(connection)

    def index_rest(self, connection: sqlite3.Connection) -> None:
        """Write segments for all units that have none yet."""
        self.refresh(connection, IMPORT_UNITS)
        while self.fresh:
            self.flush(connection)
            self.refresh(connection, IMPORT_UNITS)

    def _last(self) -> int:
        if self.fresh.ids:
            return self.fresh.ids[-1]
        return self._segments[-1].last if self._segments else 0

    def _cleared_hits(self) -> Array:
        if len(self._hits) <= self._last():
            self._hits = np.zeros(self._last() + _READ_PAGE, np.uint8)
        else:
            self._hits.fill(0)
        return self._hits

    def _lists(
        self, connection: sqlite3.Connection, key: int, rows: Iterable[tuple[int, int]] | None = None
    ) -> list[Array]:
        rows = segments.list_lengths(connection, key) if rows is None else rows
        lists = [segments.ids_in(connection, row) for row, _ in rows]
        fresh = self.fresh.with_key(key)
        return [*lists, np.array(fresh, IDS)] if fresh else lists

    def _all_hashes(self, connection: sqlite3.Connection) -> list[tuple[Array, Array]]:
        if self._hashes is None:
            self._hashes = [segments.hashes_of(connection, segment) for segment in self._segments]
        return self._hashes

    def _crowded(self, many: int) -> list[Segment]:
        """The last segments, when they are so many of a like size."""
        run: list[Segment] = []
        size = _span(self._segments[-1]) if self._segments else 0
        for segment in reversed(self._segments):
            if _span(segment) >= _TIER * size:
                break
            run.append(segment)
            size = max(size, _span(segment))
        return run[::-1] if len(run) >= many else []

    def _merge(self, connection: sqlite3.Connection, run: list[Segment]) -> None:
        merged = segments.merge(connection, run)
        place = self._segments.index(run[0])
        self._hashes = None
        self._segments = [*self._segments[:place], merged, *self._segments[place + len(run) :]]

    def _write_words(self, connection: sqlite3.Connection) -> None:
        pairs = {(form.form, form.stem) for form in self.fresh.words if form.stem}
        new = sorted(pair for pair in pairs if hash(pair) not in self._known_words)
        connection.executemany("INSERT OR IGNORE INTO word VALUES (?, ?)", new)
        if len(self._known_words) < _MOST_KNOWN_WORDS:
            self._known_words.update(map(hash, new))


def _among(ids: Array, owners: Array) -> Array:
    """Which of some ids, in order, are among others, in order too."""
    places = np.minimum(np.searchsorted(owners, ids.astype(owners.dtype)), len(owners) - 1)
    found: Array = owners[places] == ids
    return found


def _span(segment: Segment) -> int:
    return segment.last - segment.first + 1
