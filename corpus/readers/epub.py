"""Electronic books: the pages of an EPUB in reading order (EPUB 3.3, 5.7 and OCF 3.3)."""

from __future__ import annotations

from collections.abc import Iterator
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from corpus.document import Document
from corpus.errors import ReadError
from corpus.readers.blocks import document_of_blocks
from corpus.readers.container import MAGIC, Container
from corpus.readers.html import blocks_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_START = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_PAGES = ("application/xhtml+xml", "text/html")


class EpubReader:
    """Reads electronic books; their table of contents is left out."""

    suffixes: tuple[str, ...] = (".epub",)

    def takes(self, data: bytes) -> bool:
        """Whether the bytes are a zip file that speaks of a book."""
        return data.startswith(MAGIC) and _START.encode() in data

    def read(self, data: bytes, name: str, *, lang: str, encoding: str | None) -> Document:
        """The document in a book."""
        book = Container.open(data, name)
        pages = list(_pages(book))
        if not _encrypted(book).isdisjoint(pages):
            raise ReadError(f"{name} is encrypted: get a copy without protection")
        blocks = (
            block._replace(marks=())  # books are not written back
            for page in pages
            for block in blocks_of(book.read(page), f"{name} ({page})", encoding)
        )
        return document_of_blocks(blocks, name, lang)


def _pages(book: Container) -> Iterator[str]:
    package = next((e.get("full-path", "") for e in _named(book.xml(_START), "rootfile")), "")
    if not package:
        raise ReadError(f"{book.name} does not say where its pages are: convert it anew")
    root = book.xml(package)
    items = {e.get("id", ""): e for e in _named(root, "item")}
    for reference in _named(root, "itemref"):
        item = items.get(reference.get("idref", ""))
        if (
            item is None
            or item.get("media-type") not in _PAGES
            or "nav" in item.get("properties", "").split()
        ):
            continue
        yield normpath(join(dirname(package), unquote(item.get("href", "").partition("#")[0])))


def _encrypted(book: Container) -> set[str]:
    if _ENCRYPTION not in book:
        return set()
    return {unquote(e.get("URI", "")) for e in _named(book.xml(_ENCRYPTION), "CipherReference")}


def _named(root: _Element, name: str) -> Iterator[_Element]:
    """The elements of this local name at any depth, in order."""
    return (e for e in root.iter() if str(e.tag).rpartition("}")[2] == name)
