"""A text as it was read, the changes made to it, and the segments cut from it.

Offsets are counted in Unicode code points. `Document.text` never changes: repairs are values beside it,
so every repaired character can be traced back and every repair taken back.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from corpus.original import Original
from corpus.placeholders import Code


class Span(NamedTuple):
    """A half-open stretch of characters, `start` included, `end` not."""

    start: int
    end: int


class Kind(StrEnum):
    """What a paragraph or segment is in its document."""

    BODY = "body"
    HEADING = "heading"
    LIST_ITEM = "list-item"
    TABLE_CELL = "table-cell"
    FOOTNOTE = "footnote"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph's place in a text and its kind."""

    span: Span
    kind: Kind = Kind.BODY


@dataclass(frozen=True, slots=True)
class Document:
    """A text in one language, as read.

    `lang` is a BCP 47 code, or "und" when unknown. With `wrapped`, the line ends are those of a page
    (plain text) and paragraphs have to be rebuilt; without, `paragraphs` are the author's own, or known from
    the layout (PDF). `furniture` are stretches that a reader knows to be running heads and page numbers,
    `codes` the inline formatting of formats that can be written back, in order. `original` is the file
    itself, when it was asked to be kept.
    """

    text: str
    name: str = ""
    lang: str = "und"
    wrapped: bool = True
    paragraphs: tuple[Paragraph, ...] = ()
    furniture: tuple[Span, ...] = ()
    codes: tuple[Code, ...] = ()
    original: Original | None = field(default=None, repr=False, compare=False)


class RepairKind(StrEnum):
    """The faults that are repaired, one module each in `corpus.repair`."""

    FURNITURE = "furniture"  # page number, running head, page header inside the text
    LINE_BREAK = "line-break"  # a line end inside a sentence or paragraph
    BROKEN_WORD = "broken-word"  # a word cut at a line end
    MIXED_SCRIPT = "mixed-script"  # Latin letters inside a Cyrillic word, or the reverse
    WRONG_LETTER = "wrong-letter"  # letters of old fonts or of text recognition
    SPACED_WORD = "spaced-word"  # е г і с т і к
    MISSING_SPACE = "missing-space"  # «бастайды.Қарқаралы»
    SPACING = "spacing"  # runs of spaces, spaces before a comma
    DASH = "dash"  # a hyphen that stands for a dash, or the reverse
    CONTROL = "control"  # soft hyphens, zero-width and control characters


@dataclass(frozen=True, slots=True)
class Repair:
    """One recorded change to a text.

    `span` lies in the original, `before` is what stands there, `after` what replaces it; `certainty`
    (0–1) is how sure the decision is. A repair that is only proposed has `made` False.
    """

    kind: RepairKind
    span: Span
    before: str
    after: str
    certainty: float = 1.0
    made: bool = True


@dataclass(frozen=True, slots=True)
class Segment:
    """A sentence, heading or list item.

    `span` lies in the original document and covers everything from the segment's first to its last
    character there; `text` is the repaired text, trimmed; `paragraph` counts from 0.
    """

    text: str
    span: Span
    paragraph: int
    lang: str
    kind: Kind = Kind.BODY
