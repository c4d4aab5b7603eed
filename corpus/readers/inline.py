"""The inline formatting of office formats: runs, links, fields, pictures between the texts of a paragraph."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from corpus.document import Kind
from corpus.placeholders import CodeKind
from corpus.readers.blocks import Block, Mark, Origin

if TYPE_CHECKING:
    from lxml.etree import _Element

RUN = "run"
"""What text with formatting is called until it is known which that is."""


class Said(NamedTuple):
    """Text, and the element that holds it."""

    text: str
    element: _Element


class Inline(NamedTuple):
    """Formatting between the texts of a paragraph, and the element it comes from."""

    kind: CodeKind
    number: int
    name: str
    markup: str
    element: _Element


Piece = Said | Inline


def marks_of(pieces: Sequence[Piece], kind: Kind, usual: str, name: Callable[[str], str]) -> Block:
    """A paragraph's text and marks; `name` calls a run's formatting by a word.

    Runs with the `usual` formatting, or without text, leave no marks, neighbours formatted alike share one.
    """
    texts: list[str] = []
    marks: list[Mark] = []
    origins: list[Origin] = []
    runs: dict[int, int] = {}
    solid = 0
    for piece in _without_seams(pieces):
        if isinstance(piece, Said):
            texts.append(piece.text)
            origins.append(Origin(solid, piece.element))
            solid += len("".join(piece.text.split()))
        elif piece.name != RUN:
            marks.append(Mark(solid, piece.kind, piece.number, piece.name, piece.markup, piece.element))
        elif piece.markup != usual:
            if runs.setdefault(piece.number, solid) == solid and piece.kind is CodeKind.CLOSE:
                marks = [mark for mark in marks if mark.number != piece.number]
                continue
            called = name(piece.markup)
            marks.append(Mark(solid, piece.kind, piece.number, called, piece.markup, piece.element))
    return Block("".join(texts), kind, tuple(marks), tuple(origins))


def _without_seams(pieces: Iterable[Piece]) -> list[Piece]:
    """The pieces without the seams between runs that are formatted alike."""
    kept: list[Piece] = []
    renamed: dict[int, int] = {}
    for piece in pieces:
        if isinstance(piece, Said):
            if piece.text:
                kept.append(piece)
            continue
        last = kept[-1] if kept else None
        number = renamed.get(piece.number, piece.number)
        if (
            piece.kind is CodeKind.OPEN
            and isinstance(last, Inline)
            and last.kind is CodeKind.CLOSE
            and piece.name == last.name == RUN
            and piece.markup == last.markup
        ):
            kept.pop()
            renamed[piece.number] = last.number
            continue
        kept.append(piece._replace(number=number))
    return kept
