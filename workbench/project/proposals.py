"""What engines proposed for the texts of a project, kept so that nobody waits for it twice."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from threading import Lock

from workbench.errors import ProjectError
from workbench.project.database import Database


@dataclass(frozen=True, slots=True)
class KeptProposal:
    """A translation an engine proposed: its text, how probable it found it, its reasons."""

    text: str
    trust: float = 1.0
    log_probability: float | None = None
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EngineKey:
    """Which engine, with which settings, from which language into which."""

    engine: str
    signature: str
    source_lang: str
    target_lang: str


class Proposals:
    """The proposals of one project, by source text, engine, its version and settings, and languages.

    An engine that has nothing to say of a text is remembered to have been asked. Threads that ask engines
    write here while another edits the project: the table is reached over a connection of its own, whose
    commits do not wait for the disk, for what a cache loses is asked again. In a project opened for reading
    only, nothing is kept.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._using = Lock()

    def keep(self, key: EngineKey, found: Iterable[tuple[str, Sequence[KeptProposal]]]) -> None:
        """Keep what an engine said of some source texts, in place of what it said before.

        Raises ProjectError when it cannot be written.
        """
        if self._database.read_only:
            return
        now = datetime.now(UTC).isoformat(timespec="seconds")
        told = (key.engine, key.signature, key.source_lang, key.target_lang)
        rows = [(digest(source), *told, _packed(some), now) for source, some in found]
        try:
            with self._using, closing(self._connect()) as connection, connection:
                connection.executemany("INSERT OR REPLACE INTO proposal VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
        except sqlite3.Error as error:
            raise ProjectError(f"{self._database.path}: suggestions cannot be kept: {error}") from error

    def of(self, key: EngineKey, sources: Sequence[str]) -> dict[str, tuple[KeptProposal, ...]]:
        """What is kept of some source texts; one that the engine was not asked about is not there."""
        by_digest = {digest(source): source for source in sources}
        found: dict[str, tuple[KeptProposal, ...]] = {}
        with self._using, closing(self._connect()) as connection:
            for place, source in by_digest.items():
                row = connection.execute(
                    "SELECT proposals FROM proposal WHERE source = ? AND engine = ? AND signature = ?"
                    " AND source_lang = ? AND target_lang = ?",
                    (place, key.engine, key.signature, key.source_lang, key.target_lang),
                ).fetchone()
                if row is not None:
                    found[source] = _unpacked(row[0])
        return found

    def engines(self) -> list[EngineKey]:
        """Every engine that something is kept of."""
        with self._using, closing(self._connect()) as connection:
            rows = connection.execute(
                "SELECT DISTINCT engine, signature, source_lang, target_lang FROM proposal ORDER BY 1, 3, 4"
            ).fetchall()
        return [EngineKey(*row) for row in rows]

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self._database.path, timeout=10)
        connection.execute("PRAGMA synchronous = NORMAL")
        return connection


def digest(source: str) -> bytes:
    """What a source text is found by."""
    return hashlib.blake2b(source.encode(), digest_size=16).digest()


def _packed(proposals: Sequence[KeptProposal]) -> str:
    rows = [[p.text, p.trust, p.log_probability, list(p.reasons)] for p in proposals]
    return json.dumps(rows, ensure_ascii=False)


def _unpacked(told: str) -> tuple[KeptProposal, ...]:
    return tuple(
        KeptProposal(text, trust, log, tuple(reasons)) for text, trust, log, reasons in json.loads(told)
    )
