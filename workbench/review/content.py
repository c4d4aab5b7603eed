"""Content that one side has and the other has not, told by the words that translate one another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from aligner import Knowledge
from aligner.units import PREFIX
from corpus.folding import fold, skeleton
from corpus.tokens import word_spans
from workbench.review.finding import Finding, Pair, Severity

ENOUGH_PAIRS = 30
"""From so many pairs on, a text shows how closely it is translated."""

_LEAST_WORDS = 6
_SHORTEST = 3
_STEM = 4
_UNITS = (PREFIX, PREFIX - 1, PREFIX - 2)
_CHANCE = 0.0002
_LEAST_RUN = 4
_LOOSE, _CLOSE = 0.4, 0.9
_SIGHT = 60

_Words = list[tuple[int, int, str]]


@dataclass(frozen=True, slots=True)
class _Word:
    """A word whose translations are known: its place in the text, and whether one stands opposite."""

    start: int
    end: int
    covered: bool


class Content:
    """Some words running have no counterpart, more than the closeness of the translation lets one expect.

    A word is known when the lexicon translates it (`aligner.Knowledge`) or a word alike stands opposite. With
    the share c of known words that have a counterpart in the whole text, k known words running without one
    occur by chance in a pair of n with at most n (1 - c)^k; below one in five thousand they are reported.
    """

    name = "content"

    def check(self, pairs: Sequence[Pair]) -> Iterator[Finding]:
        """One finding for each pair with such words, first of the source; none in texts of few pairs."""
        chosen = [pair for pair in pairs if pair.translated]
        if len(chosen) < ENOUGH_PAIRS:
            return
        langs = chosen[0].source_lang, chosen[0].target_lang
        sources, targets = [_words(pair.source) for pair in chosen], [_words(pair.target) for pair in chosen]
        lacking = _lacking([pair.source for pair in chosen], sources, targets, *langs)
        adding = _lacking([pair.target for pair in chosen], targets, sources, *reversed(langs))
        for pair, missing, added in zip(chosen, lacking, adding, strict=True):
            if missing:
                message = f"nothing seems to stand for “{missing}”"
            elif added:
                message = f"“{added}” seems to have no source"
            else:
                continue
            yield Finding(self.name, Severity.WARNING, pair.segment, message)


def _lacking(
    texts: Sequence[str], words: Sequence[_Words], opposite: Sequence[_Words], lang: str, other: str
) -> list[str]:
    """For each text the words of it that the opposite one lacks, "" when it lacks none."""
    translations = _Translations(Knowledge.shipped(lang, other).translations)
    known = [_known(mine, theirs, translations) for mine, theirs in zip(words, opposite, strict=True)]
    total = sum(map(len, known))
    share = sum(word.covered for some in known for word in some) / total if total else 0.0
    closeness = min(max(share, _LOOSE), _CLOSE)
    return [_run(text, some, closeness) for text, some in zip(texts, known, strict=True)]


class _Translations(dict[str, frozenset[str] | None]):
    """What translates a word, or the shorter stem that it may be a form of (жер, жердің), looked up once."""

    def __init__(self, partners: Mapping[str, Mapping[str, object]]) -> None:
        super().__init__()
        self._partners = partners

    def __missing__(self, word: str) -> frozenset[str] | None:
        stems = (word[:size] for size in _UNITS)
        found = next((frozenset(self._partners[stem]) for stem in stems if stem in self._partners), None)
        self[word] = found
        return found


def _known(words: _Words, opposite: _Words, translations: _Translations) -> list[_Word]:
    units = {word[:size] for _, _, word in opposite for size in _UNITS}
    stems = {skeleton(word)[:_STEM] for _, _, word in opposite}
    found = []
    for start, end, word in words:
        if len(word) < _SHORTEST or word[0].isdigit():
            continue
        partners = translations[word]
        covered = skeleton(word)[:_STEM] in stems or not units.isdisjoint(partners or ())
        if covered or partners is not None:
            found.append(_Word(start, end, covered))
    return found


def _words(text: str) -> _Words:
    """The folded words of a text with their places, those with a hyphen in their parts."""
    return [(start, end, part) for start, end in word_spans(text) for part in _parts(text[start:end])]


@lru_cache(maxsize=1 << 16)
def _parts(word: str) -> tuple[str, ...]:
    return tuple(part for part in fold(word).replace("'", "-").split("-") if part)


def _run(text: str, words: Sequence[_Word], closeness: float) -> str:
    """The longest run of words without counterpart, when it is too long to be chance."""
    if len(words) < _LEAST_WORDS:
        return ""
    best, start = range(0), 0
    for place, word in enumerate(words):
        if word.covered:
            start = place + 1
        elif place + 1 - start > len(best):
            best = range(start, place + 1)
    if len(best) < _LEAST_RUN or len(words) * (1 - closeness) ** len(best) > _CHANCE:
        return ""
    shown = text[words[best[0]].start : words[best[-1]].end]
    return shown if len(shown) <= _SIGHT else f"{shown[:_SIGHT]}…"
