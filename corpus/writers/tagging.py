"""A new text written with the tags of the old one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from corpus.placeholders import CodeKind
from corpus.writers.locating import Stretch
from corpus.writers.placing import Part

_SIGN = re.compile(r"([\t\n])")
_ID = re.compile(r"\s(?:xml:)?id\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s>]+)", re.IGNORECASE)
_WRITTEN = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


class Tags(NamedTuple):
    """What is written for codes, by their numbers, and for signs.

    `whole` is an element with all it holds; `before` and `after` are what begins and ends the new text.
    """

    opening: Mapping[int, str]
    closing: Mapping[int, str]
    whole: Mapping[int, str]
    signs: Mapping[str, str]
    before: str
    after: str


def tagged(stretch: Stretch, parts: Iterable[Part], tags: Tags) -> str:
    """The parts of a new text with tags, ready to stand in the place of the stretch."""
    return "".join((tags.before, *_written(stretch, parts, tags), tags.after))


def _written(stretch: Stretch, parts: Iterable[Part], tags: Tags) -> Iterator[str]:
    opened = list(stretch.open)
    once: set[int] = set()
    for part in parts:
        if part.kept:
            yield tags.whole[part.kept]
            continue
        yield from _turned(opened, part.open, tags, once)
        opened = list(part.open)
        if part.alone:
            yield tags.whole[part.alone]
        for text in _SIGN.split(part.text):
            yield tags.signs.get(text, text.translate(_WRITTEN))
    yield from _turned(opened, _open_after(stretch), tags, once)


def _turned(before: list[int], after: Iterable[int], tags: Tags, once: set[int]) -> Iterator[str]:
    """The tags that close and open what is to be; an element that is begun again has no id a second time."""
    after = list(after)
    same = 0
    while same < min(len(before), len(after)) and before[same] == after[same]:
        same += 1
    yield from (tags.closing[number] for number in reversed(before[same:]))
    for number in after[same:]:
        again = number in once or number in before
        once.add(number)
        yield _ID.sub("", tags.opening[number], count=1) if again else tags.opening[number]


def _open_after(stretch: Stretch) -> list[int]:
    """What is open where a stretch ends."""
    opened = list(stretch.open)
    for code in stretch.codes:
        if code.kind is CodeKind.OPEN:
            opened.append(code.number)
        elif code.number in opened:
            opened.remove(code.number)
    return opened
