"""The program in a real terminal: killed in the middle of work, and with another one beside it."""

import os
import pty
import select
import signal
import sys
import time
from contextlib import contextmanager

from workbench.project import Project

_PATIENCE = 30


@contextmanager
def opened_in_a_terminal(book):
    """The program on a project, killed at the end."""
    pid, terminal = pty.fork()
    if not pid:
        os.environ["TERM"] = "xterm-256color"
        os.execv(sys.executable, [sys.executable, "-m", "workbench", "open", str(book)])
    try:
        yield terminal
    finally:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        os.close(terminal)


def test_killed_and_opened_again(book):
    with opened_in_a_terminal(book) as terminal:
        _read_until(terminal, "партиясы".encode())
        os.write(terminal, b"a")
        _read_until(terminal, "✓ 1".encode())
    with Project.open(book) as project:
        state = project.bitexts.state(project.bitexts.entries()[0])
        assert [bead.status.value for bead in state.bitext.beads] == ["approved", "new", "new", "new"]


def _read_until(terminal, text):
    seen, end = b"", time.monotonic() + _PATIENCE
    while text not in seen:
        ready, _, _ = select.select([terminal], [], [], 1)
        if ready:
            seen += os.read(terminal, 1 << 16)
        assert time.monotonic() < end, f"{text.decode()} was not drawn: {seen[-2000:]!r}"


def test_a_project_in_use_can_be_read_meanwhile(book):
    with Project.open(book), opened_in_a_terminal(book) as terminal:
        _read_until(terminal, b"reading only?")
        os.write(terminal, b"y")
        _read_until(terminal, b"read only")
