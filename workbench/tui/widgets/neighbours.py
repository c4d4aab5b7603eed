"""The segments before or after the one that is worked at, as many as there is room for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.geometry import Offset, Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from workbench.tui.jumping import Place
from workbench.tui.widgets.reading_order import in_reading_order, reorders
from workbench.tui.widgets.wrapping import wrap

_GAP = 3
_LINES = 3
_NUMBER = 4
_GUTTER = _NUMBER + 3
"""The number and the symbol of a segment, a space after each."""
_COLOURS = {"✓": "$success", "✗": "$error", "~": "$accent"}


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A segment: its position, the symbol of its status, both texts."""

    position: int
    symbol: str
    source: str
    target: str


class Neighbours(Widget):
    """Shows segments in two columns; those before the current one stand at the bottom, the nearest last."""

    @dataclass
    class Chosen(Message):
        """A segment was clicked."""

        position: int

    def __init__(self, *, id: str, before: bool) -> None:  # noqa: A002 - textual's name
        super().__init__(id=id)
        self._before = before
        self._segments: Sequence[Neighbour] = ()
        self._lines: list[tuple[int, Content]] = []

    def show(self, segments: Sequence[Neighbour]) -> None:
        """Show segments, the nearest to the current one first."""
        self._segments = segments
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """As many lines as all segments need; the style says how many there may be."""
        return sum(len(_lines(segment, width)) for segment in self._segments)

    def render(self) -> Content:
        """The lines that fit."""
        width, height = self.size
        blocks: list[list[tuple[int, Content]]] = []
        room = height
        for segment in self._segments:
            if room <= 0:
                break
            lines = [(segment.position, line) for line in _lines(segment, width)][:room]
            room -= len(lines)
            blocks.append(lines)
        if self._before:
            blocks.reverse()
        self._lines = [line for block in blocks for line in block]
        if self._before:
            self._lines = [(-1, Content(""))] * room + self._lines
        return Content("\n").join(line for _, line in self._lines)

    def render_line(self, y: int) -> Strip:
        """One line, its texts in the order they are read."""
        strip = super().render_line(y)
        column = _column(self.size.width)
        texts = (_GUTTER, _GUTTER + column), (_GUTTER + column + _GAP, _GUTTER + 2 * column + _GAP)
        return in_reading_order(strip, texts) if reorders(self) else strip

    def jump_places(self) -> Iterator[Place]:
        """The segments in sight."""
        told: set[int] = set()
        for y, (position, _) in enumerate(self._lines):
            if position >= 0 and position not in told:
                told.add(position)
                yield Place(Offset(0, y), partial(self.post_message, self.Chosen(position)))

    def on_click(self, event: events.Click) -> None:
        """Go to what was clicked."""
        if event.y < len(self._lines) and self._lines[event.y][0] >= 0:
            self.post_message(self.Chosen(self._lines[event.y][0]))


def _lines(segment: Neighbour, width: int) -> list[Content]:
    """A segment's lines, three at most."""
    number = str(segment.position + 1).rjust(_NUMBER)
    column = _column(width)
    source, target = _cut(wrap(segment.source, column)), _cut(wrap(segment.target, column))
    lines = []
    for place in range(max(len(source), len(target))):
        left = source[place] if place < len(source) else ""
        right = target[place] if place < len(target) else ""
        gutter = f"{number} " if place == 0 else " " * (len(number) + 1)
        symbol = segment.symbol if place == 0 else " "
        lines.append(
            Content.assemble(
                (gutter, "$muted"),
                (symbol, _COLOURS.get(segment.symbol, "$muted")),
                (f" {left}{' ' * (column - cell_len(left))}{' ' * _GAP}{right}", "$muted"),
            )
        )
    return lines


def _column(width: int) -> int:
    """How wide each of the two texts is."""
    return max((width - _NUMBER - _GAP * 2 - 1) // 2, 10)


def _cut(lines: list[str]) -> list[str]:
    return [*lines[: _LINES - 1], f"{lines[_LINES - 1][:-1]}…"] if len(lines) > _LINES else lines
