"""A project's SQLite connection: opening, migrating, transactions, and errors in the user's words."""

from __future__ import annotations

import os
import socket
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import RLock

from filelock import FileLock, Timeout

from corpus.nearest import did_you_mean
from workbench.errors import ProjectError, ProjectInUse
from workbench.project.schema import APPLICATION_ID, MIGRATIONS


class Database:
    """One connection to a project file, held for writing by one process at a time.

    Every transaction is durable when it returns (WAL, synchronous=FULL). Readers need no lock; neither does
    one `beside` a process that holds it.
    """

    def __init__(self, path: Path, *, create: bool, read_only: bool = False, beside: bool = False) -> None:
        self.path = path
        self.read_only = read_only
        if not create:
            _check_exists(path)
        self._writing = RLock()
        self._rescued = False
        self._version = 0
        self._lock = None if read_only or beside else _acquire(path)
        try:
            self.connection = self._connect()
            self._prepare(create)
            self._identity = self._identify()
        except sqlite3.Error as error:
            self.close()
            raise self._explained(error) from error
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Close the file and let others write to it."""
        if hasattr(self, "connection"):
            self.connection.close()
        if self._lock is not None:
            self._lock.release()

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """All of what happens inside is stored, or nothing; other threads wait with their own.

        Raises ProjectError when the disk is full, the file cannot be written, or is another one by now: what
        was stored before is then in a copy.
        """
        if self.read_only:
            raise ProjectError(f"{self.path}: open for reading only; close the other Qostil to change it")
        with self._writing:
            if self._identify() != self._identity:
                raise self._gone()
            try:
                self.connection.execute("BEGIN IMMEDIATE")
                try:
                    yield self.connection
                except BaseException:
                    if self.connection.in_transaction:
                        self.connection.execute("ROLLBACK")
                    raise
                self.connection.execute("COMMIT")
            except sqlite3.Error as error:
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise self._explained(error) from error

    def was_written(self) -> bool:
        """Whether another process has written to the file since this was last asked."""
        version, self._version = self._version, self._pragma("data_version")
        return version != self._version

    def _identify(self) -> tuple[int, int] | None:
        """What tells the file at our path from any other; None when there is none."""
        try:
            found = self.path.stat()
        except OSError:
            return None
        return found.st_dev, found.st_ino

    def _gone(self) -> ProjectError:
        """Keep what the file that is no longer at our path holds: the system lets us read it to the last."""
        copy = self.path.with_name(f"{self.path.stem}.rescued{self.path.suffix}")
        try:
            if not self._rescued:
                copy.unlink(missing_ok=True)
                self.connection.execute("VACUUM INTO ?", (str(copy),))
                self._rescued = True
        except (sqlite3.Error, OSError):
            return ProjectError(
                f"{self.path}: was deleted, moved or replaced while open; this change is not stored,"
                " and no copy could be made beside it"
            )
        return ProjectError(
            f"{self.path}: was deleted, moved or replaced while open; this change is not stored,"
            f" all before it is in {copy.name}: close the project and open that"
        )

    def _connect(self) -> sqlite3.Connection:
        mode = "ro" if self.read_only else "rwc"
        uri = f"{self.path.resolve().as_uri()}?mode={mode}"
        connection = sqlite3.connect(uri, uri=True, isolation_level=None, check_same_thread=False, timeout=10)
        connection.execute("PRAGMA foreign_keys = ON")
        return connection

    def _prepare(self, create: bool) -> None:
        if not create and self._pragma("application_id") != APPLICATION_ID:
            raise _not_a_project(self.path)
        version = self._pragma("user_version")
        if version > len(MIGRATIONS):
            raise ProjectError(f"{self.path}: written by a newer Qostil; update Qostil to open it")
        if self.read_only:
            if version < len(MIGRATIONS):
                self._bring_up_to_date()
            return
        self.connection.execute("PRAGMA journal_mode = WAL")
        self.connection.execute("PRAGMA synchronous = FULL")
        for step in range(version, len(MIGRATIONS)):
            script = f"BEGIN IMMEDIATE; {MIGRATIONS[step]} PRAGMA user_version = {step + 1};"
            if create:
                script += f"PRAGMA application_id = {APPLICATION_ID};"
            self.connection.executescript(script + "COMMIT;")

    def _bring_up_to_date(self) -> None:
        """Have a project of an older Qostil migrated, so that it can be read; raises what prevents that."""
        self.connection.close()
        Database(self.path, create=False).close()
        self.connection = self._connect()

    def _pragma(self, name: str) -> int:
        return int(self.connection.execute(f"PRAGMA {name}").fetchone()[0])

    def _explained(self, error: sqlite3.Error) -> ProjectError:
        reason = str(error)
        if "full" in reason:
            return ProjectError(
                f"{self.path}: the disk is full; nothing was changed, make room and try again"
            )
        if "readonly" in reason or "unable to open" in reason:
            return ProjectError(f"{self.path}: cannot be written here; choose a folder you may write to")
        if "disk I/O" in reason:
            return ProjectError(
                f"{self.path}: the disk did not take it; nothing was changed, see whether it is full,"
                " over its quota or away, and try again"
            )
        if "locked" in reason or "locking protocol" in reason:
            return ProjectError(
                f"{self.path}: another program holds the file; nothing was changed, close that or try again"
            )
        if "not a database" in reason:
            return _not_a_project(self.path)
        if "malformed" in reason:
            return ProjectError(f"{self.path}: the project file is damaged; restore it from a copy")
        return ProjectError(f"{self.path}: {reason}; try again")


def _check_exists(path: Path) -> None:
    if path.is_dir():
        raise ProjectError(f"{path}: is a folder, not a project; name a .qostil file")
    try:
        size = path.stat().st_size
    except FileNotFoundError:
        meant = did_you_mean(path) or f"; create it with: qostil new {path}"
        raise ProjectError(f"{path}: no such project{meant}") from None
    except OSError as error:
        raise ProjectError(f"{path}: cannot be read: {error.strerror}") from error
    if not size:
        raise _not_a_project(path)


def _not_a_project(path: Path) -> ProjectError:
    return ProjectError(f"{path}: not a Qostil project; create one with: qostil new NAME.qostil")


def _acquire(path: Path) -> FileLock:
    lock_path = path.with_name(f".{path.name}.lock")
    lock = FileLock(lock_path, thread_local=False)
    try:
        holder = _holder(lock_path)
        lock.acquire(timeout=0)
        lock_path.write_text(f"process {os.getpid()} on {socket.gethostname()}", encoding="utf-8")
    except Timeout:
        raise ProjectInUse(
            f"{path}: open in another Qostil ({holder or 'unknown'}); close it there, then try again"
        ) from None
    except OSError as error:
        raise ProjectError(f"{path}: cannot be written here: {error.strerror}") from error
    return lock


def _holder(lock_path: Path) -> str:
    try:
        return lock_path.read_text(encoding="utf-8")
    except OSError:
        return ""
