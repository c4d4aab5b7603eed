"""A unit of a memory as one line of a list, and as the text that says all of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import datetime

from rich.cells import cell_len
from textual.content import Content

from memory import TranslationUnit, UnitStatus
from workbench.services.browsing import Row
from workbench.tui.named import named, who_and_when
from workbench.tui.widgets.row_list import Part, cut, fitted
from workbench.wording import _, counted

_SYMBOLS = {
    UnitStatus.APPROVED: ("✓ ", "rows--good"),
    UnitStatus.DRAFT: ("~ ", "rows--fair"),
    UnitStatus.REJECTED: ("✗ ", "rows--bad"),
}
_WHO, _DAY = 14, 11
_WIDE = 110
_APART = 2
_BEFORE = 0.4
_WHITE = re.compile(r"\s")
_GOOD = 100


def unit_parts(row: Row | None, width: int, target_lang: str) -> list[Part]:
    """A unit in so many cells: status, match, source, a translation, and who and when where there is room."""
    if row is None:
        return [(_("✗ no longer in the memory"), "rows--faint")]
    unit = row.unit
    symbol, colour = _SYMBOLS[unit.status]
    parts: list[Part] = [(symbol, colour)]
    room = width - cell_len(symbol)
    if row.score:
        parts.append((f"{row.score:>3} ", "rows--good" if row.score >= _GOOD else "rows--fair"))
        room -= 4
    signed = width >= _WIDE
    if signed:
        room -= _WHO + _DAY + _APART
    left = (room - _APART) // 2
    lang = shown_language(unit, row.lang if row.spans else "", target_lang)
    source_spans = row.spans if row.lang == unit.source_lang else ()
    target_spans = row.spans if row.lang == lang else ()
    parts += excerpt(unit.source, source_spans, left)
    parts.append((" " * _APART, ""))
    parts += excerpt(unit.targets.get(lang, ""), target_spans, room - _APART - left)
    if signed:
        parts.append((" " * _APART + fitted(unit.editor or unit.author, _WHO - 1) + " ", "rows--faint"))
        parts.append((fitted(_day(unit.changed or unit.created), _DAY), "rows--faint"))
    return parts


def shown_language(unit: TranslationUnit, found: str, wanted: str) -> str:
    """Which translation is shown: the one something was found in, the one wanted, else the first."""
    for lang in (found, wanted):
        if lang in unit.targets:
            return lang
    return next(iter(unit.targets), "")


def excerpt(text: str, spans: Sequence[tuple[int, int]], width: int) -> list[Part]:
    """A text in so many cells with the spans marked, the first of them in sight."""
    start = 0
    if spans and cell_len(text) > width and spans[0][1] > width * (1 - _BEFORE):
        start = max(spans[0][0] - int(width * _BEFORE), 0)
        start = text.find(" ", start, spans[0][0]) + 1 or start
    shown = "…" if start else ""
    line = cut(_WHITE.sub(" ", shown + text[start:]), width)
    parts: list[Part] = []
    place = 0
    for begin, end in spans:
        a, b = (min(max(at - start + len(shown), 0), len(line)) for at in (begin, end))
        if a >= place and b > a:
            parts += [(line[place:a], ""), (line[a:b], "rows--found")]
            place = b
    return [*parts, (line[place:], "")]


def unit_details(row: Row | None) -> Content:
    """All there is to say of a unit."""
    if row is None:
        return Content("")
    unit = row.unit
    lines = [_text(unit.source_lang, unit.source)]
    lines += [_text(lang, text) for lang, text in unit.targets.items()]
    lines.append(Content.styled(" · ".join(_facts(unit)), "$muted"))
    said = [(_("before"), unit.previous), (_("after"), unit.following)]
    said += [(_("note"), note) for note in unit.notes]
    said += [(name, value) for name, value in unit.properties.items()]
    lines += [Content.assemble((f"{name}: ", "$muted"), Content(text)) for name, text in said if text]
    return Content("\n").join(lines)


def _text(lang: str, text: str) -> Content:
    return Content.assemble((f"{lang}  ", "bold $accent"), Content(text))


def _facts(unit: TranslationUnit) -> Iterable[str]:
    yield named(unit.status)
    if unit.author or unit.created:
        yield who_and_when(_("made"), unit.author, unit.created)
    if unit.changed and (unit.changed != unit.created or unit.editor not in ("", unit.author)):
        yield who_and_when(_("changed"), unit.editor, unit.changed)
    origin = unit.origin
    if place := " / ".join(part for part in (origin.project, origin.document, origin.segment) if part):
        yield place
    if unit.usage:
        yield counted("used {number} time", "used {number} times", unit.usage)
    yield f"id {unit.uid}"


def _day(time: datetime | None) -> str:
    return f"{time:%Y-%m-%d}" if time else ""
