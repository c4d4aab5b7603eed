"""Paragraphs rebuilt from lines: which line ends are those of the page, which those of the author."""

from __future__ import annotations

import re
from typing import NamedTuple

from corpus.document import Kind
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
_BROKEN = re.compile(r"\w[-‐\xad¬]$")
_TITLE = re.compile(r"\d{1,2}\. [«\"“]?[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]")
_ABBREVIATION = re.compile(r"(?<!\w)(?:жж?|гг?|ғғ?|қ|б|т|с|см|им|ул|обл|млн|млрд|№)\.$", re.IGNORECASE)
_ENTRY = re.compile(r"[«\"]?[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ][^–—.;:]{0,28} ?[–—] \S")
_LONG_HEADING = 160
_HEADING_LINES = 3
_NEARLY_FULL = 0.68
_FAR_FROM_FULL = 0.6
_FULL_LINE_CLOSED, _BEFORE_ITEM, _OVER_GAP, _SHORT_LINE, _SHORT_BEFORE_CAPITAL = 0.9, 0.75, 0.85, 0.95, 0.8


class Block(NamedTuple):
    """The lines of one paragraph, from `first` to before `last`."""

    first: int
    last: int
    kind: Kind


def blocks_of(layout: Layout, certainties: list[float]) -> list[Block]:
    """The paragraphs of a text as runs of lines, given how surely each line joins the next."""
    count = len(layout.lines)
    blocks: list[Block] = []
    first = 0
    for index in range(count):
        if index + 1 == count or not certainties[index]:
            blocks.append(Block(first, index + 1, _kind(layout, first, index + 1)))
            first = index + 1
    return blocks


def join_certainties(layout: Layout) -> list[float]:
    """For each line but the last, how sure it is that the next belongs to the same paragraph; 0 when not."""
    even = layout.is_even()
    return [_joins(layout, index, even) for index in range(len(layout.lines) - 1)]


def _joins(layout: Layout, index: int, even: bool) -> float:
    line, following = layout.lines[index], layout.lines[index + 1]
    if _BROKEN.search(line.text) and following.text[0].isalnum():
        return 1.0
    if _closes(line, following):
        return _FULL_LINE_CLOSED if even and not _ends_here(layout, index, line, following) else 0.0
    if _ITEM.match(following.text) and not _CONNECTS.search(line.text):
        dashed = following.text[0] in "-–—"
        fills = layout.fills(index, _FAR_FROM_FULL) if dashed else not layout.is_short(index)
        return _BEFORE_ITEM if fills and following.gap <= layout.gap else 0.0
    if _ENTRY.match(line.text) and _ENTRY.match(following.text):
        return 0.0
    if following.gap > layout.gap:
        return _OVER_GAP if _joins_over_gap(layout, index, line, following) else 0.0
    if not layout.is_short(index):
        return 1.0
    if following.starts_low or _CONNECTS.search(line.text):
        return _SHORT_LINE
    return (
        _SHORT_BEFORE_CAPITAL if layout.fills(index, _NEARLY_FULL) and layout.runs_close[index + 1] else 0.0
    )


def _closes(line: Line, following: Line) -> bool:
    """Whether a line ends in a full stop or the like that is no abbreviation's own."""
    if line.text[-1] in ":;":
        return True
    if not line.ends_sentence:
        return False
    return not (_ABBREVIATION.search(line.text) and (following.starts_low or following.text[0].isdigit()))


def _ends_here(layout: Layout, index: int, line: Line, following: Line) -> bool:
    """Whether a line that closes a sentence closes its paragraph too."""
    if following.gap > layout.gap or layout.is_short(index):
        return True
    if layout.indents_paragraphs and following.indent > line.indent:
        return True
    if _ITEM.match(following.text):
        return following.text[0] not in "-–—" or line.text[-1] in ":;" or following.indent > line.indent
    return _is_lone_heading(layout, index + 1) or _begins_entries(layout, index + 1)


def _is_lone_heading(layout: Layout, index: int) -> bool:
    """Whether a line is far from full, open at its end, and cut off from the next one."""
    line = layout.lines[index]
    last = index + 1 == len(layout.lines)
    apart = last or layout.lines[index + 1].gap > layout.gap
    return (
        apart and not line.starts_low and line.text[-1].isalnum() and not layout.fills(index, _FAR_FROM_FULL)
    )


def _begins_entries(layout: Layout, index: int) -> bool:
    """Whether a line is the first of a glossary."""
    return index + 1 < len(layout.lines) and all(
        _ENTRY.match(layout.lines[i].text) for i in (index, index + 1)
    )


def _joins_over_gap(layout: Layout, index: int, line: Line, following: Line) -> bool:
    """A page's end inside a sentence leaves a gap too: the line is rather full and its sentence goes on."""
    if line.text[-1] == ",":
        return True
    if following.starts_low or following.text[0] in "[(":
        return layout.fills(index, _FAR_FROM_FULL)
    above = layout.lines[max(0, index - 1) : index + 1]
    inside = index > 1 and all(one.gap <= layout.gap for one in above) and not layout.is_short(index - 1)
    return inside and not layout.is_short(index) and layout.runs_close[index + 1]


def _kind(layout: Layout, first: int, last: int) -> Kind:
    lines = layout.lines
    text, end = lines[first].text, lines[last - 1].text
    open_end = end[-1] not in ".!?…;:,"
    if _NUMBERED.match(text) and last - first <= _HEADING_LINES:
        return Kind.HEADING
    if (
        _TITLE.match(text)
        and open_end
        and last - first < _HEADING_LINES
        and _stands_apart(layout, first, last)
    ):
        return Kind.HEADING
    if _ITEM.match(text) or (_ENTRY.match(text) and end[-1] not in ".!?…:"):
        return Kind.LIST_ITEM
    if not open_end or last - first > _HEADING_LINES or lines[first].starts_low:
        return Kind.BODY
    if not text[0].isalnum() and text[0] not in '«"“':
        return Kind.BODY
    length = sum(len(line.text) for line in lines[first:last])
    alone = last == len(lines) or lines[last].gap > layout.gap or layout.is_short(last - 1)
    return Kind.HEADING if alone and length <= _LONG_HEADING else Kind.BODY


def _stands_apart(layout: Layout, first: int, last: int) -> bool:
    lines = layout.lines
    after = last == len(lines) or lines[last].gap > layout.gap
    return after and (
        first == 0 or lines[first].gap > layout.gap or lines[first].indent > lines[first - 1].indent
    )
