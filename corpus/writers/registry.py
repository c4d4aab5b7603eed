"""The writers by form, and writing a document through them."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.document import Document
from corpus.original import Form, Original
from corpus.writers.base import Replacement, Writer, Written
from corpus.writers.docx import DocxWriter
from corpus.writers.html import HtmlWriter
from corpus.writers.odt import OdtWriter

WRITERS: dict[Form, Writer] = {Form.DOCX: DocxWriter(), Form.HTML: HtmlWriter(), Form.ODT: OdtWriter()}


def write(original: Original, document: Document, replacements: Sequence[Replacement]) -> Written:
    """The file that a document was read from, with texts replaced; `replacements` are in order and apart.

    Raises WriteError when the file does not hold the document's text, ReadError when it cannot be read.
    """
    return WRITERS[original.form].write(original, document, replacements)
