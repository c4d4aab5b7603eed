"""A source marked with places, so that a reader's paragraphs tell where their texts and codes stand in it.

Every text with letters gets a mark before its first solid character, every element an attribute. The marks
are characters that Unicode keeps for such inner use (noncharacters), which no text holds.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from corpus.readers.blocks import Block
from corpus.writers.markup import Solid, Sort, Token, solids

_DIGITS = "\ufdd0\ufdd1\ufdd2\ufdd3\ufdd4\ufdd5\ufdd6\ufdd7\ufdd8\ufdd9"
_OPENING, _CLOSING = "\ufdee", "\ufdef"
_MARK = re.compile(f"{_OPENING}([{_DIGITS}]+){_CLOSING}")
_ANY = re.compile("[\ufdd0-\ufdef]")
_TO_MARK = str.maketrans("0123456789", _DIGITS)
_FROM_MARK = str.maketrans(_DIGITS, "0123456789")
_ATTRIBUTE = "qostil-place"
_SHOWN = re.compile(rf' {_ATTRIBUTE}="[0-9]+"')


class Marked(NamedTuple):
    """A paragraph as it is without marks.

    `solids` are its solid characters as the source has them, None for one that the source has otherwise;
    `tags` are the tokens that its codes begin with, by their numbers.
    """

    block: Block
    solids: tuple[Solid | None, ...]
    tags: dict[int, int]


def is_markable(text: str) -> bool:
    """Whether a source holds none of the characters that marks are made of."""
    return not _ANY.search(text)


def with_marks(text: str, tokens: Sequence[Token], start: int = 0) -> str:
    """A source with its marks, from a place on."""
    parts: list[str] = []
    for place, token in enumerate(tokens):
        piece = text[token.start : token.end]
        if token.start < start:
            parts.append(piece)
        elif token.sort is Sort.TEXT and (solid := next(solids(text, token.start, token.end), None)):
            mark = f"{_OPENING}{str(place).translate(_TO_MARK)}{_CLOSING}"
            parts += (text[token.start : solid.start], mark, text[solid.start : token.end])
        elif token.sort in {Sort.START, Sort.EMPTY}:
            name = 1 + len(token.name)
            parts += (piece[:name], f' {_ATTRIBUTE}="{place}"', piece[name:])
        else:
            parts.append(piece)
    return "".join(parts)


def unmarked_blocks(text: str, tokens: Sequence[Token], blocks: Iterable[Block]) -> Iterator[Marked]:
    """The paragraphs that a marked source is read as, without the marks."""
    rest: Iterator[Solid] = iter(())
    for block in blocks:
        found: list[Solid | None] = []
        places: list[int] = []  # of the solid characters, in the marked text's count of them
        plain: list[str] = []
        counted = last = 0
        for mark in (*_MARK.finditer(block.text), None):
            piece = block.text[last : mark.start() if mark else None]
            for char in "".join(piece.split()):
                solid = next(rest, None)
                found.append(solid if solid and solid.char == char else None)
                places.append(counted)
                counted += 1
            plain.append(piece)
            if mark:
                token = tokens[int(mark.group(1).translate(_FROM_MARK))]
                rest = solids(text, token.start, token.end)
                counted += len(mark.group())
                last = mark.end()
        yield _marked(block, "".join(plain), found, places)


def _marked(block: Block, text: str, found: Iterable[Solid | None], places: Sequence[int]) -> Marked:
    tags = {
        mark.number: int(mark.element.get(_ATTRIBUTE, ""))
        for mark in block.marks
        if mark.element is not None and mark.element.get(_ATTRIBUTE)
    }
    marks = tuple(
        mark._replace(before=bisect_left(places, mark.before), markup=_SHOWN.sub("", mark.markup))
        for mark in block.marks
    )
    return Marked(block._replace(text=text, marks=marks), tuple(found), tags)
