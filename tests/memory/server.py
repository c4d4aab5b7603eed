"""A PostgreSQL server of the tests' own, and a door to one that can be shut."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import threading
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

VARIABLE = "QOSTIL_TEST_POSTGRES"
"""The URL of a database in which the tests may create memories; without it a server is started."""


@contextmanager
def database():
    """The URL of a database for tests."""
    pytest.importorskip("psycopg", reason="no psycopg (extra postgres)")
    given = os.environ.get(VARIABLE)
    if given:
        yield given
        return
    programs = _programs()
    if programs is None:
        pytest.skip(f"no PostgreSQL: neither {VARIABLE} nor initdb and pg_ctl")
    with _server(programs) as url:
        yield url


@contextmanager
def _server(programs):
    user = _ordinary_user()
    folder = Path(tempfile.mkdtemp(prefix="qostil-pg-"))
    try:
        if user:
            os.chown(folder, pwd.getpwnam(user).pw_uid, -1)
        data = folder / "data"
        _run(user, programs / "initdb", "-D", data, "-A", "trust", "-U", "qostil", "-E", "UTF8", "--no-sync")
        options = f"-k {folder} -c listen_addresses='' -c fsync=off -c max_connections=60"
        _run(user, programs / "pg_ctl", "-D", data, "-w", "-l", folder / "log", "-o", options, "start")
        try:
            yield f"postgresql://qostil@/postgres?host={folder}"
        finally:
            _run(user, programs / "pg_ctl", "-D", data, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _programs():
    """The folder of initdb and pg_ctl; Debian keeps them off the path."""
    found = shutil.which("initdb")
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    folders = [Path(found).resolve().parent, *folders] if found else folders
    return next((f for f in folders if (f / "initdb").exists() and (f / "pg_ctl").exists()), None)


def _ordinary_user():
    """Who runs the server: root must not."""
    if os.geteuid() != 0:
        return None
    with suppress(KeyError):
        return pwd.getpwnam("postgres").pw_name
    pytest.skip("no PostgreSQL: root cannot run one, and there is no user postgres")


def _run(user, *command):
    done = subprocess.run(
        [str(part) for part in command], user=user, cwd="/", stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, timeout=120,
        env={"PATH": os.environ["PATH"], "LC_ALL": "C"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr


class Door:
    """A local port that leads to a server as long as it is open."""

    def __init__(self, target):
        self._target = target
        self._pairs = []
        self._listener = None
        self.port = 0

    def open(self):
        """Let connections in, always at the same port."""
        self._listener = socket.create_server(("127.0.0.1", self.port))
        self.port = self._listener.getsockname()[1]
        threading.Thread(target=self._serve, args=(self._listener,), daemon=True).start()

    def shut(self):
        """Cut every connection and let no new one in."""
        # a blocked accept keeps the port until the socket is shut down, too
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for ends in self._pairs:
            for end in ends:
                with suppress(OSError):
                    end.shutdown(socket.SHUT_RDWR)
                end.close()
        self._pairs.clear()

    def _serve(self, listener):
        with suppress(OSError):
            while True:
                inside, _ = listener.accept()
                outside = self._reach()
                self._pairs.append((inside, outside))
                for ends in ((inside, outside), (outside, inside)):
                    threading.Thread(target=self._carry, args=ends, daemon=True).start()

    def _reach(self):
        host, port = self._target
        if not host.startswith("/"):
            return socket.create_connection((host, port))
        reached = socket.socket(socket.AF_UNIX)
        reached.connect(f"{host}/.s.PGSQL.{port}")
        return reached

    def _carry(self, source, sink):
        with suppress(OSError):
            while data := source.recv(65536):
                sink.sendall(data)
        for end in (source, sink):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
