"""The readers by file name ending, and reading a path or a string through them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from corpus.document import Document
from corpus.readers.base import Reader, load
from corpus.readers.plain import PlainReader, document_of

READERS: tuple[Reader, ...] = (PlainReader(),)
"""The first reader also takes every ending that no other names."""


def reader_for(path: Path) -> Reader:
    """The reader of a path's format; plain text when its ending tells nothing."""
    suffix = path.suffix.lower()
    return next((reader for reader in READERS if suffix in reader.suffixes), READERS[0])


def read(path: Path, *, lang: str | None = None, encoding: str | None = None) -> Document:
    """The document in a file.

    `lang` is a BCP 47 code, "und" when not given; `encoding` overrides detection. Raises ReadError when
    there is no text to be had, EncodingError when its bytes do not decode.
    """
    document = reader_for(path).read(load(path), str(path), lang=lang or "und", encoding=encoding)
    return replace(document, name=path.name)


def read_bytes(
    data: bytes, name: str = "standard input", *, lang: str | None = None, encoding: str | None = None
) -> Document:
    """The document in the bytes of a plain text, as when it came through standard input."""
    return READERS[0].read(data, name, lang=lang or "und", encoding=encoding)


def read_text(text: str, name: str = "standard input", lang: str | None = None) -> Document:
    """The document in a string, as when it came through standard input."""
    return document_of(text, name, lang or "und")
