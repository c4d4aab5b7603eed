"""Words of a running text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.document import Span

_WORD = re.compile(r"[^\W_]+(?:[-‑'’ʼ][^\W_]+)*")


def words(text: str) -> list[str]:
    """The words and numbers of a text; an inner hyphen or apostrophe does not divide a word."""
    return _WORD.findall(text)


def word_spans(text: str) -> Iterator[Span]:
    """Where the words of a text stand."""
    for found in _WORD.finditer(text):
        yield Span(*found.span())
