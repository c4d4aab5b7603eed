"""Quotation marks and brackets without their partner.

A quotation may run over several segments, and over paragraphs, so partners are looked for in the segments
around as well. Where two marks of one shape would meet, Russian and Kazakh write one («… «Алаш», «Алаш» …»):
a quotation that may begin or end so needs no other partner, but may have one. English marks turned the wrong
way (“…“, ”…”) are partners nonetheless.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from workbench.review.finding import Finding, Pair, Severity

REACH = 12
"""A partner stands so many segments away at most."""

_NAME_WORDS = 4
_OPENING = {"(": ")", "[": "]", "{": "}", "«": "»", "“": "”", "„": "”"}
_BRACKETS, _QUOTES = frozenset("()[]{}"), frozenset('«»“”„"')
_CLOSING = {")", "]", "}", "»", "”"}
_ENUMERATION = re.compile(r"(?:^|[\s;,:«])\w{1,3}(?:\.\d+)?$")
_STRAIGHT = re.compile(r"(?<!\d)\"|\"(?=\w)")


class Mark(NamedTuple):
    """A mark in a text and the mark that closes it."""

    place: int
    mark: str
    closing: str


@dataclass(frozen=True, slots=True)
class _Lone:
    """The marks of a segment that lack a partner in it: those that close, and those that open.

    `contented` is one that may share the mark of another.
    """

    closing: tuple[Mark, ...]
    opening: tuple[Mark, ...]
    contented: Mark | None
    straight: bool


class Unpaired:
    """A quotation mark or bracket lacks its partner, here and nearby, where the source lacks none.

    Where the source has both partners of one kind in the segment, the translation must have them there, too.
    """

    name = "unpaired"

    def check(self, pairs: Sequence[Pair]) -> Iterator[Finding]:
        """One finding for each segment with a lone mark."""
        targets = lone_marks([pair.target for pair in pairs])
        sources = lone_marks([pair.source for pair in pairs])
        for pair, here, there in zip(pairs, targets, sources, strict=True):
            marks = [
                mark for mark in here or _lone_inside(pair) if not _is_as_uneven(pair.source, there, mark)
            ]
            if marks:
                yield Finding(self.name, Severity.NOTE, pair.segment, _message(pair.target, marks[0]))


def _lone_inside(pair: Pair) -> list[Mark]:
    """The marks without partner in a translation alone, of a kind of which the source has some."""
    if not pair.source:
        return []
    marks = _within(pair.target)
    lone = [mark for mark in (*marks.closing, *marks.opening) if mark != marks.contented]
    if marks.straight:
        lone.append(_straight_mark(pair.target))
    return [mark for mark in sorted(lone) if not _kind(mark.mark).isdisjoint(pair.source)]


def _kind(mark: str) -> frozenset[str]:
    return _BRACKETS if mark in _BRACKETS else _QUOTES


def _is_as_uneven(source: str, lone: Sequence[Mark], mark: Mark) -> bool:
    """Whether a source lacks the partner of a mark of the same kind, too, if only by itself."""
    marks = _within(source)
    every = [other.mark for other in (*lone, *marks.closing, *marks.opening)] + ['"'] * marks.straight
    return any(_kind(other) == _kind(mark.mark) for other in every)


def unpaired_marks(text: str) -> list[str]:
    """The quotation marks and brackets of a text that lack their partner; "1)" is an enumeration."""
    return [mark.mark for mark in lone_marks([text])[0]]


def lone_marks(texts: Sequence[str]) -> list[list[Mark]]:
    """For each of some texts in order the marks that find no partner in it nor in the texts around."""
    inside = [_within(text) for text in texts]
    lone: list[list[Mark]] = [[] for _ in texts]
    waiting: dict[str, list[tuple[int, Mark]]] = defaultdict(list)
    straight: int | None = None
    for number, marks in enumerate(inside):
        for mark in marks.closing:
            partners = [at for at in waiting[mark.closing] if number - at[0] <= REACH]
            if partners:
                waiting[mark.closing].remove(partners[-1])
            elif mark != marks.contented:
                lone[number].append(mark)
        for mark in marks.opening:
            waiting[mark.closing].append((number, mark))
        if marks.straight:
            if straight is not None and number - straight <= REACH:
                straight = None
            else:
                if straight is not None:
                    lone[straight].append(_straight_mark(texts[straight]))
                straight = number
    for left in waiting.values():
        for number, mark in left:
            if mark != inside[number].contented:
                lone[number].append(mark)
    if straight is not None:
        lone[straight].append(_straight_mark(texts[straight]))
    return [sorted(marks) for marks in lone]


def _straight_mark(text: str) -> Mark:
    return Mark(text.rfind('"'), '"', '"')


def _within(text: str) -> _Lone:
    stacks: dict[str, list[Mark]] = defaultdict(list)
    lone: list[Mark] = []
    for place, mark in enumerate(text):
        if mark == "“" and stacks["”"] and stacks["”"][-1].mark == "„":
            mark = "”"
        if mark in _OPENING:
            stacks[_OPENING[mark]].append(Mark(place, mark, _OPENING[mark]))
        elif mark in _CLOSING:
            if stacks[mark]:
                stacks[mark].pop()
            elif mark != ")" or not _ENUMERATION.search(text, max(0, place - 8), place):
                lone.append(Mark(place, mark, mark))
    if (len(stacks["”"]) + sum(mark.closing == "”" for mark in lone)) % 2 == 0:
        stacks["”"], lone = [], [mark for mark in lone if mark.closing != "”"]
    opening = sorted(mark for stack in stacks.values() for mark in stack)
    contented = (
        _shared_end(text, stacks["»"]) or _shared_end(text, stacks["”"]) or _shared_beginning(text, lone)
    )
    is_odd = text.count('"') % 2 == 1 and len(_STRAIGHT.findall(text)) % 2 == 1
    return _Lone(tuple(lone), tuple(opening), contented, is_odd)


def _shared_beginning(text: str, lone: Sequence[Mark]) -> Mark | None:
    """The end of a quotation that begins with another one, of a few words, and holds nothing else."""
    closing = [mark for mark in lone if mark.mark == "»"]
    if len(closing) != 1 or re.sub("[^«»]", "", text) != "«»»":
        return None
    inner = text[text.index("«") + 1 : text.index("»")]
    return closing[0] if len(inner.split()) <= _NAME_WORDS else None


def _shared_end(text: str, stack: Sequence[Mark]) -> Mark | None:
    """The outer quotation of two that end together, when the inner one is all that it holds."""
    if len(stack) != 1:
        return None
    start, opening, closing = stack[0]
    held = re.sub(f"[^{opening}{closing}]", "", text[start : text.rfind(closing) + 1])
    return stack[0] if held == opening * 2 + closing else None


def _message(text: str, mark: Mark) -> str:
    start, end = max(0, mark.place - 10), mark.place + 20
    cut = "…" if start else ""
    around = f"{cut}{text[start:end].strip()}" + ("…" if end < len(text) else "")
    return f"{mark.mark} has no partner: “{around}”"
