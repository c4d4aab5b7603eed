"""Everything that was ever done in a project, in order of time: working time is told from it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from workbench.project.changes import Change, from_json
from workbench.project.database import Database


@dataclass(frozen=True, slots=True)
class Deed:
    """One action in a bitext: who and when; `change` is None for a comment and for what no longer stands."""

    bitext_id: int
    at: datetime
    author: str
    change: Change | None


class Deeds:
    """The actions of one project."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def __iter__(self) -> Iterator[Deed]:
        """All deeds, those that were undone and comments included, the oldest first."""
        rows = self._database.connection.execute(
            "SELECT bitext_id, at, author, action, change, state = 'done' FROM event UNION ALL"
            " SELECT bitext_id, at, author, '', '', 0 FROM comment ORDER BY 2"
        )
        for bitext_id, at, author, action, change, stands in rows:
            yield Deed(
                bitext_id, datetime.fromisoformat(at), author, from_json(action, change) if stands else None
            )
