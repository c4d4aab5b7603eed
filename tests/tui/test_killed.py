"""The program killed at random moments while somebody works in it: the project stays whole, little is lost.

QOSTIL_KILLS is how often (3); QOSTIL_LOST how many seconds of typing may be lost (5 here, where machines are
busy; 1 is what is promised on one that is not).
"""

import os
import pty
import random
import re
import select
import signal
import sqlite3
import struct
import sys
import termios
import time
from fcntl import ioctl

import pytest

from workbench.project import Project

KILLS = int(os.environ.get("QOSTIL_KILLS", "3"))
LOST = float(os.environ.get("QOSTIL_LOST", "5"))
PATIENCE = 60
PAGE_DOWN = b"\x1b[6~"
WORD = re.compile(r"сөз\d+")


class Typist:
    """Somebody at a terminal who translates, and notes when each word was finished."""

    def __init__(self, book, seed):
        self.random = random.Random(seed)
        self.words = []
        self.pid, self.terminal = pty.fork()
        if not self.pid:
            os.environ["TERM"] = "xterm-256color"
            os.execv(sys.executable, [sys.executable, "-m", "workbench", "open", str(book)])
        ioctl(self.terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 130, 0, 0))

    def read(self, seconds):
        """What is drawn in some seconds."""
        seen, end = b"", time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            ready, _, _ = select.select([self.terminal], [], [], left)
            if ready:
                seen += os.read(self.terminal, 1 << 16)
        return seen

    def wait_for(self, text):
        """Wait until a text is drawn."""
        seen, end = b"", time.monotonic() + PATIENCE
        while text.encode() not in seen:
            seen += self.read(0.1)
            assert time.monotonic() < end, f"{text} was not drawn"

    def work(self, seconds, seed):
        """Type words, go on, approve, take back, for some seconds."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            chance = self.random.random()
            if chance < 0.8:
                word = f"сөз{seed}{len(self.words):03}"
                os.write(self.terminal, f" {word}".encode())
                self.words.append((word, time.monotonic()))
            else:
                os.write(self.terminal, self.random.choice((PAGE_DOWN, PAGE_DOWN, b"\r")))
            self.read(self.random.uniform(0.01, 0.2))

    def kill(self):
        """Kill the program; the words that were typed long enough before."""
        os.kill(self.pid, signal.SIGKILL)
        killed = time.monotonic()
        os.waitpid(self.pid, 0)
        os.close(self.terminal)
        return [word for word, typed in self.words if killed - typed > LOST]


def held(book):
    """Every word that a project holds: as a text, in its history, or as what was being typed."""
    with sqlite3.connect(book) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        texts = [
            row[0]
            for table, column in (("segment", "edited"), ("typing", "text"), ("event", "change"))
            for row in connection.execute(f"SELECT {column} FROM {table}")
            if row[0]
        ]
    connection.close()
    return set(
        WORD.findall(
            " ".join(text.encode().decode("unicode_escape") if "\\u" in text else text for text in texts)
        )
    )


@pytest.mark.parametrize("round_", range(KILLS))
def test_killed_while_translating(book, round_):
    chance = random.Random(1000 + round_)
    typist = Typist(book, round_)
    try:
        typist.wait_for("партиясы")
        os.write(typist.terminal, b"\x1b[15~")
        typist.wait_for("segment 1 of 4")
        typist.work(LOST + chance.uniform(0.5, 3.0), round_)
    finally:
        safe = typist.kill()
    assert safe
    with Project.open(book) as project:
        for entry in project.bitexts.entries():
            assert len(project.bitexts.state(entry).bitext) >= 4
    lost = set(safe) - held(book)
    assert not lost, f"lost {len(lost)} of {len(safe)} words typed more than {LOST} s before the end"
