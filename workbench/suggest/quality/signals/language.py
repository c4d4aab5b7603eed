"""Language: words and stretches of the translation that are not in its language."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from corpus import identify_scores
from workbench.suggest.quality.evidence import Evidence
from workbench.suggest.quality.signal import Reading
from workbench.suggest.quality.words import Word

_KAZAKH = re.compile("[әғқңөұүһі]")
_CYRILLIC = re.compile("[а-яёәғқңөұүһі]")
_LATIN = re.compile("[a-z]")
_WHOLE = 3
_SURE = 0.99


class Language:
    """The share of words that cannot be in the target's language, the longest run of them, and how sure
    it is that the whole is in another language (`corpus.identify`).

    A name in Latin letters that the source has too is no foreign word.
    """

    name = "language"
    features = ("foreign_share", "foreign_run", "foreign_whole", "copied_share", "copied_run")

    def read(self, evidence: Evidence) -> Reading:
        """Copied words are those of the source in its very form, when the target language has none such."""
        words = evidence.target_words
        if not words:
            return Reading(dict.fromkeys(self.features, 0.0))
        here = {word.form for word in evidence.source_words if not word.number}
        foreign = [is_foreign(word, evidence.langs[1]) and not _kept(word, here) for word in words]
        copied = [
            word.form in here and _may_tell(word, evidence.langs) and not evidence.lexis.is_met(word, 1)
            for word in words
        ]
        whole = _other_language(evidence.target, evidence.langs[1]) if len(words) >= _WHOLE else 0.0
        run, copied_run = _longest(foreign), _longest(copied)
        values = (
            sum(foreign) / len(words), min(run, 4) / 4, whole, sum(copied) / len(words),
            min(copied_run, 4) / 4,
        )  # fmt: skip
        return Reading(dict(zip(self.features, values, strict=True)), _reasons(words, foreign, copied, whole))


def is_foreign(word: Word, lang: str) -> bool:
    """Whether the letters of a word cannot be of a language."""
    form = word.form
    if word.number:
        return False
    if lang == "en":
        return _CYRILLIC.search(form) is not None
    if lang == "ru":
        return _KAZAKH.search(form) is not None or (_LATIN.search(form) is not None and not _name_like(word))
    if lang == "kk":
        return _LATIN.search(form) is not None and not _name_like(word)
    return False


def _kept(word: Word, here: set[str]) -> bool:
    """Whether a word in Latin letters is carried over from the source."""
    return _LATIN.search(word.form) is not None and word.form in here


def _name_like(word: Word) -> bool:
    return word.written[0].isupper() or len(word.form) < 3


def _may_tell(word: Word, langs: tuple[str, str]) -> bool:
    """Whether a word that stands on both sides tells of a lack of translation."""
    if langs[1] == "en":
        return _CYRILLIC.search(word.form) is not None
    return len(word.form) > 3 and not word.capital and _LATIN.search(word.form) is None


@lru_cache(maxsize=512)
def _other_language(text: str, lang: str) -> float:
    scores = identify_scores(text)
    return 1 - scores[lang] if lang in scores else 0.0


def _longest(marked: list[bool]) -> int:
    longest = running = 0
    for mark in marked:
        running = running + 1 if mark else 0
        longest = max(longest, running)
    return longest


def _reasons(
    words: Sequence[Word], foreign: Sequence[bool], copied: Sequence[bool], whole: float
) -> tuple[str, ...]:
    if whole > _SURE and sum(foreign) + sum(copied) > 1:
        return ("is not in the language asked for",)
    left = [word.written for word, f, c in zip(words, foreign, copied, strict=True) if f or c]
    return (f"left untranslated: {', '.join(left[:4])}{' …' if len(left) > 4 else ''}",) if left else ()
