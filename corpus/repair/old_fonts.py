"""Letters that old Kazakh fonts and wrong code pages put in the place of Kazakh ones (þ, є, ќазаќ).

Such a letter is the byte of another code page, so its possible originals are few and computed. In a
text that is in such a font throughout, each is read as that font meant it; elsewhere the reading
that gives a word of the text is taken, else the one other words of the text show, else it is proposed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import product

from corpus.document import RepairKind
from corpus.morphology import VOWELS
from corpus.repair.draft import Edit
from corpus.repair.vocabulary import Vocabulary

_SMALL = "абвгдеёжзийклмнопрстуфхцчшщъыьэюяәғқңөұүһі"
_KAZAKH = frozenset(_SMALL)
_PAGES = ("ptcp154", "kz1048", "cp1251")
_SHOWN_AS = ("cp1251", "cp1252")
_MOST_LETTERS = 3
_THROUGHOUT = 20
_TELLING = frozenset("ќњїѓґ")


def find_old_font_letters(text: str, vocabulary: Vocabulary) -> Iterator[Edit]:
    """Letters of other code pages inside Cyrillic words, one edit a letter."""
    words = list(_foreign_words(text))
    if _is_throughout(text, words):
        usual = _font_of(words)
        for start, word in words:
            yield from _letters(start, word, "".join(usual.get(c, c) for c in word), 0.95)
        return
    yield from _scattered(words, vocabulary)


@cache
def _originals() -> dict[str, str]:
    """For each character that a wrong code page shows, the Kazakh letters it may stand for."""
    table: dict[str, str] = {"ə": "ә", "Ə": "Ә"}
    for byte in range(0x80, 0x100):
        raw = bytes([byte])
        meant = [c for page in _PAGES if (c := raw.decode(page, "ignore")) and c.lower() in _KAZAKH]
        for shown in {raw.decode(page, "ignore") for page in _SHOWN_AS}:
            if meant and shown and shown.lower() not in _KAZAKH:
                table[shown] = "".join(dict.fromkeys(table.get(shown, "") + "".join(meant)))
    return table


@cache
def _pattern() -> re.Pattern[str]:
    letters = "".join(sign for sign in _originals() if sign.isalpha())
    others = "".join(re.escape(sign) for sign in _originals() if not sign.isalpha())
    return re.compile(rf"[{letters}]|(?<=[{_SMALL}])[{others}](?=[{_SMALL}])")


def _foreign_words(text: str) -> Iterator[tuple[int, str]]:
    last = 0
    for found in _pattern().finditer(text):
        if found.start() >= last:
            start, end = found.span()
            while start > last and _is_letter(text[start - 1]):
                start -= 1
            while end < len(text) and _is_letter(text[end]):
                end += 1
            last = end
            if any(sign.lower() in _KAZAKH for sign in text[start:end]):
                yield start, text[start:end]


def _is_letter(sign: str) -> bool:
    return sign.isalpha() or sign in _originals()


def _is_throughout(text: str, words: list[tuple[int, str]]) -> bool:
    """Whether a Kazakh text is in an old font as a whole.

    Ukrainian, Belarusian, Serbian and Macedonian share these letters; ы rules out all but Belarusian,
    which has none of the telling ones.
    """
    letters = Counter("".join(word for _, word in words).lower())
    if len(words) < _THROUGHOUT or not _TELLING & set(letters):
        return False
    lower = text.lower()
    foreign = sum(count for letter, count in letters.items() if letter not in _KAZAKH)
    usual, proper = (sum(lower.count(c) for c in group) for group in ("аеоиытнрсл", "әғқңөұү"))
    return lower.count("ы") > 0.03 * usual and foreign > max(0.03 * usual, 10 * proper)


def _font_of(words: list[tuple[int, str]]) -> dict[str, str]:
    """What each foreign letter means in a text's font: a vowel where it stands between consonants."""
    places: Counter[tuple[str, bool]] = Counter()
    for _, word in words:
        for i, c in enumerate(word):
            if c in _originals():
                beside = set(word[max(0, i - 1) : i].lower() + word[i + 1 : i + 2].lower())
                places[c, not beside & VOWELS] += 1
    return {
        c: _fitting(_originals()[c], vowel=places[c, True] > places[c, False]) for c in {c for c, _ in places}
    }


def _fitting(meant: str, *, vowel: bool) -> str:
    return next((c for c in meant if (c.lower() in VOWELS) is vowel), meant[0])


def _scattered(words: list[tuple[int, str]], vocabulary: Vocabulary) -> Iterator[Edit]:
    doubtful: list[tuple[int, str]] = []
    shown: Counter[tuple[str, str]] = Counter()
    for start, word in words:
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


def _best_reading(word: str, vocabulary: Vocabulary) -> str | None:
    choices = [_originals().get(c, c) for c in word]
    if sum(len(choice) > 1 for choice in choices) > _MOST_LETTERS:
        return None
    readings = ("".join(reading) for reading in product(*choices))
    known = [(vocabulary.count(reading), reading) for reading in readings if vocabulary.knows(reading)]
    return max(known)[1] if known else None


def _usual(letter: str, shown: Counter[tuple[str, str]]) -> str:
    meant = _originals().get(letter)
    if meant is None:
        return letter
    return max(meant, key=lambda new: (shown[letter, new], -meant.index(new)))


def _cannot_stand(letter: str) -> bool:
    """Whether no Cyrillic alphabet has a letter and it has but one reading; the others may be Ukrainian."""
    return not "\u0400" <= letter < "\u0530" and len(_originals()[letter]) == 1


def _letters(start: int, word: str, meant: str, certainty: float, *, made: bool = True) -> Iterator[Edit]:
    for i, (old, new) in enumerate(zip(word, meant, strict=True)):
        if old != new:
            yield Edit(start + i, start + i + 1, new, RepairKind.WRONG_LETTER, certainty, made)
