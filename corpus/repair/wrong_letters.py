"""Letters that old fonts and text recognition put in the place of Kazakh ones (þ, є, ұасырдың).

A foreign letter inside a Cyrillic word is the byte of another code page: its possible originals are
computed from the code pages Kazakh texts were kept in, and the one that gives a word of the text is
taken, else the one the text shows elsewhere. A Kazakh letter mistaken for another one is taken only
when the form that stands there cannot be and the other one is known; else it is proposed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import product

from corpus.document import RepairKind
from corpus.morphology import harmony, is_impossible
from corpus.repair.draft import Edit
from corpus.repair.vocabulary import Vocabulary

_KAZAKH = frozenset("абвгдеёжзийклмнопрстуфхцчшщъыьэюяәғқңөұүһі")
_WORD = re.compile(r"(?:[^\W\d_]|(?<=[а-яәғқңөұүһі])[±‰µƒ¢£¥¼½¾¿](?=[а-яәғқңөұүһі]))+")
_PAGES = ("ptcp154", "kz1048", "cp1251")
_WRITTEN_AS = ("cp1251", "cp1252")
_CONFUSED = {"ұ": "ғүу", "к": "қ", "г": "ғ", "н": "ң", "о": "ө", "ө": "ұо", "у": "ұү", "ү": "ұ", "х": "һ",
             "а": "ә", "и": "і", "ы": "і", "і": "ы"}  # fmt: skip
_COMMON = 3
_VERY_COMMON = 5
_SHORTEST, _LONGEST = 4, 40
_LETTERS = re.compile(r"[^\W\d_]+")
_MOST_LETTERS = 3


def find_wrong_letters(text: str, vocabulary: Vocabulary) -> Iterator[Edit]:
    """Letters of other code pages and mistaken Kazakh letters, one edit a letter."""
    yield from _foreign_letters(text, vocabulary)
    yield from _mistaken_letters(text, vocabulary)


@cache
def _originals() -> dict[str, str]:
    """For each character that a wrong code page shows, the Kazakh letters it may stand for."""
    table: dict[str, str] = {}
    for byte in range(0x80, 0x100):
        for shown_as in _WRITTEN_AS:
            shown = bytes([byte]).decode(shown_as, "ignore")
            if not shown or shown.lower() in _KAZAKH:
                continue
            meant = [bytes([byte]).decode(page, "ignore") for page in _PAGES]
            letters = dict.fromkeys(c for c in meant if c and c.lower() in _KAZAKH)
            if letters:
                table[shown] = table.get(shown, "") + "".join(
                    c for c in letters if c not in table.get(shown, "")
                )
    table["ə"], table["Ə"] = "ә", "Ә"
    return table


@cache
def _foreign_pattern() -> re.Pattern[str]:
    signs = "".join(re.escape(sign) for sign in _originals())
    small = "абвгдеёжзийклмнопрстуфхцчшщъыьэюяәғқңөұүһі"
    return re.compile(
        rf"(?:(?<=[{small}])|(?<![^\W\d_]))[{signs}](?=[{small}])|(?<=[{small}])[{signs}](?![^\W\d_])"
    )


def _foreign_letters(text: str, vocabulary: Vocabulary) -> Iterator[Edit]:
    doubtful: list[tuple[int, str]] = []
    shown: Counter[tuple[str, str]] = Counter()
    last = -1
    for found in _foreign_pattern().finditer(text):
        if found.start() < last:
            continue
        start, word = _word_around(text, found.start())
        last = start + len(word)
        best = _best_reading(word, vocabulary)
        if best is None:
            doubtful.append((start, word))
            continue
        shown.update((old, new) for old, new in zip(word, best, strict=True) if old != new)
        yield from _letters(start, word, best, 0.98)
    for start, word in doubtful:
        guess = "".join(_usual(c, shown) for c in word)
        changes = [(old, new) for old, new in zip(word, guess, strict=True) if old != new]
        sure = all(change in shown or _cannot_stand(change[0]) for change in changes)
        yield from _letters(start, word, guess, 0.9 if sure else 0.6, made=sure)


def _cannot_stand(letter: str) -> bool:
    """Whether no Cyrillic alphabet has a letter and it has but one reading; the others may be Ukrainian."""
    return not "\u0400" <= letter < "\u0530" and len(_originals()[letter]) == 1


def _usual(letter: str, shown: Counter[tuple[str, str]]) -> str:
    meant = _originals().get(letter)
    if meant is None:
        return letter
    return max(meant, key=lambda new: (shown[letter, new], -meant.index(new)))


def _word_around(text: str, at: int) -> tuple[int, str]:
    start = end = at
    while start > 0 and (text[start - 1].isalpha() or text[start - 1] in _originals()):
        start -= 1
    while end < len(text) and (text[end].isalpha() or text[end] in _originals()):
        end += 1
    return start, text[start:end]


def _best_reading(word: str, vocabulary: Vocabulary) -> str | None:
    choices = [_originals().get(c, c) for c in word]
    if sum(len(choice) > 1 for choice in choices) > _MOST_LETTERS:
        return None
    readings = ("".join(reading) for reading in product(*choices))
    known = [(vocabulary.count(reading), reading) for reading in readings if vocabulary.knows(reading)]
    return max(known)[1] if known else None


def _letters(start: int, word: str, meant: str, certainty: float, *, made: bool = True) -> Iterator[Edit]:
    for i, (old, new) in enumerate(zip(word, meant, strict=True)):
        if old != new:
            yield Edit(start + i, start + i + 1, new, RepairKind.WRONG_LETTER, certainty, made)


def _mistaken_letters(text: str, vocabulary: Vocabulary) -> Iterator[Edit]:
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
