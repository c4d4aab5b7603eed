"""A translation as a new document, for sources whose own form is not written back: plain text, PDF, EPUB."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from corpus.document import Kind, Segment
from corpus.writers import Replacement
from workbench.services.word_file import lang_of, paragraph, run, word_file

_STYLES = {
    Kind.HEADING: "Heading1",
    Kind.LIST_ITEM: "ListParagraph",
    Kind.TABLE_CELL: "",
    Kind.FOOTNOTE: "FootnoteText",
    Kind.BODY: "BodyText",
}
_STYLE_SHEET = (
    '<w:style w:type="paragraph" w:styleId="BodyText"><w:name w:val="Body Text"/><w:basedOn w:val="Normal"/>'
    '<w:pPr><w:spacing w:after="120" w:line="276" w:lineRule="auto"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="ListParagraph"><w:name w:val="List Paragraph"/>'
    '<w:basedOn w:val="BodyText"/><w:pPr><w:ind w:left="720"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="FootnoteText"><w:name w:val="footnote text"/>'
    '<w:basedOn w:val="Normal"/><w:rPr><w:sz w:val="20"/></w:rPr></w:style>'
)
_PAGE = (
    '<w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567"'
    ' w:gutter="0"/>'
)


class TranslatedParagraph(NamedTuple):
    """A paragraph of a translation; `lang` is the source's where nothing of it is translated."""

    kind: Kind
    text: str
    lang: str


def translated_paragraphs(
    segments: Sequence[Segment], texts: Sequence[str], replacements: Sequence[Replacement], lang: str
) -> Iterator[TranslatedParagraph]:
    """The paragraphs of a source with translations in the place of its segments, as `write` would put them.

    `texts` are those of the segments as they stand now; what has no translation keeps them. Paragraphs that
    became empty, their text being part of the one before, are left out.
    """
    starts = {one.span.start: one for one in replacements}
    end = 0
    for _, inside in groupby(zip(segments, texts, strict=True), key=lambda pair: pair[0].paragraph):
        pieces: list[str] = []
        langs: list[str] = []
        kind = Kind.BODY
        for segment, text in inside:
            kind = segment.kind
            replacement = starts.get(segment.span.start)
            if segment.span.start == segment.span.end:  # added by hand: what it says went with its neighbour
                continue
            if replacement is not None:
                end = replacement.span.end
                pieces.append(replacement.text)
                langs.append(lang)
            elif segment.span.start >= end:
                pieces.append(text)
                langs.append(segment.lang)
        said = " ".join(filter(None, pieces))
        if said:
            yield TranslatedParagraph(kind, said, lang if lang in langs else langs[0])


def as_word(paragraphs: Sequence[TranslatedParagraph]) -> bytes:
    """A Word document of the paragraphs, each in the style of its kind."""
    body = "".join(paragraph(run(one.text, lang_of(one.lang)), _STYLES[one.kind]) for one in paragraphs)
    return word_file(body, _PAGE, _STYLE_SHEET, size=24)


def as_plain(paragraphs: Sequence[TranslatedParagraph]) -> bytes:
    """A plain text in UTF-8, an empty line between paragraphs."""
    return ("\n\n".join(one.text for one in paragraphs) + "\n").encode()


FRESH: Mapping[str, Callable[[Sequence[TranslatedParagraph]], bytes]] = {".docx": as_word, ".txt": as_plain}
"""The forms of new documents, by file ending."""
