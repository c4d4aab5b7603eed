"""Paragraphs gathered one by one into a document whose paragraphs are the author's own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from corpus.document import Document, Kind, Paragraph, Span
from corpus.errors import ReadError
from corpus.placeholders import Code, CodeKind

if TYPE_CHECKING:
    from lxml.etree import _Element

_GAP = "\n\n"
_AROUND_BREAK = re.compile(r"[ \t]*[\n\r\f\v\x1c-\x1e\x85\u2028\u2029][\s]*")


class Mark(NamedTuple):
    """Inline formatting in a paragraph whose white space is not settled yet.

    `before` counts the characters before it that are no white space.
    """

    before: int
    kind: CodeKind
    number: int
    name: str
    markup: str
    element: _Element | None = None


class Origin(NamedTuple):
    """The element that a part of a paragraph's text stands in, from the solid character `before` on."""

    before: int
    element: _Element


class Block(NamedTuple):
    """The text of a paragraph, its kind, its inline formatting in order, and where its text comes from."""

    text: str
    kind: Kind
    marks: tuple[Mark, ...] = ()
    origins: tuple[Origin, ...] = ()


def document_of_blocks(blocks: Iterable[Block], name: str, lang: str) -> Document:
    """The document of paragraphs in order; empty ones are left out.

    A line end inside a text is a break its author set. Raises ReadError when there are no letters.
    """
    texts: list[str] = []
    paragraphs: list[Paragraph] = []
    codes: list[Code] = []
    at = 0
    for block in blocks:
        text = settled(block.text)
        if not text:
            continue
        texts.append(text)
        paragraphs.append(Paragraph(Span(at, at + len(text)), block.kind))
        if block.marks:
            codes += codes_at(text, block.marks, at)
        at += len(text) + len(_GAP)
    if not any(c.isalpha() for text in texts for c in text):
        raise ReadError(f"{name} holds no letters: choose a file with text in it")
    return Document(
        _GAP.join(texts), name, lang, wrapped=False, paragraphs=tuple(paragraphs), codes=tuple(codes)
    )


def settled(text: str) -> str:
    """A paragraph's text as it stands in a document."""
    return _AROUND_BREAK.sub("\n", text.strip())


def codes_at(text: str, marks: Iterable[Mark], start: int = 0) -> Iterator[Code]:
    """The marks of a settled text, that stands at a place, as codes.

    What closes stands right after a character, the rest right before one; what encloses nothing stands alone.
    """
    marks = list(marks)
    opened = {mark.number: mark.before for mark in marks if mark.kind is CodeKind.OPEN}
    empty = {m.number for m in marks if m.kind is CodeKind.CLOSE and opened.get(m.number) == m.before}
    solid = [place for place, char in enumerate(text) if not char.isspace()]
    last = 0
    for mark in marks:
        kind = mark.kind
        if mark.number in empty:
            if kind is CodeKind.CLOSE:
                continue
            kind = CodeKind.ALONE
        if kind is CodeKind.OPEN:
            place = solid[mark.before] if mark.before < len(solid) else len(text)
        else:
            place = solid[min(mark.before, len(solid)) - 1] + 1 if mark.before and solid else 0
        last = max(last, place)
        yield Code(start + last, kind, mark.number, mark.name, mark.markup)
