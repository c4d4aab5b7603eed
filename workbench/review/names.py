"""Names that the text itself translates one way and this segment another."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.folding import skeleton
from corpus.tokens import words
from workbench.review.finding import Finding, Pair, Severity

_NAME = re.compile(
    r"(?:(?<=[«“\"„])|(?<![.!?…»\"”] )(?<!^)(?<!\n))\b[^\W\d_a-zа-яёәғқңөұүһі][^\W\d_]{2,}(?!\w|…)"
)
_SHORT = re.compile(r"\b(?:[^\W\d_a-zа-яё]{2,6}\b|[^\W\d_a-zа-яё]\.)")
_VOWELS = re.compile("[aeiou]")
_STEM = 4
_PREFIX = 5
_FRAME = 3
_SMALL_AT_MOST = 0.2
_MISSING_AT_MOST = 0.1


@dataclass(frozen=True, slots=True)
class _Name:
    word: str
    stem: str
    frame: str


class Names:
    """A name that is carried over elsewhere in this text has no counterpart here.

    Evidence comes from the text alone: a capitalised or quoted source word whose skeleton
    (`corpus.folding`) is met in the translations of at least two other segments, and of nine tenths of all
    segments that hold it (of all but one in few), is expected in every one. An initial or an abbreviation
    that may hold it will do. A word that the text writes with a small letter, too, is no name.
    """

    name = "names"

    def check(self, pairs: Sequence[Pair]) -> Iterator[Finding]:
        """One finding for each segment and name."""
        small = Counter(
            _stem(word)[:_PREFIX] for pair in pairs for word in words(pair.source) if word[0].islower()
        )
        held: dict[str, list[tuple[Pair, str, bool]]] = defaultdict(list)
        for pair in pairs:
            if not pair.source or not pair.target:
                continue
            targets = {_stem(part) for word in words(pair.target) for part in word.split("-")}
            short = {_stem(letter) for found in _SHORT.finditer(pair.target) for letter in found.group()}
            for name in _names(pair.source):
                carried = name.stem[0] in short or _carried(name, targets)
                held[name.stem].append((pair, name.word, carried))
        findings = [
            _finding(pair, word)
            for stem, uses in held.items()
            if _expected(uses) and small[stem] < _SMALL_AT_MOST * len(uses)
            for pair, word, carried in uses
            if not carried
        ]
        yield from sorted(findings, key=lambda finding: finding.segment)


def _finding(pair: Pair, word: str) -> Finding:
    message = f"{word} has no counterpart in the translation"
    return Finding(Names.name, Severity.WARNING, pair.segment, message)


def _names(text: str) -> list[_Name]:
    found: dict[str, _Name] = {}
    for match in _NAME.finditer(text):
        stem = _stem(match.group())
        stem = stem[: max(_STEM, len(stem) - 3)][:_PREFIX]
        if len(stem) >= _STEM:
            frame = _VOWELS.sub("", _stem(match.group())[:_PREFIX])
            found.setdefault(stem, _Name(match.group(), stem, frame))
    return list(found.values())


def _stem(word: str) -> str:
    """A word's skeleton without the difference of g and k, which come and go between languages."""
    return skeleton(word).replace("g", "k")


def _carried(name: _Name, targets: set[str]) -> bool:
    return any(_alike(name.stem, name.frame, target) for target in targets)


def _alike(stem: str, frame: str, target: str) -> bool:
    if target.startswith(stem[:_STEM]) or (len(stem) == _STEM and target.startswith(stem[:-1])):
        return True
    if len(frame) >= _FRAME and _VOWELS.sub("", target).startswith(frame):
        return True
    grams = Counter(pairwise(stem))
    others = Counter(pairwise(target[: len(stem) + 1]))
    return 2 * sum((grams & others).values()) >= 1.2 * len(stem)


def _expected(uses: Sequence[tuple[Pair, str, bool]]) -> bool:
    carried = sum(carried for _, _, carried in uses)
    return carried >= 2 and len(uses) - carried <= max(1, _MISSING_AT_MOST * len(uses))
