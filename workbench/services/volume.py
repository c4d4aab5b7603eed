"""How much text there is, counted the way translators invoice it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

PAGE = 1800
"""The characters, spaces included, of a standard page."""
_RUN = re.compile(r"\S*[^\W_]\S*")


def word_count(text: str) -> int:
    """The words of a text: what stands between spaces and holds a letter or a digit.

    So count word processors, and the translation tools that follow them: бөліп-жармай, 1917–1920 and и/или
    are one word each, a number is a word, a dash alone is none. (`corpus.tokens.words` cuts finer: it serves
    the matching of words, not their counting.)
    """
    return len(_RUN.findall(text))


@dataclass(frozen=True, slots=True)
class Volume:
    """Segments, words and characters (spaces included, one for each run of them)."""

    segments: int = 0
    words: int = 0
    characters: int = 0

    @classmethod
    def of(cls, texts: Iterable[str]) -> Volume:
        """The volume of segments."""
        segments = words = characters = 0
        for text in texts:
            segments += 1
            words += word_count(text)
            characters += len(" ".join(text.split()))
        return cls(segments, words, characters)

    @property
    def pages(self) -> float:
        """Standard pages of 1,800 characters."""
        return self.characters / PAGE

    def __add__(self, other: Volume) -> Volume:
        return Volume(
            self.segments + other.segments, self.words + other.words, self.characters + other.characters
        )
