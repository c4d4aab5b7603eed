"""Sentences that stand twice in a text, word for word or nearly so."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations, product
from typing import NamedTuple

from corpus import split_sentences
from corpus.folding import fold
from corpus.tokens import words
from workbench.review.finding import Finding, Pair, Severity

NEAR = 6
"""So many sentences away a sentence that is nearly the same is looked for."""

_STOP = re.compile(r"[.!?…][»”\"]?\s")
_LISTED = re.compile(r"(?:\d{1,2}|[ivx]{1,4}|[a-zа-яәғқңөұүһі])[.)]\s")
"""What a point of a list begins with; a plan and its headings repeat one another."""

_LEAST_WORDS = 6
_LONG = 10
"""A sentence of so many words is looked for in the whole text."""

_ALIKE = 0.8
_GAP = 3
"""A passage that stands twice goes on over so many segments less one that are too short to tell."""


class _Sentence(NamedTuple):
    """A sentence as it is compared; `names` are its capitalised words after the first."""

    pair: Pair
    text: str
    words: Counter[str]
    names: frozenset[str]


class Repeated:
    """A sentence stands again nearby, nearly the same, or a long one anywhere, word for word.

    In a translation it is no fault when the source repeats itself, too. Where sentence after sentence of a
    text alone stands elsewhere, the first is reported. Likeness is Dice's coefficient over the words.
    """

    name = "repeated"

    def check(self, pairs: Sequence[Pair]) -> Iterator[Finding]:
        """One finding for each sentence that repeats an earlier one, in order."""
        known: dict[str, _Sentence] = {}
        near: list[_Sentence] = []
        last = (0, -NEAR)
        for pair in pairs:
            for sentence in _sentences(pair):
                earlier = _nearby(sentence, near) or known.get(sentence.text)
                if earlier is not None and not _repeats_itself(earlier.pair, pair):
                    distance = pair.segment - earlier.pair.segment
                    goes_on = pair.alone and _is_near(last, (pair.segment, distance))
                    last = (pair.segment, distance)
                    if not goes_on:
                        is_listed = bool(_LISTED.match(sentence.text) and _LISTED.match(earlier.text))
                        yield _finding(earlier, sentence, lightly=is_listed or earlier not in near)
                if sentence.words.total() >= _LONG:
                    known.setdefault(sentence.text, sentence)
                near = [*near[1 - NEAR :], sentence]


def _sentences(pair: Pair) -> Iterator[_Sentence]:
    whole = pair.target
    spans = split_sentences(whole, pair.target_lang) if _STOP.search(whole) else [(0, len(whole))]
    for start, end in spans:
        text = fold(whole[start:end])
        counted = Counter(words(text))
        if counted.total() >= _LEAST_WORDS and any(map(str.isalpha, text)):
            named = frozenset(fold(word) for word in words(whole[start:end])[1:] if word[0].isupper())
            yield _Sentence(pair, text, counted, named)


def _is_near(last: tuple[int, int], here: tuple[int, int]) -> bool:
    """Whether two repetitions, each a segment and how far away it was said first, belong to one passage."""
    return all(abs(there - at) <= _GAP for at, there in zip(last, here, strict=True))


def _nearby(sentence: _Sentence, near: Sequence[_Sentence]) -> _Sentence | None:
    for other in reversed(near):
        if _likeness(sentence.words, other.words) >= _ALIKE and _same_figures(sentence, other):
            return other
    return None


def _likeness(some: Counter[str], others: Counter[str]) -> float:
    return 2 * (some & others).total() / (some.total() + others.total())


def _same_figures(one: _Sentence, other: _Sentence) -> bool:
    """Whether two sentences speak of the same numbers and names: lists repeat their wording with others.

    A name that only one of the two holds makes no difference; where both hold one of their own, it does.
    """
    mine, theirs = one.words - other.words, other.words - one.words
    if any(word[0].isdigit() for word in mine + theirs):
        return False
    return not (one.names & mine.keys() and other.names & theirs.keys())


def _repeats_itself(first: Pair, second: Pair) -> bool:
    """Whether the sources of two pairs, or of the one pair, say something twice."""
    if first.alone:
        return False
    mine, theirs = _counted(first.source, first.source_lang), _counted(second.source, second.source_lang)
    if first is second:
        return any(_likeness(a, b) >= _ALIKE / 2 for a, b in combinations(mine, 2))
    return not mine or not theirs or any(_likeness(a, b) >= _ALIKE / 2 for a, b in product(mine, theirs))


def _counted(text: str, lang: str) -> list[Counter[str]]:
    """The words of each sentence of a text."""
    spans = split_sentences(text, lang) if _STOP.search(text) else [(0, len(text))]
    counted = (Counter(words(fold(text[start:end]))) for start, end in spans)
    return [some for some in counted if some]


def _finding(earlier: _Sentence, sentence: _Sentence, *, lightly: bool) -> Finding:
    same = earlier.text == sentence.text
    severity = Severity.NOTE if lightly else Severity.WARNING
    likeness = "the same" if same else "nearly the same"
    message = f"{likeness} sentence stands in segment {earlier.pair.segment}"
    return Finding(Repeated.name, severity, sentence.pair.segment, message)
