"""Changes to a memory that can be looked at before they are made, and taken back afterwards."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

import regex
from lxml import etree

from memory.errors import PatternError
from memory.store import EVERYTHING, Filter, Store
from memory.tmx.tags import markup_text, replaced_in_markup
from memory.unit import Change, TranslationUnit

EVERY = "*"
"""In the place of a language: every translation."""

_SECONDS = 2.0
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Replacement:
    """Find `pattern`, a regular expression, and put `by` in its place (groups as \\1 or \\g<name>).

    In the source when `lang` is empty, in every translation when it is EVERY, else in that language's.
    """

    pattern: str
    by: str
    lang: str = ""
    ignore_case: bool = False


def preview(store: Store, replacement: Replacement, wanted: Filter = EVERYTHING) -> Iterator[Change]:
    """The changes that a replacement would make; `Store.apply` makes them.

    A unit of which a text would become empty stays as it is. Raises PatternError when the pattern cannot be
    used or takes too long on a text.
    """
    pattern = _compiled(replacement)
    for unit in store.units(wanted):
        try:
            changed = _changed(unit, pattern, replacement)
        except TimeoutError as error:
            shown = _shown(replacement.pattern)
            raise PatternError(f"{shown}: takes too long on a text; make it simpler") from error
        except (regex.error, IndexError) as error:
            shown = _shown(replacement.by)
            raise PatternError(f"{shown}: cannot be put in: {error}; write groups as \\1") from error
        if changed != unit and changed.source.strip() and all(map(str.strip, changed.targets.values())):
            yield Change(unit, changed)


def undone(changes: Iterable[Change]) -> list[Change]:
    """The changes that take these back."""
    return [Change(change.after, change.before) for change in reversed(list(changes))]


def _compiled(replacement: Replacement) -> regex.Pattern[str]:
    try:
        return regex.compile(replacement.pattern, regex.IGNORECASE if replacement.ignore_case else 0)
    except (regex.error, RecursionError, OverflowError) as error:
        shown = _shown(replacement.pattern)
        raise PatternError(f"{shown}: not a regular expression: {error}; correct it") from error


def _shown(text: str) -> str:
    """A pattern on one line of a message."""
    return repr(text[:_SHOWN])[1:-1]


def _changed(unit: TranslationUnit, pattern: regex.Pattern[str], replacement: Replacement) -> TranslationUnit:
    lang, by = replacement.lang, replacement.by
    if not lang:
        source = pattern.sub(by, unit.source, timeout=_SECONDS)
        if source == unit.source:
            return unit
        return replace(unit, source=source, source_markup=_markup(unit.source_markup, pattern, by, source))
    for code in unit.targets if lang == EVERY else {lang} & set(unit.targets):
        unit = _in_target(unit, code, pattern, by)
    return unit


def _in_target(unit: TranslationUnit, lang: str, pattern: regex.Pattern[str], by: str) -> TranslationUnit:
    text = pattern.sub(by, unit.targets[lang], timeout=_SECONDS)
    if text == unit.targets[lang]:
        return unit
    markup = dict(unit.target_markup)
    if lang in markup:
        kept = _markup(markup.pop(lang), pattern, by, text)
        markup |= {lang: kept} if kept else {}
    return replace(unit, targets={**unit.targets, lang: text}, target_markup=markup)


def _markup(markup: str, pattern: regex.Pattern[str], by: str, text: str) -> str:
    """The inline elements of a changed text, where the change does not run across them; else none."""
    if not markup:
        return ""
    try:
        changed = replaced_in_markup(markup, lambda part: pattern.sub(by, part, timeout=_SECONDS))
        return changed if markup_text(changed) == text else ""
    except etree.XMLSyntaxError:
        return ""
