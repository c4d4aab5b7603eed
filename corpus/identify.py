"""Which of Kazakh, Russian and English a text is in.

Each language scores the letter trigrams of the text's words (log probability, from `data/trigrams.tsv`),
after Cavnar & Trenkle and Dunning (1994). In a Cyrillic text, names and terms in Latin letters do not count.
Kazakh in Latin or Arabic letters is read as Cyrillic first. What is more likely in another language, going by
its letters and its commonest words, is unknown: the other languages have no models here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from importlib.resources import files
from math import exp

from corpus.languages import UNKNOWN
from corpus.script import from_arabic, to_cyrillic

LANGUAGES = ("kk", "ru", "en")

_CYRILLIC = re.compile(r"[Ѐ-ӿ]+")
_LATIN = re.compile(r"[A-Za-zÀ-ÖØ-öø-ɏ]+")
_ARABIC = re.compile(r"[ء-ۓەٴ]+")
_MOST = 20_000
_UNSEEN = -13.0
_LATIN_IN_CYRILLIC = 3.0
"""A text with more Latin letters than this to a Cyrillic one is a Latin text with Cyrillic words."""

_STRAY_LATIN = re.compile(r"(?<=[Ѐ-ӿ])[aceiopxyACEIOPXY]|[aceiopxyACEIOPXY](?=[Ѐ-ӿ])")
_LOOKALIKES = str.maketrans("aceiopxyACEIOPXY", "асеіорхуАСЕІОРХУ")

_KAZAKH_ONLY = frozenset("ғқұі")
_FOREIGN = frozenset("їєґўђјљњћџѓќѕҷӣӯҳҡҙҫҗӑӗӱӹҝӝӟӧ")
_LEAST_FOREIGN = 0.008
_ENOUGH = 70
_ENOUGH_WITH_FRONT = 30
"""A Kazakh text of so many letters, with ө or ү among them, has some that Kyrgyz and Tatar lack."""
_UNLIKE = -9.9
_LATIN_KAZAKH = re.compile("[ğñūşıäöüĞÑŪŞİÄÖÜ]|[qQ](?![uU])")
_KAZAKH_ENOUGH = -8.4


def identify(text: str) -> str:
    """The language of a text: "kk", "ru", "en", or "und" when it is in none of them or too little to tell."""
    scores = identify_scores(text)
    return max(scores, key=lambda lang: scores[lang]) if scores else UNKNOWN


def identify_scores(text: str) -> dict[str, float]:
    """The probability of each language, summing to 1; nothing when the text is in none of them."""
    text = text[:_MOST]
    cyrillic, latin, arabic = (words.findall(text) for words in (_CYRILLIC, _LATIN, _ARABIC))
    if cyrillic and latin:
        text = _STRAY_LATIN.sub(lambda letter: letter.group().translate(_LOOKALIKES), text)
        cyrillic, latin = _CYRILLIC.findall(text), _LATIN.findall(text)
    letters = [sum(map(len, words)) for words in (cyrillic, latin, arabic)]
    if 2 * sum(letters) < sum(map(str.isalpha, text)) or not any(letters):
        return {}
    if letters[2] > letters[0] + letters[1]:
        return _kazakh_if_like_it(from_arabic(" ".join(arabic)))
    if letters[1] > _LATIN_IN_CYRILLIC * letters[0]:
        return _latin_scores(latin)
    return _cyrillic_scores([word.lower() for word in cyrillic])


def trigrams(word: str) -> list[str]:
    """The letter trigrams of a word with its boundaries."""
    padded = f"_{word}_"
    return [padded[place : place + 3] for place in range(len(padded) - 2)]


def _cyrillic_scores(words: list[str]) -> dict[str, float]:
    totals, count = _totals(words)
    letters = Counter("".join(words))
    likely = "kk" if totals[0] > totals[1] else "ru"
    own = sum(letters[letter] for letter in _KAZAKH_ONLY)
    size = letters.total()
    if sum(letters[letter] for letter in _FOREIGN & letters.keys()) > _LEAST_FOREIGN * size:
        return {}
    enough = _ENOUGH_WITH_FRONT if letters["ө"] or letters["ү"] else _ENOUGH
    if likely == "kk" and size >= enough and own < size / 100:
        return {}
    if likely == "ru" and not letters["ы"] and (letters["і"] > 1 or letters["ъ"] > 1) and own == letters["і"]:
        return {}
    if size >= _ENOUGH and max(totals) < _UNLIKE * count:
        return {}
    return _probabilities(totals)


def _latin_scores(words: list[str]) -> dict[str, float]:
    if _LATIN_KAZAKH.search(" ".join(words)) and (kazakh := _kazakh_if_like_it(to_cyrillic(" ".join(words)))):
        return kazakh
    small = [word.lower() for word in words]
    common = _common_words()
    english, other = (sum(word in common[group] for word in small) for group in ("en", "other"))
    if other > english + 1 or (other > english and 4 < len(small) < 12):
        return {}
    totals, count = _totals(small)
    if len(small) > 5 and max(totals) < (_UNLIKE if english else _UNLIKE + 0.9) * count:
        return {}
    return _probabilities(totals)


def _kazakh_if_like_it(cyrillic: str) -> dict[str, float]:
    """Certainty for Kazakh, when the respelled text looks like it; nothing else is written so."""
    totals, count = _totals(_CYRILLIC.findall(cyrillic.lower()))
    if totals[0] < _KAZAKH_ENOUGH * count or totals[0] <= max(totals[1:]):
        return {}
    return {"kk": 1.0, "ru": 0.0, "en": 0.0}


def _totals(words: Iterable[str]) -> tuple[list[float], int]:
    """What each language makes of the words' trigrams together, and how many there are."""
    totals = [0.0] * len(LANGUAGES)
    count = 0
    for word in words:
        for place, score in enumerate(_word_scores(word)):
            totals[place] += score
        count += len(word)
    return totals, count


@lru_cache(maxsize=1 << 16)
def _word_scores(word: str) -> tuple[float, ...]:
    model = _model()
    unseen = (_UNSEEN,) * len(LANGUAGES)
    scores = [model.get(gram, unseen) for gram in trigrams(word)]
    return tuple(map(sum, zip(*scores, strict=True)))


def _probabilities(totals: list[float]) -> dict[str, float]:
    best = max(totals)
    weights = [exp(max(total - best, -700)) for total in totals]
    return {lang: weight / sum(weights) for lang, weight in zip(LANGUAGES, weights, strict=True)}


@cache
def _model() -> dict[str, tuple[float, ...]]:
    return {gram: tuple(-int(score) / 10 for score in scores) for gram, *scores in _rows("trigrams.tsv")}


@cache
def _common_words() -> dict[str, frozenset[str]]:
    return {group: frozenset(words.split()) for group, words in _rows("common-words.tsv")}


def _rows(name: str) -> Iterator[list[str]]:
    text = files("corpus").joinpath("data", name).read_text(encoding="utf-8")
    return (line.split("\t") for line in text.split("\n") if line and not line.startswith("//"))
