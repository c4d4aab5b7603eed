"""A process killed in the middle of work loses nothing that was approved."""

import os
import pty
import select
import signal
import sys
import time

from workbench.project import Project

_PATIENCE = 30


def test_killed_and_opened_again(book):
    pid, terminal = pty.fork()
    if not pid:
        os.environ["TERM"] = "xterm-256color"
        os.execv(sys.executable, [sys.executable, "-m", "workbench", "open", str(book)])
    try:
        _read_until(terminal, "партиясы".encode())
        os.write(terminal, b"a")
        _read_until(terminal, "✓ 1".encode())
    finally:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        os.close(terminal)
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
