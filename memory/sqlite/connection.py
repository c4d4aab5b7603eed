"""A memory file opened: checked, brought up to date, and shared by threads and processes."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from typing import TypeVar

from memory.errors import StoreError, half_a_character
from memory.sqlite.schema import APPLICATION_ID, MIGRATIONS

BUSY_SECONDS = 60
_CACHE_KIB = 32768
_WAL_PAGES = 4000
_PAUSE = 0.02

T = TypeVar("T")


class Database:
    """The connection to a memory file; one thread uses it at a time.

    WAL lets readers and one writer of many processes work side by side; a writer waits its turn for as long
    as BUSY_SECONDS before anybody hears of it.
    """

    def __init__(self, path: Path, *, create: bool, read_only: bool) -> None:
        self.path = path
        self.lock = RLock()
        self._check(create)
        with self._explaining():
            self.connection = self._connected(read_only)
            try:
                self._prepare(read_only)
            except BaseException:
                self.connection.close()
                raise

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """One state of the file for the length of a block."""
        with self.lock, self._explaining():
            if self.connection.in_transaction:
                yield self.connection
                return
            self.connection.execute("BEGIN")
            try:
                yield self.connection
            finally:
                self.connection.rollback()

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """A block whose changes come into force together, or not at all when it fails."""
        with self.lock, self._explaining():
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield self.connection
                self.connection.execute("COMMIT")
            except BaseException:
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise

    def close(self) -> None:
        """Close the file."""
        with self.lock:
            self.connection.close()

    def _check(self, create: bool) -> None:
        if self.path.is_dir():
            raise StoreError(f"{self.path}: is a folder, not a memory; name a .qtm file")
        if not self.path.exists() and not create:
            raise StoreError(f"{self.path}: no such memory; qostil tm import creates one")
        if not self.path.parent.is_dir():
            raise StoreError(f"{self.path}: there is no folder {self.path.parent}; create it first")

    def _connected(self, read_only: bool) -> sqlite3.Connection:
        place = self.path.resolve().as_uri()
        mode = "?mode=rwc"
        if read_only:
            mode = "?mode=ro" if self._may_share() else "?mode=ro&immutable=1"
        return sqlite3.connect(
            place + mode, uri=True, isolation_level=None, check_same_thread=False, timeout=BUSY_SECONDS
        )

    def _may_share(self) -> bool:
        """Whether a reader can take part in the WAL; where it cannot write, nobody else does either."""
        return os.access(self.path.parent, os.W_OK) or self.path.with_name(f"{self.path.name}-wal").exists()

    def _prepare(self, read_only: bool) -> None:
        connection = self.connection
        version, application, empty = self._patiently(self._identity)
        if application != APPLICATION_ID and not empty:
            raise StoreError(f"{self.path}: not a Qostil memory; name a .qtm file")
        if version > len(MIGRATIONS):
            raise StoreError(f"{self.path}: written by a newer Qostil; update Qostil to open it")
        if version < len(MIGRATIONS):
            if read_only:
                raise StoreError(f"{self.path}: made by an older Qostil; open it once for writing")
            self._patiently(self._migrate)
        connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
        connection.execute("PRAGMA foreign_keys = ON")
        if not read_only:
            connection.execute(f"PRAGMA wal_autocheckpoint = {_WAL_PAGES}")

    def _identity(self) -> tuple[int, int, bool]:
        execute = self.connection.execute
        version, application = (
            int(execute(f"PRAGMA {name}").fetchone()[0]) for name in ("user_version", "application_id")
        )
        return version, application, execute("SELECT count(*) FROM sqlite_schema").fetchone()[0] == 0

    def _migrate(self) -> None:
        connection = self.connection
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("BEGIN IMMEDIATE")
        try:
            version = self._identity()[0]
            for step in MIGRATIONS[version:]:
                for statement in step.split(";"):
                    connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise

    @staticmethod
    def _patiently(action: Callable[[], T]) -> T:
        """Run what SQLite refuses at once, without waiting, while another process does the same."""
        give_up = time.monotonic() + BUSY_SECONDS
        while True:
            try:
                return action()
            except sqlite3.OperationalError as error:
                if "locked" not in str(error) or time.monotonic() > give_up:
                    raise
                time.sleep(_PAUSE)

    @contextmanager
    def _explaining(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise self._explained(error) from error
        except UnicodeEncodeError as error:
            raise half_a_character(self.path) from error

    def _explained(self, error: sqlite3.Error) -> StoreError:
        reason = str(error)
        if "full" in reason:
            return StoreError(f"{self.path}: the disk is full; nothing was changed, make room and try again")
        if "readonly" in reason or "unable to open" in reason:
            return StoreError(f"{self.path}: cannot be written here; choose a folder you may write to")
        if "not a database" in reason:
            return StoreError(f"{self.path}: not a Qostil memory; name a .qtm file")
        if "malformed" in reason or "disk I/O" in reason:
            return StoreError(f"{self.path}: the memory is damaged; restore it from a copy or a TMX export")
        if "locked" in reason:
            return StoreError(f"{self.path}: in use by others for {BUSY_SECONDS} seconds; try again")
        return StoreError(f"{self.path}: {reason}; try again")
