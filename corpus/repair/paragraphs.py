"""Paragraphs rebuilt from lines: which line ends are those of the page, which those of the author."""

from __future__ import annotations

import re
from typing import NamedTuple

from corpus.document import Kind, Paragraph, Span
from corpus.repair.lines import Layout, Line

_ITEM = re.compile(
    r"(?:[•▪●■◦*·‣➢]\s*|[-–—]\s*(?=\S)|\d{1,3}[.)]\s*(?=[^\d\s.,])|[а-яәғқңөұүһіa-z]\)\s|[IVXІХ]{1,5}[.)]\s)",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"(?:\d{1,2}\.){2,}\d{0,2}\s*\S|[IVXІХ]{1,5}[-.]?\s?(?:тарау|бөлім|глава|раздел|chapter)", re.IGNORECASE
)
_CONNECTS = re.compile(
    r"(?:[,–—-]|(?<!\w)(?:және|мен|бен|пен|менен|и|или|в|на|с|of|the|and|for|in|a|to|by))$"
)
_BROKEN = re.compile(r"[^\W\d_]-$|\w[-\xad]$")
_LONG_HEADING = 160


class Block(NamedTuple):
    """The lines of one paragraph, from `first` to before `last`."""

    first: int
    last: int
    kind: Kind


def blocks_of(layout: Layout) -> list[Block]:
    """The paragraphs of a text as runs of lines."""
    lines = layout.lines
    blocks: list[Block] = []
    first = 0
    for index in range(len(lines)):
        if index + 1 == len(lines) or not joins(layout, index):
            blocks.append(Block(first, index + 1, _kind(layout, first, index + 1)))
            first = index + 1
    return blocks


def joins(layout: Layout, index: int) -> bool:
    """Whether a line and the next belong to one paragraph."""
    line, following = layout.lines[index], layout.lines[index + 1]
    if _BROKEN.search(line.text) and following.text[:1].isalnum():
        return True
    if following.gap > layout.gap:
        return _joins_over_gap(layout, index, line, following)
    if _ITEM.match(following.text):
        return not _starts_item(layout, index, line, following)
    if layout.indents_paragraphs and following.indent > line.indent and line.text[-1] in ".!?…:;»":
        return False
    if not layout.is_short(index):
        return True
    if line.ends_sentence or line.text[-1] in ":;":
        return False
    return following.starts_low or _CONNECTS.search(line.text) is not None


def _joins_over_gap(layout: Layout, index: int, line: Line, following: Line) -> bool:
    """A page's end inside a sentence leaves a gap too: the line is full and its sentence goes on."""
    if line.ends_sentence or line.text[-1] in ":;" or _ITEM.match(following.text):
        return False
    if layout.is_short(index) and not line.text.endswith(","):
        return False
    return following.starts_low or following.text[0] in "[(" or line.text.endswith(",")


def _starts_item(layout: Layout, index: int, line: Line, following: Line) -> bool:
    if line.text[-1] in ":;" or line.ends_sentence:
        return following.text[0] not in "-–—" or layout.is_short(index) or following.indent > line.indent
    return layout.is_short(index) and not _CONNECTS.search(line.text)


def _kind(layout: Layout, first: int, last: int) -> Kind:
    lines = layout.lines
    text = lines[first].text
    if _NUMBERED.match(text) and last - first <= 4:
        return Kind.HEADING
    closed = lines[last - 1].text[-1] in ".!?…;:,"
    if _ITEM.match(text):
        return Kind.LIST_ITEM
    if (
        closed
        or last - first > 3
        or lines[first].starts_low
        or (not text[0].isalnum() and text[0] not in '«"“')
    ):
        return Kind.BODY
    length = sum(len(line.text) for line in lines[first:last])
    alone = last == len(lines) or lines[last].gap > layout.gap or layout.is_short(last - 1)
    return Kind.HEADING if alone and length <= _LONG_HEADING else Kind.BODY


def spans_of(blocks: list[Block], layout: Layout) -> tuple[Paragraph, ...]:
    """The same paragraphs as stretches of the text."""
    lines = layout.lines
    return tuple(Paragraph(Span(lines[b.first].start, lines[b.last - 1].end), b.kind) for b in blocks)
