"""Names that the text itself translates one way and this segment another."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from corpus.folding import fold, skeleton
from corpus.tokens import words
from workbench.review.finding import Finding, Pair, Severity
from workbench.review.partners import UNITS, Partners

_NAME = re.compile(
    r"(?:(?<=[«“\"„])|(?<![.!?…»\"”] )(?<!^)(?<!\n))\b[^\W\d_a-zа-яёәғқңөұүһі][^\W\d_]{2,}(?!\w|…)"
)
_SHORT = re.compile(r"\b(?:[^\W\d_a-zа-яё]{2,6}\b|[^\W\d_a-zа-яё]\.)")
_VOWELS = re.compile("[aeiou]")
_ALIKE = str.maketrans("gczeu", "kksao")
_DIPHTHONG = re.compile("[aio]i+")
_STEM = 4
_PREFIX = 5
_FRAME = 3
_SMALL_AT_MOST = 0.2
_MISSING_AT_MOST = 0.1


@dataclass(frozen=True, slots=True)
class _Name:
    word: str
    stem: str
    frames: tuple[str, ...]


class Names:
    """A name that is carried over elsewhere in this text has no counterpart here.

    Evidence comes from the text alone: a capitalised or quoted source word whose skeleton
    (`corpus.folding`) is met in the translations of at least two other segments, and of nine tenths of all
    segments that hold it (of all but one in few), is expected in every one. An initial, an abbreviation that
    may hold it, or a word that translates it (Кеңес, совет) will do. A word that the text writes with a small
    letter, too, is no name.
    """

    name = "names"

    def check(self, pairs: Sequence[Pair]) -> Iterator[Finding]:
        """One finding for each segment and name."""
        small = Counter(
            _stem(word)[:_PREFIX] for pair in pairs for word in words(pair.source) if word[0].islower()
        )
        held: dict[str, list[tuple[Pair, str, bool]]] = defaultdict(list)
        known = {langs: Partners.shipped(*langs) for langs in {(p.source_lang, p.target_lang) for p in pairs}}
        for pair in pairs:
            if not pair.source or not pair.target:
                continue
            targets = {_stem(part) for word in words(pair.target) for part in word.split("-")}
            short = {_stem(letter) for found in _SHORT.finditer(pair.target) for letter in found.group()}
            for name in _names(pair.source):
                carried = name.stem[0] in short or _carried(name, targets)
                carried = carried or _translated(name, pair, known[pair.source_lang, pair.target_lang])
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
            found.setdefault(stem, _Name(match.group(), stem, _frames(match.group())))
    return list(found.values())


@lru_cache(maxsize=1 << 16)
def _stem(word: str) -> str:
    """A word's skeleton without what comes and goes between languages: g and k, z and s, a and e."""
    return _DIPHTHONG.sub("i", skeleton(word).translate(_ALIKE))


def _frames(word: str) -> tuple[str, ...]:
    """The consonants that a word begins with, and those of the word less an ending; few say nothing."""
    stem = _stem(word)
    frames = (_VOWELS.sub("", form)[:_STEM] for form in (stem, stem[:-3]))
    return tuple(frame for frame in dict.fromkeys(frames) if len(frame) >= _FRAME)


def _carried(name: _Name, targets: set[str]) -> bool:
    return any(_alike(name, target) for target in targets)


def _translated(name: _Name, pair: Pair, partners: Partners) -> bool:
    translations = partners[fold(name.word)]
    if not translations:
        return False
    return any(fold(word)[:size] in translations for word in words(pair.target) for size in UNITS)


def _alike(name: _Name, target: str) -> bool:
    stem = name.stem
    if target.startswith(stem[:_STEM]) or (len(stem) == _STEM and target.startswith(stem[:-1])):
        return True
    if _VOWELS.sub("", target).startswith(name.frames or "-"):
        return True
    grams = Counter(pairwise(stem))
    others = Counter(pairwise(target[: len(stem) + 1]))
    return 2 * sum((grams & others).values()) >= 1.2 * len(stem)


def _expected(uses: Sequence[tuple[Pair, str, bool]]) -> bool:
    carried = sum(carried for _, _, carried in uses)
    return carried >= 2 and len(uses) - carried <= max(1, _MISSING_AT_MOST * len(uses))
