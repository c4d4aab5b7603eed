"""Findings that somebody looked at and found to be no fault."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from workbench.project.database import Database


@dataclass(frozen=True, slots=True)
class Ignored:
    """Why the findings of a rule in a pair of texts are left alone, who said so, and when."""

    rule: str
    digest: str
    reason: str
    author: str
    at: datetime


class IgnoredFindings:
    """What is ignored in one project: by rule and by the digest of the two texts, wherever they stand."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> Mapping[tuple[str, str], Ignored]:
        """Everything ignored, by rule and digest."""
        rows = self._database.connection.execute(
            "SELECT rule, digest, reason, author, at FROM ignored_finding ORDER BY at"
        )
        return {
            (rule, digest): Ignored(rule, digest, reason, author, datetime.fromisoformat(at))
            for rule, digest, reason, author, at in rows
        }

    def add(self, rule: str, digest: str, reason: str, author: str) -> None:
        """Ignore a rule's findings in a pair of texts; a reason given before gives way to the new one."""
        with self._database.transaction() as connection:
            connection.execute(
                "INSERT INTO ignored_finding (rule, digest, reason, author, at) VALUES (?, ?, ?, ?, ?)"
                " ON CONFLICT (rule, digest) DO UPDATE SET reason = excluded.reason,"
                " author = excluded.author, at = excluded.at",
                (rule, digest, reason, author, datetime.now(UTC).isoformat()),
            )

    def remove(self, rule: str, digest: str) -> bool:
        """Report a rule's findings in a pair of texts again; whether they were ignored."""
        with self._database.transaction() as connection:
            done = connection.execute(
                "DELETE FROM ignored_finding WHERE rule = ? AND digest = ?", (rule, digest)
            )
            return done.rowcount > 0
