"""The pages of a memory on PostgreSQL's journal."""

from __future__ import annotations

from memory.postgres.rows import Session


class PostgresPages:
    """The pages as one transaction sees them."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def write(self, number: int, page: bytes) -> None:
        """Keep a page."""
        self._session.execute("INSERT INTO journal VALUES (%s, %s)", (number, page))

    def read(self, number: int) -> bytes | None:
        """A page."""
        row = self._session.execute("SELECT page FROM journal WHERE number = %s", (number,)).fetchone()
        return row[0] if row else None

    def clear(self) -> None:
        """Remove all pages."""
        self._session.execute("DELETE FROM journal")
