"""What is being typed and is no change yet: kept apart, so that a killed process loses little of it."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.project.database import Database


@dataclass(frozen=True, slots=True)
class Typed:
    """A bead's translation as it was last seen on the screen: the bead's key and source, and the text."""

    key: tuple[int, int]
    source: str
    text: str


class Typing:
    """One text a bitext at most: only one segment is worked at."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(self, bitext_id: int, typed: Typed) -> None:
        """Store what is typed, in place of what was."""
        with self._database.transaction() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO typing VALUES (?, ?, ?, ?, ?)",
                (bitext_id, *typed.key, typed.source, typed.text),
            )

    def kept(self, bitext_id: int) -> Typed | None:
        """What was being typed when it was last stored; None when all of it has become a change."""
        row = self._database.connection.execute(
            "SELECT source_start, target_start, source, text FROM typing WHERE bitext_id = ?",
            (bitext_id,),
        ).fetchone()
        return None if row is None else Typed((row[0], row[1]), *row[2:])

    def forget(self, bitext_id: int) -> None:
        """It has become a change, or nothing came of it."""
        if self.kept(bitext_id) is not None:
            with self._database.transaction() as connection:
                connection.execute("DELETE FROM typing WHERE bitext_id = ?", (bitext_id,))
