"""PDF files: their text layer as a document, page furniture marked, footnotes after their paragraph."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from threading import Lock
from typing import TYPE_CHECKING

from corpus.document import Document, Kind, Paragraph, Span
from corpus.errors import ReadError
from corpus.readers.pdf.furniture import furniture_of
from corpus.readers.pdf.paragraphs import Block, blocks_of, body_size, carries_on, indents
from corpus.readers.pdf.rows import Row, rows_of
from corpus.readers.pdf.words import words_of

if TYPE_CHECKING:
    import pypdfium2

_MAGIC = b"%PDF-"
_HEAD = 1024
_MOST_PAGES = 20_000
_MOST_CHARACTERS = 50_000_000
_UNREADABLE = 0.3
_GAP = "\n\n"
_pdfium = Lock()
"""PDFium may be used by one thread at a time."""


class PdfReader:
    """Reads the text layer of PDF files."""

    suffixes: tuple[str, ...] = (".pdf",)

    def takes(self, data: bytes) -> bool:
        """Whether the bytes begin as a PDF does."""
        return _MAGIC in data[:_HEAD]

    def read(self, data: bytes, name: str, *, lang: str, encoding: str | None) -> Document:  # noqa: ARG002
        """The document in a PDF's bytes; raises ReadError when it has no text to be had."""
        if not self.takes(data):
            raise ReadError(f"{name} is no PDF: check that it is the right file")
        pages = _pages(data, name)
        furniture = furniture_of(pages)
        bodies = [
            [row for index, row in enumerate(rows) if index not in marks]
            for rows, marks in zip(pages, furniture, strict=True)
        ]
        heads = [
            [rows[index] for index in sorted(marks)] for rows, marks in zip(pages, furniture, strict=True)
        ]
        return _assembled(bodies, heads, name, lang)


def _pages(data: bytes, name: str) -> list[list[Row]]:
    """The rows of each page; raises ReadError for a file without readable text."""
    pages: list[list[Row]] = []
    characters = unreadable = 0
    with _pdfium, _opened(data, name) as pdf:
        if len(pdf) > _MOST_PAGES:
            raise ReadError(f"{name} has {len(pdf):,} pages: split it, {_MOST_PAGES:,} are the most")
        for number in range(len(pdf)):
            page = _page(pdf, number, name)
            try:
                found = words_of(page)
            finally:
                page.close()
            characters += found.characters
            unreadable += found.unreadable
            if characters > _MOST_CHARACTERS:
                raise ReadError(f"{name} holds more than {_MOST_CHARACTERS:,} characters: split it")
            pages.append(rows_of(found.words))
    if not any(c.isalpha() for rows in pages for row in rows for c in row.text):
        raise ReadError(
            f"{name} has no text layer, only pictures: have its text recognised (OCR) and take the result"
        )
    if unreadable > _UNREADABLE * characters:
        raise ReadError(
            f"{name}: its fonts do not say which letters they show: have its text recognised (OCR)"
        )
    return pages


@contextmanager
def _opened(data: bytes, name: str) -> Iterator[pypdfium2.PdfDocument]:
    import pypdfium2
    import pypdfium2.raw

    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == pypdfium2.raw.FPDF_ERR_PASSWORD:
            raise ReadError(f"{name} is locked by a password: save a copy without one") from None
        raise ReadError(f"{name} is damaged or not whole: get it anew, or print it to a new PDF") from None
    try:
        yield pdf
    finally:
        pdf.close()


def _page(pdf: pypdfium2.PdfDocument, number: int, name: str) -> pypdfium2.PdfPage:
    import pypdfium2

    try:
        return pdf[number]
    except pypdfium2.PdfiumError:
        raise ReadError(
            f"{name}: page {number + 1} is damaged: get the file anew, or print it to a new PDF"
        ) from None


def _assembled(
    bodies: Sequence[Sequence[Row]], heads: Sequence[Sequence[Row]], name: str, lang: str
) -> Document:
    """The document: furniture stands where its page begins, footnotes after the paragraph they interrupt."""
    body = body_size(bodies)
    pages = [blocks_of(rows, body) for rows in bodies]
    text = _Text(indents([block for found, _ in pages for block in found]))
    held: list[Block] = []
    for (found, notes), head in zip(pages, heads, strict=True):
        text.furniture(head)
        for block in found:
            if not (block.on_top and text.carry_on(block)):
                text.close(held)
                held = []
                text.open(block)
        held += notes
    text.close(held)
    return Document(
        "".join(text.parts),
        name,
        lang,
        wrapped=False,
        paragraphs=tuple(text.paragraphs),
        furniture=tuple(text.marks),
    )


class _Text:
    """A document's text as it grows; the last paragraph stays open until it is known to have ended."""

    def __init__(self, indented: bool) -> None:
        self._indented = indented
        self.parts: list[str] = []
        self.paragraphs: list[Paragraph] = []
        self.marks: list[Span] = []
        self._length = 0
        self._open: Block | None = None
        self._start = self._end = 0
        self._pending: list[Row] = []

    def furniture(self, rows: Sequence[Row]) -> None:
        """The furniture of a page that begins; it is written with what comes next."""
        self._pending += rows

    def carry_on(self, block: Block) -> bool:
        """Add a block to the open paragraph when it goes on there."""
        if self._open is None or not carries_on(self._open, block, self._indented):
            return False
        self._write("\n")
        self._write_furniture("\n")
        self._write_rows(block.rows)
        self._open.rows += block.rows
        return True

    def open(self, block: Block) -> None:
        """Begin a paragraph."""
        self._write_furniture(_GAP)
        self._start = self._length
        self._write_rows(block.rows)
        self._open = replace(block, rows=list(block.rows))

    def close(self, notes: Sequence[Block]) -> None:
        """End the open paragraph, and put footnotes after it."""
        if self._open is not None:
            self.paragraphs.append(Paragraph(Span(self._start, self._end), self._open.kind))
            self._write(_GAP)
            self._open = None
        for note in notes:
            start = self._length
            self._write_rows(note.rows)
            self.paragraphs.append(Paragraph(Span(start, self._end), Kind.FOOTNOTE))
            self._write(_GAP)

    def _write_furniture(self, after: str) -> None:
        for row in self._pending:
            start = self._length
            self._write(row.text)
            self._write(after)
            self.marks.append(Span(start, self._length))
        self._pending = []

    def _write_rows(self, rows: Sequence[Row]) -> None:
        self._write("\n".join(row.text for row in rows))
        self._end = self._length

    def _write(self, text: str) -> None:
        self.parts.append(text)
        self._length += len(text)
