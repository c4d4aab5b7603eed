"""Which units the memory has had from a project, and which it has yet to hear about."""

from __future__ import annotations

from typing import NamedTuple

from workbench.project.database import Database


class SourceRange(NamedTuple):
    """Consecutive source segments of one document, the identity of a unit within its project."""

    document_id: int
    start: int
    stop: int


class Units:
    """The project's side of its traffic with the memory."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def pending(self) -> list[SourceRange]:
        """Ranges whose approval changed since the memory last heard of them."""
        return [SourceRange(*row) for row in self._database.connection.execute("SELECT * FROM pending_unit")]

    def stored_uid(self, place: SourceRange) -> str | None:
        """The memory's id of the unit that came from this range, if there is one."""
        row = self._database.connection.execute(
            "SELECT uid FROM stored_unit WHERE document_id = ? AND source_start = ? AND source_stop = ?",
            place,
        ).fetchone()
        return None if row is None else str(row[0])

    def shared(self, uid: str) -> int:
        """How many ranges of this project stand behind one unit."""
        row = self._database.connection.execute(
            "SELECT count(*) FROM stored_unit WHERE uid = ?", (uid,)
        ).fetchone()
        return int(row[0])

    def settle(self, place: SourceRange, uid: str | None) -> None:
        """Note that the memory has the range's unit under `uid`, or no longer has one (None)."""
        with self._database.transaction() as connection:
            if uid is None:
                connection.execute(
                    "DELETE FROM stored_unit WHERE document_id = ? AND source_start = ? AND source_stop = ?",
                    place,
                )
            else:
                connection.execute("INSERT OR REPLACE INTO stored_unit VALUES (?, ?, ?, ?)", (*place, uid))
            connection.execute(
                "DELETE FROM pending_unit WHERE document_id = ? AND source_start = ? AND source_stop = ?",
                place,
            )
