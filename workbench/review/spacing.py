"""Spaces: two running, before a comma, missing after one."""

from __future__ import annotations

import re

from workbench.review.finding import Fix, Pair, Severity
from workbench.review.forms import Fault, Form

_DOUBLED = re.compile(r"(?<=\S)  +(?=\S)")
_BEFORE = re.compile(r"(?<=[^\W_])[ \xa0]+(?=[,;:!?](?![\w)])|\.(?:\s|$))")
_AFTER_OPENING = re.compile(r"(?<=[«(\[„])[ \xa0]+(?=\w)")
_BEFORE_CLOSING = re.compile(r"(?:«[^«»]*|\([^()]*|\[[^\[\]]*)[\w.,!?…]([ \xa0]+)[»)\]]")
_MISSING = re.compile(r"(?<=[^\W\d_]{2}[,;!?])(?=[^\W\d_]{2})")
_GLUED = re.compile(
    r"(?<!\.[^\W\d_]{3}\.)(?<=[а-яёәғқңөұүһі]{2}\.)(?=[А-ЯЁӘҒҚҢӨҰҮҺІ][а-яёәғқңөұүһі]+(?!\.[^\W\d_]))"
)
_ADDRESS = re.compile(r"\w(?:://|@)\w|www\.")


def _doubled_space(pair: Pair) -> Fault | None:
    """More than one space between two words."""
    found = _DOUBLED.search(pair.target)
    return Fault("two spaces in a row", Fix(*found.span(), " ")) if found else None


def _spacing(pair: Pair) -> Fault | None:
    """A space before a mark that has none, or none after one that has; not as the source does, too."""
    text = pair.target
    if pair.target_lang != "fr":
        for stray in (_BEFORE, _AFTER_OPENING, _BEFORE_CLOSING):
            if (found := stray.search(text)) and not stray.search(pair.source):
                span = found.span(1) if stray.groups else found.span()
                return Fault(f"a space too many in “{_around(text, *span)}”", Fix(*span, ""))
    if _ADDRESS.search(text):
        return None
    if (found := _MISSING.search(text) or _GLUED.search(text)) and not _is_glued(pair.source):
        return Fault(f"a space is missing in “{_around(text, *found.span())}”", Fix(*found.span(), " "))
    return None


def _is_glued(source: str) -> bool:
    return bool(_MISSING.search(source) or _GLUED.search(source))


def _around(text: str, start: int, end: int) -> str:
    return text[max(0, start - 12) : end + 8].strip()


DOUBLED_SPACE = Form("doubled-space", Severity.NOTE, _doubled_space)
SPACING = Form("spacing", Severity.NOTE, _spacing)
