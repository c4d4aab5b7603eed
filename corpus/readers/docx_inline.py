"""The inline formatting of Word paragraphs: what their runs have that most of the paragraph has not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from corpus.document import Kind
from corpus.placeholders import CodeKind
from corpus.readers.blocks import Block
from corpus.readers.docx_styles import child, value, word_name
from corpus.readers.inline import RUN, Inline, Piece, Said, marks_of

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


def formatting(run: _Element) -> Inline:
    """What a run opens: its properties, those left out that are no formatting."""
    from lxml import etree

    properties = child(run, "rPr")
    kept = [] if properties is None else [p for p in properties if word_name(p) not in _PLAIN]
    markup = "".join(sorted(etree.tostring(p, encoding="unicode", with_tail=False) for p in kept))
    return Inline(CodeKind.OPEN, 0, RUN, markup, run)


def link(element: _Element) -> Inline:
    """What a hyperlink opens."""
    target = next((str(v) for k, v in element.items() if str(k).endswith("}id")), "")
    return Inline(CodeKind.OPEN, 0, "link", target or f"#{value(element, 'anchor')}", element)


def paragraph_of(pieces: Sequence[Piece], kind: Kind) -> Block:
    """A paragraph's text and marks: of what its runs have that most of it has not."""
    return marks_of(pieces, kind, _usual(pieces), _name)


def _usual(pieces: Iterable[Piece]) -> str:
    """The formatting that most of a paragraph has."""
    lengths: Counter[str] = Counter()
    markup = ""
    for piece in pieces:
        if isinstance(piece, Said):
            lengths[markup] += len(piece.text)
        elif piece.name == RUN:
            markup = piece.markup if piece.kind is CodeKind.OPEN else ""
    return lengths.most_common(1)[0][0] if lengths else ""


def _name(markup: str) -> str:
    """What a run's formatting is in a word."""
    for tag, name in _NAMES.items():
        if f":{tag} " in markup or f":{tag}/" in markup:
            return name
    return "style"
