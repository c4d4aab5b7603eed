"""Names that the text itself translates one way and this segment another."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from corpus.folding import fold, skeleton
from corpus.morphology import is_suffix_chain
from corpus.tokens import words
from workbench.review.finding import Finding, Pair, Severity
from workbench.review.partners import UNITS, Partners

_NAME = re.compile(
    r"(?:(?<=[«“\"„])|(?<![.!?…»\"”] )(?<!^)(?<!\n))\b[^\W\d_a-zа-яёәғқңөұүһі][^\W\d_]{2,}(?!\w|…)"
)
_SHORT = re.compile(r"\b(?:[^\W\d_a-zа-яё]{2,6}\b|[^\W\d_a-zа-яё]\.)")
_PART = re.compile(r"[^\W\d_]+")
_VOWELS = re.compile("[aeiou]")
_ALIKE = str.maketrans("gczeu", "kksao")
_DIPHTHONG = re.compile("[aio]i+")
_STEM = 4
_PREFIX = 6
_FRAME = 3
_SMALL_AT_MOST = 0.2
_MISSING_AT_MOST = 0.05
_CYRILLIC = frozenset({"kk", "ru"})
_SOUNDS = ("kqghc", "szcx", "uvwf", "jdgzyi", "aeiouyj", "bpf", "ct", "chsz", "l", "m", "n", "r", "t")
"""The letters that a name may begin with on one side or the other, by their sound."""

_QUOTES = '«“"„'
_STATES = " Құрама"
"""What the America of the United States is followed by: these are translated whole."""


@dataclass(frozen=True, slots=True)
class _Name:
    """A name in a source; `stem` and `frames` are what a translation may hold.

    A quotation may begin with it, and be a sentence.
    """

    word: str
    stem: str
    frames: tuple[str, ...]
    quoted: bool


class _Use(NamedTuple):
    """A name in a pair: whether a word alike stands opposite, or else something that may stand for it.

    It is `lost` when it is unknown to the lexicon and nothing with a capital begins as it does.
    """

    pair: Pair
    word: str
    carried: bool
    excused: bool
    lost: bool


class Names:
    """A name that is carried over elsewhere in this text has no counterpart here.

    Evidence comes from the text alone: a capitalised or quoted source word whose skeleton
    (`corpus.folding`) is met in the translations of at least two other segments, of half of those that hold
    it, and lacks a counterpart in one or in a twentieth of them at most, is expected in every one. An
    initial, an abbreviation that may hold it, or a word that translates it (Кеңес, совет) will do. A word
    that the text writes with a small letter, too, is no name. Between languages of one script, a name that
    the lexicon does not know is looked for at its first use; where nothing with a capital begins as it does,
    it is noted.
    """

    name = "names"

    def check(self, pairs: Sequence[Pair]) -> Iterator[Finding]:
        """One finding for each segment and name."""
        known_words = Counter(part for pair in pairs for part in _PART.findall(pair.source))
        roots = _roots({fold(word) for word in known_words}, pairs)
        small: Counter[str] = Counter()
        for word, count in known_words.items():
            if word[0].islower():
                small[roots[fold(word)]] += count
        held: dict[str, list[_Use]] = defaultdict(list)
        known = {langs: Partners.shipped(*langs) for langs in {(p.source_lang, p.target_lang) for p in pairs}}
        for pair in pairs:
            if not pair.translated:
                continue
            opposite = [part for word in words(pair.target) for part in word.split("-") if part]
            targets = {_stem(part) for part in opposite}
            short = {_stem(letter) for found in _SHORT.finditer(pair.target) for letter in found.group()}
            partners = known[pair.source_lang, pair.target_lang]
            for name in _names(pair.source):
                carried = any(_alike(name, target) for target in targets)
                excused = carried or name.stem[0] in short or _is_translated(name, opposite, partners)
                lost = not excused and not partners.knows(fold(name.word)) and _is_lost(name, pair, opposite)
                held[roots[fold(name.word)]].append(_Use(pair, name.word, carried, excused, lost))
        findings = [
            _finding(use, Severity.WARNING if is_expected else Severity.NOTE)
            for root, uses in held.items()
            if small[root] < _SMALL_AT_MOST * len(uses)
            for is_expected in (_is_expected(uses),)
            for use in uses
            if not use.excused and (is_expected or (use.lost and not small[root]))
        ]
        yield from sorted(findings, key=lambda finding: finding.segment)


def _finding(use: _Use, severity: Severity) -> Finding:
    message = f"{use.word} has no counterpart in the translation"
    return Finding(Names.name, severity, use.pair.segment, message)


def _names(text: str) -> list[_Name]:
    found: dict[str, _Name] = {}
    for match in _NAME.finditer(text):
        word = match.group()
        stem = _stem(word)
        stem = stem[: max(_STEM, len(stem) - 3)][:_PREFIX]
        if len(stem) >= _STEM and not text.startswith(_STATES, match.end()):
            found.setdefault(stem, _Name(word, stem, _frames(word), text[match.start() - 1] in _QUOTES))
    return list(found.values())


def _roots(folded: Collection[str], pairs: Sequence[Pair]) -> dict[str, str]:
    """What the forms of a word have in common: of Kazakh ones, the shortest form met, less endings."""
    is_kazakh = any(pair.source_lang == "kk" for pair in pairs)
    roots = {}
    for word in folded:
        base = word
        if is_kazakh:
            forms = (word[:size] for size in range(_STEM, len(word)) if word[:size] in folded)
            base = next((form for form in forms if is_suffix_chain(word[len(form) :])), word)
            stems = range(_STEM + 1, len(base))
            base = next((base[:size] for size in stems if is_suffix_chain(base[size:])), base)
        roots[word] = base if is_kazakh else base[: max(_STEM, len(base) - 3)][:_PREFIX]
    return roots


@lru_cache(maxsize=1 << 16)
def _stem(word: str) -> str:
    """A word's skeleton without what comes and goes between languages: g and k, z and s, a and e."""
    return _DIPHTHONG.sub("i", skeleton(word).translate(_ALIKE))


def _frames(word: str) -> tuple[str, ...]:
    """The consonants that a word begins with, and those of the word less an ending; few say nothing."""
    stem = _stem(word)
    frames = (_VOWELS.sub("", form)[:_STEM] for form in (stem, stem[:-3]))
    return tuple(frame for frame in dict.fromkeys(frames) if len(frame) >= _FRAME)


def _is_translated(name: _Name, opposite: Sequence[str], partners: Partners) -> bool:
    """Whether a word that is translated and not carried over stands opposite."""
    word = fold(name.word)
    translations = partners[word]
    if not translations or _alike(name, _stem(partners.usual(word))):
        return False
    return any(other[:size] in translations for other in map(fold, opposite) for size in UNITS)


def _is_lost(name: _Name, pair: Pair, opposite: Sequence[str]) -> bool:
    if not {pair.source_lang, pair.target_lang} <= _CYRILLIC or name.quoted or not name.word[1:].islower():
        return False
    initials = {skeleton(word)[:1] for word in opposite if word[0].isupper()}
    return not any(skeleton(name.word)[0] in sounds and not initials.isdisjoint(sounds) for sounds in _SOUNDS)


def _alike(name: _Name, target: str) -> bool:
    stem = name.stem
    if target.startswith(stem[:_STEM]) or (len(stem) == _STEM and target.startswith(stem[:-1])):
        return True
    if _VOWELS.sub("", target).startswith(name.frames or "-"):
        return True
    grams = Counter(pairwise(stem))
    others = Counter(pairwise(target[: len(stem) + 1]))
    return 2 * sum((grams & others).values()) >= 1.2 * len(stem)


def _is_expected(uses: Sequence[_Use]) -> bool:
    carried = sum(use.carried for use in uses)
    lacking = sum(not use.excused for use in uses)
    return carried >= max(2, len(uses) / 2) and lacking <= max(1, _MISSING_AT_MOST * len(uses))
