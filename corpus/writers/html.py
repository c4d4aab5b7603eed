"""Web pages written anew with other texts: tags, scripts, remarks and references stay as they are written."""

from __future__ import annotations

import codecs
from collections.abc import Sequence

from corpus.document import Document
from corpus.errors import WriteError
from corpus.original import Original
from corpus.readers.encodings import decode_as
from corpus.readers.html import INLINE, page_encoding, text_blocks
from corpus.writers.base import Replacement, Written
from corpus.writers.marking import is_markable, with_marks
from corpus.writers.markup import html_tokens
from corpus.writers.placing import Worth
from corpus.writers.splicing import Source, Vocabulary, spliced

_VOCABULARY = Vocabulary(
    inline=INLINE,
    signs={"br": "\n"},
    passing=frozenset({"wbr", "nobr", "ruby", "rb"}),
    glosses=frozenset({"rt", "rp"}),
    worths={"a": Worth.LINK},
)
_BYTE_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


class HtmlWriter:
    """Writes web pages."""

    def write(self, original: Original, document: Document, replacements: Sequence[Replacement]) -> Written:
        """The page with texts replaced; see `Writer`. Characters its encoding lacks are references."""
        encoding = page_encoding(original.data, document.name, original.encoding)
        text = decode_as(original.data, document.name, encoding)
        if not is_markable(text):
            raise WriteError(f"{document.name}: holds characters that stand for nothing; take them out")
        source = Source(text, html_tokens(text), _VOCABULARY)
        blocks = text_blocks(with_marks(text, source.tokens), document.name)
        written, left, unplaced = spliced(source, blocks, document, replacements)
        return Written(_encoded(written, original.data, encoding), left, unplaced)


def _encoded(text: str, data: bytes, encoding: str) -> bytes:
    """A text in the encoding of some bytes, with the mark they have at the beginning."""
    for mark, codec in _BYTE_MARKS:
        if data.startswith(mark) and encoding.lower().replace("_", "-")[:5] == codec[:5]:
            return mark + text.encode(codec, "xmlcharrefreplace")
    return text.encode(encoding, "xmlcharrefreplace")
