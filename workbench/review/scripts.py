"""Letters of two scripts in one word."""

from __future__ import annotations

import re

from corpus.repair.mixed_script import find_mixed_script
from corpus.repair.vocabulary import Vocabulary
from workbench.review.finding import Fix, Pair, Severity
from workbench.review.forms import Fault, Form

_MIXED = re.compile(r"[^\W\d_]*(?:[A-Za-z][Ѐ-ӿ]|[Ѐ-ӿ][A-Za-z])[^\W\d_]*")
_GLUED = re.compile(r"[IVX]{2,}[а-яёәғқңөұүһі]")
_ROMAN = re.compile(r"[IVXLCDMІХСМ]+")


def _mixed_script(pair: Pair) -> Fault | None:
    """Latin and Cyrillic letters in one word; the fix takes the look-alikes of one script only."""
    found = next((word for word in _MIXED.finditer(pair.target) if not _ROMAN.fullmatch(word.group())), None)
    if found is None:
        return None
    return Fault(f"“{found.group()}” mixes Latin and Cyrillic letters", _unmixed(found))


def _unmixed(found: re.Match[str]) -> Fix | None:
    word = found.group()
    if _GLUED.match(word):
        return None
    letters = list(word)
    for edit in find_mixed_script(word, Vocabulary.of("")):
        if edit.end - edit.start != 1:
            return None
        letters[edit.start] = edit.after
    mended = "".join(letters)
    return Fix(*found.span(), mended) if mended != word else None


MIXED_SCRIPT = Form("mixed-script", Severity.WARNING, _mixed_script)
