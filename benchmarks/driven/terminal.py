"""The program in a pseudo-terminal: keys go in, what it draws comes out; the system tells what it takes."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time
from pathlib import Path
from typing import NamedTuple

ROWS, COLUMNS = 50, 160
QUIET = 0.3


class Latency(NamedTuple):
    """Milliseconds passed, and those of them that the program did not wait for a processor."""

    passed: float
    own: float


class Terminal:
    """The program in a pseudo-terminal."""

    def __init__(self, arguments: list[str]) -> None:
        self.most_together = 0.0
        self.pid, self.descriptor = pty.fork()
        if not self.pid:
            os.environ["TERM"] = "xterm-256color"
            os.execv(sys.executable, [sys.executable, *arguments])
        fcntl.ioctl(self.descriptor, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))

    def read(self, timeout: float) -> bytes:
        """What the program writes within the time, b"" when it writes nothing."""
        ready, _, _ = select.select([self.descriptor], [], [], timeout)
        return os.read(self.descriptor, 1 << 20) if ready else b""

    def wait_for(self, text: bytes, timeout: float = 60) -> None:
        """Read until a text was drawn."""
        seen, end = b"", time.perf_counter() + timeout
        while text not in seen:
            if time.perf_counter() > end:
                raise TimeoutError(f"{text!r} was not drawn in {timeout} s")
            seen += self.read(0.05)

    def settle(self, quiet: float = QUIET) -> None:
        """Read until nothing was written for a while."""
        while self.read(quiet):
            pass

    def latency(self, key: bytes) -> Latency:
        """From a key to the output that follows."""
        queued, start = self._queued(), time.perf_counter()
        os.write(self.descriptor, key)
        if not self.read(10):
            raise TimeoutError(f"nothing followed the key {key!r}")
        passed = time.perf_counter() - start
        return Latency(passed * 1000, max(0.0, passed - (self._queued() - queued)) * 1000)

    def _queued(self) -> float:
        """Seconds that the program's main thread has waited for a processor so far."""
        return int(Path(f"/proc/{self.pid}/schedstat").read_text(encoding="ascii").split()[1]) / 1e9

    def peak_memory(self) -> float:
        """The most memory the program had, in MB."""
        status = Path(f"/proc/{self.pid}/status").read_text(encoding="ascii")
        return int(status.split("VmHWM:")[1].split()[0]) / 1024

    def children(self) -> int:
        """How many processes the program has at work; notes the most memory of all together."""
        pids = _descendants(self.pid)
        self.most_together = max(self.most_together, sum(map(_resident, (self.pid, *pids))))
        return sum(b"spawn_main" in _command(pid) for pid in pids)

    def processor_time(self) -> float:
        """Seconds of processor time used so far."""
        fields = Path(f"/proc/{self.pid}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def wait_until_idle(self) -> None:
        """Wait until the program and its processes do nothing any more."""
        before = -1.0
        while self.processor_time() - before > 0.1 or self.children():
            before, end = self.processor_time(), time.perf_counter() + 1
            while time.perf_counter() < end:  # not until it is quiet: a cursor may blink
                self.read(0.1)

    def close(self) -> None:
        """End the program."""
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.descriptor)


def _descendants(pid: int) -> list[int]:
    """The processes that a process has started, and those that these have."""
    try:
        tasks = list(Path(f"/proc/{pid}/task").iterdir())
        started = [
            int(one) for task in tasks for one in (task / "children").read_text(encoding="ascii").split()
        ]
    except OSError:
        return []
    return [*started, *(further for one in started for further in _descendants(one))]


def _command(pid: int) -> bytes:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""


def _resident(pid: int) -> float:
    """Megabytes; 0 for a process that has ended."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1])
    except (OSError, IndexError):
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / (1 << 20)
