"""Plain text files: decoded, checked to be text, and told apart into wrapped pages and loose lines."""

from __future__ import annotations

import re
from itertools import pairwise

from corpus.document import Document, Paragraph, Span
from corpus.errors import ReadError
from corpus.readers.encodings import decode

_LINE = re.compile(r"[^\r\n\f]+")
_ENDS = re.compile(r"[.!?…:;]['\"»”’)\]]*\s*$")
_FIRST_LETTER = re.compile(r"^[^\w]+")
_UNWRAPPED_SHARE = 0.75
_CARRIED_SHARE = 0.1
_ENOUGH_LINES = 8
_LONG_LINE = 200


class PlainReader:
    """Reads text files of any of the encodings that Kazakh, Russian and English texts come in."""

    suffixes: tuple[str, ...] = (".txt", ".text", ".md")

    def takes(self, data: bytes) -> bool:  # noqa: ARG002
        """Never: any bytes may be plain text."""
        return False

    def read(self, data: bytes, name: str, *, lang: str, encoding: str | None) -> Document:
        """The document in a text file's bytes."""
        return document_of(decode(data, name, encoding), name, lang)


def document_of(text: str, name: str, lang: str) -> Document:
    """The document of a decoded text; raises ReadError when it holds no letters."""
    text = text.removeprefix("\ufeff")
    if not text.strip():
        raise ReadError(f"{name} is empty: nothing to read")
    if not any(c.isalpha() for c in text):
        raise ReadError(f"{name} holds no letters: choose a file with text in it")
    return laid_out(text, name, lang, wrapped=is_wrapped(text))


def laid_out(text: str, name: str, lang: str, *, wrapped: bool) -> Document:
    """The document of a text whose lines are those of a page, or else paragraphs."""
    if wrapped:
        return Document(text, name, lang)
    return Document(text, name, lang, wrapped=False, paragraphs=_lines(text))


def is_wrapped(text: str) -> bool:
    """Whether the line ends of a text are those of a page rather than ends of paragraphs.

    A line a paragraph shows in one of three ways: nearly all lines end like sentences, hardly any line
    carries an open one on with a small letter, or half of the text stands in lines no page is wide
    enough for.
    """
    lines = [line for line in (m.group().strip() for m in _LINE.finditer(text)) if line]
    if len(lines) < 2:
        return False
    ending = sum(1 for line in lines if _ENDS.search(line[-6:]))
    if ending / len(lines) > _UNWRAPPED_SHARE:
        return False
    opened = [after for line, after in pairwise(lines) if not _ENDS.search(line[-6:])]
    carried = sum(1 for line in opened if _FIRST_LETTER.sub("", line)[:1].islower())
    if len(opened) >= _ENOUGH_LINES and carried < _CARRIED_SHARE * len(opened):
        return False
    long = sum(len(line) for line in lines if len(line) > _LONG_LINE)
    return long < 0.5 * sum(map(len, lines))


def _lines(text: str) -> tuple[Paragraph, ...]:
    found = (_trimmed(text, *m.span()) for m in _LINE.finditer(text))
    return tuple(Paragraph(span) for span in found if span.start < span.end)


def _trimmed(text: str, start: int, end: int) -> Span:
    line = text[start:end]
    left = len(line) - len(line.lstrip())
    return Span(start + left, max(start + left, start + len(line.rstrip())))
