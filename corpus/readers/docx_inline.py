"""The inline formatting of Word paragraphs: what their runs have that most of the paragraph has not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from corpus.document import Kind
from corpus.placeholders import CodeKind
from corpus.readers.blocks import Block, Mark, Origin
from corpus.readers.docx_styles import child, value, word_name

if TYPE_CHECKING:
    from lxml.etree import _Element

_PLAIN = frozenset(
    {"lang", "noProof", "rFonts", "sz", "szCs", "webHidden", "kern", "rtl", "cs", "bCs", "iCs"}
)
"""Properties of a run that are no formatting a translator minds."""
_NAMES = {
    "b": "bold", "i": "italic", "u": "underlined", "strike": "struck", "dstrike": "struck",
    "vertAlign": "raised", "smallCaps": "small capitals", "caps": "capitals", "highlight": "highlighted",
    "rStyle": "style", "color": "coloured",
}  # fmt: skip
_RUN = "run"


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


def formatting(run: _Element) -> Inline:
    """What a run opens: its properties, those left out that are no formatting."""
    from lxml import etree

    properties = child(run, "rPr")
    kept = [] if properties is None else [p for p in properties if word_name(p) not in _PLAIN]
    markup = "".join(sorted(etree.tostring(p, encoding="unicode", with_tail=False) for p in kept))
    return Inline(CodeKind.OPEN, 0, _RUN, markup, run)


def link(element: _Element) -> Inline:
    """What a hyperlink opens."""
    target = next((str(v) for k, v in element.items() if str(k).endswith("}id")), "")
    return Inline(CodeKind.OPEN, 0, "link", target or f"#{value(element, 'anchor')}", element)


def marks_of(pieces: Sequence[Piece], kind: Kind) -> Block:
    """A paragraph's text and marks.

    Runs that are formatted as most of the paragraph is, or hold no text, leave no marks, neighbours formatted
    alike share one.
    """
    usual = _usual(pieces)
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
        elif piece.name != _RUN:
            marks.append(Mark(solid, piece.kind, piece.number, piece.name, piece.markup, piece.element))
        elif piece.markup != usual:
            if runs.setdefault(piece.number, solid) == solid and piece.kind is CodeKind.CLOSE:
                marks = [mark for mark in marks if mark.number != piece.number]
                continue
            name = _name(piece.markup)
            marks.append(Mark(solid, piece.kind, piece.number, name, piece.markup, piece.element))
    return Block("".join(texts), kind, tuple(marks), tuple(origins))


def _usual(pieces: Iterable[Piece]) -> str:
    """The formatting that most of a paragraph has."""
    lengths: Counter[str] = Counter()
    markup = ""
    for piece in pieces:
        if isinstance(piece, Said):
            lengths[markup] += len(piece.text)
        elif piece.name == _RUN:
            markup = piece.markup if piece.kind is CodeKind.OPEN else ""
    return lengths.most_common(1)[0][0] if lengths else ""


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
            and piece.name == last.name == _RUN
            and piece.markup == last.markup
        ):
            kept.pop()
            renamed[piece.number] = last.number
            continue
        kept.append(piece._replace(number=number))
    return kept


def _name(markup: str) -> str:
    """What a run's formatting is in a word."""
    for tag, name in _NAMES.items():
        if f":{tag} " in markup or f":{tag}/" in markup:
            return name
    return "style"
