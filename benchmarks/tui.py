"""Open time, key latency and memory of the workbench in a terminal, on the demo and on a synthetic project.

    python benchmarks/tui.py [--beads 100000] [--added 20000]

The program runs in a pseudo-terminal. Latency is the time from writing a key to the terminal until the
program's first output that follows, which for what takes long is a line that says so. Keys are pressed while
the whole text is checked, at rest, while a local service is asked for suggestions, and while a second text is
read and aligned. Every screen is visited before the memory is read; it is the program's own, and beside it
the most that all its processes had together. Where other programs keep the machine busy a key waits for a
processor; `own` is the median without that. A figure that misses its target is marked.
"""

from __future__ import annotations

import argparse
import os
import statistics
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from driven.book import make_project, serve, write_texts
from driven.terminal import COLUMNS, QUIET, ROWS, Latency, Terminal

from workbench.locations import HOME_VARIABLE
from workbench.services.demo import create_demo

KEYS = {
    "down": (b"\x1b[B",),
    "page down": (b"\x1b[6~",),
    "end, home": (b"\x1b[F", b"\x1b[H"),
    "approve": (b"a",),
    "merge, undo": (b"m", b"z"),
    "undo, redo": (b"z", b"y"),
    "next doubtful": (b"n",),
}
DIALOG_KEYS = {
    "go to, enter": (b"g", b"\r"),
    "find, enter": (b"/", b"\r"),
    "find next": (b"\x1bOR",),
}
LIST_KEYS = {
    "down": (b"\x1b[B",),
    "page": (b"\x1b[6~",),
    "end, home": (b"\x1b[F", b"\x1b[H"),
    "narrow": (b"s",),
    "fix, undo": (b"x", b"z"),
}
SHOW_KEYS = b"\x1bOQ"
TRANSLATE, MEMORY, GLOSSARY, PROJECT = b"\x1b[15~", b"\x1b[17~", b"\x1b[18~", b"\x1b[19~"
ESCAPE, ENTER, TAB, BACK, ADD, TAKE, LEAVE = b"\x1b", b"\r", b"\t", b"\x1b[Z", b"\x01", b"\x13", b"q"
TYPED = {"a letter": (b"x",), "next segment": (b"\x1b[6~",), "approve": (ENTER,)}
PRESSES = 12
OPENINGS = 7
KEY, OPENED, DEMO_OPENED, MEMORY_MOST = 50.0, 1.2, 0.8, 300.0
"""The targets: milliseconds, seconds, seconds, MB."""


def measure_demo(path: Path) -> None:
    """Open the demo some times."""
    create_demo(path)
    tell_openings("open the demo", [opening(path, "Движение") for _ in range(OPENINGS)], DEMO_OPENED)


def opening(path: Path, text: str) -> tuple[float, float]:
    """Seconds until a text of a project is on the screen, and those of a processor that this took."""
    start = time.perf_counter()
    terminal = Terminal(["-m", "workbench", "open", str(path)])
    try:
        terminal.wait_for(text.encode())
        return time.perf_counter() - start, terminal.processor_time()
    finally:
        terminal.close()


def measure(path: Path, texts: Sequence[Path]) -> None:
    """Open the project and press each key some times, on every screen and during every long work."""
    tell_openings("open", [opening(path, "Народ") for _ in range(OPENINGS)], OPENED)
    terminal = Terminal(["-m", "workbench", "open", str(path)])
    try:
        terminal.wait_for("Народ".encode())
        terminal.settle()
        report(terminal, "while checking", KEYS)
        terminal.wait_until_idle()
        report(terminal, "at rest", KEYS)
        measure_search(terminal)
        measure_translation(terminal)
        measure_findings(terminal)
        measure_many(terminal)
        measure_screens(terminal)
        measure_alignment(terminal, texts)
        tell_one("memory, peak", terminal.peak_memory(), "MB", MEMORY_MOST)
        tell_one("with its helpers, peak", terminal.most_together, "MB")
    finally:
        terminal.close()


def measure_search(terminal: Terminal) -> None:
    """Go to a bead, find a text: the first search folds all texts, and takes its time in a thread."""
    press(terminal, b"/", "өзен".encode())
    start = time.perf_counter()
    tell_sign("find, the sign of it", terminal.latency(ENTER))
    terminal.settle(1.0)
    tell_one("found for the first time", time.perf_counter() - start - 1, "s")
    report(terminal, "at rest", DIALOG_KEYS)


def measure_translation(terminal: Terminal) -> None:
    """Type, go on, approve, while a service is asked."""
    press(terminal, TRANSLATE)
    report(terminal, "engine asked", TYPED)
    press(terminal, TRANSLATE)


def measure_findings(terminal: Terminal) -> None:
    """Open the list of findings, press a key until the text is checked anew, then the keys of the list."""
    start = time.perf_counter()
    tell_sign("list of findings", terminal.latency(b"F"))
    times, seen = [], terminal.read(QUIET)
    while seen.rfind(b"1 of ") <= seen.rfind(b"checking"):
        times.append(terminal.latency(SHOW_KEYS))
        while more := terminal.read(QUIET):
            seen += more
    if times:
        tell("findings: keys", "while checking", times)
    tell_one("all findings listed after", time.perf_counter() - start, "s")
    report(terminal, "findings", LIST_KEYS)
    press(terminal, b"/")
    report(terminal, "findings", {"filter, a letter": (b"a", b"\x7f")})
    press(terminal, ESCAPE, ESCAPE, ESCAPE)


def measure_many(terminal: Terminal) -> None:
    """Approve everything that is sure in one action, and take it back: the sign of it, and the end."""
    press(terminal, b"A", b"\x7f" * 4, b"0.9", TAB, b" ", BACK)
    terminal.wait_until_idle()
    for name, key in (("approve a fifth", ENTER), ("take it back", b"z"), ("again", b"y")):
        start = time.perf_counter()
        tell_sign(f"{name}, the sign of it", terminal.latency(key))
        terminal.wait_until_idle()
        tell_one(f"{name}, done after", time.perf_counter() - start - 1, "s")


def measure_screens(terminal: Terminal) -> None:
    """Visit the other screens."""
    for name, key in (("memory", MEMORY), ("glossary", GLOSSARY), ("project", PROJECT)):
        tell_sign(f"{name}, opened", terminal.latency(key))
        terminal.wait_until_idle()
        press(terminal, LEAVE)
        terminal.settle()


def measure_alignment(terminal: Terminal, texts: Sequence[Path]) -> None:
    """Press keys while a second text is read and aligned, then while everything is aligned anew."""
    press(terminal, ADD, str(texts[0]).encode(), ENTER, str(texts[1]).encode())
    start = time.perf_counter()
    tell_sign("add texts, the sign of it", terminal.latency(TAKE))
    press(terminal, ESCAPE)
    times: dict[str, list[Latency]] = {name: [] for name in KEYS}
    for name, key in endless(KEYS):
        if terminal.children() == 0:
            break
        times[name].append(terminal.latency(key))
        terminal.settle()
    for name, some in times.items():
        if some:
            tell(name, "while aligning", some)
    tell_one("added after", time.perf_counter() - start, "s")
    terminal.wait_until_idle()
    tell_sign("align all anew, the sign", terminal.latency(b"W"))
    until = time.perf_counter() + 5
    while time.perf_counter() < until:
        terminal.read(0.1)
    tell_sign("end it", terminal.latency(ESCAPE))
    terminal.settle(1.0)


def endless(every: Mapping[str, Sequence[bytes]]) -> Iterator[tuple[str, bytes]]:
    """All keys in turn, again and again."""
    number = 0
    while True:
        for name, keys in every.items():
            yield name, keys[number % len(keys)]
        number += 1


def press(terminal: Terminal, *keys: bytes) -> None:
    """Press keys, each when all is quiet."""
    for key in keys:
        os.write(terminal.descriptor, key)
        terminal.settle()


def report(terminal: Terminal, when: str, every: Mapping[str, Sequence[bytes]]) -> None:
    """Print the latencies of each key."""
    for name, keys in every.items():
        times = []
        for number in range(PRESSES):
            times.append(terminal.latency(keys[number % len(keys)]))
            terminal.settle()
        tell(name, when, times)


def tell(name: str, when: str, times: Sequence[Latency]) -> None:
    """Print the median, the 95 % and the slowest of some latencies."""
    ordered = sorted(one.passed for one in times)
    median, most = statistics.median(ordered), ordered[-1]
    own = statistics.median(one.own for one in times)
    high = ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))]
    mark = "" if own <= KEY else f"   MISSED ({KEY:g} ms)"
    figures = f"median {median:6.1f}   95 % {high:6.1f}   slowest {most:6.1f}   own {own:6.1f} ms{mark}"
    print(f"{name:18}{when:16}{figures}", flush=True)


def tell_openings(name: str, times: Sequence[tuple[float, float]], target: float) -> None:
    """Print how long it took to open something."""
    passed, taken = zip(*times, strict=True)
    more = f"at best {min(passed):.2f}, of a processor {statistics.median(taken):.2f}"
    tell_one(name, statistics.median(passed), "s", target, more)


def tell_sign(name: str, latency: Latency) -> None:
    """Print one latency."""
    mark = f"   MISSED ({KEY:g} ms)" if latency.own > KEY else ""
    print(f"{name:34}{latency.passed:8.0f} ms, own {latency.own:.0f}{mark}", flush=True)


def tell_one(name: str, value: float, unit: str, target: float | None = None, more: str = "") -> None:
    """Print one figure, and whether it misses its target."""
    digits = 2 if unit == "s" else 0
    mark = f"   MISSED ({target:g} {unit})" if target is not None and value > target else ""
    print(f"{name:34}{value:8.{digits}f} {unit}{f', {more}' if more else ''}{mark}", flush=True)


def main() -> None:
    """Measure on a fresh project in a temporary folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--beads", type=int, default=100_000)
    parser.add_argument("--added", type=int, default=20_000, help="sentences of the second text")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ[HOME_VARIABLE] = folder
        serve(Path(folder))
        measure_demo(Path(folder) / "demo.qostil")
        path = Path(folder) / "book.qostil"
        make_project(path, given.beads)
        print(f"{given.beads} beads in a terminal of {COLUMNS}×{ROWS}")
        measure(path, write_texts(Path(folder), given.added))


if __name__ == "__main__":
    main()
