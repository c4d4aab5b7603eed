"""A project: one file, opened for writing by one Qostil at a time, readable by others meanwhile."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self
from uuid import uuid4

from workbench.errors import ProjectError
from workbench.project.bitexts import Bitexts
from workbench.project.comments import Comments
from workbench.project.database import Database
from workbench.project.deeds import Deeds
from workbench.project.documents import Documents
from workbench.project.flips import Flips
from workbench.project.ignored import IgnoredFindings
from workbench.project.originals import Originals
from workbench.project.proposals import Proposals
from workbench.project.typed import Typing
from workbench.project.units import Units


@dataclass(frozen=True, slots=True)
class ProjectInfo:
    """What a project was created with."""

    uid: str
    source_lang: str
    target_langs: tuple[str, ...]
    created: datetime


@dataclass(frozen=True, slots=True)
class MemoryEntry:
    """A memory attached to the project: a file (relative to the project) or a URL."""

    location: str
    writable: bool


class Project:
    """An open project file. Close it, or use it as a context manager."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.documents = Documents(database)
        self.originals = Originals(database)
        self.bitexts = Bitexts(database, self.documents)
        self.flips = Flips(database, self.documents, self.bitexts)
        self.units = Units(database)
        self.typing = Typing(database)
        self.comments = Comments(database)
        self.ignored = IgnoredFindings(database)
        self.deeds = Deeds(database)
        self.proposals = Proposals(database)
        self.info = self._read_info()

    @classmethod
    def create(
        cls, path: Path, source_lang: str, target_langs: tuple[str, ...], memory: str | None = None
    ) -> Self:
        """Create a project file, with a memory attached for writing: by default a file of the same name.

        Raises ProjectError when the file exists or cannot be written; nothing is left behind then.
        """
        if path.exists():
            raise ProjectError(f"{path}: already exists; open it, or choose another name")
        if not path.parent.is_dir():
            raise ProjectError(f"{path}: there is no folder {path.parent}; create it first")
        try:
            database = Database(path, create=True)
            with database.transaction() as connection:
                connection.execute(
                    "INSERT INTO project VALUES (?, ?, ?, ?)",
                    (uuid4().hex, source_lang, " ".join(target_langs), datetime.now(UTC).isoformat()),
                )
                connection.execute(
                    "INSERT INTO memory (location, writable) VALUES (?, 1)",
                    (memory or path.with_suffix(".qtm").name,),
                )
        except ProjectError:
            for name in (path.name, f"{path.name}-wal", f"{path.name}-shm", f".{path.name}.lock"):
                path.with_name(name).unlink(missing_ok=True)
            raise
        return cls(database)

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False) -> Self:
        """Open a project file. Raises ProjectInUse when another Qostil is writing to it."""
        return cls(Database(path, create=False, read_only=read_only))

    @classmethod
    def open_beside(cls, path: Path) -> Self:
        """Open for writing, in a helping process, what the process that it helps has open for writing."""
        return cls(Database(path, create=False, beside=True))

    @property
    def path(self) -> Path:
        """The project file."""
        return self._database.path

    @property
    def read_only(self) -> bool:
        """Whether the project was opened for reading only."""
        return self._database.read_only

    def was_written(self) -> bool:
        """Whether another process has written to the file since this was last asked."""
        return self._database.was_written()

    def memories(self) -> list[MemoryEntry]:
        """The attached memories, the first writable one receives approved units."""
        rows = self._database.connection.execute("SELECT location, writable FROM memory ORDER BY id")
        return [MemoryEntry(location, bool(writable)) for location, writable in rows]

    def attach_memory(self, location: str, *, writable: bool = False) -> None:
        """Attach a memory; one that is attached already stays as it is."""
        with self._database.transaction() as connection:
            connection.execute(
                "INSERT OR IGNORE INTO memory (location, writable) VALUES (?, ?)", (location, writable)
            )

    def detach_memory(self, location: str) -> bool:
        """Take a memory off; whether it was attached."""
        with self._database.transaction() as connection:
            return connection.execute("DELETE FROM memory WHERE location = ?", (location,)).rowcount > 0

    def glossaries(self) -> list[str]:
        """The attached glossaries, each a file relative to the project's folder, the oldest first."""
        rows = self._database.connection.execute("SELECT location FROM glossary ORDER BY id")
        return [location for (location,) in rows]

    def attach_glossary(self, location: str) -> None:
        """Attach a glossary file; one that is attached already stays where it is."""
        with self._database.transaction() as connection:
            connection.execute("INSERT OR IGNORE INTO glossary (location) VALUES (?)", (location,))

    def detach_glossary(self, location: str) -> bool:
        """Take a glossary file off; whether it was attached."""
        with self._database.transaction() as connection:
            return connection.execute("DELETE FROM glossary WHERE location = ?", (location,)).rowcount > 0

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _read_info(self) -> ProjectInfo:
        row = self._database.connection.execute("SELECT * FROM project").fetchone()
        if row is None:
            raise ProjectError(f"{self.path}: the project is not complete; delete it and create it again")
        uid, source_lang, target_langs, created = row
        return ProjectInfo(uid, source_lang, tuple(target_langs.split()), datetime.fromisoformat(created))
