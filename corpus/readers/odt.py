"""OpenDocument texts (ISO/IEC 26300): the body in order, notes at the end."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from corpus.document import Document, Kind
from corpus.errors import ReadError
from corpus.readers.blocks import Block, document_of_blocks
from corpus.readers.container import MAGIC, Container

_UNREAD = frozenset(
    {
        "tracked-changes", "annotation", "annotation-end", "table-of-content", "hidden-text",
        "hidden-paragraph", "sequence-decls", "forms", "ruby-text", "title", "desc",
    }
)  # fmt: skip
_MANIFEST, _CONTENT = "META-INF/manifest.xml", "content.xml"
_KINDS = {"h": Kind.HEADING, "list-item": Kind.LIST_ITEM, "table-cell": Kind.TABLE_CELL}
_ASIDE = frozenset({"note", "text-box"})


class OdtReader:
    """Reads odt files; deleted text, remarks and the table of contents are left out."""

    suffixes: tuple[str, ...] = (".odt", ".ott")

    def takes(self, data: bytes) -> bool:
        """Whether the bytes are a zip file with the content that an OpenDocument file has."""
        return data.startswith(MAGIC) and _CONTENT.encode() in data and b"[Content_Types].xml" not in data

    def read(self, data: bytes, name: str, *, lang: str, encoding: str | None) -> Document:  # noqa: ARG002
        """The document in a file's bytes."""
        container = Container.open(data, name)
        if _MANIFEST in container and b"encryption-data" in container.read(_MANIFEST):
            raise ReadError(f"{name} is protected by a password: save it without one")
        found = list(_blocks(container.xml(_CONTENT), Kind.BODY))
        notes = [block for block in found if block.kind is Kind.FOOTNOTE]
        return document_of_blocks([*(block for block in found if block not in notes), *notes], name, lang)


def _blocks(node: etree._Element, kind: Kind) -> Iterator[Block]:
    """Every paragraph below a node; what stands aside of the text comes after its paragraph."""
    for child in node:
        tag = _tag(child)
        if tag in {"p", "h"}:
            asides: list[etree._Element] = []
            text = "".join(_texts(child, asides))
            yield Block(text, _KINDS["h"] if tag == "h" else kind)
            for aside in asides:
                yield from _blocks(aside, Kind.FOOTNOTE if _tag(aside) == "note" else Kind.BODY)
        elif tag not in _UNREAD and tag != "note-citation":
            yield from _blocks(child, kind if kind is Kind.FOOTNOTE else _KINDS.get(tag, kind))


def _texts(node: etree._Element, asides: list[etree._Element]) -> Iterator[str]:
    yield _spaced(node.text)
    for child in node:
        tag = _tag(child)
        if tag == "s":
            yield " "
        elif tag == "tab":
            yield "\t"
        elif tag == "line-break":
            yield "\n"
        elif tag in _ASIDE:
            asides.append(child)
        elif tag not in _UNREAD:
            yield from _texts(child, asides)
        yield _spaced(child.tail)


def _spaced(text: str | None) -> str:
    """Line ends in the XML are spaces."""
    return (text or "").replace("\n", " ")


def _tag(node: etree._Element) -> str:
    return node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""
