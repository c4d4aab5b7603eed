"""What is said of a memory as a whole: its figures, an import, a replacement before it is made."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from textual.content import Content

from memory import Change, Figures, Spool, TmxReport
from workbench.services.memories import Imported
from workbench.wording import _, counted

_NAME = 26
_BEFORE, _LONGEST = 20, 46


def figures_text(figures: Figures) -> Content:
    """A memory's figures as a table."""
    rows = [(_("units"), f"{figures.units:,}")]
    rows += [(f"{source} → {target}", f"{units:,}") for (source, target), units in figures.pairs.items()]
    for name, counts in (
        (_("status"), {_(status): units for status, units in figures.statuses.items()}),
        (_("domain"), figures.domains),
        (_("person"), figures.people),
    ):
        rows += [(f"{name} {value}", f"{units:,}") for value, units in counts.items()]
    if figures.first and figures.last:
        rows.append((_("changed"), f"{figures.first:%Y-%m-%d} – {figures.last:%Y-%m-%d}"))
    rows.append((_("size"), _("{number} MB").format(number=f"{figures.bytes / 1_000_000:,.1f}")))
    lines = [Content.assemble((name.ljust(_NAME), "$muted"), Content(value)) for name, value in rows]
    return Content("\n").join(lines)


def imported_text(result: Imported) -> str:
    """What came of an import, in a line."""
    report = result.report
    told = [
        counted("{number} unit read", "{number} units read", report.read),
        _("{number} added").format(number=f"{result.added:,}"),
        _("{number} merged").format(number=f"{result.merged:,}"),
    ]
    if report.left_out:
        told.append(_("{number} left out").format(number=f"{report.left_out:,}"))
    return ", ".join(told)


def left_out_text(report: TmxReport) -> Content:
    """The units that an import left out, by line."""
    lines = [
        _("line {line}: {reason}").format(line=entry.line, reason=entry.reason) for entry in report.skipped
    ]
    more = report.left_out - len(report.skipped)
    if more > 0:
        lines.append(_("and {number} more").format(number=f"{more:,}"))
    return Content("\n".join(lines))


def replacements_text(changes: Spool, shown: int) -> str:
    """How many units a replacement would change, and the first texts before and after it."""
    pairs = list(islice((pair for change in changes for pair in _texts(change)), shown + 1))
    lines = [counted("{number} unit would change:", "{number} units would change:", len(changes)), ""]
    for before, after in pairs[:shown]:
        lines += [f"- {_around(before, after)}", f"+ {_around(after, before)}"]
    return "\n".join([*lines, *(["…"] if len(pairs) > shown else []), "", _("Change them? z takes it back.")])


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
