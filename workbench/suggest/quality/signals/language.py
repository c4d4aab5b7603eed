"""Language: words and stretches of the translation that are not in its language."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from corpus import identify_scores
from corpus.document import Span
from workbench.suggest.quality.evidence import Evidence
from workbench.suggest.quality.signal import Reading
from workbench.suggest.quality.words import Word

_KAZAKH = re.compile("[әғқңөұүһі]")
_CYRILLIC = re.compile("[а-яёәғқңөұүһі]")
_LATIN = re.compile("[a-z]")
_QUOTED = re.compile('[«“„"]([^«»“”„"]+)[»”“"]')
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
        titles = _titles(evidence)
        foreign = [
            is_foreign(w, evidence.langs[1]) and not _kept(w, here) and w.span not in titles for w in words
        ]
        copied = [
            w.form in here
            and _may_tell(w, evidence.langs)
            and not evidence.lexis.is_met(w, 1)
            and w.span not in titles
            for w in words
        ]
        whole = 0.0
        if len(words) >= _WHOLE and (not titles or any(foreign + copied)):
            whole = _other_language(evidence.target, evidence.langs[1])
        run, copied_run = _longest(foreign), _longest(copied)
        values = (
            sum(foreign) / len(words), min(run, 4) / 4, whole, sum(copied) / len(words),
            min(copied_run, 4) / 4,
        )  # fmt: skip
        return Reading(dict(zip(self.features, values, strict=True)), _reasons(words, foreign, copied, whole))


def _titles(evidence: Evidence) -> frozenset[Span]:
    """The words of quoted titles that stand in the source as they are: «Қоғам және Дәуір» keeps its name."""
    kept = {found.group(1) for found in _QUOTED.finditer(evidence.source)}
    stretches = [found.span(1) for found in _QUOTED.finditer(evidence.target) if found.group(1) in kept]
    return frozenset(
        word.span
        for word in evidence.target_words
        if any(start <= word.span.start and word.span.end <= end for start, end in stretches)
    )


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
    left = [word.written for word, f, c in zip(words, foreign, copied, strict=True) if f or c]
    if whole > _SURE and len(left) > 1:
        return ("is not in the language asked for",)
    return (f"left untranslated: {', '.join(left[:4])}{' …' if len(left) > 4 else ''}",) if left else ()
