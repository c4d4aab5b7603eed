"""OpenDocument texts written anew with other texts: tags stay as they are written."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.document import Document
from corpus.errors import WriteError
from corpus.original import Original
from corpus.readers.container import Container, parse_xml
from corpus.readers.odt import CONTENT, odt_blocks
from corpus.writers.base import Replacement, Written
from corpus.writers.container import packed
from corpus.writers.marking import is_markable, with_marks
from corpus.writers.markup import xml_tokens
from corpus.writers.placing import Worth
from corpus.writers.splicing import Source, Vocabulary, spliced

_BODY = "<office:body"
_VOCABULARY = Vocabulary(
    inline=frozenset({
        "text:span", "text:a", "text:s", "text:bookmark", "text:bookmark-start", "text:bookmark-end",
        "text:soft-page-break", "text:reference-mark-start", "text:reference-mark-end",
    }),
    signs={"text:line-break": "\n", "text:tab": "\t"},
    passing=frozenset({"text:s", "text:soft-page-break"}),
    glosses=frozenset({"text:ruby-text"}),
    worths={"link": Worth.LINK, "field": Worth.FIXED},
)  # fmt: skip


class OdtWriter:
    """Writes OpenDocument texts."""

    def write(self, original: Original, document: Document, replacements: Sequence[Replacement]) -> Written:
        """The file with texts replaced; see `Writer`."""
        container = Container.open(original.data, document.name)
        try:
            text = container.read(CONTENT).decode("utf-8-sig")
        except UnicodeDecodeError:
            raise WriteError(f"{document.name}: is not in UTF-8; save the source anew and add it") from None
        if not is_markable(text):
            raise WriteError(f"{document.name}: holds characters that stand for nothing; take them out")
        source = Source(text, xml_tokens(text), _VOCABULARY)
        marked = with_marks(text, source.tokens, text.find(_BODY))  # styles are no text
        root = parse_xml(marked.encode("utf-8"), document.name)
        written, left, unplaced = spliced(source, odt_blocks(root), document, replacements)
        return Written(packed(container, {CONTENT: written.encode("utf-8")}), left, unplaced)
