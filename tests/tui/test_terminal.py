"""The program in a real terminal: the demo's whole way, killed in the middle of work, two at a time."""

import os
import pty
import re
import select
import shlex
import shutil
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import pytest
from lxml import etree

from aligner import Side
from memory import read_tmx
from workbench.project import Project

_PATIENCE = 30
_CODE = Path(__file__).parents[2]


@contextmanager
def opened_in_a_terminal(book):
    """The program on a project, killed at the end."""
    pid, terminal = pty.fork()
    if not pid:
        os.environ |= {"TERM": "xterm-256color", "PYTHONPATH": str(_CODE)}
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


class Tmux:
    """A terminal of 80×24 that runs one command in `folder`; keys are typed in and the screen is read."""

    def __init__(self, folder, *command):
        self._server = ("tmux", "-u", "-L", f"qostil-{os.getpid()}", "-f", "/dev/null")
        command = ("env", f"PYTHONPATH={_CODE}", *command)
        self._tmux("new-session", "-d", "-x", "80", "-y", "24", "-c", str(folder), shlex.join(command))

    def _tmux(self, *words):
        result = subprocess.run((*self._server, *words), check=True, capture_output=True, text=True)
        return result.stdout

    def press(self, *keys):
        self._tmux("send-keys", *keys)

    def type(self, text):
        self._tmux("send-keys", "-l", text)

    def screen(self):
        return self._tmux("capture-pane", "-p")

    def wait_for(self, *texts):
        """Wait until all of `texts` stand on the screen."""
        end = time.monotonic() + _PATIENCE
        while missing := [text for text in texts if text not in self.screen()]:
            assert time.monotonic() < end, f"{missing} not seen on\n{self.screen()}"
            time.sleep(0.05)

    def close(self):
        subprocess.run((*self._server, "kill-server"), capture_output=True, check=False)


@pytest.fixture
def demo(tmp_path):
    """The demo, run in a terminal in an empty folder."""
    if not shutil.which("tmux"):
        pytest.skip("no tmux here: no terminal to type into")
    terminal = Tmux(tmp_path, sys.executable, "-m", "workbench", "demo")
    yield terminal
    terminal.close()


def test_the_demo_from_a_doubtful_bead_to_the_tmx(demo, tmp_path):
    demo.wait_for("bead 1 of 70", "Движение Алаш и его наследие")
    approved = int(re.search(r"✓ (\d+)", demo.screen())[1])
    _mend_the_number(demo)
    demo.wait_for(f"✓ {approved + 1}")
    _pair_what_is_unpaired(demo)
    demo.wait_for(f"✓ {approved + 1}")
    demo.press("C-e")
    demo.wait_for("Export", "demo.tmx")
    demo.press("C-u")
    demo.type("fixed.tmx")
    demo.press("Enter")
    demo.wait_for("pairs written to fixed.tmx")
    demo.press("C-q")

    target = "Временное правительство – Совет нации – состояло из 25 членов."
    joined = (
        "Интеллигенция во главе с Алиханом Букейханом помогала казахским рабочим на Западном фронте. "
        "Об этих событиях написано немало воспоминаний."
    )
    units = {unit.source: unit.targets for unit in read_tmx(tmp_path / "fixed.tmx")}
    assert units[_OF_25]["ru"] == target
    assert units[_OF_WORKERS]["ru"] == joined

    tree = etree.parse(tmp_path / "fixed.tmx")
    rows = [["".join(seg.itertext()) for seg in tu.iter("{*}seg")] for tu in tree.iter("{*}tu")]
    assert {row[0]: row[1] for row in rows if row[0] in (_OF_25, _OF_WORKERS)} == {
        _OF_25: target,
        _OF_WORKERS: joined,
    }
    assert len(rows) == len(units)


_OF_25 = "Уақытша үкімет – Ұлт Кеңесі 25 мүшеден тұрды."
_OF_WORKERS = "Әлихан Бөкейхан бастаған зиялылар Батыс майдандағы қазақ жұмысшыларына көмек көрсетті."


def _mend_the_number(demo):
    """25 members became 52 in the draft: the bead is jumped to, the text mended and approved.

    Typed in bursts, as keys arrive over a slow line: none gets lost before the dialog it is meant for.
    """
    demo.press("g", "4", "6", "Enter", "f")
    demo.wait_for("bead 47 of 70", "numbers: 25 became 52")
    demo.press("e", "End", *["Left"] * len(" членов."), "BSpace", "BSpace", "2", "5")
    demo.wait_for("Bead 47: target text", "состояло из 25 членов.")
    demo.press("Enter")
    demo.wait_for("47 ~")
    demo.press("Enter")


def _pair_what_is_unpaired(demo):
    """A sentence the source has no counterpart for is joined with the bead before, and that approved."""
    demo.press("g", "2", "6", "Enter")
    demo.wait_for("bead 26 of 70", "the translation has no source")
    demo.press("M")
    demo.wait_for("bead 25 of 69", "25 ~")
    demo.press("a")


def test_what_is_pasted_is_text_and_never_keys(book):
    pasted = "\x1b[200~{}\x1b[201~".format
    with opened_in_a_terminal(book) as terminal:
        _read_until(terminal, "партиясы".encode())
        os.write(terminal, pasted("amxq\r\naaa").encode())
        _read_until(terminal, b"Nothing can be pasted here")
        os.write(terminal, b"e")
        _read_until(terminal, b"keeps the text")
        os.write(terminal, b"\x1b[1;2H" + pasted("Алаш\r\nкітабы\x00 🙂\t2").encode())
        _read_until(terminal, "кітабы 🙂 2".encode())
        os.write(terminal, b"\r")
        _read_until(terminal, b"~")
    with Project.open(book) as project:
        state = project.bitexts.state(project.bitexts.entries()[0])
        assert [bead.status.value for bead in state.bitext.beads] == ["draft", "new", "new", "new"]
        assert state.text(state.bitext[0], Side.TARGET) == "Алаш кітабы 🙂 2"
