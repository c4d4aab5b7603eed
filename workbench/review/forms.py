"""Faults of form in a translation: brackets and quotes, doubled words and spaces, letters of two scripts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from workbench.review.finding import Finding, Pair, Severity

_PAIRS = {"(": ")", "[": "]", "{": "}", "«": "»", "“": "”"}
_ENUMERATION = re.compile(r"(?:^|\s)\w{1,3}\)")
_DOUBLED = re.compile(r"\b([^\W\d_]{2,}) \1\b", re.IGNORECASE)
_MEANT_DOUBLED = frozenset(["жиі", "тез", "кейде", "анда", "санда", "талай", "қайта", "had", "that"])
_SPACES = re.compile(r"\S  +\S")
_MIXED = re.compile(r"[^\W\d_]*(?:[A-Za-z][Ѐ-ӿ]|[Ѐ-ӿ][A-Za-z])[^\W\d_]*")


@dataclass(frozen=True, slots=True)
class Form:
    """A rule that looks at one translation at a time; `fault` says what is wrong, "" when nothing is."""

    name: str
    severity: Severity
    fault: Callable[[Pair], str]

    def check(self, pairs: Sequence[Pair]) -> Iterator[Finding]:
        """One finding for each faulty translation."""
        for pair in pairs:
            message = self.fault(pair)
            if message:
                yield Finding(self.name, self.severity, pair.segment, message)


def unpaired(pair: Pair) -> str:
    """A bracket or quotation mark without its partner, where the source has none such."""
    wrong = unpaired_marks(pair.target)
    return f"{wrong[0]} has no partner" if wrong and not unpaired_marks(pair.source) else ""


def unpaired_marks(text: str) -> list[str]:
    """The brackets and quotation marks of a text that lack their partner; "1)" is an enumeration."""
    text = _ENUMERATION.sub(" ", text)
    stack: list[str] = []
    lone: list[str] = []
    for mark in text:
        if mark in _PAIRS:
            stack.append(mark)
        elif mark in _PAIRS.values():
            if stack and _PAIRS[stack[-1]] == mark:
                stack.pop()
            elif mark != "”" or "„" not in text:
                lone.append(mark)
    return stack + lone


def doubled_word(pair: Pair) -> str:
    """The same word twice running, unless the source doubles one too."""
    found = _DOUBLED.search(pair.target)
    if found is None or found.group(1).lower() in _MEANT_DOUBLED or _DOUBLED.search(pair.source):
        return ""
    return f"“{found.group()}”: a word stands twice"


def doubled_space(pair: Pair) -> str:
    """More than one space between two words."""
    return "two spaces in a row" if _SPACES.search(pair.target) else ""


def mixed_script(pair: Pair) -> str:
    """Latin and Cyrillic letters in one word."""
    found = _MIXED.search(pair.target)
    return f"“{found.group()}” mixes Latin and Cyrillic letters" if found else ""


FORMS = (
    Form("unpaired", Severity.NOTE, unpaired),
    Form("doubled-word", Severity.WARNING, doubled_word),
    Form("doubled-space", Severity.NOTE, doubled_space),
    Form("mixed-script", Severity.WARNING, mixed_script),
)
