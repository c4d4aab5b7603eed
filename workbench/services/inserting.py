"""What a translator takes over from a source one by one: its numbers, its terms, its tags."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from corpus.numbers import european, find_numbers, numbers
from memory.glossary import Glossary
from workbench.services.proposing import TermHit

_TAG = re.compile(r"⟦/?\d{1,9}/?⟧")


def next_number(source: str, target: str) -> str | None:
    """The first number of a source that its translation lacks, written as there, in European figures."""
    there = Counter(numbers(target))
    for number in find_numbers(source):
        if not there[number.value]:
            return european(source[number.span.start : number.span.end])
        there[number.value] -= 1
    return None


def next_term(hits: Sequence[TermHit], target: str, glossary: Glossary, lang: str) -> str | None:
    """The translation of the first term that the target does not hold in any form."""
    there = Counter(found.term.text for found in glossary.find(target, lang, overlapping=True))
    for hit in hits:
        used = next((text for text in hit.translations if there[text]), None)
        if used is None and hit.translations:
            return hit.translations[0]
        if used is not None:
            there[used] -= 1
    return None


def next_tag(source: str, target: str) -> str | None:
    """The first tag of a source, both texts shown with tags, that its translation lacks."""
    return next((tag for tag in _TAG.findall(source) if tag not in target), None)
