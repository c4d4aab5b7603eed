"""Latin letters inside Cyrillic words, and Cyrillic ones inside Latin words (үкiмет → үкімет)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.document import RepairKind
from corpus.repair.draft import Edit
from corpus.repair.vocabulary import Vocabulary

_MEETING = re.compile(r"[A-Za-z](?=[Ѐ-ӿ])|[Ѐ-ӿ](?=[A-Za-z])")
_LETTER = re.compile(r"[A-Za-zЀ-ӿ]")
_LATIN = re.compile(r"[A-Za-z]")
_CYRILLIC = re.compile(r"[Ѐ-ӿ]")
_LATIN_RUN = re.compile(r"[A-Za-z]+")
_TO_CYRILLIC = dict(zip("aceopxyihkABCEHIKMOPTXYj", "асеорхуіһкАВСЕНІКМОРТХУј", strict=True))
_TO_LATIN = dict(zip("асеорхуіһАВСЕНІКМОРТХУ", "aceopxyihABCEHIKMOPTXY", strict=True))
_GLUED_LENGTH = 3
_CONTEXT = 40


def find_mixed_script(text: str, vocabulary: Vocabulary) -> Iterator[Edit]:
    """Each look-alike letter of the other script, one edit a letter; glued words are only proposed apart."""
    done = 0
    for meeting in _MEETING.finditer(text):
        if meeting.start() < done:
            continue
        start = meeting.start()
        while start > done and _LETTER.match(text, start - 1):
            start -= 1
        done = meeting.end()
        while _LETTER.match(text, done):
            done += 1
        around = text[max(0, start - _CONTEXT) : start] + text[done : done + _CONTEXT]
        yield from _repairs_of(text[start:done], start, around, vocabulary)


def _repairs_of(word: str, start: int, around: str, vocabulary: Vocabulary) -> Iterator[Edit]:
    latin = [i for i, c in enumerate(word) if c < "\x80"]
    cyrillic = [i for i, c in enumerate(word) if c >= "\x80"]
    may_be_cyrillic = all(word[i] in _TO_CYRILLIC for i in latin)
    may_be_latin = all(word[i] in _TO_LATIN for i in cyrillic)
    if may_be_cyrillic and not (may_be_latin and _is_latin(around or word)):
        yield from _letters(word, start, latin, _TO_CYRILLIC, vocabulary)
    elif may_be_latin:
        yield from _letters(word, start, cyrillic, _TO_LATIN, vocabulary)
    else:
        yield from _parted(word, start)


def _is_latin(text: str) -> bool:
    return len(_LATIN.findall(text)) > len(_CYRILLIC.findall(text))


def _letters(
    word: str, start: int, places: list[int], table: dict[str, str], vocabulary: Vocabulary
) -> Iterator[Edit]:
    changed = set(places)
    repaired = "".join(table[c] if i in changed else c for i, c in enumerate(word))
    certainty = 0.99 if vocabulary.knows(repaired) else 0.95
    for i in places:
        yield Edit(start + i, start + i + 1, table[word[i]], RepairKind.MIXED_SCRIPT, certainty)


def _parted(word: str, start: int) -> Iterator[Edit]:
    """A Latin name with a Cyrillic word or ending glued to it, of which nobody knows which it is."""
    for run in _LATIN_RUN.finditer(word):
        if len(run.group()) >= _GLUED_LENGTH:
            for place in {run.start(), run.end()} - {0, len(word)}:
                yield Edit(start + place, start + place, " ", RepairKind.MISSING_SPACE, 0.5, made=False)
