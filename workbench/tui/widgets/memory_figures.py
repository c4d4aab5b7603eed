"""What is said of a memory as a whole: its figures, an import, a replacement before it is made."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from textual.content import Content

from memory import Change, Figures, Spool, TmxReport
from workbench.services.memories import Imported

_NAME = 26
_BEFORE, _LONGEST = 20, 46


def figures_text(figures: Figures) -> Content:
    """A memory's figures as a table."""
    rows = [("units", f"{figures.units:,}")]
    rows += [(f"{source} → {target}", f"{units:,}") for (source, target), units in figures.pairs.items()]
    for name, counts in (
        ("status", figures.statuses),
        ("domain", figures.domains),
        ("person", figures.people),
    ):
        rows += [(f"{name} {value}", f"{units:,}") for value, units in counts.items()]
    if figures.first and figures.last:
        rows.append(("changed", f"{figures.first:%Y-%m-%d} to {figures.last:%Y-%m-%d}"))
    rows.append(("size", f"{figures.bytes / 1_000_000:,.1f} MB"))
    lines = [Content.assemble((name.ljust(_NAME), "$muted"), Content(value)) for name, value in rows]
    return Content("\n").join(lines)


def imported_text(result: Imported) -> str:
    """What came of an import, in a line."""
    report = result.report
    left_out = f", {report.left_out:,} left out" if report.left_out else ""
    return f"{report.read:,} units read, {result.added:,} added, {result.merged:,} merged{left_out}"


def left_out_text(report: TmxReport) -> Content:
    """The units that an import left out, by line."""
    lines = [f"line {entry.line}: {entry.reason}" for entry in report.skipped]
    more = report.left_out - len(report.skipped)
    return Content("\n".join([*lines, *([f"and {more:,} more"] if more > 0 else [])]))


def replacements_text(changes: Spool, shown: int) -> str:
    """How many units a replacement would change, and the first texts before and after it."""
    pairs = list(islice((pair for change in changes for pair in _texts(change)), shown + 1))
    lines = [f"{len(changes):,} units would change:", ""]
    for before, after in pairs[:shown]:
        lines += [f"- {_around(before, after)}", f"+ {_around(after, before)}"]
    return "\n".join([*lines, *(["…"] if len(pairs) > shown else []), "", "Change them? z takes it back."])


def _around(text: str, other: str) -> str:
    """A text cut to the place where it begins to differ from another, on one line."""
    same = next((n for n, (a, b) in enumerate(zip(text, other, strict=False)) if a != b), len(other))
    start = max(same - _BEFORE, 0)
    shown = " ".join(text[start : start + _LONGEST].split())
    return f"{'…' if start else ''}{shown}{'…' if start + _LONGEST < len(text) else ''}"


def _texts(change: Change) -> Iterable[tuple[str, str]]:
    before, after = change.before, change.after
    if before is None or after is None:
        return
    pairs = [(before.source, after.source)]
    pairs += [(text, after.targets.get(lang, "")) for lang, text in before.targets.items()]
    yield from (pair for pair in pairs if pair[0] != pair[1])
