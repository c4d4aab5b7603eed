"""What a writer is: it puts other texts into a file and leaves all else in it as it was."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from corpus.document import Document, Span
from corpus.original import Original
from corpus.placeholders import Code


@dataclass(frozen=True, slots=True)
class Replacement:
    """A text to stand in the place of a stretch of a document's text.

    `codes` are those of the document that the new text holds, by their places in it; what the stretch has and
    the new text lacks is put where it most likely belongs.
    """

    span: Span
    text: str
    codes: tuple[Code, ...] = ()


@dataclass(frozen=True, slots=True)
class Written:
    """A file written anew.

    `left` are stretches that could not be replaced and stay as they were; `unplaced` are codes of formatting
    and links for which the new texts showed no place: what they did is gone.
    """

    data: bytes
    left: tuple[Span, ...] = ()
    unplaced: tuple[Code, ...] = ()


class Writer(Protocol):
    """Writes the files of one form."""

    def write(self, original: Original, document: Document, replacements: Sequence[Replacement]) -> Written:
        """The file that the document was read from with texts replaced.

        `replacements` are in order and apart. Raises WriteError when the file does not hold the document's
        text.
        """
        ...
