"""The lines of a page text and what their shape tells: width, gaps between them, indentation."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

_LINE = re.compile(r"[^\r\n\f]+")
_BREAK = re.compile(r"\r\n|[\r\n\f]")
_SENTENCE_END = re.compile(r"[.!?…؟۔]['\"»”’)\]]*$")
_OPENERS = "«\"“„‘'([-–—•*"
_SENTENCE_INSIDE = re.compile(r"\w{2}[»”)\]]*[.!?…؟۔](?:[\s»”)\]]|$)")
_SOON = 7
_UNEVEN_SHARE = 0.5
_WINDOW = 40
_FULL_QUANTILE = 0.85
_FITS = 0.93


class Line(NamedTuple):
    """A line that holds something: its trimmed stretch, its indentation, and the line ends before it."""

    start: int
    end: int
    text: str
    indent: int
    gap: int

    @property
    def ends_sentence(self) -> bool:
        """Whether it ends in a full stop or the like."""
        return _SENTENCE_END.search(self.text) is not None

    @property
    def starts_low(self) -> bool:
        """Whether its first letter is a small one, with at most opening marks before it."""
        return self.text.lstrip(_OPENERS)[:1].islower()

    @property
    def first_word(self) -> str:
        """What stands before its first space."""
        return self.text.split(None, 1)[0]


def lines_of(text: str) -> list[Line]:
    """The lines of a text that are not blank."""
    lines: list[Line] = []
    last = 0
    for found in _LINE.finditer(text):
        raw = found.group()
        trimmed = raw.strip()
        if not trimmed:
            continue
        indent = len(raw) - len(raw.lstrip())
        start = found.start() + indent
        gap = len(_BREAK.findall(text, last, start))
        last = start + len(trimmed)
        lines.append(Line(start, last, trimmed, indent, gap))
    return lines


@dataclass(frozen=True, slots=True)
class Layout:
    """How a text's lines are set: the gap inside paragraphs, local widths, what indentation means."""

    lines: list[Line]
    gap: int
    widths: list[float]
    indents_paragraphs: bool
    runs_close: list[bool]

    @classmethod
    def of(cls, lines: list[Line]) -> Layout:
        """The layout of some lines."""
        gap = _inner_gap(lines)
        return cls(lines, gap, _widths(lines), _indents_paragraphs(lines), _runs_close(lines, gap))

    def is_short(self, index: int) -> bool:
        """Whether the next line's first word would have fitted: the line was ended on purpose."""
        line, following = self.lines[index], self.lines[index + 1]
        return len(line.text) + 1 + len(following.first_word) <= _FITS * self.widths[index]

    def is_even(self) -> bool:
        """Whether lines that a sentence carries on from are full, as those of a page are."""
        carried = [
            self.is_short(index)
            for index, (line, following) in enumerate(pairwise(self.lines))
            if _carries_on(line, following)
        ]
        return sum(carried) <= _UNEVEN_SHARE * len(carried)

    def fills(self, index: int, share: float) -> bool:
        """Whether a line fills at least a share of the width around it."""
        return len(self.lines[index].text) >= share * self.widths[index]


def _runs_close(lines: list[Line], gap: int) -> list[bool]:
    """For each line, whether a sentence ends soon in it or below, before the next wider gap."""
    closes: list[bool] = []
    distance = _SOON
    following = gap + 1
    for line in reversed(lines):
        distance = _SOON if following > gap else distance + 1
        if _SENTENCE_INSIDE.search(line.text):
            distance = 0
        closes.append(distance < _SOON)
        following = line.gap
    return closes[::-1]


def _inner_gap(lines: list[Line]) -> int:
    """The widest gap that is common between a line and the line that carries its sentence on."""
    gaps = Counter(line.gap for before, line in pairwise(lines) if _carries_on(before, line))
    total = sum(gaps.values())
    return max((gap for gap, count in gaps.items() if count >= 0.2 * total), default=1)


def _carries_on(before: Line, line: Line) -> bool:
    return line.starts_low and before.text[-1:] not in ".!?…:;"


def _widths(lines: list[Line]) -> list[float]:
    """For each line, how long the full lines around it are."""
    lengths = [len(line.text) for line in lines]
    overall = _quantile(lengths)
    blocks = [
        _quantile(lengths[max(0, at - _WINDOW // 2) : at + _WINDOW * 3 // 2])
        for at in range(0, len(lines), _WINDOW)
    ]
    return [max(blocks[index // _WINDOW], 0.9 * overall) for index in range(len(lines))]


def _quantile(lengths: list[int]) -> float:
    return float(sorted(lengths)[int(_FULL_QUANTILE * (len(lengths) - 1))]) if lengths else 0.0


def _indents_paragraphs(lines: list[Line]) -> bool:
    """Whether an indented line begins a paragraph: it nearly always follows the end of a sentence."""
    follows = [
        before.text[-1:] in ".!?…:;»" and not line.starts_low
        for before, line in pairwise(lines)
        if line.indent > before.indent
    ]
    return bool(follows) and sum(follows) > 0.8 * len(follows)
