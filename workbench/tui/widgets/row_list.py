"""A list of one-line rows, however many there are: only those in sight are drawn, and asked for.

The scroll bar counts rows: a list of a million opens at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.geometry import Offset
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from workbench.tui.actions import bindings
from workbench.tui.jumping import Place
from workbench.tui.list_actions import ROW_MOVES
from workbench.tui.named import place_of
from workbench.tui.widgets.reading_order import between_gaps, in_reading_order, reorders
from workbench.wording import _

_WHEEL = 3
_GUTTER = 3
_WAITING = (("…", "rows--faint"),)

Part = tuple[str, str]
"""A text and the component (rows--found, rows--good, …) that colours it; "" for none."""
Marks = frozenset[int] | range
Draw = Callable[[int, int], Sequence[Part] | None]
"""The parts of the row at a place in so many cells; None while the row is not at hand."""


class RowList(Widget, can_focus=True):
    """Shows rows with a cursor and marks; another draws them."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "rows--text", "rows--cursor", "rows--bar", "rows--mark", "rows--found", "rows--faint", "rows--good",
        "rows--fair", "rows--bad", "rows--strong",
    }  # fmt: skip

    BINDINGS: ClassVar[list[BindingType]] = bindings(ROW_MOVES)

    cursor: reactive[int] = reactive(0)

    @dataclass
    class Moved(Message):
        """The cursor stands on another row."""

        place: int

        def can_replace(self, message: Message) -> bool:
            """Only the last of several moves matters."""
            return isinstance(message, RowList.Moved)

    @dataclass
    class Opened(Message):
        """A row was chosen, by enter or by two clicks."""

        place: int

    @dataclass
    class Missing(Message):
        """Rows came into sight that are not at hand."""

        first: int
        last: int

        def can_replace(self, message: Message) -> bool:
            """Only what is in sight now matters."""
            return isinstance(message, RowList.Missing)

    def __init__(self, empty: str = "", *, id: str | None = None) -> None:  # noqa: A002 - textual's name
        super().__init__(id=id)
        self.marks: Marks = frozenset()
        self._empty = empty
        self._count = 0
        self._top = 0
        self._draw: Draw = lambda _place, _width: None
        self._dragging = False

    @property
    def count(self) -> int:
        """How many rows there are."""
        return self._count

    def show(self, count: int, draw: Draw, cursor: int = 0, empty: str = "") -> None:
        """Show other rows, without marks; `empty` is said when there are none."""
        self._count, self._draw, self._empty = count, draw, empty
        self.marks = frozenset()
        self.set_reactive(RowList.cursor, max(0, min(cursor, count - 1)))
        self._reveal()
        self.post_message(self.Moved(self.cursor))

    def came(self) -> None:
        """Rows that were asked for are at hand."""
        self.refresh()

    def toggle(self) -> None:
        """Mark the row under the cursor or no longer, and go on."""
        if self._count:
            self.marks = frozenset(self.marks) ^ {self.cursor}
            self.action_move(1)
            self.refresh()

    def mark(self, places: Marks) -> None:
        """Mark these rows and no others."""
        self.marks = places
        self.refresh()

    def on_resize(self, _: events.Resize) -> None:
        """Keep the cursor in sight."""
        self._reveal()

    def watch_cursor(self) -> None:
        """Keep the cursor in sight and tell of it."""
        self._reveal()
        self.post_message(self.Moved(self.cursor))

    def action_move(self, step: int) -> None:
        """Move the cursor by rows."""
        self.cursor = max(0, min(self.cursor + step, self._count - 1))

    def action_page(self, step: int) -> None:
        """Move the cursor by a screen."""
        self.action_move(step * max(self.size.height - 1, 1))

    def action_edge(self, edge: int) -> None:
        """Go to the first or last row."""
        self.cursor = edge * max(self._count - 1, 0)

    def action_open(self) -> None:
        """Choose the row."""
        if self._count:
            self.post_message(self.Opened(self.cursor))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel moves the rows, not the cursor."""
        event.stop()
        self._put_top(self._top + _WHEEL)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The wheel moves the rows, not the cursor."""
        event.stop()
        self._put_top(self._top - _WHEEL)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Take hold of the scroll bar."""
        if event.x >= self.size.width - 1:
            self._dragging = True
            self.capture_mouse()
            self._drag_to(event.y)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Pull the scroll bar."""
        if self._dragging:
            self._drag_to(event.y)

    def on_mouse_up(self) -> None:
        """Let go of the scroll bar."""
        self._dragging = False
        self.release_mouse()

    def on_click(self, event: events.Click) -> None:
        """A click puts the cursor on a row, a second one chooses it."""
        place = self._top + event.y
        if event.x < self.size.width - 1 and place < self._count:
            self.cursor = place
            if event.chain == 2:
                self.post_message(self.Opened(place))

    def spoken(self) -> str:
        """The row under the cursor in words."""
        if not self._count:
            return self._empty
        parts = self._draw(self.cursor, self.size.width - 5) or _WAITING
        marked = _("marked") if self.cursor in self.marks else ""
        said = " ".join("".join(text for text, _component in parts).split())
        return " ".join(filter(None, (f"{place_of(self.cursor, self._count)}:", marked, said)))

    def jump_places(self) -> Iterator[Place]:
        """The rows in sight."""
        for y in range(min(self.size.height, self._count - self._top)):
            yield Place(Offset(0, y), partial(self._jump, self._top + y))

    def _jump(self, place: int) -> None:
        self.focus()
        self.cursor = min(place, max(self._count - 1, 0))

    def render_line(self, y: int) -> Strip:
        """One line of the widget."""
        width, place = self.size.width, self._top + y
        plain = self._style("rows--text")
        if place >= self._count:
            said = f"  {self._empty}" if not self._count and y == 1 else ""
            return Strip([Segment(said, plain + self._colour("rows--faint"))]).adjust_cell_length(
                width, plain
            )
        parts = self._draw(place, width - 5)
        here = place == self.cursor
        base = self._style("rows--cursor") if here else plain
        marked = "•" if place in self.marks else " "
        segments = [Segment(f"{'▌' if here else ' '}{marked} ", base + self._colour("rows--mark"))]
        for text, component in parts if parts is not None else _WAITING:
            segments.append(Segment(text, base + self._colour(component) if component else base))
        body = Strip(segments).adjust_cell_length(width - 1, base)
        strip = Strip([*body, Segment(self._bar(y), self._style("rows--bar"))], width)
        return in_reading_order(strip, between_gaps(strip, _GUTTER)) if reorders(self) else strip

    def _style(self, component: str) -> Style:
        return self.get_component_rich_style(component)

    def _colour(self, component: str) -> Style:
        style = self._style(component)
        return Style(color=style.color, bold=style.bold, underline=style.underline)

    def _bar(self, y: int) -> str:
        """The scroll bar: a thumb as long as the share of rows in sight."""
        height = self.size.height
        if height >= self._count:
            return " "
        length = max(1, round(height * height / self._count))
        start = round((height - length) * self._top / (self._count - height))
        return "▐" if start <= y < start + length else " "

    def _drag_to(self, y: int) -> None:
        self._put_top(round((self._count - self.size.height) * y / max(self.size.height - 1, 1)))

    def _reveal(self) -> None:
        height = max(self.size.height, 1)
        top = self._top
        if not top <= self.cursor < top + height:
            near = abs(self.cursor - top) < 2 * height
            top = self.cursor - (height - 1 if near and self.cursor > top else 0 if near else height // 3)
        self._put_top(top)

    def _put_top(self, top: int) -> None:
        height = self.size.height
        self._top = max(0, min(top, self._count - height))
        seen = range(self._top, min(self._top + height, self._count))
        missing = [place for place in seen if self._draw(place, 0) is None]
        if missing:
            self.post_message(self.Missing(missing[0], missing[-1] + 1))
        self.refresh()


def fitted(text: str, width: int) -> str:
    """A text on one line of just so many cells, cut with an ellipsis where it is longer."""
    return cut(" ".join(text.split()), width)


def cut(text: str, width: int) -> str:
    """A line of just so many cells, its spaces as they are."""
    if cell_len(text) > width:
        while text and cell_len(text) >= width:
            text = text[: min(len(text) - 1, width - 1)]
        text += "…"
    return text + " " * (width - cell_len(text)) if width > 0 else ""
