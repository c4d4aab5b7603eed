"""Repetition: words or stretches that stand more than once running."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from workbench.suggest.quality.evidence import Evidence
from workbench.suggest.quality.signal import Reading

_LONGEST = 8
_TOKEN = re.compile(r"\d{1,3}(?:[ \xa0\u202f]\d{3})+|\w+|[^\w\s]")
_DOUBLED = frozenset(".!?*_=~#/\\…\"'»«”)(")
"""Marks that stand twice running in good texts."""


class Repetition:
    """Whether a stretch of up to eight words stands twice running, with nothing between the two but spaces
    (“in in”) or whatever marks (“very, very”); how long it is; and how many more content words the
    translation says again than the source does. A source that repeats as much excuses a stretch.
    """

    name = "repetition"
    features = ("repeated_plainly", "repeated_running", "repeated_length", "repeated_words")

    def read(self, evidence: Evidence) -> Reading:
        """The repeated stretch is quoted."""
        forms = [word.form for word in evidence.target_words]
        here = [word.form for word in evidence.source_words]
        plain = _more_than(repeated(_runs(evidence.target)), repeated(_runs(evidence.source)))
        again = _more_than(repeated(forms), repeated(here))
        again = again if len("".join(again)) > 1 else []
        more = _said_again(forms) - _said_again(here)
        longest = max(plain, again, key=len)
        values = (
            float(bool(plain)), float(bool(again)), min(len(longest), 5) / 5, min(max(more, 0), 4) / 4,
        )  # fmt: skip
        reasons = (f"“{' '.join(longest)}” stands twice",) if longest else ()
        return Reading(dict(zip(self.features, values, strict=True)), reasons)


def _more_than(again: list[str], usual: Sequence[str]) -> list[str]:
    return again if len(again) > len(usual) else []


def repeated(forms: Sequence[str]) -> list[str]:
    """The longest stretch that stands twice running, [] when none does."""
    for size in range(min(_LONGEST, len(forms) // 2), 0, -1):
        same = 0
        for place in range(len(forms) - size):
            same = same + 1 if forms[place] == forms[place + size] else 0
            if same == size:
                return list(forms[place + 1 : place + 1 + size])
    return []


def _runs(text: str) -> list[str]:
    """The words and marks of a text, each mark that may well be doubled made unlike all others."""
    tokens = _TOKEN.findall(text.lower())
    return [f"{token}{place}" if token in _DOUBLED else token for place, token in enumerate(tokens)]


def _said_again(forms: list[str]) -> int:
    return sum(count - 1 for form, count in Counter(forms).items() if len(form) > 4)
