"""Which of Kazakh, Russian and English a text is in.

Each language scores the letter trigrams of the text's words (log probability, from `data/trigrams.tsv`);
letters that only Kazakh has add to its score as trigrams do. What is written in neither Cyrillic nor Latin
letters is unknown. The method is Cavnar & Trenkle's and Dunning's (1994), with trigram models.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from importlib.resources import files
from math import exp

from corpus.languages import UNKNOWN

LANGUAGES = ("kk", "ru", "en")

_WORDS = re.compile(r"[^\W\d_]+")
_CYRILLIC_OR_LATIN = re.compile(r"[A-Za-zЀ-ӿ]")
_MOST = 20_000
_UNSEEN = -13.0


def identify(text: str) -> str:
    """The language of a text: "kk", "ru", "en", or "und" when it has no letters that tell."""
    scores = identify_scores(text)
    return max(scores, key=lambda lang: scores[lang]) if scores else UNKNOWN


def identify_scores(text: str) -> dict[str, float]:
    """The probability of each language, summing to 1; nothing when there are no letters that tell."""
    text = text[:_MOST]
    letters = len(_CYRILLIC_OR_LATIN.findall(text))
    if 2 * letters < sum(c.isalpha() for c in text) or not letters:
        return {}
    grams = Counter(gram for word in _WORDS.findall(text.lower()) for gram in trigrams(word))
    model = _model()
    unseen = (_UNSEEN,) * len(LANGUAGES)
    totals = [0.0] * len(LANGUAGES)
    for gram, count in grams.items():
        for place, score in enumerate(model.get(gram, unseen)):
            totals[place] += count * score
    best = max(totals)
    weights = [exp(max(total - best, -700)) for total in totals]
    return {lang: weight / sum(weights) for lang, weight in zip(LANGUAGES, weights, strict=True)}


def trigrams(word: str) -> list[str]:
    """The letter trigrams of a word with its boundaries."""
    padded = f"_{word}_"
    return [padded[place : place + 3] for place in range(len(padded) - 2)]


@cache
def _model() -> dict[str, tuple[float, ...]]:
    text = files("corpus").joinpath("data", "trigrams.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.split("\n") if line and not line.startswith("//"))
    return {gram: tuple(-int(score) / 10 for score in scores) for gram, *scores in rows}
