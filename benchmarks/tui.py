"""Open time, key latency and memory of the workbench in a terminal, on the demo and on a synthetic project.

    python benchmarks/tui.py [--beads 100000]

The program runs in a pseudo-terminal. Latency is the time from writing a key to the terminal until the
program's first output that follows; keys are pressed while the whole text is being checked, then at rest,
then letters are typed on the translation screen while a local service is asked for suggestions ahead.
Memory is the program's own, without the process that checks.
"""

from __future__ import annotations

import argparse
import fcntl
import json
import os
import pty
import select
import signal
import statistics
import struct
import sys
import tempfile
import termios
import time
from collections.abc import Mapping, Sequence
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from aligner import Bead, Bitext
from corpus.document import Document, Segment, Span
from workbench.locations import HOME_VARIABLE
from workbench.project import Project
from workbench.services.demo import create_demo

ROWS, COLUMNS = 50, 160
WORDS = {
    "kk": ("қала", "халық", "жыл", "тарих", "кітап", "дала", "мектеп", "өзен", "газет", "сөз"),
    "ru": ("город", "народ", "год", "история", "книга", "степь", "школа", "река", "газета", "слово"),
}
KEYS = {
    "down": (b"\x1b[B",),
    "page down": (b"\x1b[6~",),
    "end, home": (b"\x1b[F", b"\x1b[H"),
    "approve": (b"a",),
    "merge, undo": (b"m", b"z"),
    "next doubtful": (b"n",),
}
LIST_KEYS = {
    "list: down": (b"\x1b[B",),
    "list: page": (b"\x1b[6~",),
    "list: end, home": (b"\x1b[F", b"\x1b[H"),
    "list: narrow": (b"s",),
    "list: fix, undo": (b"x", b"z"),
}
SHOW_KEYS = b"\x1bOQ"
TRANSLATE = b"\x1b[15~"
TYPED = {"a letter": (b"x",), "next segment": (b"\x1b[6~",)}
PRESSES = 20
OPENINGS = 7
QUIET = 0.3


def make_project(path: Path, beads: int) -> None:
    """A project of one bitext with so many beads, 12 words a segment, a number in every third."""
    with Project.create(path, "kk", ("ru",)) as project:
        source, target = (store(project, lang, beads) for lang in WORDS)
        rows = [Bead(range(i, i + 1), range(i, i + 1), 0.5 + (i % 50) / 100) for i in range(beads)]
        project.bitexts.add(source, target, Bitext.of(rows))


def store(project: Project, lang: str, count: int) -> int:
    """Store one text of so many sentences; returns its document's id."""
    texts = [sentence(WORDS[lang], number) for number in range(count)]
    segments, start = [], 0
    for number, text in enumerate(texts):
        segments.append(Segment(text, Span(start, start + len(text)), number // 5, lang))
        start += len(text) + 1
    return project.documents.add(Document("\n".join(texts), f"book.{lang}.txt", lang), (), segments)


def sentence(words: tuple[str, ...], number: int) -> str:
    """Twelve words that differ from sentence to sentence, two spaces in every fourth."""
    chosen = " ".join(words[(number * step + step) % len(words)] for step in range(1, 13)).capitalize()
    if number % 4 == 0:
        chosen = chosen.replace(" ", "  ", 1)
    return f"{chosen} {1900 + number % 100}." if number % 3 == 0 else f"{chosen}."


class Terminal:
    """The program in a pseudo-terminal."""

    def __init__(self, arguments: list[str]) -> None:
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

    def latency(self, key: bytes) -> float:
        """Milliseconds from a key to the output that follows."""
        start = time.perf_counter()
        os.write(self.descriptor, key)
        if not self.read(10):
            raise TimeoutError(f"nothing followed the key {key!r}")
        return (time.perf_counter() - start) * 1000

    def peak_memory(self) -> float:
        """The most memory the program had, in MB."""
        status = Path(f"/proc/{self.pid}/status").read_text(encoding="ascii")
        return int(status.split("VmHWM:")[1].split()[0]) / 1024

    def processor_time(self) -> float:
        """Seconds of processor time used so far."""
        fields = Path(f"/proc/{self.pid}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def wait_until_idle(self) -> None:
        """Wait until the program does nothing any more."""
        before = -1.0
        while self.processor_time() - before > 0.05:
            before = self.processor_time()
            self.settle(1.0)

    def close(self) -> None:
        """End the program."""
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.descriptor)


def measure(path: Path) -> None:
    """Open the project and press each key some times, while it is being checked and at rest."""
    start = time.perf_counter()
    terminal = Terminal(["-m", "workbench", "open", str(path)])
    try:
        terminal.wait_for("Народ".encode())
        print(f"open                          {time.perf_counter() - start:8.2f} s")
        terminal.settle()
        report(terminal, "while checking")
        terminal.wait_until_idle()
        print(f"checked, at rest after        {time.perf_counter() - start:8.1f} s")
        report(terminal, "at rest")
        os.write(terminal.descriptor, TRANSLATE)
        terminal.settle()
        report(terminal, "engine asked", TYPED)
        os.write(terminal.descriptor, TRANSLATE)
        terminal.settle()
        report_findings(terminal)
        print(f"memory, peak                  {terminal.peak_memory():8.0f} MB")
    finally:
        terminal.close()


def report_findings(terminal: Terminal) -> None:
    """Open the list of findings, press a key until the text is checked anew, then the keys of the list."""
    start = time.perf_counter()
    os.write(terminal.descriptor, b"F")
    terminal.wait_for(b"findings")
    print(f"list of findings              {(time.perf_counter() - start) * 1000:8.1f} ms")
    times, seen = [], b""
    while seen.rfind(b"1 of ") <= seen.rfind(b"checking"):
        pressed = time.perf_counter()
        os.write(terminal.descriptor, SHOW_KEYS)
        seen += terminal.read(10)
        times.append((time.perf_counter() - pressed) * 1000)
        while more := terminal.read(QUIET):
            seen += more
    tell("list: keys", "while checking", times)
    print(f"all findings listed after     {time.perf_counter() - start:8.1f} s")
    report(terminal, "at rest", LIST_KEYS)


def measure_demo(path: Path) -> None:
    """Open the demo some times."""
    create_demo(path)
    times = []
    for _ in range(OPENINGS):
        start = time.perf_counter()
        terminal = Terminal(["-m", "workbench", "open", str(path)])
        try:
            terminal.wait_for("Движение".encode())
            times.append(time.perf_counter() - start)
        finally:
            terminal.close()
    print(f"open the demo                 {statistics.median(times):8.2f} s, at best {min(times):.2f} s")


class Service(BaseHTTPRequestHandler):
    """A LibreTranslate that takes a tenth of a second for every text."""

    def do_GET(self) -> None:
        self.answer([{"code": "kk", "targets": ["ru"]}])

    def do_POST(self) -> None:
        texts = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["q"]
        time.sleep(0.1 * len(texts))
        self.answer({"translatedText": [f"Перевод: {text}" for text in texts]})

    def answer(self, body: object) -> None:
        data = json.dumps(body).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *arguments: object) -> None:
        pass


def serve(folder: Path) -> None:
    """Start the service and name it in the settings."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Service)
    Thread(target=server.serve_forever, daemon=True).start()
    table = f'[engines.lt]\nkind = "libretranslate"\nurl = "http://127.0.0.1:{server.server_port}"\n'
    (folder / "settings.toml").write_text(table, encoding="utf-8")


def report(terminal: Terminal, when: str, every: Mapping[str, Sequence[bytes]] = KEYS) -> None:
    """Print the median and the slowest latency of each key."""
    for name, keys in every.items():
        times = []
        for number in range(PRESSES):
            times.append(terminal.latency(keys[number % len(keys)]))
            terminal.settle()
        tell(name, when, times)


def tell(name: str, when: str, times: list[float]) -> None:
    """Print the median and the slowest of some latencies."""
    median, most = statistics.median(times), max(times)
    print(f"{name:16}{when:15}median {median:6.1f} ms   slowest {most:6.1f} ms")


def main() -> None:
    """Measure on a fresh project in a temporary folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--beads", type=int, default=100_000)
    beads = parser.parse_args().beads
    with tempfile.TemporaryDirectory() as folder:
        os.environ[HOME_VARIABLE] = folder
        serve(Path(folder))
        measure_demo(Path(folder) / "demo.qostil")
        path = Path(folder) / "book.qostil"
        make_project(path, beads)
        print(f"{beads} beads in a terminal of {COLUMNS}×{ROWS}")
        measure(path)


if __name__ == "__main__":
    main()
