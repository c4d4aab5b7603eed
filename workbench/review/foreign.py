"""Passages in another language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from math import log

from corpus import identify_scores
from corpus.tokens import word_spans, words
from workbench.review.finding import Finding, Pair, Severity

_SURE = 0.999
_FIRM = 4.0
_ENOUGH = 12.0
_LEAST_WORDS = 3
_GAP = 3
"""A passage of a text alone goes on over so many segments less one that nothing can be told of."""
_SIGHT = 60
_QUOTED = re.compile(
    r"«[^«»]*»|“[^“”]*”|\"[^\"]*\"|„[^„”“]*[”“]|\([^()]*\)|\[[^\[\]]*\]"  # quotations, brackets
    r"|\S*[@/_]\S*|\S*\w\.\w{2,}\S*"  # addresses
)
_INNER = re.compile(r"«[^«»]*»|“[^“”]*”|\([^()]*\)")
_GRAMMAR = {
    "ru": re.compile(
        r"[виксоуа]|на|по|не|за|от|из|до|для|при|что|как|это|был\w*|котор\w+|их|его|её|со|во|об|или|под|также"
        r"|\w{2,}(?:[ое]го|[ое]му|[ыи]ми|[ыи]х|ая|яя|ое|[ыи]е|ой|ей|[ыи]й|ть|ться|тся|лся|лась|лись|л[аио]"
        r"|[еию]т|ами|ями|ах|ях|[ое]в|[ое]м)"
    ),
    "en": re.compile(
        r"a|an|the|of|and|in|on|to|for|is|are|was|were|by|with|from|it|its|as|at|that|this|or|has|have"
    ),
    "kk": re.compile(r"\w*[ғқұңөәүһі]\w*|мен|бен|пен|\w+(?:дың|ның|тың|лар|дар|тар|дан|тан|да|та|ды|ты|ған)"),
}
"""Words that belong to one language's grammar and are not borrowed."""

_LEAST_GRAMMAR = 2


class OtherLanguage:
    """A passage of the translation is in another language than the rest, outside quotations and brackets.

    Each word speaks for or against every other language by the log-odds of its letters; the stretch of words
    that speaks loudest is found as in Karlin & Altschul (1990). It must hold three words in small letters,
    and two that are grammar and not borrowed; names count for nothing.
    """

    name = "other-language"

    def check(self, pairs: Sequence[Pair]) -> Iterator[Finding]:
        """One finding for each segment with such a passage, one for each passage of a text alone."""
        last = (0, "")
        for pair in pairs:
            if identify_scores(pair.target).get(pair.source_lang, 0.0) >= _SURE and not pair.alone:
                continue
            found = foreign_passage(pair.target, pair.target_lang)
            if found is None:
                continue
            lang, passage = found
            goes_on = pair.alone and lang == last[1] and pair.segment - last[0] <= _GAP
            last = (pair.segment, lang)
            if not goes_on:
                shown = passage if len(passage) <= _SIGHT else f"{passage[:_SIGHT]}…"
                message = f"“{shown}” is in {lang}, not {pair.target_lang}"
                yield Finding(self.name, Severity.WARNING, pair.segment, message)


def outside_quotations(text: str) -> str:
    """A text with blanks in place of quotations, of what stands in brackets, and of addresses."""
    if text.count("«") + text.count("(") > 1:
        text = _INNER.sub(lambda found: " " * len(found.group()), text)
    return _QUOTED.sub(lambda found: " " * len(found.group()), text)


def foreign_passage(text: str, lang: str) -> tuple[str, str] | None:
    """The language and the text of the passage that is least in the language expected; None without one."""
    masked = outside_quotations(text)
    spans = list(word_spans(masked))
    best: tuple[float, str, str] | None = None
    for other in sorted({"kk", "ru", "en"} - {lang}):
        scores = [_odds(masked[a:b], lang, other) for a, b in spans]
        start, stop, total = _loudest(scores)
        if total < _ENOUGH or (best and best[0] >= total):
            continue
        telling = {masked[a:b] for a, b in spans[start:stop] if _odds(masked[a:b], lang, other) > 0}
        if len(telling) < _LEAST_WORDS:
            continue
        begin, end = spans[start].start, spans[stop - 1].end
        if _is_grammatical(masked[begin:end], other):
            best = (total, other, text[begin:end])
    return best[1:] if best else None


def _is_grammatical(passage: str, lang: str) -> bool:
    """Whether a passage is sure to be in a language, by its letters and by what is not borrowed."""
    grammar = sum(_GRAMMAR[lang].fullmatch(word.lower()) is not None for word in words(passage))
    return grammar >= _LEAST_GRAMMAR and identify_scores(passage).get(lang, 0.0) >= _SURE


@lru_cache(maxsize=1 << 16)
def _odds(word: str, lang: str, other: str) -> float:
    """What a word says for another language, at most `_FIRM` either way; names and figures say nothing."""
    if not word.islower() or any(map(str.isdigit, word)):
        return 0.0
    scores = identify_scores(word)
    if lang not in scores:
        return 0.0
    odds = log(max(scores[other], 1e-9)) - log(max(scores[lang], 1e-9))
    return max(-2 * _FIRM, min(_FIRM, odds))


def _loudest(scores: Sequence[float]) -> tuple[int, int, float]:
    """The stretch of the greatest sum, and that sum."""
    best = (0, 0, 0.0)
    start, total = 0, 0.0
    for place, score in enumerate(scores):
        if total <= 0:
            start, total = place, 0.0
        total += score
        if total > best[2] and score > 0:
            best = (start, place + 1, total)
    return best
