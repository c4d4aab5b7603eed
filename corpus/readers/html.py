"""Web pages: the text as it is read, block by block."""

from __future__ import annotations

import re
from codecs import BOM_UTF8, lookup

from lxml import etree
from lxml.html import HTMLParser, document_fromstring

from corpus.document import Document, Kind
from corpus.errors import ReadError
from corpus.readers.blocks import document_of_blocks
from corpus.readers.encodings import decode

_UNREAD = frozenset(
    {
        "head", "script", "style", "template", "noscript", "nav", "svg", "math", "object", "iframe", "canvas",
        "select", "datalist", "audio", "video", "rp", "rt", "textarea", "button",
    }
)  # fmt: skip
_KINDS = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), Kind.HEADING),
    **dict.fromkeys(("li", "dt", "dd"), Kind.LIST_ITEM),
    **dict.fromkeys(("td", "th"), Kind.TABLE_CELL),
}
_BLOCKS = frozenset(_KINDS) | {
    "p", "div", "section", "article", "main", "header", "footer", "aside", "blockquote", "pre", "ul", "ol",
    "dl", "table", "thead", "tbody", "tfoot", "tr", "caption", "figure", "figcaption", "address", "form",
    "fieldset", "legend", "details", "summary", "hr", "body", "html", "center",
}  # fmt: skip
_CHARSET = re.compile(rb"""<(?:meta|\?xml)[^>]*?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.I)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_SPACES = re.compile(r"[ \t\r\n\f]+")
_RUNS = re.compile(r" {2,}")
_PAGE = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?<(?:!doctype\s+html|html)[\s>]", re.I | re.S)
_DEEPEST = 400

Block = tuple[str, Kind]


class HtmlReader:
    """Reads HTML and XHTML; scripts, navigation and what is hidden are left out."""

    suffixes: tuple[str, ...] = (".html", ".htm", ".xhtml")

    def takes(self, data: bytes) -> bool:
        """Whether the bytes begin as a page does."""
        return _PAGE.match(data[:4096].removeprefix(BOM_UTF8)) is not None

    def read(self, data: bytes, name: str, *, lang: str, encoding: str | None) -> Document:
        """The document in a page's bytes; a page's own word on its encoding counts after `encoding`."""
        text = decode(data, name, encoding or _declared(data))
        return document_of_blocks(notes_last(blocks_of_page(text, name)), name, lang)


def blocks_of_page(text: str, name: str) -> list[Block]:
    """The paragraphs of a decoded page, in order. Raises ReadError when it cannot be parsed."""
    text = _DECLARATION.sub("", text.removeprefix("\ufeff").replace("\0", ""))
    try:
        root = document_fromstring(text, parser=HTMLParser(remove_comments=True, remove_pis=True))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise ReadError(f"{name} holds no text that can be read as a page: {error}") from error
    page = _Page()
    page.walk(root, Kind.BODY, preformatted=False, depth=0)
    page.end()
    return page.blocks


def notes_last(blocks: list[Block]) -> list[Block]:
    """The blocks with footnotes after all others."""
    return sorted(blocks, key=lambda block: block[1] is Kind.FOOTNOTE)


class _Page:
    """Collects running text until a block begins or ends."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._parts: list[str] = []
        self._kind = Kind.BODY

    def walk(self, node: etree._Element, kind: Kind, *, preformatted: bool, depth: int) -> None:
        tag = node.tag.lower() if isinstance(node.tag, str) else ""
        if not tag or tag in _UNREAD or _hidden(node) or depth > _DEEPEST:
            return
        if tag == "br":
            self._parts.append("\n")
            return
        block = tag in _BLOCKS
        kind = Kind.FOOTNOTE if _is_note(node) else kind if kind is Kind.FOOTNOTE else _KINDS.get(tag, kind)
        preformatted = preformatted or tag == "pre"
        if block:
            self.end()
        self._kind = kind
        self._say(node.text, preformatted=preformatted)
        for child in node:
            self.walk(child, kind, preformatted=preformatted, depth=depth + 1)
            self._kind = kind
            self._say(child.tail, preformatted=preformatted)
        if block:
            self.end()

    def end(self) -> None:
        """A block ends: what was collected is a paragraph."""
        self.blocks.append((_RUNS.sub(" ", "".join(self._parts)), self._kind))
        self._parts.clear()

    def _say(self, text: str | None, *, preformatted: bool) -> None:
        if text:
            self._parts.append(text if preformatted else _SPACES.sub(" ", text))


def _hidden(node: etree._Element) -> bool:
    style = str(node.get("style") or "").replace(" ", "").lower()
    return node.get("hidden") is not None or node.get("aria-hidden") == "true" or "display:none" in style


def _is_note(node: etree._Element) -> bool:
    names = f"{node.get('role') or ''} {node.get('epub:type') or ''}"
    return "footnote" in names or "endnote" in names


def _declared(data: bytes) -> str | None:
    """The encoding that a page says it is in, if there is such a one; UTF-8 and UTF-16 show themselves."""
    found = _CHARSET.search(data[:4096])
    if found is None or data[:2] in {b"\xff\xfe", b"\xfe\xff"} or data[:3] == b"\xef\xbb\xbf":
        return None
    try:
        return lookup(found[1].decode("ascii")).name
    except (LookupError, UnicodeDecodeError):
        return None
