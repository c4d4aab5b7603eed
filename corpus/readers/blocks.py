"""Paragraphs gathered one by one into a document whose paragraphs are the author's own."""

from __future__ import annotations

import re
from collections.abc import Iterable

from corpus.document import Document, Kind, Paragraph, Span
from corpus.errors import ReadError

_GAP = "\n\n"
_AROUND_BREAK = re.compile(r"[ \t]*[\n\r\f\v\x1c-\x1e\x85\u2028\u2029][\s]*")


def document_of_blocks(blocks: Iterable[tuple[str, Kind]], name: str, lang: str) -> Document:
    """The document of texts and their kinds, in order; empty ones are left out.

    A line end inside a text is a break its author set. Raises ReadError when there are no letters.
    """
    texts: list[str] = []
    paragraphs: list[Paragraph] = []
    at = 0
    for text, kind in blocks:
        text = _AROUND_BREAK.sub("\n", text.strip())
        if not text:
            continue
        texts.append(text)
        paragraphs.append(Paragraph(Span(at, at + len(text)), kind))
        at += len(text) + len(_GAP)
    if not any(c.isalpha() for text in texts for c in text):
        raise ReadError(f"{name} holds no letters: choose a file with text in it")
    return Document(_GAP.join(texts), name, lang, wrapped=False, paragraphs=tuple(paragraphs))
