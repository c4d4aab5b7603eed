"""Web pages: the text a browser would show, a paragraph for each block element (HTML Standard, 15.3)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING

from corpus.document import Document, Kind
from corpus.errors import ReadError
from corpus.readers.blocks import document_of_blocks
from corpus.readers.encodings import decode

if TYPE_CHECKING:
    from lxml.etree import _Element

_SILENT = frozenset({
    "head", "nav", "script", "style", "template", "noscript", "svg", "iframe", "object", "audio", "video",
    "textarea", "select", "button", "rt", "rp",
})  # fmt: skip
_INLINE = frozenset({
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "br", "cite", "code", "data", "del", "dfn", "em",
    "font", "i", "img", "ins", "kbd", "label", "mark", "math", "nobr", "q", "ruby", "rb", "s", "samp",
    "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
})  # fmt: skip
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

Block = tuple[str, Kind]


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
    from lxml import etree

    text = _DECLARATION.sub("", page_text(data, name, encoding)).replace("\x00", "")
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


def page_text(data: bytes, name: str, encoding: str | None = None) -> str:
    """A page decoded: as asked, by its mark, as UTF-8 if it is that, as it declares, or by its letters."""
    declared = _CHARSET.search(data[:_DECLARED_WITHIN])
    if encoding is None and declared and not data.startswith(_MARKS):
        charset = (declared.group(1) or declared.group(2)).decode("ascii", "replace").lower()
        for guess in ("utf-8", charset):  # many a page that says otherwise is UTF-8
            with suppress(LookupError, ValueError):
                return data.decode(guess)
    return decode(data, name, encoding)


def _blocks(root: _Element) -> Iterator[Block]:
    from lxml import etree

    kinds: list[Kind] = []
    pieces: list[str] = []
    pre = 0
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        tag = str(element.tag)
        silent = tag in _SILENT or _hidden(element)
        if not silent and tag not in _INLINE:
            yield from _flushed(pieces, kinds)
            pre += (tag == "pre") * (1 if event == "start" else -1)
        if event == "start":
            kinds.append(_kind(element, tag))
            if silent:
                walk.skip_subtree()
            else:
                pieces.append("\n" if tag == "br" else _set(element.text, pre))
        else:
            kinds.pop()
            pieces.append(_set(element.tail, pre))
    yield from _flushed(pieces, kinds)


def _hidden(element: _Element) -> bool:
    style = element.get("style", "").replace(" ", "").lower()
    return element.get("hidden") is not None or "display:none" in style


def _kind(element: _Element, tag: str) -> Kind:
    marked = f"{element.get('epub:type', '')} {element.get('role', '')}"
    if _NOTE.search(marked) and tag not in _INLINE:
        return Kind.FOOTNOTE
    return _KINDS.get(tag, Kind.BODY)


def _set(text: str | None, pre: int) -> str:
    return (text or "") if pre else _SPACES.sub(" ", text or "")


def _flushed(pieces: list[str], kinds: list[Kind]) -> Iterator[Block]:
    """What was gathered, a paragraph for each stretch between blank lines; nothing is left gathered."""
    text = re.sub(r" {2,}", " ", "".join(pieces))
    pieces.clear()
    kind = next((kind for kind in _PRECEDENCE if kind in kinds), Kind.BODY)
    for part in _BLANK_LINE.split(text):
        yield part, kind
