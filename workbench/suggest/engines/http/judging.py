"""Whether what a service answered can be a translation of what it was asked.

What cannot be is dropped with a reason; the quality of what can be is the scorer's business.
"""

from __future__ import annotations

import re
from collections import Counter

from corpus.identify import LANGUAGES, identify, identify_scores
from workbench.suggest.candidate import Query

_PLACEHOLDER = re.compile(r"⟦[^⟦⟧]{0,12}⟧|[⟦⟧]")
_STRANGE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffd\ud800-\udfff]")
"""What steers a terminal, stands for a lost character, or is half of one."""
_CLOSING = re.compile(r"⟦/(\d+)⟧")
_WORD = re.compile(r"[^\W\d_]{2,}")
_NAMES = {
    "kk": "Kazakh", "ru": "Russian", "en": "English", "de": "German", "fr": "French", "tr": "Turkish",
    "uz": "Uzbek", "ky": "Kyrgyz", "tt": "Tatar", "uk": "Ukrainian", "zh": "Chinese", "es": "Spanish",
    "ar": "Arabic",
}  # fmt: skip
_SURE = 0.9
_LETTERS = 20
"""A text with fewer letters is too short to tell its language."""
_WORDS_TO_ECHO = 3
_RUNAWAY, _RUNAWAY_LEAST = 4, 200


def fault(query: Query, text: str) -> str:
    """Why a text cannot be the translation, in words; "" when it can."""
    if not text.strip():
        return "gave an empty translation"
    if len(text) > _RUNAWAY * len(query.source) + _RUNAWAY_LEAST:
        return f"gave {len(text)} characters for {len(query.source)}"
    if strange := _STRANGE.search(text):
        return f"gave an unreadable character (U+{ord(strange[0]):04X})"
    return _placeholder_fault(query.source, text) or _echo(query, text) or _language_fault(query, text)


def language_name(code: str) -> str:
    """A language's English name, or its code where that is not known."""
    return _NAMES.get(code, code)


def _placeholder_fault(source: str, text: str) -> str:
    wanted, given = (Counter(_PLACEHOLDER.findall(side)) for side in (source, text))
    lost, new = wanted - given, given - wanted
    if lost:
        return f"lost the placeholder {next(iter(lost))}"
    if new:
        return f"made up the placeholder {next(iter(new))}"
    for closing in _CLOSING.finditer(text):
        opening = f"⟦{closing[1]}⟧"
        if text.find(opening) > closing.start() and source.find(opening) < source.find(closing[0]):
            return f"closes {closing[0]} before it opens"
    return ""


def _language_fault(query: Query, text: str) -> str:
    """Names and quotations that the source has too say nothing about the language of the rest."""
    shared = set(_words(query.source))
    found = _language(" ".join(word for word in _words(text) if word not in shared))
    if not found or found == query.target_lang or _language(query.source) not in ("", query.source_lang):
        return ""
    if query.target_lang in LANGUAGES or found == query.source_lang:
        return f"answered in {language_name(found)}, not in {language_name(query.target_lang)}"
    return ""


def _language(text: str) -> str:
    """The language a text is surely in, "" when it cannot be told."""
    if sum(map(str.isalpha, text)) < _LETTERS:
        return ""
    scores = identify_scores(text)
    best = max(scores, key=lambda lang: scores[lang], default="")
    return best if best and scores[best] >= _SURE else ""


def _echo(query: Query, text: str) -> str:
    """A source of several words that comes back as it was; names in another language may."""
    words = _words(query.source)
    if len(words) < _WORDS_TO_ECHO or words != _words(text):
        return ""
    own = query.source_lang not in LANGUAGES or identify(query.source) == query.source_lang
    return "repeated the source" if own else ""


def _words(text: str) -> list[str]:
    return _WORD.findall(_PLACEHOLDER.sub(" ", text).casefold())
