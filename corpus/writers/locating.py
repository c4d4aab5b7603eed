"""Where the stretches of a document's text stand in the paragraphs that its file is read as."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from corpus.document import Document, Span
from corpus.errors import WriteError
from corpus.placeholders import Code, CodeKind, codes_in
from corpus.readers.blocks import Block, codes_at, document_of_blocks, settled
from corpus.writers.base import Replacement
from corpus.writers.breaks import with_breaks


class Stretch(NamedTuple):
    """A stretch of a paragraph and what is to stand in its place.

    `start` and `end` count the paragraph's solid characters, those that are no white space; `text` is the
    stretch, `codes` are its own by their places in it, `open` the numbers of what was opened before it and
    closes in it or later, `new` and `new_codes` what replaces it.
    """

    start: int
    end: int
    text: str
    codes: tuple[Code, ...]
    open: tuple[int, ...]
    new: str
    new_codes: tuple[Code, ...]
    span: Span


class Located(NamedTuple):
    """A paragraph of a file with what is to be replaced in it, in order."""

    block: Block
    stretches: tuple[Stretch, ...]


def located(
    blocks: Sequence[Block], document: Document, replacements: Iterable[Replacement]
) -> tuple[list[Located], list[Span]]:
    """The paragraphs with something to be replaced, and the stretches that lie in no paragraph.

    Codes of the replacements are passed over when the file is read with others now than when it was stored.
    Raises WriteError when the blocks do not hold the document's text.
    """
    again = document_of_blocks(blocks, document.name, document.lang)
    if again.text != document.text:
        raise WriteError(
            f"{document.name}: the kept file reads otherwise than it did; add the text to a new project"
        )
    known = again.codes == document.codes
    kept = [block for block in blocks if settled(block.text)]
    starts = [paragraph.span.start for paragraph in again.paragraphs]
    found: dict[int, list[Replacement]] = {}
    left: list[Span] = []
    for replacement in replacements:
        place = bisect_right(starts, replacement.span.start) - 1
        if place < 0 or replacement.span.end > again.paragraphs[place].span.end:
            left.append(replacement.span)
        else:
            found.setdefault(place, []).append(replacement if known else replace(replacement, codes=()))
    return [
        Located(kept[place], tuple(_stretches(kept[place], starts[place], some)))
        for place, some in found.items()
    ], left


def _stretches(block: Block, offset: int, replacements: Iterable[Replacement]) -> Iterator[Stretch]:
    text = settled(block.text)
    codes = list(codes_at(text, block.marks))
    solid = [place for place, char in enumerate(text) if not char.isspace()]
    for replacement in replacements:
        start = bisect_left(solid, replacement.span.start - offset)
        end = bisect_left(solid, replacement.span.end - offset)
        if start == end:
            continue
        span = Span(solid[start], solid[end - 1] + 1)
        own = codes_in(codes, span)
        lacking = " " * (span.start > 0 and not text[span.start - 1].isspace())  # a repair had put it in
        yield Stretch(
            start,
            end,
            text[span.start : span.end],
            own,
            _open_at(codes, span.start),
            lacking + with_breaks(text[span.start : span.end], replacement.text),
            tuple(replace(code, place=code.place + len(lacking)) for code in replacement.codes),
            replacement.span,
        )


def _open_at(codes: Iterable[Code], place: int) -> tuple[int, ...]:
    """The numbers of what is open where a stretch begins, before what opens there."""
    opened: list[int] = []
    for code in codes:
        if code.place > place or (code.place == place and code.kind is not CodeKind.CLOSE):
            break
        if code.kind is CodeKind.OPEN:
            opened.append(code.number)
        elif code.number in opened:
            opened.remove(code.number)
    return tuple(opened)
