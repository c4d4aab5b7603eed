"""A connection to a memory on PostgreSQL that comes back when it is lost.

Writers take turns (one advisory lock a memory; each statement sees what was committed before it): what a
transaction has seen stays true until it ends, so nothing is doubled and nothing deadlocks. A transaction is
short.

When the connection is lost, a read is simply made again. A write is, too, unless it was lost while it came
into force: then the database is asked what became of the transaction (`pg_xact_status`), so it is made once
and only once.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from threading import RLock
from typing import Any, TypeVar

import psycopg
from psycopg import errors

from memory.errors import StoreError, half_a_character
from memory.postgres.address import Address
from memory.postgres.rows import Session
from memory.postgres.schema import FORMAT, MIGRATIONS

SECONDS = 60
"""How long a statement, and the wait for other writers, may take."""
PAUSES = (0.05, 0.1, 0.2, 0.4)
"""Seconds to wait before each new attempt to connect, while somebody waits for an answer."""
LONG_PAUSES = (*PAUSES, 0.8, 1.6, 3.2, 6.4)
"""The same for long work, such as an import."""
_IDLE_SECONDS = 300
_CONNECT_SECONDS = 5
_LOCKS = 0x716D656D
_SETTINGS = {
    "statement_timeout": f"{SECONDS}s",
    "lock_timeout": f"{SECONDS}s",
    "idle_in_transaction_session_timeout": f"{_IDLE_SECONDS}s",
    "default_transaction_isolation": "read committed",
    "timezone": "UTC",
    "jit": "off",
    "max_parallel_workers_per_gather": "2",
    "enable_seqscan": "off",
    "random_page_cost": "1.1",
}
_DEFAULTS: dict[str, Any] = {
    "application_name": "qostil",
    "keepalives_idle": 30,
    "keepalives_interval": 10,
    "keepalives_count": 3,
    "tcp_user_timeout": 10_000,
    "connect_timeout": _CONNECT_SECONDS,
}
_PASSING = ("08", "40", "57P")

T = TypeVar("T")


class Database:
    """The connection to a memory; one thread uses it at a time."""

    def __init__(self, address: Address, *, create: bool, read_only: bool) -> None:
        self.place = address.shown
        self._address = address
        self._read_only = read_only
        self._lock = RLock()
        self._session: Session | None = None
        self._writing = False
        self._patient = False
        self._closed = False
        with self._explaining():
            try:
                self._prepare(self._usable(), create)
            except BaseException:
                self._drop()
                raise
        self._patient = True

    def read(self, action: Callable[[Session], T]) -> T:
        """Do something that changes nothing."""
        with self._lock, self._explaining():
            if self._writing:
                return action(self._usable())
            return self._persistently(lambda: action(self._usable()), PAUSES)

    def write(self, action: Callable[[Session], T], *, long: bool = False) -> T:
        """Do something whose changes come into force together, or not at all when it fails.

        It is done anew when the connection is lost before that. Long work may take longer than SECONDS, and
        waits longer for the database to come back.
        """
        last = _LastWrite()
        with self._lock, self._explaining():
            pauses = LONG_PAUSES if long else PAUSES
            return self._persistently(lambda: self._written(action, last, long), pauses)

    def close(self) -> None:
        """Close the connection."""
        with self._lock:
            self._closed = True
            self._drop()

    def _written(self, action: Callable[[Session], T], last: _LastWrite, long: bool) -> T:
        session = self._usable()
        if last.number and self._came_in(session, last.number):
            return last.result  # type: ignore[no-any-return]
        last.number = ""
        with session.transaction(), self._being_written():
            if long:
                session.execute("SET LOCAL statement_timeout = 0")
            number = _my_turn(session)
            last.result = action(session)
            last.number = number
        return last.result  # type: ignore[no-any-return]

    def _came_in(self, session: Session, number: str) -> bool:
        """Whether a transaction has come into force, once that is certain."""
        give_up = time.monotonic() + SECONDS
        while True:
            row = session.execute("SELECT pg_xact_status(%s::xid8)", (number,)).fetchone()
            status = row[0] if row else None
            if status in ("committed", "aborted"):
                return bool(status == "committed")
            if status is None or time.monotonic() > give_up:
                raise StoreError(f"{self.place}: it is not known whether the last change came in; look again")
            time.sleep(PAUSES[0])

    def _persistently(self, attempt: Callable[[], T], pauses: Iterable[float]) -> T:
        """Make an attempt until it does not fail for a lost connection, or all pauses are over.

        A memory that was given up is not waited for again before it has been reached once.
        """
        left = iter(pauses if self._patient else ())
        while True:
            try:
                result = attempt()
            except psycopg.Error as error:
                if not self._lost(error):
                    raise
                self._drop()
                pause = next(left, None)
                if pause is None:
                    self._patient = False
                    raise
                time.sleep(pause)
            else:
                self._patient = True
                return result

    def _lost(self, error: psycopg.Error) -> bool:
        """Whether an error may pass when one connects anew and tries again."""
        if self._closed:
            return False
        if error.sqlstate:
            return error.sqlstate.startswith(_PASSING) or error.sqlstate == "53300"
        return isinstance(error, psycopg.OperationalError) and (self._session is None or self._session.closed)

    def _usable(self) -> Session:
        if self._closed:
            raise StoreError(f"{self.place}: closed; open it again")
        if self._session is None or self._session.closed:
            self._session = self._connected()
        return self._session

    def _connected(self) -> Session:
        try:
            given = psycopg.conninfo.conninfo_to_dict(self._address.url)
        except psycopg.ProgrammingError:
            # libpq's message may repeat a piece of a password, so it goes no further
            raise StoreError(f"{self.place}: no address of a database; check how it is written") from None
        wanted: dict[str, Any] = {**_DEFAULTS, **given, "client_encoding": "UTF8"}
        session = psycopg.connect(autocommit=True, prepare_threshold=None, **wanted)
        settings = {
            **_SETTINGS,
            "search_path": f"{self._address.memory}, pg_temp",
            "default_transaction_read_only": "on" if self._read_only else "off",
        }
        try:
            calls = ", ".join(["set_config(%s, %s, false)"] * len(settings))
            session.execute(f"SELECT {calls}", [part for item in settings.items() for part in item])
        except BaseException:
            session.close()
            raise
        return session

    def _drop(self) -> None:
        session, self._session = self._session, None
        if session is not None:
            session.close()

    def _prepare(self, session: Session, create: bool) -> None:
        """Check that the memory is one, create it or bring it up to date."""
        if session.info.parameter_status("server_encoding") != "UTF8":
            raise StoreError(f"{self.place}: the database is not in UTF-8; create one with ENCODING 'UTF8'")
        version = self._version(session)
        if version > len(MIGRATIONS):
            raise StoreError(f"{self.place}: written by a newer Qostil; update Qostil to open it")
        if version == len(MIGRATIONS):
            return
        if not version and not (create and not self._read_only):
            raise StoreError(f"{self.place}: no such memory; qostil tm import creates one")
        if self._read_only:
            raise StoreError(f"{self.place}: made by an older Qostil; open it once for writing")
        with session.transaction():
            _my_turn(session, self._address.memory)
            self._migrate(session)

    def _migrate(self, session: Session) -> None:
        version = self._version(session)
        name = self._address.memory
        if not version and not _one(session, "SELECT to_regnamespace(%s) IS NOT NULL", (name,)):
            session.execute(f"CREATE SCHEMA {name}")
        for step in MIGRATIONS[version:]:
            session.execute(step)
        if not version:
            session.execute("INSERT INTO memory VALUES (%s, %s)", (FORMAT, len(MIGRATIONS)))
        session.execute("UPDATE memory SET version = %s", (len(MIGRATIONS),))

    def _version(self, session: Session) -> int:
        """The step that a memory's tables are at; 0 when there are none."""
        row = session.execute(
            "SELECT count(*) FILTER (WHERE tablename = 'memory'), count(*) FROM pg_tables"
            " WHERE schemaname = %s",
            (self._address.memory,),
        ).fetchone()
        ours, all_tables = row or (0, 0)
        if not all_tables:
            return 0
        row = None
        if ours:
            row = session.execute("SELECT version FROM memory WHERE format = %s", (FORMAT,)).fetchone()
        if row is None:
            raise StoreError(f"{self.place}: not a Qostil memory; name another one with ?memory=NAME")
        return int(row[0])

    @contextmanager
    def _being_written(self) -> Iterator[None]:
        self._writing = True
        try:
            yield
        finally:
            self._writing = False

    @contextmanager
    def _explaining(self) -> Iterator[None]:
        try:
            yield
        except psycopg.Error as error:
            raise StoreError(f"{self.place}: {_explained(error)}") from error
        except UnicodeEncodeError as error:
            raise half_a_character(self.place) from error


class _LastWrite:
    """The number and the result of a transaction that was about to come into force."""

    def __init__(self) -> None:
        self.number = ""
        self.result: Any = None


def _my_turn(session: Session, memory: str | None = None) -> str:
    """Wait until no other transaction writes to the memory; returns the number of this one."""
    name = "%s::text" if memory else "current_schema()"
    row = session.execute(
        f"SELECT pg_current_xact_id()::text, pg_advisory_xact_lock(%s, hashtext({name}))",
        (_LOCKS, memory) if memory else (_LOCKS,),
    ).fetchone()
    return str(row[0]) if row else ""


def _one(session: Session, statement: str, given: tuple[str, ...]) -> bool:
    row = session.execute(statement, given).fetchone()
    return bool(row and row[0])


def _explained(error: psycopg.Error) -> str:
    """What went wrong and what to do."""
    reason = (str(error).strip().splitlines() or ["the database does not answer"])[0]
    match error:
        case errors.ReadOnlySqlTransaction():
            return "cannot be written: it was opened for reading, or the server only lets you read"
        case errors.InsufficientPrivilege():
            return f"{reason}; ask whoever keeps the database for the right to it"
        case errors.DiskFull():
            return "the server's disk is full; nothing was changed, make room and try again"
        case errors.LockNotAvailable():
            return f"in use by others for {SECONDS} seconds; nothing was changed, try again"
        case errors.QueryCanceled():
            return f"no answer in {SECONDS} seconds; nothing was changed, try again"
        case psycopg.OperationalError() if "password" in reason or "authentication" in reason:
            return f"{reason}; give the password in PGPASSWORD or in a password file (~/.pgpass)"
        case psycopg.OperationalError() if not error.sqlstate:
            return f"{reason}; check the address and the network, then try again"
    return f"{reason}; try again"
