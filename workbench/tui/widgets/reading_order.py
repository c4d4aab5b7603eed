"""Widgets whose right-to-left text is drawn in the order it is read, each letter with its colours."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

import regex
from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Static

from workbench.tui.bidi import reads_right_to_left, visual

_CLUSTER = regex.compile(r"\X")
_COLUMN = regex.compile(r"\S+(?: \S+)*")
EXPLICIT, IMPLICIT = "\x1b[8l", "\x1b[8h"
"""Tell a terminal to leave the order alone, or to make it again (ECMA-48, BDSM)."""


class _Letter(NamedTuple):
    text: str
    style: Style | None


class ReadingText(Static):
    """A text to be read."""

    def render_line(self, y: int) -> Strip:
        """One line of the text."""
        return as_read(self, super().render_line(y))


def as_read(widget: Widget, strip: Strip) -> Strip:
    """A widget's line, all of it one column, in the order it is read."""
    return in_reading_order(strip, ((0, strip.cell_length),)) if reorders(widget) else strip


def reorders(widget: Widget) -> bool:
    """Whether Qostil puts letters in order, and not the terminal."""
    return getattr(widget.app, "reorders", True)


def in_reading_order(strip: Strip, columns: Iterable[tuple[int, int]]) -> Strip:
    """A line with the right-to-left text of each column in the order it is read; as wide as it was.

    A column is its first cell and the one after its last; its text stays within it.
    """
    if not reads_right_to_left(strip.text):
        return strip
    parts: list[Strip] = []
    last = 0
    for start, end in columns:
        parts += (strip.crop(last, start), _reordered(strip.crop(start, end)))
        last = end
    return Strip.join([*parts, strip.crop(last, strip.cell_length)])


def between_gaps(strip: Strip, start: int) -> Iterator[tuple[int, int]]:
    """The columns of a line from a cell on, where two spaces or more stand between them."""
    text = strip.crop(start, strip.cell_length).text
    for found in _COLUMN.finditer(text):
        yield start + cell_len(text[: found.start()]), start + cell_len(text[: found.end()])


def places(strip: Strip) -> list[int]:
    """For each cell of a line in reading order, the cell that it comes from."""
    letters = list(_letters(strip))
    starts = [0]
    for letter in letters:
        starts.append(starts[-1] + cell_len(letter.text))
    return [
        cell
        for one in visual([letter.text for letter in letters])
        for cell in range(starts[one.place], starts[one.place + 1])
    ]


def _reordered(strip: Strip) -> Strip:
    if not reads_right_to_left(strip.text):
        return strip
    letters = list(_letters(strip))
    placed = visual([letter.text for letter in letters])
    drawn = groupby(placed, lambda one: letters[one.place].style)
    return Strip(
        [Segment("".join(one.text for one in run), style) for style, run in drawn], strip.cell_length
    )


def _letters(strip: Strip) -> Iterator[_Letter]:
    """The characters of a line with their styles; marks of a letter have the letter's."""
    styles = [(char, segment.style) for segment in strip if not segment.control for char in segment.text]
    for found in _CLUSTER.finditer("".join(char for char, _ in styles)):
        yield _Letter(found.group(), styles[found.start()][1])
