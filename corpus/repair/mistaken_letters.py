"""Kazakh letters taken for one another by text recognition or a typist (ұасырдың, козғалыс).

A form that cannot be Kazakh is repaired when one other letter makes it a word the text knows; a form
that could be, but stands only once beside a common one, is proposed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.document import RepairKind
from corpus.morphology import harmony, is_impossible
from corpus.repair.draft import Edit
from corpus.repair.vocabulary import Vocabulary

_CONFUSED = {"ұ": "ғүу", "к": "қ", "г": "ғ", "н": "ң", "о": "ө", "ө": "ұо", "у": "ұү", "ү": "ұ", "х": "һ",
             "а": "ә", "и": "і", "ы": "і", "і": "ы"}  # fmt: skip
_COMMON = 3
_VERY_COMMON = 5
_SHORTEST, _LONGEST = 4, 40
_LETTERS = re.compile(r"[^\W\d_]+")


def find_mistaken_letters(text: str, vocabulary: Vocabulary) -> Iterator[Edit]:
    """Mistaken letters in words that stand but once, one edit a letter."""
    wrong = {word: meant for word in vocabulary.counts if (meant := _meant(word, vocabulary))}
    if not wrong:
        return
    for found in _LETTERS.finditer(text):
        word = found.group()
        meant = wrong.get(word.lower())
        if meant is None or len(word) != len(meant):
            continue
        cased = "".join(new.upper() if old.isupper() else new for old, new in zip(word, meant, strict=True))
        sure = is_impossible(word.lower())
        yield from _letters(found.start(), word, cased, 0.95 if sure else 0.5, made=sure)


def _meant(word: str, vocabulary: Vocabulary) -> str | None:
    """The common word that a word which stands but once is one mistaken letter away from."""
    if not _SHORTEST <= len(word) <= _LONGEST or vocabulary.counts[word] > 1 or not word.isalpha():
        return None
    broken = is_impossible(word) or harmony(word) == 0
    for i, letter in enumerate(word):
        for other in _CONFUSED.get(letter, ""):
            candidate = word[:i] + other + word[i + 1 :]
            count = vocabulary.counts[candidate]
            if count >= _COMMON and harmony(candidate) != 0 and (broken or _is_slip(word, i, count)):
                return candidate
    return None


def _is_slip(word: str, place: int, count: int) -> bool:
    """Whether a letter that sounds well where it stands is still rather a slip for its Kazakh neighbour.

    The last sounds of a word are left alone, because they tell endings apart (жерін, жерің).
    """
    return count >= _VERY_COMMON and word[place] in "кгн" and place < min(4, len(word) - 3)


def _letters(start: int, word: str, meant: str, certainty: float, *, made: bool = True) -> Iterator[Edit]:
    for i, (old, new) in enumerate(zip(word, meant, strict=True)):
        if old != new:
            yield Edit(start + i, start + i + 1, new, RepairKind.WRONG_LETTER, certainty, made)
