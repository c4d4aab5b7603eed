"""Electronic books (EPUB 2 and 3): the pages in reading order."""

from __future__ import annotations

from posixpath import dirname, join, normpath
from urllib.parse import unquote

from lxml import etree

from corpus.document import Document
from corpus.errors import ReadError
from corpus.readers.blocks import document_of_blocks
from corpus.readers.container import MAGIC, Container
from corpus.readers.encodings import decode
from corpus.readers.html import Block, blocks_of_page, notes_last

_PAGES = frozenset({"application/xhtml+xml", "text/html"})
_CONTAINER = "META-INF/container.xml"
_RIGHTS = "META-INF/encryption.xml"
_FONTS = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")


class EpubReader:
    """Reads the pages of a book's spine; the table of contents is not repeated."""

    suffixes: tuple[str, ...] = (".epub",)

    def takes(self, data: bytes) -> bool:
        """Whether the bytes are a zip file that speaks of a book's container."""
        return data.startswith(MAGIC) and _CONTAINER.encode() in data

    def read(self, data: bytes, name: str, *, lang: str, encoding: str | None) -> Document:  # noqa: ARG002
        """The document in a book's bytes."""
        container = Container.open(data, name)
        if _RIGHTS in container and _is_locked(container.xml(_RIGHTS)):
            raise ReadError(f"{name} is locked by its seller (DRM): get a copy that is not")
        package = _package(container)
        blocks: list[Block] = []
        for page in _spine(container.xml(package), dirname(package)):
            if page in container:
                where = f"{name} ({page})"
                blocks += blocks_of_page(decode(container.read(page), where, None), where)
        return document_of_blocks(notes_last(blocks), name, lang)


def _package(container: Container) -> str:
    for node in container.xml(_CONTAINER).iter():
        if _tag(node) == "rootfile" and node.get("full-path"):
            return str(node.get("full-path"))
    raise ReadError(f"{container.name} does not say where its pages are: convert it anew")


def _spine(package: etree._Element, folder: str) -> list[str]:
    """The pages in order, by their names in the archive."""
    nodes = list(package.iter())
    items = {node.get("id"): node for node in nodes if _tag(node) == "item"}
    pages = []
    for node in nodes:
        if _tag(node) != "itemref" or node.get("idref") not in items:
            continue
        item = items[node.get("idref")]
        if item.get("media-type") in _PAGES and "nav" not in str(item.get("properties") or "").split():
            pages.append(normpath(join(folder, unquote(str(item.get("href") or "")))))
    return pages


def _is_locked(rights: etree._Element) -> bool:
    """Whether more than fonts is encrypted."""
    methods = [str(node.get("Algorithm")) for node in rights.iter() if _tag(node) == "EncryptionMethod"]
    return any(not method.startswith(_FONTS) for method in methods)


def _tag(node: etree._Element) -> str:
    return node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""
