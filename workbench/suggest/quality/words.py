"""A sentence's words as the signals see them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from aligner.units import PREFIX
from corpus.document import Span
from corpus.folding import fold, skeleton
from corpus.tokens import word_spans

_SENTENCE_START = re.compile(r"(?:^|[.!?…:]\s+|\n|[-–—]\s+)[\W_]*$")


@dataclass(frozen=True, slots=True)
class Word:
    """A word or number: its place, its folded form, the unit by which tables know it, and what it looks like.

    `capital` is true of a word that is written with a capital letter where a sentence does not ask for one,
    `first` of one where it does; `sounds` is its skeleton (`corpus.folding`).
    """

    span: Span
    written: str
    form: str
    unit: str
    capital: bool
    first: bool
    number: bool
    sounds: str


@lru_cache(maxsize=256)
def read_words(text: str) -> tuple[Word, ...]:
    """The words of a text in order; a compound with a hyphen counts as its parts."""
    found: list[Word] = []
    for start, end in word_spans(text):
        place = start
        for part in re.split(r"([-‑'’ʼ])", text[start:end]):
            if part and part not in "-‑'’ʼ":
                found.append(_word(text, place, part, inside=place > start))
            place += len(part)
    return tuple(found)


def _word(text: str, start: int, written: str, *, inside: bool) -> Word:
    form = fold(written)
    large = written[0].isupper() and not inside
    asked = _SENTENCE_START.search(text[max(0, start - 40) : start]) is not None
    first = large and asked and not (len(written) > 1 and written.isupper())
    number = written[0].isdigit()
    span = Span(start, start + len(written))
    sounds = "" if number else skeleton(written)
    return Word(span, written, form, form[:PREFIX], large and not first, first, number, sounds)
