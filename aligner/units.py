"""Texts as lexical units: the five-letter prefix of each folded word, and each number by its value.

A prefix stands for a word and its inflected forms; that suits Kazakh suffix chains as well as Russian and
English endings. Numbers agree across spellings (`corpus.numbers`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from aligner.encoding import Encoder, Vectors
from corpus.document import Kind, Segment
from corpus.folding import fold
from corpus.numbers import find_numbers
from corpus.script import from_arabic
from corpus.tokens import words

PREFIX = 5
NUMBER = "#"
_ARABIC = re.compile("[\u0620-\u06ff]")

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


class Mark(IntEnum):
    """Where a segment stands in the layout of its text."""

    INSIDE = 0
    PARAGRAPH = 1
    HEADING = 2


def marks(segments: Sequence[Segment]) -> list[Mark]:
    """The marks of a text's segments."""
    found: list[Mark] = []
    for place, segment in enumerate(segments):
        if segment.kind is Kind.HEADING:
            found.append(Mark.HEADING)
        elif place and segments[place - 1].paragraph == segment.paragraph:
            found.append(Mark.INSIDE)
        else:
            found.append(Mark.PARAGRAPH)
    return found


def unit(word: str) -> str:
    """The lexical unit of a folded word."""
    return word[:PREFIX]


def units(text: str) -> list[str]:
    """The lexical units of a text: its numbers, each "#" and its value, then its words in order.

    Kazakh in Arabic letters has the units of its Cyrillic spelling, by which the lexicon knows it.
    """
    if _ARABIC.search(text):
        text = from_arabic(text)
    found = [NUMBER + number.value for number in find_numbers(text)]
    for word in words(fold(text)):
        found += [unit(part) for part in word.replace("'", "-").split("-") if part and not part[0].isdigit()]
    return found


@dataclass(frozen=True, slots=True)
class Column:
    """One side of a bitext as numbers.

    `tokens` are the vocabulary ids of all segments one after another, `starts` (one more than segments)
    where each segment's begin, `lengths` the segments' lengths in characters, at least 1, `marks` where
    they stand in the layout (`Mark`), `vectors` their embeddings (`aligner.encoding`), of no dimension
    without an encoder.
    """

    vocabulary: tuple[str, ...]
    tokens: Ints
    starts: Ints
    lengths: Floats
    marks: Ints
    vectors: Vectors

    @classmethod
    def of(
        cls, texts: Sequence[str], layout: Sequence[Mark] | None = None, encoder: Encoder | None = None
    ) -> Column:
        """Number the units of some segments; `layout` has a mark for each, where it is known."""
        ids: dict[str, int] = {}
        tokens: list[int] = []
        starts = [0]
        lengths: list[int] = []
        for text in texts:
            tokens += [ids.setdefault(unit, len(ids)) for unit in units(text)]
            starts.append(len(tokens))
            lengths.append(max(len(text), 1))
        return cls(
            tuple(ids),
            np.array(tokens, dtype=np.int64),
            np.array(starts, dtype=np.int64),
            np.array(lengths, dtype=np.float64),
            np.array(layout if layout is not None else [Mark.INSIDE] * len(lengths), dtype=np.int64),
            encoder.encode(texts)
            if encoder is not None and texts
            else np.zeros((len(lengths), 0), np.float32),
        )

    def __len__(self) -> int:
        return len(self.lengths)

    def inside(self, start: int, stop: int) -> Ints:
        """The tokens of the segments `start` to `stop`, the last not included."""
        return self.tokens[self.starts[start] : self.starts[stop]]

    def numbers(self) -> NDArray[np.bool_]:
        """Which units are numbers."""
        return np.array([known.startswith(NUMBER) for known in self.vocabulary], dtype=np.bool_)

    def counts(self) -> Floats:
        """How often each unit occurs."""
        return np.bincount(self.tokens, minlength=len(self.vocabulary)).astype(np.float64)


def join(columns: Sequence[Sequence[str]]) -> list[str]:
    """The segments of several documents one after another."""
    return [text for column in columns for text in column]
