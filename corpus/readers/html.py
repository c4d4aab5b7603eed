"""Web pages: the text a browser would show, a paragraph for each block element (HTML Standard, 15.3)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from html import escape
from typing import TYPE_CHECKING

from corpus.document import Document, Kind
from corpus.errors import ReadError
from corpus.placeholders import CodeKind
from corpus.readers.blocks import Block, Mark, document_of_blocks
from corpus.readers.encodings import decode_as, encoding_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_SILENT = frozenset({
    "head", "nav", "script", "style", "template", "noscript", "svg", "iframe", "object", "audio", "video",
    "textarea", "select", "button", "rt", "rp",
})  # fmt: skip
INLINE = frozenset({
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "br", "cite", "code", "data", "del", "dfn", "em",
    "font", "i", "img", "ins", "kbd", "label", "mark", "math", "nobr", "q", "ruby", "rb", "s", "samp",
    "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
})  # fmt: skip
_UNCODED = frozenset({"br", "img", "nobr", "rb", "ruby", "wbr"})
"""Inline elements that enclose no formatting."""
_KINDS = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), Kind.HEADING),
    **dict.fromkeys(("li", "dt", "dd"), Kind.LIST_ITEM),
    **dict.fromkeys(("td", "th", "caption"), Kind.TABLE_CELL),
}
_PRECEDENCE = (Kind.FOOTNOTE, Kind.HEADING, Kind.TABLE_CELL, Kind.LIST_ITEM)
_NOTE = re.compile(r"\b(?:footnote|endnote|rearnote)\b")
_PAGE = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!doctype\s+html|<html\b)", re.IGNORECASE)
_CHARSET = re.compile(
    rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w.:-]+)|\A\s*<\?xml[^>]+encoding\s*=\s*[\"']([\w.:-]+)",
    re.IGNORECASE,
)
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_DECLARED_WITHIN = 4096
_SPACES = re.compile(r"[ \t\n\r\f]+")
_BLANK_LINE = re.compile(r"\n[ \t\r]*\n")
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


class HtmlReader:
    """Reads web pages."""

    suffixes: tuple[str, ...] = (".html", ".htm", ".xhtml")

    def takes(self, data: bytes) -> bool:
        """Whether the bytes begin like a web page."""
        return bool(_PAGE.match(data[:_DECLARED_WITHIN]))

    def read(self, data: bytes, name: str, *, lang: str, encoding: str | None) -> Document:
        """The document in a web page."""
        return document_of_blocks(blocks_of(data, name, encoding), name, lang)


def blocks_of(data: bytes, name: str, encoding: str | None = None) -> Iterator[Block]:
    """The paragraphs of a page with their kinds, in order; raises ReadError or EncodingError."""
    return text_blocks(decode_as(data, name, page_encoding(data, name, encoding)), name)


def text_blocks(text: str, name: str) -> Iterator[Block]:
    """The paragraphs of a decoded page; raises ReadError when it is none."""
    from lxml import etree

    text = _DECLARATION.sub("", text).replace("\x00", "")
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, etree.ParserError, ValueError):
        root = None
    if root is None:
        raise ReadError(f"{name} holds no page: choose a file with text in it")
    if any(error.type_name == "ERR_RESOURCE_LIMIT" for error in parser.error_log):
        raise ReadError(f"{name} nests its elements too deeply: open it in a browser and save its text")
    return _blocks(root)


def page_encoding(data: bytes, name: str, encoding: str | None = None) -> str:
    """A page's encoding: as asked, by its mark, UTF-8 if it is that, as it declares, or by its letters."""
    declared = _CHARSET.search(data[:_DECLARED_WITHIN])
    if encoding is None and declared and not data.startswith(_MARKS):
        charset = (declared.group(1) or declared.group(2)).decode("ascii", "replace").lower()
        for guess in ("utf-8", charset):  # many a page that says otherwise is UTF-8
            with suppress(LookupError, ValueError):
                data.decode(guess)
                return guess
    return encoding or encoding_of(data, name)


def _blocks(root: _Element) -> Iterator[Block]:
    from lxml import etree

    kinds: list[Kind] = []
    pieces = _Pieces()
    pre = 0
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        tag = str(element.tag)
        silent = tag in _SILENT or _hidden(element)
        if not silent and tag not in INLINE:
            yield from pieces.flushed(kinds)
            pre += (tag == "pre") * (1 if event == "start" else -1)
        if event == "start":
            kinds.append(_kind(element, tag))
            if silent:
                walk.skip_subtree()
                continue
            if tag == "img":
                pieces.stand(element)
            elif tag in INLINE and tag not in _UNCODED:
                pieces.open(element)
            pieces.say("\n" if tag == "br" else _set(element.text, pre))
        else:
            kinds.pop()
            pieces.close(element)
            pieces.say(_set(element.tail, pre))
    yield from pieces.flushed(kinds)


class _Pieces:
    """What was gathered of a paragraph: its texts, and the inline formatting between them."""

    def __init__(self) -> None:
        self._texts: list[str] = []
        self._marks: list[Mark] = []
        self._solid = 0
        self._number = 0
        self._opened: list[tuple[_Element, int]] = []

    def say(self, text: str) -> None:
        """Add text."""
        self._texts.append(text)
        self._solid += len("".join(text.split()))

    def stand(self, element: _Element) -> None:
        """Add an element that stands alone."""
        self._number += 1
        self._mark(CodeKind.ALONE, element, self._number)

    def open(self, element: _Element) -> None:
        """Begin an element that encloses text."""
        self._number += 1
        self._opened.append((element, self._number))
        self._mark(CodeKind.OPEN, element, self._number)

    def close(self, element: _Element) -> None:
        """End an element, if it is the one that was begun last."""
        if self._opened and self._opened[-1][0] is element:
            self._mark(CodeKind.CLOSE, *self._opened.pop())

    def flushed(self, kinds: list[Kind]) -> Iterator[Block]:
        """A paragraph for each stretch between blank lines; nothing is left gathered.

        Formatting that is still open ends with the paragraph and begins again in the next one.
        """
        for opened in reversed(self._opened):
            self._mark(CodeKind.CLOSE, *opened)
        text = re.sub(r" {2,}", " ", "".join(self._texts))
        kind = next((kind for kind in _PRECEDENCE if kind in kinds), Kind.BODY)
        marks, self._texts, self._marks, self._solid = self._marks, [], [], 0
        parts = _BLANK_LINE.split(text)
        start = 0
        for part in parts:
            length = len("".join(part.split()))
            inside = marks if len(parts) == 1 else _between(marks, start, start + length)
            yield Block(part, kind, tuple(inside))
            start += length
        for opened in self._opened:
            self._mark(CodeKind.OPEN, *opened)

    def _mark(self, kind: CodeKind, element: _Element, number: int) -> None:
        name = str(element.tag)
        markup = "" if kind is CodeKind.CLOSE else _start_tag(element)
        self._marks.append(Mark(self._solid, kind, number, name, markup, element))


def _between(marks: list[Mark], start: int, end: int) -> list[Mark]:
    """The marks of a stretch that enclose or stand within it alone, counted from its start."""
    inside = [
        mark._replace(before=mark.before - start)
        for mark in marks
        if start <= mark.before < end or (mark.kind is CodeKind.CLOSE and start < mark.before == end)
    ]
    counts = Counter(mark.number for mark in inside)
    return [mark for mark in inside if mark.kind is CodeKind.ALONE or counts[mark.number] > 1]


def _start_tag(element: _Element) -> str:
    attributes = "".join(f' {name!s}="{escape(str(value))}"' for name, value in element.items())
    return f"<{element.tag!s}{attributes}>"


def _hidden(element: _Element) -> bool:
    style = element.get("style", "").replace(" ", "").lower()
    return element.get("hidden") is not None or "display:none" in style


def _kind(element: _Element, tag: str) -> Kind:
    marked = f"{element.get('epub:type', '')} {element.get('role', '')}"
    if _NOTE.search(marked) and tag not in INLINE:
        return Kind.FOOTNOTE
    return _KINDS.get(tag, Kind.BODY)


def _set(text: str | None, pre: int) -> str:
    return (text or "") if pre else _SPACES.sub(" ", text or "")
