"""OpenDocument texts (ISO/IEC 26300): the body in order, notes at the end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml import etree

from corpus.document import Document, Kind
from corpus.errors import ReadError
from corpus.placeholders import CodeKind
from corpus.readers.blocks import Block, document_of_blocks
from corpus.readers.container import MAGIC, Container
from corpus.readers.inline import RUN, Inline, Piece, Said, marks_of
from corpus.readers.odt_styles import TextStyles, called, local_name

_UNREAD = frozenset(
    {
        "tracked-changes", "annotation", "annotation-end", "table-of-content", "hidden-text",
        "hidden-paragraph", "sequence-decls", "forms", "ruby-text", "title", "desc",
    }
)  # fmt: skip
CONTENT = "content.xml"
_MANIFEST = "META-INF/manifest.xml"
_KINDS = {"h": Kind.HEADING, "list-item": Kind.LIST_ITEM, "table-cell": Kind.TABLE_CELL}
_SIGNS = {"s": " ", "tab": "\t", "line-break": "\n"}
_UNCODED = frozenset({"ruby", "ruby-base", "meta", "text-box", "p", "h"})
"""What stands in paragraphs, or in frames in them, and is neither formatting nor a field."""
_DRAWN = frozenset({"frame", "object", "object-ole", "image", "plugin", "applet", "floating-frame"})


class OdtReader:
    """Reads odt files; deleted text, remarks and the table of contents are left out."""

    suffixes: tuple[str, ...] = (".odt", ".ott")

    def takes(self, data: bytes) -> bool:
        """Whether the bytes are a zip file with the content that an OpenDocument file has."""
        return data.startswith(MAGIC) and CONTENT.encode() in data and b"[Content_Types].xml" not in data

    def read(self, data: bytes, name: str, *, lang: str, encoding: str | None) -> Document:  # noqa: ARG002
        """The document in a file's bytes."""
        container = Container.open(data, name)
        if _MANIFEST in container and b"encryption-data" in container.read(_MANIFEST):
            raise ReadError(f"{name} is protected by a password: save it without one")
        return document_of_blocks(odt_blocks(container.xml(CONTENT)), name, lang)


def odt_blocks(root: etree._Element) -> list[Block]:
    """The paragraphs of a content part in the order of reading."""
    found = list(_Text(TextStyles.of(root)).blocks(root, Kind.BODY))
    notes = [block for block in found if block.kind is Kind.FOOTNOTE]
    return [*(block for block in found if block.kind is not Kind.FOOTNOTE), *notes]


class _Text:
    """The text of a content part, its formatting numbered in order."""

    def __init__(self, styles: TextStyles) -> None:
        self._styles = styles
        self._number = 0

    def blocks(self, node: etree._Element, kind: Kind) -> Iterator[Block]:
        """Every paragraph below a node; what stands aside of the text comes after its paragraph."""
        for child in node:
            tag = local_name(child.tag)
            if tag in {"p", "h"}:
                asides: list[etree._Element] = []
                pieces = list(self._pieces(child, asides))
                own = _KINDS["h"] if tag == "h" else kind
                yield marks_of(pieces, own, _all_over(pieces), called)
                for aside in asides:
                    inside = Kind.FOOTNOTE if local_name(aside.tag) == "note" else Kind.BODY
                    yield from self.blocks(aside, inside)
            elif tag not in _UNREAD and tag != "note-citation":
                yield from self.blocks(child, kind if kind is Kind.FOOTNOTE else _KINDS.get(tag, kind))

    def _pieces(self, node: etree._Element, asides: list[etree._Element]) -> Iterator[Piece]:
        yield Said(_spaced(node.text), node)
        for child in node:
            tag = local_name(child.tag)
            if tag in _SIGNS:
                yield Said(_SIGNS[tag], child)
            elif tag in {"note", "text-box"}:
                asides.append(child)
                if tag == "note":
                    yield self._inline(CodeKind.ALONE, "footnote", "", child)
            elif tag == "frame":
                yield self._inline(CodeKind.ALONE, "image", "", child)
                yield from self._pieces(child, asides)
            elif tag not in _UNREAD:
                opening = self._opening(tag, child)
                if opening is not None:
                    yield opening
                yield from self._pieces(child, asides)
                if opening is not None:
                    yield opening._replace(kind=CodeKind.CLOSE)
            yield Said(_spaced(child.tail), node)

    def _opening(self, tag: str, element: etree._Element) -> Inline | None:
        """What an element opens that is formatting, a link or a field."""
        if tag == "span":
            markup = self._styles.markup(_attribute(element, "style-name"))
            return self._inline(CodeKind.OPEN, RUN, markup, element) if markup else None
        if tag == "a":
            return self._inline(CodeKind.OPEN, "link", _attribute(element, "href"), element)
        if tag in _UNCODED or tag in _DRAWN or not "".join(map(str, element.itertext())).strip():
            return None
        return self._inline(CodeKind.OPEN, "field", tag, element)

    def _inline(self, kind: CodeKind, name: str, markup: str, element: etree._Element) -> Inline:
        self._number += 1
        return Inline(kind, self._number, name, markup, element)


def _all_over(pieces: Sequence[Piece]) -> str:
    """The formatting that all of a paragraph has, "" for none."""
    found: set[str] = set()
    opened: list[str] = []
    for piece in pieces:
        if isinstance(piece, Said):
            if piece.text.strip():
                found.add(opened[-1] if opened else "")
        elif piece.name == RUN and piece.kind is CodeKind.OPEN:
            opened.append(piece.markup)
        elif piece.name == RUN:
            opened.pop()
    return found.pop() if len(found) == 1 else ""


def _attribute(element: etree._Element, name: str) -> str:
    return next((str(value) for key, value in element.items() if local_name(str(key)) == name), "")


def _spaced(text: str | None) -> str:
    """Line ends in the XML are spaces."""
    return (text or "").replace("\n", " ")
