"""Which units the memory has had from a project, and which it has yet to hear about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
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

    def longest(self, document_id: int) -> int:
        """The most source segments that a unit in the memory has of a document."""
        row = self._database.connection.execute(
            "SELECT max(source_stop - source_start) FROM stored_unit WHERE document_id = ?", (document_id,)
        ).fetchone()
        return int(row[0] or 0)

    def stored_within(self, region: SourceRange, longest: int) -> dict[SourceRange, str]:
        """The memory's ids of the units that overlap a stretch of a document, none longer than `longest`."""
        rows = self._database.connection.execute(
            "SELECT document_id, source_start, source_stop, uid FROM stored_unit"
            " WHERE document_id = ? AND source_start > ? AND source_start < ? AND source_stop > ?",
            (region.document_id, region.start - longest, region.stop, region.start),
        )
        return {SourceRange(*place): str(uid) for *place, uid in rows}

    def shared(self, uid: str) -> int:
        """How many ranges of this project stand behind one unit."""
        row = self._database.connection.execute(
            "SELECT count(*) FROM stored_unit WHERE uid = ?", (uid,)
        ).fetchone()
        return int(row[0])

    def settle(self, settled: Iterable[tuple[SourceRange, Mapping[SourceRange, str]]]) -> None:
        """Note that the memory has exactly these units, by range, of some stretches of documents."""
        with self._database.transaction() as connection:
            for region, uids in settled:
                inside = (region.document_id, region.start, region.stop, region.stop)
                for table in ("stored_unit", "pending_unit"):
                    connection.execute(
                        f"DELETE FROM {table} WHERE document_id = ? AND source_start >= ?"  # noqa: S608
                        " AND source_start < ? AND source_stop <= ?",
                        inside,
                    )
                rows = ((*place, uid) for place, uid in uids.items())
                connection.executemany("INSERT INTO stored_unit VALUES (?, ?, ?, ?)", rows)
