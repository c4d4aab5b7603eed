"""The pages of a memory file's journal."""

from __future__ import annotations

import sqlite3


class SqlitePages:
    """The pages as one transaction sees them."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def write(self, number: int, page: bytes) -> None:
        """Keep a page."""
        self._connection.execute("INSERT INTO journal VALUES (?, ?)", (number, page))

    def read(self, number: int) -> bytes | None:
        """A page."""
        row = self._connection.execute("SELECT page FROM journal WHERE number = ?", (number,)).fetchone()
        return row[0] if row else None

    def clear(self) -> None:
        """Remove all pages."""
        self._connection.execute("DELETE FROM journal")
