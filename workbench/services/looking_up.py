"""The words of a segment in the dictionary that comes with Qostil."""

from __future__ import annotations

from dataclasses import dataclass

from aligner import Dictionary, Entry
from corpus.tokens import words

DICTIONARY_LANG = "kk"
"""The language whose words are found in it."""


@dataclass(frozen=True, slots=True)
class WordFound:
    """A word of a text and the entries of which it is a form, none when it is not known."""

    word: str
    entries: tuple[Entry, ...]


def look_up(text: str) -> list[WordFound]:
    """The words of a Kazakh text in order, each once, with their entries; numbers are left out."""
    dictionary = Dictionary.shipped()
    different = dict.fromkeys(word for word in words(text) if not word[0].isdigit())
    return [WordFound(word, tuple(dictionary.lookup(word))) for word in different]
