"""The index of a memory file on disk: segments, each covering a run of unit ids.

A segment holds the length in words of each of its units, the hashes of their sources in order with the ids
they belong to, and for each key the ids of the units that have it (`posting`, whose row number is the key
and, in the lowest bits, the segment: one range query finds a key's lists in all segments). Lists are
little-endian int32, in order. Units newer than the last segment are indexed in memory
(`memory.sqlite.fresh`). Neighbouring segments are merged by putting their lists one after the other.
"""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]
SEGMENT_BITS = 16
_SEGMENTS = 1 << SEGMENT_BITS
_PAGE = 20_000
_MARKS = 1 << 62
IDS = np.dtype("<i4")
SIZES = np.dtype("<u2")
HASHES = np.dtype("<i8")


class Segment(NamedTuple):
    """A segment's row without its data; `mark` is random, so that a number used again is not mistaken."""

    number: int
    mark: int
    first: int
    last: int


class Postings(NamedTuple):
    """What a new segment is made of: unit ids, their sizes and hashes, and key by key who has it."""

    ids: Array
    sizes: Array
    hashes: Array
    keys: Array
    owners: Array


def segments(connection: sqlite3.Connection) -> list[Segment]:
    """The segments, by the ids they cover."""
    rows = connection.execute("SELECT number, mark, first, last FROM segment ORDER BY first")
    return [Segment(*row) for row in rows]


def add(connection: sqlite3.Connection, postings: Postings) -> Segment:
    """Write a segment; its ids lie behind those of all others."""
    first, last = int(postings.ids[0]), int(postings.ids[-1])
    sizes = np.zeros(last - first + 1, SIZES)
    sizes[postings.ids - first] = postings.sizes
    segment = _insert(connection, first, last, sizes, postings.hashes, postings.ids)
    order = np.lexsort((postings.owners, postings.keys))
    keys, owners = postings.keys[order], postings.owners[order].astype(IDS)
    starts = np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1])))
    stops = [*starts[1:].tolist(), len(keys)]
    connection.executemany(
        "INSERT INTO posting VALUES (?, ?)",
        (
            (key << SEGMENT_BITS | segment.number, owners[start:stop].tobytes())
            for key, start, stop in zip(keys[starts].tolist(), starts.tolist(), stops, strict=True)
        ),
    )
    return segment


def merge(connection: sqlite3.Connection, run: Sequence[Segment]) -> Segment:
    """Put neighbouring segments into one."""
    first, last = run[0].first, run[-1].last
    sizes = np.zeros(last - first + 1, SIZES)
    hashes, owners = [], []
    for part in run:
        sizes[part.first - first : part.last - first + 1] = sizes_of(connection, part)
        theirs = hashes_of(connection, part)
        hashes.append(theirs[0])
        owners.append(theirs[1])
    whole = _insert(connection, first, last, sizes, np.concatenate(hashes), np.concatenate(owners))
    for page in _lists(connection, [part.number for part in run]):
        connection.executemany("DELETE FROM posting WHERE key = ?", [(key,) for key, _ in page])
        connection.executemany("INSERT INTO posting VALUES (?, ?)", _joined(page, run, whole.number))
    connection.executemany("DELETE FROM segment WHERE number = ?", [(part.number,) for part in run])
    return whole


def clear(connection: sqlite3.Connection) -> None:
    """Remove the whole index."""
    connection.execute("DELETE FROM posting")
    connection.execute("DELETE FROM segment")


def sizes_of(connection: sqlite3.Connection, segment: Segment) -> Array:
    """The length in words of every unit of a segment, by id from its first."""
    row = connection.execute("SELECT sizes FROM segment WHERE number = ?", (segment.number,)).fetchone()
    return np.frombuffer(row[0], SIZES)


def hashes_of(connection: sqlite3.Connection, segment: Segment) -> tuple[Array, Array]:
    """The hashes of a segment's sources in order, and the id that each belongs to."""
    row = connection.execute(
        "SELECT hashes, owners FROM segment WHERE number = ?", (segment.number,)
    ).fetchone()
    return np.frombuffer(row[0], HASHES), np.frombuffer(row[1], IDS)


def list_lengths(connection: sqlite3.Connection, key: int) -> list[tuple[int, int]]:
    """The rows of `posting` that hold a key's lists, and how many ids stand in each."""
    low = key << SEGMENT_BITS
    rows = connection.execute(
        "SELECT key, length(ids) / 4 FROM posting WHERE key BETWEEN ? AND ?", (low, low | (_SEGMENTS - 1))
    )
    return rows.fetchall()


def ids_in(connection: sqlite3.Connection, row: int) -> Array:
    """The ids in one row of `posting`."""
    found = connection.execute("SELECT ids FROM posting WHERE key = ?", (row,)).fetchone()
    return np.frombuffer(found[0], IDS)


def _insert(
    connection: sqlite3.Connection, first: int, last: int, sizes: Array, hashes: Array, owners: Array
) -> Segment:
    taken = {row[0] for row in connection.execute("SELECT number FROM segment")}
    number = next(number for number in range(_SEGMENTS) if number not in taken)
    segment = Segment(number, random.randrange(_MARKS), first, last)  # noqa: S311 - no secret
    order = np.argsort(hashes, kind="stable")
    connection.execute(
        "INSERT INTO segment VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            *segment, sizes.astype(SIZES).tobytes(), hashes[order].astype(HASHES).tobytes(),
            owners[order].astype(IDS).tobytes(),
        ),
    )  # fmt: skip
    return segment


def _lists(connection: sqlite3.Connection, numbers: Sequence[int]) -> Iterator[list[tuple[int, bytes]]]:
    """The lists of some segments, in pages that never cut a key in two."""
    marks = ", ".join("?" * len(numbers))
    last = -1
    while True:
        page = connection.execute(
            f"SELECT key, ids FROM posting WHERE key > ? AND key & {_SEGMENTS - 1} IN ({marks})"  # noqa: S608
            f" ORDER BY key LIMIT {_PAGE}",
            (last, *numbers),
        ).fetchall()
        if not page:
            return
        if len(page) == _PAGE:
            cut = page[-1][0] >> SEGMENT_BITS
            page = [row for row in page if row[0] >> SEGMENT_BITS != cut] or page
        last = page[-1][0] | (_SEGMENTS - 1)
        yield page


def _joined(
    page: Iterable[tuple[int, bytes]], run: Sequence[Segment], number: int
) -> Iterator[tuple[int, bytes]]:
    places = {part.number: place for place, part in enumerate(run)}
    lists: dict[int, list[tuple[int, bytes]]] = {}
    for row, ids in page:
        lists.setdefault(row >> SEGMENT_BITS, []).append((places[row & (_SEGMENTS - 1)], ids))
    for key, parts in lists.items():
        yield key << SEGMENT_BITS | number, b"".join(ids for _, ids in sorted(parts))
