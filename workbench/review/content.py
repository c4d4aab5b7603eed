"""Content that one side has and the other has not, told by the words that translate one another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log

from corpus.document import Span
from corpus.folding import fold, skeleton
from corpus.tokens import word_spans
from workbench.review.finding import Finding, Pair, Severity
from workbench.review.omissions import is_abbreviated, usual_ratio
from workbench.review.partners import UNITS, Partners

ENOUGH_PAIRS = 30
"""From so many pairs on, a text shows how closely it is translated."""

_LEAST_WORDS = 6
_SHORTEST = 3
_STEM = 4
_CHANCE = 0.001
_LEAST_RUN = 4
_LOOSE, _CLOSE = 0.4, 0.9
_SIGHT = 60
_HALF = 0.5

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
    occur by chance in a pair of n with at most n (1 - c)^k; below one in a thousand they are reported,
    when both sides hold such words, or the lengths say the same: a free rendering has the length that it
    should have, an omission shortens a translation by half of what is left out at least. An abbreviation in
    the translation may stand for many words.
    """

    name = "content"

    def check(self, pairs: Sequence[Pair]) -> Iterator[Finding]:
        """One finding for each pair with such words, first of the source; none in texts of few pairs."""
        chosen = [pair for pair in pairs if pair.translated]
        if len(chosen) < ENOUGH_PAIRS:
            return
        langs = chosen[0].source_lang, chosen[0].target_lang
        sources, targets = [_words(pair.source) for pair in chosen], [_words(pair.target) for pair in chosen]
        lacking = _lacking(sources, targets, *langs)
        adding = _lacking(targets, sources, *reversed(langs))
        usual = usual_ratio(chosen)
        for pair, missing, added in zip(chosen, lacking, adding, strict=True):
            longer = log(len(pair.target) / len(pair.source)) - usual
            if missing and not added and is_abbreviated(pair.target, pair.source):
                continue
            if missing and (added or longer < _HALF * log(1 - _share(missing, pair.source))):
                message = f"nothing seems to stand for “{_shown(missing, pair.source)}”"
            elif added and (missing or -longer < _HALF * log(1 - _share(added, pair.target))):
                message = f"“{_shown(added, pair.target)}” seems to have no source"
            else:
                continue
            yield Finding(self.name, Severity.WARNING, pair.segment, message)


def _share(run: Span, text: str) -> float:
    """How much of a text a run of words is, at most nine tenths."""
    return min((run.end - run.start) / len(text), 0.9)


def _shown(run: Span, text: str) -> str:
    words = text[run.start : run.end]
    return words if len(words) <= _SIGHT else f"{words[:_SIGHT]}…"


def _lacking(words: Sequence[_Words], opposite: Sequence[_Words], lang: str, other: str) -> list[Span | None]:
    """For the words of each text the run of them that the opposite one lacks, None when it lacks none."""
    translations = Partners.shipped(lang, other)
    known = [_known(mine, theirs, translations) for mine, theirs in zip(words, opposite, strict=True)]
    total = sum(map(len, known))
    share = sum(word.covered for some in known for word in some) / total if total else 0.0
    closeness = min(max(share, _LOOSE), _CLOSE)
    return [_run(some, closeness) for some in known]


def _known(words: _Words, opposite: _Words, translations: Partners) -> list[_Word]:
    units = {word[:size] for _, _, word in opposite for size in UNITS}
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


def _run(words: Sequence[_Word], closeness: float) -> Span | None:
    """The longest run of words without counterpart, when it is too long to be chance."""
    if len(words) < _LEAST_WORDS:
        return None
    best, start = range(0), 0
    for place, word in enumerate(words):
        if word.covered:
            start = place + 1
        elif place + 1 - start > len(best):
            best = range(start, place + 1)
    if len(best) < _LEAST_RUN or len(words) * (1 - closeness) ** len(best) > _CHANCE:
        return None
    return Span(words[best[0]].start, words[best[-1]].end)
