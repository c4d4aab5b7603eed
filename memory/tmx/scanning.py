"""Cutting a TMX file into its units before anything is parsed, in one pass and bounded memory.

A damaged unit so costs that unit, and a truncated file only its end. Every character is looked at a fixed
number of times, whatever the file holds: a comment that is opened again before it is closed, or that is not
closed within MOST_CHARACTERS, is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from memory.tmx.report import TmxReport

MOST_CHARACTERS = 1_000_000
"""How long a unit, and what stands before the first one, may be."""

_MARKS = re.compile(r"<!--|<!\[CDATA\[|<\?|<tu(?=[\s/>])|</tu\s{0,99}>|</tmx(?=[\s>])")
_ENDS = {
    "<!--": re.compile(r"-->|<!--"),
    "<![CDATA[": re.compile(r"\]\]>|<!\[CDATA\["),
    "<?": re.compile(r"\?>|<\?"),
}
_LONGEST_MARK = 128
_OVERLONG = f"the unit is longer than {MOST_CHARACTERS:,} characters"


@dataclass(frozen=True, slots=True)
class Stretch:
    """The text of one unit and the line it begins at."""

    text: str
    line: int


class Window:
    """The part of a text that is being looked at: it grows at its end and is let go at its beginning."""

    def __init__(self, pieces: Iterable[str]) -> None:
        self.text = ""
        self._pieces = iter(pieces)
        self._line = 1
        self._counted = 0

    def grow(self) -> bool:
        """Add the next piece; whether there was one."""
        piece = next(self._pieces, None)
        self.text += piece or ""
        return piece is not None

    def let_go(self, place: int) -> None:
        """Forget what stands before a place."""
        self.line(place)
        self.text = self.text[place:]
        self._counted = 0

    def line(self, place: int) -> int:
        """The line on which a place stands; places are asked for in order."""
        self._line += self.text.count("\n", self._counted, place)
        self._counted = max(self._counted, place)
        return self._line


class Scanner:
    """Finds the units of a file; what is not whole is noted in a report with its line."""

    def __init__(self, window: Window, report: TmxReport) -> None:
        self._window = window
        self._report = report
        self._start = -1
        self._place = 0
        self._ended = False

    def stretches(self) -> Iterator[Stretch]:
        """The units, as text."""
        while True:
            mark = _MARKS.search(self._window.text, self._place)
            if mark is None:
                self._tidy()
                if not self._window.grow():
                    break
            elif mark.group() in _ENDS:
                self._place = self._past(mark)
            else:
                self._place = mark.end()
                yield from self._unit(mark)
        self._close()

    def _unit(self, mark: re.Match[str]) -> Iterator[Stretch]:
        if mark.group() == "<tu":
            if self._start >= 0:
                self._report.skip(self._window.line(self._start), "the unit is not closed")
            self._start = mark.start()
        elif mark.group() == "</tmx":
            self._ended = True
        elif self._start >= 0:
            start, self._start = self._start, -1
            line = self._window.line(start)
            if mark.end() - start > MOST_CHARACTERS:
                self._report.skip(line, _OVERLONG)
            else:
                yield Stretch(self._window.text[start : mark.end()], line)

    def _past(self, mark: re.Match[str]) -> int:
        """Where a comment, a CDATA section or an instruction ends; where it opens, when it does not end."""
        ends, window, place = _ENDS[mark.group()], self._window, mark.end()
        while True:
            end = ends.search(window.text, place)
            if end is not None:
                return mark.end() if end.group() == mark.group() else end.end()
            place = max(place, len(window.text) - _LONGEST_MARK)
            if len(window.text) - mark.start() > MOST_CHARACTERS or not window.grow():
                return mark.end()

    def _tidy(self) -> None:
        """Let go of what has been looked at and belongs to no unit."""
        length = len(self._window.text)
        self._place = max(self._place, length - _LONGEST_MARK)
        if self._start >= 0 and length - self._start > MOST_CHARACTERS:
            self._report.skip(self._window.line(self._start), _OVERLONG)
            self._start = -1
        keep = self._start if self._start >= 0 else self._place
        self._window.let_go(keep)
        self._place -= keep
        self._start = 0 if self._start >= 0 else -1

    def _close(self) -> None:
        if self._start >= 0:
            self._report.skip(self._window.line(self._start), "the file ends inside this unit")
        elif not self._ended:
            line = self._window.line(len(self._window.text))
            self._report.skip(line, "the file is truncated: its end is missing")
