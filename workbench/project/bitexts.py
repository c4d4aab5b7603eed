"""Bitexts, their beads and their history in a project file."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import lru_cache, partial

from aligner import Bead, Bitext, Side, Status
from corpus.carrying import carried
from corpus.document import Segment, Span
from workbench.project.changes import (
    Change,
    ReviewState,
    Room,
    closed_up,
    from_json,
    renumbered,
    spaced,
    to_json,
    with_rooms,
)
from workbench.project.database import Database
from workbench.project.documents import Documents, StoredSegment, codes_to_json
from workbench.project.ties import read_ties, renumber_ties, write_ties

_STATUS = {status.value: status for status in Status}
_LATEST = {
    "done": "SELECT id, action, change FROM event WHERE bitext_id = ? AND state = 'done'"
    " ORDER BY id DESC LIMIT 1",
    "undone": "SELECT id, action, change FROM event WHERE bitext_id = ? AND state = 'undone'"
    " ORDER BY id LIMIT 1",
}


@dataclass(frozen=True, slots=True)
class BitextEntry:
    """A stored bitext: its two documents and where the reader was."""

    id: int
    source_id: int
    source_name: str
    source_lang: str
    target_id: int
    target_name: str
    target_lang: str
    cursor: int


@dataclass(frozen=True, slots=True)
class Event:
    """One recorded action: who did what, when."""

    at: datetime
    author: str
    action: str
    change: Change


class Bitexts:
    """The bitexts of one project. Each change is one durable transaction."""

    def __init__(self, database: Database, documents: Documents) -> None:
        self._database = database
        self._documents = documents

    def add(self, source_id: int, target_id: int, bitext: Bitext) -> int:
        """Store a new bitext; returns its id. The memory is yet to hear of what is approved in it."""
        with self._database.transaction() as connection:
            row = connection.execute(
                "INSERT INTO bitext (source_id, target_id) VALUES (?, ?) RETURNING id", (source_id, target_id)
            ).fetchone()
            insert_beads(connection, row[0], bitext.beads)
            connection.executemany(
                "INSERT OR IGNORE INTO pending_unit VALUES (?, ?, ?)",
                [
                    (source_id, bead.source.start, bead.source.stop)
                    for bead in bitext.beads
                    if bead.status is Status.APPROVED and bead.paired
                ],
            )
        return int(row[0])

    def entries(self) -> list[BitextEntry]:
        """What bitexts there are, in the order they were added."""
        rows = self._database.connection.execute(
            "SELECT b.id, s.id, s.name, s.lang, t.id, t.name, t.lang, b.cursor FROM bitext b"
            " JOIN document s ON s.id = b.source_id JOIN document t ON t.id = b.target_id ORDER BY b.id"
        )
        return [BitextEntry(*row) for row in rows]

    def approved(self) -> dict[int, tuple[int, int]]:
        """For each bitext, by id: how many beads are approved, and how many are not excluded."""
        rows = self._database.connection.execute(
            "SELECT bitext_id, sum(status = 'approved'), sum(status != 'excluded')"
            " FROM bead GROUP BY bitext_id"
        )
        return {bitext_id: (approved, total) for bitext_id, approved, total in rows}

    def statuses(self) -> dict[int, dict[Status, int]]:
        """For each bitext, by id: how many of its beads are of each status."""
        rows = self._database.connection.execute(
            "SELECT bitext_id, status, count(*) FROM bead GROUP BY bitext_id, status"
        )
        found: dict[int, dict[Status, int]] = {}
        for bitext_id, status, count in rows:
            found.setdefault(bitext_id, {})[_STATUS[status]] = count
        return found

    def excluded(self, source_id: int) -> frozenset[int]:
        """The segments of a source that are excluded in every bitext of it."""
        rows = self._database.connection.execute(
            "SELECT bead.bitext_id, source_start, source_stop FROM bead JOIN bitext ON bitext.id = bitext_id"
            " WHERE source_id = ? AND status = 'excluded'",
            (source_id,),
        )
        found: dict[int, set[int]] = {e.id: set() for e in self.entries() if e.source_id == source_id}
        for bitext_id, start, stop in rows:
            found[bitext_id].update(range(start, stop))
        return frozenset(set.intersection(*found.values()) if found else ())

    def state(self, entry: BitextEntry) -> ReviewState:
        """A bitext with the current texts of both sides."""
        rows = self._database.connection.execute(
            "SELECT source_start, source_stop, target_start, target_stop, confidence, status, locked, reasons"
            " FROM bead WHERE bitext_id = ? ORDER BY source_start, target_start",
            (entry.id,),
        )
        beads = tuple(
            Bead(range(s, s_stop), range(t, t_stop), sure, _STATUS[status], bool(locked), _reasons(why))
            for s, s_stop, t, t_stop, sure, status, locked, why in rows
        )
        return ReviewState(
            Bitext(beads),
            self._documents.texts(entry.source_id),
            self._documents.texts(entry.target_id),
            read_ties(self._database.connection, entry.id),
        )

    def approved_pairs(self, entry: BitextEntry) -> Iterator[tuple[range, range]]:
        """The source and target segments of each approved bead that has both, in order."""
        rows = self._database.connection.execute(
            "SELECT source_start, source_stop, target_start, target_stop FROM bead"
            " WHERE bitext_id = ? AND status = 'approved' AND source_start < source_stop"
            " AND target_start < target_stop ORDER BY source_start, target_start",
            (entry.id,),
        )
        return ((range(start, stop), range(first, last)) for start, stop, first, last in rows)

    def open_places(self, source: str, source_lang: str, target_lang: str) -> list[tuple[int, int]]:
        """Undecided beads between two languages of one source segment that reads so: bitext and segment."""
        rows = self._database.connection.execute(
            "SELECT b.id, s.position FROM segment s JOIN document d ON d.id = s.document_id"
            " JOIN bitext b ON b.source_id = d.id JOIN document t ON t.id = b.target_id"
            " JOIN bead ON bead.bitext_id = b.id AND bead.source_start = s.position"
            " AND bead.source_stop = s.position + 1"
            " WHERE coalesce(s.edited, s.text) = ? AND d.lang = ? AND t.lang = ?"
            " AND bead.status IN ('new', 'draft') ORDER BY b.id, s.position",
            (source, source_lang, target_lang),
        )
        return [(bitext_id, segment) for bitext_id, segment in rows]

    def set_cursor(self, bitext_id: int, cursor: int) -> None:
        """Remember where the reader is."""
        with self._database.transaction() as connection:
            connection.execute("UPDATE bitext SET cursor = ? WHERE id = ?", (cursor, bitext_id))

    def record(self, entry: BitextEntry, change: Change, author: str) -> None:
        """Store a new change; what was undone before it can no longer be redone.

        An edit without codes of its own keeps those that came with the text before it.
        """
        change = self._coded(entry, change)
        with self._database.transaction() as connection:
            connection.execute(
                "UPDATE event SET state = 'dropped' WHERE bitext_id = ? AND state = 'undone'", (entry.id,)
            )
            connection.execute(
                "INSERT INTO event (bitext_id, at, author, action, change, state)"
                " VALUES (?, ?, ?, ?, ?, 'done')",
                (entry.id, datetime.now(UTC).isoformat(), author, change.action, to_json(change)),
            )
            self._write(connection, entry, change)

    def undo(self, entry: BitextEntry) -> Change | None:
        """Take the last change back in the file; returns what was applied, None when there is none."""
        return self._step(entry, "done", "undone")

    def redo(self, entry: BitextEntry) -> Change | None:
        """Make the last undone change again; returns what was applied, None when there is none."""
        return self._step(entry, "undone", "done")

    def latest(self, entry: BitextEntry, state: str) -> Change | None:
        """The change that undo ("done") or redo ("undone") would come to next."""
        row = self._database.connection.execute(_LATEST[state], (entry.id,)).fetchone()
        return None if row is None else from_json(row[1], row[2])

    def latest_length(self, entry: BitextEntry, state: str) -> int:
        """How long the record of that change is, in characters; 0 when there is none."""
        sql = f"SELECT length(change) FROM ({_LATEST[state]})"  # noqa: S608 - one of two texts
        row = self._database.connection.execute(sql, (entry.id,)).fetchone()
        return 0 if row is None else int(row[0])

    def history(self, entry: BitextEntry, limit: int = 100) -> list[Event]:
        """The latest changes that stand, newest first."""
        rows = self._database.connection.execute(
            "SELECT at, author, action, change FROM event WHERE bitext_id = ? AND state = 'done'"
            " ORDER BY id DESC LIMIT ?",
            (entry.id, limit),
        )
        return [
            Event(datetime.fromisoformat(at), author, action, from_json(action, change))
            for at, author, action, change in rows
        ]

    def _step(self, entry: BitextEntry, state: str, becomes: str) -> Change | None:
        with self._database.transaction() as connection:
            row = connection.execute(_LATEST[state], (entry.id,)).fetchone()
            if row is None:
                return None
            change = from_json(row[1], row[2])
            if becomes == "undone":
                change = change.inverse()
            connection.execute("UPDATE event SET state = ? WHERE id = ?", (becomes, row[0]))
            self._write(connection, entry, change)
        return change

    def _write(self, connection: sqlite3.Connection, entry: BitextEntry, change: Change) -> None:
        if change.makes_room:
            self._make_rooms(connection, entry, change.rooms)
        for swap in change.swaps:
            connection.executemany(
                "DELETE FROM bead WHERE bitext_id = ? AND source_start = ? AND target_start = ?",
                ((entry.id, *bead.key) for bead in swap.before),
            )
            insert_beads(connection, entry.id, swap.after)
        for edit in change.edits:
            connection.execute(
                "UPDATE segment SET edited = nullif(?, text), codes = ?"
                " WHERE document_id = ? AND position = ?",
                (edit.after, codes_to_json(edit.codes_after), _document_id(entry, edit.side), edit.segment),
            )
        write_ties(connection, entry.id, change.untied, change.tied)
        if change.takes_room:
            self._make_rooms(connection, entry, change.rooms)
        mark_pending(connection, entry, change)

    def _make_rooms(self, connection: sqlite3.Connection, entry: BitextEntry, rooms: Sequence[Room]) -> None:
        """Put empty target segments in, or take them out; many at once by writing all anew."""
        renumber_ties(connection, entry.id, Side.TARGET, partial(renumbered, rooms))
        if len(rooms) == 1:
            _make_room(connection, entry, rooms[0])
            return
        rows = self._documents.stored(entry.target_id)
        bitext = with_rooms(self.state(entry), rooms).bitext
        connection.execute("DELETE FROM bead WHERE bitext_id = ?", (entry.id,))
        insert_beads(connection, entry.id, bitext.beads)
        self._documents.replace_segments(entry.target_id, _rows_with_rooms(rows, rooms, entry.target_lang))

    def _coded(self, entry: BitextEntry, change: Change) -> Change:
        """A change whose edits say what codes came with the texts before and after."""
        edits = []
        for edit in change.edits:
            number = change.number_before(edit.segment) if edit.side is Side.TARGET else edit.segment
            document_id = _document_id(entry, edit.side)
            before = None if number is None else self._documents.codes(document_id, number)
            after = edit.codes_after
            if before is not None and after is None:
                after = carried(before, edit.before, edit.after)
            edits.append(replace(edit, codes_before=before, codes_after=after))
        return replace(change, edits=tuple(edits))


def _document_id(entry: BitextEntry, side: Side) -> int:
    return entry.source_id if side is Side.SOURCE else entry.target_id


def _rows_with_rooms(rows: Sequence[StoredSegment], rooms: Sequence[Room], lang: str) -> list[StoredSegment]:
    """A target's segments with empty ones put in, each at the end of the one before it; or without them."""
    if not rooms[0].made:
        return closed_up(rows, rooms)
    end, paragraph = 0, 0
    found: list[StoredSegment] = []
    for row in spaced([*rows], rooms, None):
        if row is None:
            added = Segment("", Span(end, end), paragraph, lang)
            found.append(StoredSegment(added))
        else:
            end, paragraph = row.segment.span.end, row.segment.paragraph
            found.append(row)
    return found


def _make_room(connection: sqlite3.Connection, entry: BitextEntry, room: Room) -> None:
    """Put an empty target segment in for a bead, or take it out; what comes later is renumbered.

    Numbers are turned negative on their way, as no two rows may have one number even for a moment.
    """
    source, place = room.key
    if not room.made:
        connection.execute(
            "DELETE FROM segment WHERE document_id = ? AND position = ?", (entry.target_id, place)
        )
    first = place if room.made else place + 1
    shift = {"shift": room.shift, "bitext": entry.id, "document": entry.target_id, "first": first}
    connection.execute(
        "UPDATE segment SET position = -1 - position - :shift"
        " WHERE document_id = :document AND position >= :first",
        shift,
    )
    connection.execute(
        "UPDATE segment SET position = -1 - position WHERE document_id = :document AND position < 0", shift
    )
    connection.execute(
        "UPDATE bead SET target_start = -1 - target_start - :shift, target_stop = target_stop + :shift"
        " WHERE bitext_id = :bitext AND (source_start, target_start) > (:source, :place)",
        {**shift, "source": source, "place": place},
    )
    connection.execute(
        "UPDATE bead SET target_start = -1 - target_start WHERE bitext_id = :bitext AND target_start < 0",
        shift,
    )
    if room.made:
        connection.execute(
            'INSERT INTO segment (document_id, position, start, "end", paragraph, kind, lang, text)'
            ' SELECT :document, :first, coalesce(max("end"), 0), coalesce(max("end"), 0),'
            " coalesce(max(paragraph), 0), 'body', :lang, ''"
            " FROM segment WHERE document_id = :document AND position = :first - 1",
            {**shift, "lang": entry.target_lang},
        )


@lru_cache(maxsize=4096)
def _reasons(stored: str) -> tuple[str, ...]:
    """A bead's reasons; most beads of a text share theirs."""
    return tuple(json.loads(stored))


def insert_beads(connection: sqlite3.Connection, bitext_id: int, beads: Iterable[Bead]) -> None:
    """Write beads into a bitext, within a transaction."""
    connection.executemany(
        "INSERT INTO bead (bitext_id, source_start, target_start, source_stop, target_stop,"
        " confidence, status, locked, reasons) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (
                bitext_id, b.source.start, b.target.start, b.source.stop, b.target.stop,
                b.confidence, b.status, b.locked, json.dumps(b.reasons, ensure_ascii=False),
            )
            for b in beads
        ),
    )  # fmt: skip


def mark_pending(connection: sqlite3.Connection, entry: BitextEntry, change: Change) -> None:
    """Note in the same transaction which units the memory must hear about."""
    touched = {
        (entry.source_id, *_source_span(bead))
        for swap in change.swaps
        for bead in (*swap.before, *swap.after)
        if bead.status is Status.APPROVED
    }
    connection.executemany("INSERT OR IGNORE INTO pending_unit VALUES (?, ?, ?)", touched)


def _source_span(bead: Bead) -> tuple[int, int]:
    """The source segments whose unit a bead has a part in: a target alone may stand inside another's."""
    start, stop = bead.source.start, bead.source.stop
    return (start, stop) if start < stop else (max(start - 1, 0), start + 1)
