"""The readers by file name ending, and reading a path or a string through them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from corpus.document import Document
from corpus.errors import ReadError
from corpus.original import Form, Original
from corpus.readers.base import Reader, load
from corpus.readers.docx import DocxReader
from corpus.readers.epub import EpubReader
from corpus.readers.html import HtmlReader
from corpus.readers.odt import OdtReader
from corpus.readers.pdf import PdfReader
from corpus.readers.plain import PlainReader, document_of

READERS: tuple[Reader, ...] = (
    PlainReader(), DocxReader(), OdtReader(), EpubReader(), HtmlReader(), PdfReader(),
)  # fmt: skip
"""The first reader also takes whatever no other does."""

_FORMS: dict[type[Reader], Form] = {DocxReader: Form.DOCX, OdtReader: Form.ODT, HtmlReader: Form.HTML}
_OLE = b"\xd0\xcf\x11\xe0"


def reader_for(path: Path, data: bytes) -> Reader:
    """The reader of a file: the one whose format its bytes show, or else the one its ending names."""
    if data.startswith(_OLE):
        raise ReadError(f"{path} is an old or protected Office file: save as docx, without a password")
    shown = next((reader for reader in READERS if reader.takes(data)), None)
    suffix = path.suffix.lower()
    return shown or next((reader for reader in READERS if suffix in reader.suffixes), READERS[0])


def is_plain(path: Path) -> bool:
    """Whether a file is plain text, whose lines mean something; raises ReadError when it cannot be read."""
    return isinstance(reader_for(path, load(path)), PlainReader)


def read(path: Path, *, lang: str | None = None, encoding: str | None = None, keep: bool = False) -> Document:
    """The document in a file; with `keep`, also the file, if its form can be written back.

    `lang` is a BCP 47 code, "und" when not given; `encoding` overrides detection. Raises ReadError when
    there is no text to be had, EncodingError when its bytes do not decode.
    """
    return replace(_read(load(path), path, lang, encoding, keep), name=path.name)


def read_bytes(
    data: bytes,
    name: str = "standard input",
    *,
    lang: str | None = None,
    encoding: str | None = None,
    keep: bool = False,
) -> Document:
    """The document in some bytes, of the format they show, as when they came through standard input."""
    return _read(data, Path(name), lang, encoding, keep)


def _read(data: bytes, path: Path, lang: str | None, encoding: str | None, keep: bool) -> Document:
    reader = reader_for(path, data)
    document = reader.read(data, str(path), lang=lang or "und", encoding=encoding)
    form = _FORMS.get(type(reader)) if keep else None
    return document if form is None else replace(document, original=Original(form, data, encoding))


def read_text(text: str, name: str = "standard input", lang: str | None = None) -> Document:
    """The document in a string, as when it came through standard input."""
    return document_of(text, name, lang or "und")
