"""Comments on segments: they are added to, never changed."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from workbench.project.database import Database


@dataclass(frozen=True, slots=True)
class Comment:
    """What somebody said of a segment, and when."""

    at: datetime
    author: str
    text: str


class Comments:
    """The comments of one project; a segment is known by its source segment's number."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, bitext_id: int, segment: int, author: str, text: str) -> None:
        """Add a comment."""
        with self._database.transaction() as connection:
            connection.execute(
                "INSERT INTO comment (bitext_id, segment, at, author, text) VALUES (?, ?, ?, ?, ?)",
                (bitext_id, segment, datetime.now(UTC).isoformat(), author, text),
            )

    def of(self, bitext_id: int, segments: range) -> list[Comment]:
        """What was said of some consecutive segments, the oldest first."""
        rows = self._database.connection.execute(
            "SELECT at, author, text FROM comment WHERE bitext_id = ? AND segment >= ? AND segment < ?"
            " ORDER BY id",
            (bitext_id, segments.start, segments.stop),
        )
        return [Comment(datetime.fromisoformat(at), author, text) for at, author, text in rows]

    def segments(self, bitext_id: int) -> frozenset[int]:
        """The segments that have comments."""
        rows = self._database.connection.execute(
            "SELECT DISTINCT segment FROM comment WHERE bitext_id = ?", (bitext_id,)
        )
        return frozenset(segment for (segment,) in rows)


def renumber_comments(connection: sqlite3.Connection, bitext_id: int, moved: Callable[[int], int]) -> None:
    """Let comments follow their segments, within a transaction that renumbers these."""
    rows = connection.execute("SELECT id, segment FROM comment WHERE bitext_id = ?", (bitext_id,)).fetchall()
    connection.executemany(
        "UPDATE comment SET segment = ? WHERE id = ?", [(moved(segment), key) for key, segment in rows]
    )
