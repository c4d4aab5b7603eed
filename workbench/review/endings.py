"""How a sentence ends and begins: its last mark, its first letter."""

from __future__ import annotations

import re

from workbench.review.finding import Fix, Pair, Severity
from workbench.review.forms import Fault, Form

_TRAILING = re.compile(r"(?:[\s»”\"“’')\]]|\[[\d\s,;–-]*\]|\u2060)*$")
_ABBREVIATION = re.compile(r"(?:^|[\s(«.])\w{1,4}\.$")
_FINAL = ".!?…"
_ALIKE = ({".", "…", "!"}, {".", ";", ","}, {"", ",", ";"}, {"!", "?"})
_LEADING = re.compile(r"[\s«“\"(\[„\u2060]*")


def _end_punctuation(pair: Pair) -> Fault | None:
    """The translation ends with another mark than the source, or with none."""
    if not pair.translated or not any(map(str.isalpha, pair.source)):
        return None
    source, target = _last(pair.source), _last(pair.target)
    if source == target or any({source, target} <= alike for alike in _ALIKE):
        return None
    if _may_abbreviate(pair.source) or _may_abbreviate(pair.target):
        return None
    end = _end(pair.target)
    if not target:
        is_bare = end == len(pair.target.rstrip())
        return Fault(f"“{source}” is missing at the end", Fix(end, end, source) if is_bare else None)
    fix = Fix(end - 1, end, source) if pair.target[end - 1] == target else None
    if not source:
        return Fault(f"“{target}” stands at the end, and not in the source", fix)
    return Fault(f"“{source}” became “{target}” at the end", fix)


def _end(text: str) -> int:
    found = _TRAILING.search(text)
    return found.start() if found else len(text)


def _last(text: str) -> str:
    end = _end(text)
    mark = text[end - 1 : end]
    if text[max(0, end - 3) : end] == "...":
        return "…"
    return mark if mark in (*_FINAL, ":", ";", ",") else ""


def _may_abbreviate(text: str) -> bool:
    return _ABBREVIATION.search(text[: _end(text)]) is not None


def _capitals(pair: Pair) -> Fault | None:
    """The translation begins with a small letter where the source has a capital one, or the reverse."""
    if not pair.translated:
        return None
    source, target = _first(pair.source), _first(pair.target)
    if source is None or target is None:
        return None
    here, there = pair.target[target], pair.source[source]
    word = pair.target[target:].split(maxsplit=1)[0]
    if there.isupper() and here.islower():
        return Fault(f"“{word}” begins with a small letter", Fix(target, target + 1, here.upper()))
    if there.islower() and here.isupper() and word[1:2].islower() and pair.target_lang == "ru":
        return Fault(f"“{word}” begins with a capital", Fix(target, target + 1, here.lower()))
    return None


def _first(text: str) -> int | None:
    """Where the first letter stands, None when something else comes first."""
    found = _LEADING.match(text)
    place = found.end() if found else 0
    return place if text[place : place + 1].isalpha() else None


END_PUNCTUATION = Form("end-punctuation", Severity.NOTE, _end_punctuation)
CAPITALS = Form("capitals", Severity.NOTE, _capitals)
