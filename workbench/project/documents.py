"""Documents, their repairs and their segments in a project file."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import starmap

from corpus.document import Document, Kind, Paragraph, Repair, RepairKind, Segment, Span
from corpus.placeholders import Code, CodeKind
from workbench.project.database import Database
from workbench.project.originals import insert_original

_END = 1 << 62


@dataclass(frozen=True, slots=True)
class DocumentEntry:
    """A stored document without its text."""

    id: int
    name: str
    lang: str
    segments: int
    repairs: int


@dataclass(frozen=True, slots=True)
class StoredSegment:
    """A segment as it was cut, and the text that a user put in its place.

    `codes` are those that came with the user's text; None where those of the original are carried over.
    """

    segment: Segment
    edited: str | None = None
    codes: tuple[Code, ...] | None = None

    @property
    def text(self) -> str:
        """The text as it stands now."""
        return self.segment.text if self.edited is None else self.edited

    @property
    def added(self) -> bool:
        """Whether a user added it: nothing of the original stands behind it."""
        return self.segment.span.start == self.segment.span.end


class Documents:
    """The documents of one project."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(
        self,
        document: Document,
        repairs: Sequence[Repair],
        segments: Sequence[Segment],
        blocks: Sequence[Paragraph] = (),
    ) -> int:
        """Store a document and its file, repairs, segments and paragraphs in the original; returns its id."""
        with self._database.transaction() as connection:
            row = connection.execute(
                "INSERT INTO document (name, lang, text, wrapped, added) VALUES (?, ?, ?, ?, ?) RETURNING id",
                (
                    document.name,
                    document.lang,
                    document.text,
                    document.wrapped,
                    datetime.now(UTC).isoformat(),
                ),
            ).fetchone()
            connection.executemany(
                "INSERT INTO repair VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    (row[0], n, r.kind, r.span.start, r.span.end, r.before, r.after, r.certainty, r.made)
                    for n, r in enumerate(repairs)
                ),
            )
            connection.executemany(
                "INSERT INTO segment VALUES (?, ?, ?, ?, ?, ?, ?, ?, NULL, NULL)",
                ((row[0], n, *_cut_row(segment)) for n, segment in enumerate(segments)),
            )
            _insert_blocks(connection, row[0], blocks)
            connection.executemany(
                "INSERT INTO code VALUES (?, ?, ?, ?, ?, ?, ?)",
                (
                    (row[0], n, code.place, code.kind, code.number, code.name, code.markup)
                    for n, code in enumerate(document.codes)
                ),
            )
            if document.original is not None:
                insert_original(connection, row[0], document.original)
        return int(row[0])

    def entries(self) -> list[DocumentEntry]:
        """What documents there are, in the order they were added."""
        rows = self._database.connection.execute(
            "SELECT id, name, lang, (SELECT count(*) FROM segment WHERE document_id = id),"
            " (SELECT count(*) FROM repair WHERE document_id = id AND made) FROM document ORDER BY id"
        )
        return list(starmap(DocumentEntry, rows))

    def document(self, document_id: int) -> Document:
        """A document as read, with its codes, without its paragraphs: these are its blocks."""
        text, name, lang, wrapped = self._database.connection.execute(
            "SELECT text, name, lang, wrapped FROM document WHERE id = ?", (document_id,)
        ).fetchone()
        codes = self._database.connection.execute(
            "SELECT place, kind, number, name, markup FROM code WHERE document_id = ? ORDER BY position",
            (document_id,),
        )
        return Document(
            text,
            name,
            lang,
            bool(wrapped),
            codes=tuple(Code(place, CodeKind(kind), *rest) for place, kind, *rest in codes),
        )

    def blocks(self, document_id: int) -> tuple[Paragraph, ...]:
        """The paragraphs in the original; none for a document that an older version stored."""
        rows = self._database.connection.execute(
            'SELECT start, "end", kind FROM block WHERE document_id = ? ORDER BY position', (document_id,)
        )
        return tuple(Paragraph(Span(start, end), Kind(kind)) for start, end, kind in rows)

    def set_blocks(self, document_id: int, blocks: Sequence[Paragraph]) -> None:
        """Store the paragraphs in the original of a document that has none yet."""
        with self._database.transaction() as connection:
            connection.execute("DELETE FROM block WHERE document_id = ?", (document_id,))
            _insert_blocks(connection, document_id, blocks)

    def text(self, document_id: int) -> str:
        """The original text, as read."""
        row = self._database.connection.execute(
            "SELECT text FROM document WHERE id = ?", (document_id,)
        ).fetchone()
        return str(row[0])

    def passage(self, document_id: int, span: Span) -> str:
        """A stretch of the original text, as read."""
        row = self._database.connection.execute(
            "SELECT substr(text, ?, ?) FROM document WHERE id = ?",
            (span.start + 1, span.end - span.start, document_id),
        ).fetchone()
        return str(row[0])

    def repairs(self, document_id: int, within: Span | None = None) -> tuple[Repair, ...]:
        """The repairs of a document or of a stretch of it, made and proposed, in order of place."""
        start, end = within or Span(0, _END)
        rows = self._database.connection.execute(
            'SELECT kind, start, "end", before, after, certainty, made FROM repair'
            ' WHERE document_id = ? AND start >= ? AND "end" <= ? ORDER BY position',
            (document_id, start, end),
        )
        return tuple(
            Repair(RepairKind(kind), Span(start, end), before, after, certainty, bool(made))
            for kind, start, end, before, after, certainty, made in rows
        )

    def segments(self, document_id: int, within: range = range(_END)) -> tuple[Segment, ...]:
        """The segments as they were cut, before any editing: all, or some consecutive ones."""
        rows = self._database.connection.execute(
            'SELECT text, start, "end", paragraph, lang, kind FROM segment'
            " WHERE document_id = ? AND position >= ? AND position < ? ORDER BY position",
            (document_id, within.start, within.stop),
        )
        return tuple(
            Segment(text, Span(start, end), paragraph, lang, Kind(kind))
            for text, start, end, paragraph, lang, kind in rows
        )

    def stored(self, document_id: int, within: range = range(_END)) -> tuple[StoredSegment, ...]:
        """The segments with their edits: all, or some consecutive ones."""
        rows = self._database.connection.execute(
            'SELECT text, start, "end", paragraph, lang, kind, edited, codes FROM segment'
            " WHERE document_id = ? AND position >= ? AND position < ? ORDER BY position",
            (document_id, within.start, within.stop),
        )
        return tuple(
            StoredSegment(
                Segment(text, Span(start, end), paragraph, lang, Kind(kind)), edited, codes_from_json(codes)
            )
            for text, start, end, paragraph, lang, kind, edited, codes in rows
        )

    def unedited(self, document_id: int, within: range = range(_END)) -> dict[int, str]:
        """By number, the segments that were edited, as they were before: all, or some consecutive ones."""
        rows = self._database.connection.execute(
            "SELECT position, text FROM segment WHERE document_id = ? AND edited IS NOT NULL"
            " AND position >= ? AND position < ?",
            (document_id, within.start, within.stop),
        )
        return dict(rows.fetchall())

    def has_codes(self, document_id: int) -> bool:
        """Whether a document came with inline formatting."""
        row = self._database.connection.execute(
            "SELECT 1 FROM code WHERE document_id = ? LIMIT 1", (document_id,)
        ).fetchone()
        return row is not None

    def codes(self, document_id: int, position: int) -> tuple[Code, ...] | None:
        """The codes that came with a segment's edited text, None when there are no such codes."""
        row = self._database.connection.execute(
            "SELECT codes FROM segment WHERE document_id = ? AND position = ?", (document_id, position)
        ).fetchone()
        return codes_from_json(row[0])

    def replace_segments(self, document_id: int, rows: Sequence[StoredSegment]) -> None:
        """Put other segments in the place of all; within a transaction that also renumbers the beads."""
        connection = self._database.connection
        connection.execute("DELETE FROM segment WHERE document_id = ?", (document_id,))
        connection.executemany(
            "INSERT INTO segment VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                (document_id, n, *_cut_row(row.segment), row.edited, codes_to_json(row.codes))
                for n, row in enumerate(rows)
            ),
        )

    def texts(self, document_id: int, within: range = range(_END)) -> tuple[str, ...]:
        """The segments' texts as they stand now, edits included: all, or some consecutive ones."""
        rows = self._database.connection.execute(
            "SELECT coalesce(edited, text) FROM segment"
            " WHERE document_id = ? AND position >= ? AND position < ? ORDER BY position",
            (document_id, within.start, within.stop),
        )
        return tuple(text for (text,) in rows)


def _cut_row(segment: Segment) -> tuple[int, int, int, str, str, str]:
    return (*segment.span, segment.paragraph, segment.kind, segment.lang, segment.text)


def codes_to_json(codes: Sequence[Code] | None) -> str | None:
    """Codes as they are stored beside a text."""
    if codes is None:
        return None
    return json.dumps([[c.place, c.kind, c.number, c.name, c.markup] for c in codes], ensure_ascii=False)


def codes_from_json(text: str | None) -> tuple[Code, ...] | None:
    """Stored codes."""
    if text is None:
        return None
    return tuple(Code(place, CodeKind(kind), *rest) for place, kind, *rest in json.loads(text))


def _insert_blocks(connection: sqlite3.Connection, document_id: int, blocks: Sequence[Paragraph]) -> None:
    connection.executemany(
        "INSERT INTO block VALUES (?, ?, ?, ?, ?)",
        ((document_id, n, b.span.start, b.span.end, b.kind) for n, b in enumerate(blocks)),
    )
