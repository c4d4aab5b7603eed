"""Repairs of a stored document taken back or made: what that does to its segments and beads, and back again.

A flip renumbers segments, so it stands in the history of every bitext of its document and is undone in all of
them at once, before anything older.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from aligner import Bead, Bitext, Side
from corpus.document import Kind, Segment, Span
from workbench.errors import ProjectError
from workbench.project.bitexts import BitextEntry, Bitexts, insert_beads, mark_pending
from workbench.project.changes import Change, Swap, bead_from_row, bead_row, position_of, to_json
from workbench.project.comments import renumber_comments
from workbench.project.database import Database
from workbench.project.documents import Documents, StoredSegment, codes_from_json, codes_to_json
from workbench.project.ties import renumber_ties


@dataclass(frozen=True, slots=True)
class Renumbering:
    """Segments `before` that gave way to segments `after`; neither is empty."""

    before: range
    after: range


@dataclass(frozen=True, slots=True)
class Cut:
    """Neighbouring segments cut anew, from position `start` on, `new_start` when it is done.

    `paragraphs` more paragraphs stand before what follows.
    """

    start: int
    new_start: int
    before: tuple[StoredSegment, ...]
    after: tuple[StoredSegment, ...]
    paragraphs: int = 0


@dataclass(frozen=True, slots=True)
class Flip:
    """What flipping some repairs of a document does, in order of place.

    `repairs` are positions whose `made` turns round; `swaps` hold the beads that are not merely renumbered,
    by bitext: `before` in the old numbering, `after` in the new one.
    """

    document_id: int
    repairs: tuple[int, ...]
    cuts: tuple[Cut, ...]
    renumbered: tuple[Renumbering, ...]
    swaps: tuple[tuple[int, tuple[Swap, ...]], ...]

    def inverse(self) -> Flip:
        """The flip that takes this one back."""
        return Flip(
            self.document_id,
            self.repairs,
            tuple(Cut(c.new_start, c.start, c.after, c.before, -c.paragraphs) for c in self.cuts),
            tuple(Renumbering(r.after, r.before) for r in self.renumbered),
            tuple((key, tuple(Swap(s.after, s.before) for s in swaps)) for key, swaps in self.swaps),
        )

    def moved(self, edge: int) -> int:
        """Where the edge between two segments lies afterwards; inside a change, at the change's start."""
        shift = 0
        for change in self.renumbered:
            if change.before.stop <= edge:
                shift = change.after.stop - change.before.stop
            elif change.before.start < edge:
                return change.after.start
            else:
                break
        return edge + shift

    def renumber(self, beads: Iterable[Bead], side: Side) -> list[Bead]:
        """Beads outside of what changed, in the new numbering."""
        moved = []
        for bead in beads:
            span = bead.side(side)
            start = self.moved(span.start)
            now = range(start, start + len(span))
            moved.append(replace(bead, source=now) if side is Side.SOURCE else replace(bead, target=now))
        return moved

    def apply(self, bitext: Bitext, side: Side, swaps: Sequence[Swap]) -> Bitext:
        """A bitext whose one side is the document, after the flip."""
        beads: list[Bead] = []
        done = 0
        for swap in swaps:
            position = position_of(bitext, swap.before[0].key)
            beads += self.renumber(bitext.beads[done:position], side)
            beads += swap.after
            done = position + len(swap.before)
        return Bitext((*beads, *self.renumber(bitext.beads[done:], side)))


class Flips:
    """The flips of one project. Each is one durable transaction."""

    def __init__(self, database: Database, documents: Documents, bitexts: Bitexts) -> None:
        self._database = database
        self._documents = documents
        self._bitexts = bitexts

    def record(self, flip: Flip, author: str, *, chained_in: int = 0) -> None:
        """Do a flip and store it; what was undone before in its bitexts can no longer be redone.

        In the bitext `chained_in` it is undone and redone together with what was done before it.
        """
        with self._database.transaction() as connection:
            row = connection.execute(
                "INSERT INTO flip (document_id, change) VALUES (?, ?) RETURNING id",
                (flip.document_id, flip_to_json(flip)),
            ).fetchone()
            for entry in self._entries(flip):
                connection.execute(
                    "UPDATE event SET state = 'dropped' WHERE bitext_id = ? AND state = 'undone'", (entry.id,)
                )
                change = to_json(Change("flip", flip=int(row[0]), chained=entry.id == chained_in))
                connection.execute(
                    "INSERT INTO event (bitext_id, at, author, action, change, state)"
                    " VALUES (?, ?, ?, 'flip', ?, 'done')",
                    (entry.id, datetime.now(UTC).isoformat(), author, change),
                )
            self._apply(connection, flip)

    def undo(self, flip_id: int) -> None:
        """Take a flip back. Raises ProjectError when a bitext of its document was changed since."""
        self._step(flip_id, "done", "undone")

    def redo(self, flip_id: int) -> None:
        """Do an undone flip again. Raises ProjectError when something older is to be redone first."""
        self._step(flip_id, "undone", "done")

    def latest(self, document_id: int) -> tuple[int, Flip] | None:
        """The flip that was the last action in every bitext of a document, with its id."""
        row = self._database.connection.execute(
            "SELECT id, change FROM flip WHERE document_id = ? ORDER BY id DESC LIMIT 1", (document_id,)
        ).fetchone()
        if row is None:
            return None
        flip = flip_from_json(row[1])
        entries = self._entries(flip)
        latest = [self._bitexts.latest(entry, "done") for entry in entries]
        if not entries or any(change is None or change.flip != row[0] for change in latest):
            return None
        return int(row[0]), flip

    def _step(self, flip_id: int, state: str, becomes: str) -> None:
        with self._database.transaction() as connection:
            row = connection.execute("SELECT change FROM flip WHERE id = ?", (flip_id,)).fetchone()
            flip = flip_from_json(row[0])
            for entry in self._entries(flip):
                event = self._bitexts.latest(entry, state)
                if event is None or event.flip != flip_id:
                    raise ProjectError(
                        f"{entry.source_name} → {entry.target_name} was changed since;"
                        " undo or redo there first"
                    )
                connection.execute(
                    "UPDATE event SET state = ? WHERE bitext_id = ? AND state = ? AND action = 'flip'"
                    " AND json_extract(change, '$.flip') = ?",
                    (becomes, entry.id, state, flip_id),
                )
            self._apply(connection, flip.inverse() if becomes == "undone" else flip)

    def _entries(self, flip: Flip) -> list[BitextEntry]:
        return [e for e in self._bitexts.entries() if flip.document_id in {e.source_id, e.target_id}]

    def _apply(self, connection: sqlite3.Connection, flip: Flip) -> None:
        connection.executemany(
            "UPDATE repair SET made = NOT made WHERE document_id = ? AND position = ?",
            ((flip.document_id, position) for position in flip.repairs),
        )
        swaps = dict(flip.swaps)
        is_source = False
        for entry in self._entries(flip):
            side = Side.SOURCE if entry.source_id == flip.document_id else Side.TARGET
            is_source = is_source or side is Side.SOURCE
            mine = swaps.get(entry.id, ())
            if mine or flip.renumbered:
                bitext = flip.apply(self._bitexts.state(entry).bitext, side, mine)
                connection.execute("DELETE FROM bead WHERE bitext_id = ?", (entry.id,))
                insert_beads(connection, entry.id, bitext.beads)
            if flip.renumbered:
                renumber_ties(connection, entry.id, side, flip.moved)
            if flip.renumbered and side is Side.SOURCE:
                renumber_comments(connection, entry.id, flip.moved)
            marked = mine if side is Side.TARGET else tuple(Swap((), swap.after) for swap in mine)
            mark_pending(connection, entry, Change("flip", marked))
        if flip.cuts:
            self._documents.replace_segments(flip.document_id, _recut(flip, self._documents))
        if is_source:
            _move_units(connection, flip)


def _recut(flip: Flip, documents: Documents) -> list[StoredSegment]:
    stored = documents.stored(flip.document_id)
    rows: list[StoredSegment] = []
    done = paragraphs = 0
    for cut in flip.cuts:
        rows += [_shifted(row, paragraphs) for row in stored[done : cut.start]]
        rows += cut.after
        done = cut.start + len(cut.before)
        paragraphs += cut.paragraphs
    return rows + [_shifted(row, paragraphs) for row in stored[done:]]


def _shifted(row: StoredSegment, paragraphs: int) -> StoredSegment:
    if not paragraphs:
        return row
    return replace(row, segment=replace(row.segment, paragraph=row.segment.paragraph + paragraphs))


def _move_units(connection: sqlite3.Connection, flip: Flip) -> None:
    """Renumber what the memory has of the document; what changed it must hear of again."""
    if not flip.renumbered:
        return
    key = (flip.document_id,)
    stored = connection.execute(
        "SELECT source_start, source_stop, uid FROM stored_unit WHERE document_id = ?", key
    ).fetchall()
    pending = connection.execute(
        "SELECT source_start, source_stop FROM pending_unit WHERE document_id = ?", key
    ).fetchall()
    connection.execute("DELETE FROM stored_unit WHERE document_id = ?", key)
    connection.execute("DELETE FROM pending_unit WHERE document_id = ?", key)
    places: dict[tuple[int, int], str] = {}
    for start, stop, uid in stored:
        begin, end = _moved_range(flip, start, stop)
        while (begin, end) in places:  # several units of what changed: each row is one the memory must drop
            end += 1
        places[begin, end] = uid
    waiting = {_moved_range(flip, start, stop) for start, stop in pending}
    waiting.update(place for place in places if _overlaps(flip, *place))
    connection.executemany(
        "INSERT INTO stored_unit VALUES (?, ?, ?, ?)", ((*key, *place, uid) for place, uid in places.items())
    )
    connection.executemany(
        "INSERT OR IGNORE INTO pending_unit VALUES (?, ?, ?)", ((*key, *place) for place in waiting)
    )


def _overlaps(flip: Flip, start: int, stop: int) -> bool:
    return any(change.after.start < stop and start < change.after.stop for change in flip.renumbered)


def _moved_range(flip: Flip, start: int, stop: int) -> tuple[int, int]:
    first = flip.moved(start)
    return first, max(flip.moved(stop), first + 1)


def flip_to_json(flip: Flip) -> str:
    """A flip as it is stored."""
    return json.dumps(
        {
            "document": flip.document_id,
            "repairs": flip.repairs,
            "cuts": [
                [c.start, c.new_start, [_row(s) for s in c.before], [_row(s) for s in c.after], c.paragraphs]
                for c in flip.cuts
            ],
            "renumbered": [
                [r.before.start, r.before.stop, r.after.start, r.after.stop] for r in flip.renumbered
            ],
            "swaps": [
                [key, [[[bead_row(b) for b in s.before], [bead_row(b) for b in s.after]] for s in swaps]]
                for key, swaps in flip.swaps
            ],
        },
        ensure_ascii=False,
    )


def flip_from_json(text: str) -> Flip:
    """A stored flip."""
    stored = json.loads(text)
    return Flip(
        stored["document"],
        tuple(stored["repairs"]),
        tuple(
            Cut(start, new, tuple(map(_segment, before)), tuple(map(_segment, after)), more)
            for start, new, before, after, more in stored["cuts"]
        ),
        tuple(Renumbering(range(a, b), range(c, d)) for a, b, c, d in stored["renumbered"]),
        tuple(
            (
                key,
                tuple(
                    Swap(tuple(map(bead_from_row, before)), tuple(map(bead_from_row, after)))
                    for before, after in swaps
                ),
            )
            for key, swaps in stored["swaps"]
        ),
    )


def _row(stored: StoredSegment) -> list[Any]:
    s = stored.segment
    codes = [] if stored.codes is None else [codes_to_json(stored.codes)]
    return [s.text, s.span.start, s.span.end, s.paragraph, s.lang, s.kind, stored.edited, *codes]


def _segment(row: list[Any]) -> StoredSegment:
    text, start, end, paragraph, lang, kind, edited, *codes = row
    segment = Segment(text, Span(start, end), paragraph, lang, Kind(kind))
    return StoredSegment(segment, edited, codes_from_json(codes[0]) if codes else None)
