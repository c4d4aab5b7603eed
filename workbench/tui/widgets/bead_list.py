"""The beads of a bitext in two columns, however many there are.

Only what is visible is laid out: the list knows its first visible bead and draws downwards from it; the
scroll bar counts beads. Opening a list of 200,000 beads costs nothing.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from aligner import Status
from workbench.project import ReviewState
from workbench.tui.widgets.bead_rows import Columns, Row, bead_rows

_REMEMBERED = 2000


class BeadList(Widget, can_focus=True):
    """Shows a review state with a cursor."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "beads--text", "beads--cursor", "beads--mark", "beads--number", "beads--approved", "beads--rejected",
        "beads--draft", "beads--sure", "beads--fair", "beads--unsure", "beads--faint", "beads--bar",
    }  # fmt: skip

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", "Up", show=False, id="beads.up", tooltip="The bead before"),
        Binding("down,j", "move(1)", "Down", show=False, id="beads.down", tooltip="The next bead"),
        Binding("pageup", "page(-1)", "Page up", show=False, id="beads.page_up", tooltip="A screen up"),
        Binding(
            "pagedown,space",
            "page(1)",
            "Page down",
            show=False,
            id="beads.page_down",
            tooltip="A screen down",
        ),
        Binding("home", "edge(0)", "First", show=False, id="beads.first", tooltip="The first bead"),
        Binding("end", "edge(1)", "Last", show=False, id="beads.last", tooltip="The last bead"),
    ]

    cursor: reactive[int] = reactive(0)

    @dataclass
    class Moved(Message):
        """The cursor stands on another bead."""

        position: int

        def can_replace(self, message: Message) -> bool:
            """Only the last of several moves matters."""
            return isinstance(message, BeadList.Moved)

    @dataclass
    class Opened(Message):
        """A bead was clicked twice."""

        position: int

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - textual's name
        super().__init__(id=id)
        self._state: ReviewState | None = None
        self._top = 0
        self._columns = Columns(1, 10, 10)
        self._rows: OrderedDict[int, list[Row]] = OrderedDict()

    def show(self, state: ReviewState, cursor: int) -> None:
        """Show a state with the cursor on a bead."""
        self._state = state
        self._forget()
        self.cursor = max(0, min(cursor, len(state.bitext) - 1))
        self._reveal()
        self.refresh()

    def on_resize(self, _: events.Resize) -> None:
        """Lay out anew."""
        self._forget()
        self._reveal()
        self.refresh()

    def watch_cursor(self) -> None:
        """Keep the cursor in sight and tell of it."""
        self._reveal()
        self.refresh()
        self.post_message(self.Moved(self.cursor))

    def action_move(self, step: int) -> None:
        """Move the cursor by a bead."""
        self.cursor = max(0, min(self.cursor + step, self._count() - 1))

    def action_page(self, step: int) -> None:
        """Move the cursor by a screen."""
        visible = max(len(self._visible()) - 1, 1)
        self.action_move(step * visible)

    def action_edge(self, edge: int) -> None:
        """Go to the first or last bead."""
        self.cursor = edge * max(self._count() - 1, 0)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel moves the cursor."""
        event.stop()
        self.action_move(1)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The wheel moves the cursor."""
        event.stop()
        self.action_move(-1)

    def on_click(self, event: events.Click) -> None:
        """A click puts the cursor on a bead, a second one opens it; the bar jumps."""
        if self._state is None:
            return
        if event.x >= self.size.width - 1:
            self.cursor = min(int(event.y / max(self.size.height, 1) * self._count()), self._count() - 1)
            return
        line = 0
        for position in self._visible():
            line += len(self._laid_out(position))
            if event.y < line:
                self.cursor = position
                if event.chain == 2:
                    self.post_message(self.Opened(position))
                return

    def render_line(self, y: int) -> Strip:
        """One line of the widget."""
        width = self.size.width
        plain = self._style("beads--text")
        if self._state is None or not self._count():
            return Strip([Segment(" " * width, plain)], width)
        position, row = self._row_at(y)
        bar = Segment(self._bar(y), self._style("beads--bar"))
        if row is None:
            return Strip([Segment(" " * (width - 1), plain), bar], width)
        return Strip([*self._segments(self._state, position, row), bar]).adjust_cell_length(width, plain)

    def _segments(self, state: ReviewState, position: int, row: Row) -> list[Segment]:
        bead = state.bitext[position]
        marked = position == self.cursor and not row.blank
        base = self._style("beads--cursor" if marked else "beads--text")

        def part(text: str, width: int, component: str = "") -> Segment:
            style = base + self._colour(component) if component else base
            return Segment(text + " " * (width - len(text)), style)

        columns = self._columns
        status = {Status.APPROVED: "beads--approved", Status.REJECTED: "beads--rejected"}.get(
            bead.status, "beads--draft" if bead.status is Status.DRAFT else "beads--faint"
        )
        sure = {"●": "beads--sure", "◐": "beads--fair", "○": "beads--unsure"}.get(
            row.confidence, "beads--faint"
        )
        text = "beads--faint" if bead.status is Status.REJECTED else ""
        return [
            part("▌" if marked else "", 2, "beads--mark"),
            part(row.label, columns.number + 1, "beads--number"),
            part(row.status, 2, status),
            part(row.confidence, 2, sure),
            self._text(row.source, columns.source, base, text),
            part("", 3),
            self._text(row.target, columns.target, base, text),
            part("", 1),
        ]

    def _text(self, text: str, width: int, base: Style, component: str) -> Segment:
        style = base + self._colour(component) if component else base
        return Segment(text + " " * max(width - cell_len(text), 0), style)

    def _style(self, component: str) -> Style:
        return self.get_component_rich_style(component)

    def _colour(self, component: str) -> Style:
        style = self._style(component)
        return Style(color=style.color, bold=style.bold, dim=style.dim)

    def _bar(self, y: int) -> str:
        """The scroll bar: a thumb as long as the share of beads in sight."""
        height, count = self.size.height, self._count()
        seen = len(self._visible())
        if seen >= count:
            return " "
        length = max(1, round(height * seen / count))
        start = round((height - length) * self._top / max(count - seen, 1))
        return "┃" if start <= y < start + length else "│"

    def _row_at(self, y: int) -> tuple[int, Row | None]:
        line = y
        for position in self._visible():
            rows = self._laid_out(position)
            if line < len(rows):
                return position, rows[line]
            line -= len(rows)
        return 0, None

    def _visible(self) -> range:
        """The beads in sight, the last maybe in part."""
        line, position = 0, self._top
        while position < self._count() and line < self.size.height:
            line += len(self._laid_out(position))
            position += 1
        return range(self._top, position)

    def _reveal(self) -> None:
        """Scroll so far that the cursor's bead is in sight as a whole, and a neighbour too."""
        if self.cursor <= self._top:
            self._top = max(self.cursor - 1, 0)
            return
        if not self._count():
            return
        needed = len(self._laid_out(self.cursor)) - 1
        following = min(self.cursor + 1, self._count() - 1)
        if following > self.cursor:
            needed += 1 + min(len(self._laid_out(following)) - 1, self.size.height // 3)
        first = self.cursor
        while first > self._top:
            needed += len(self._laid_out(first - 1))
            if needed > self.size.height:
                self._top = first
                return
            first -= 1

    def _laid_out(self, position: int) -> list[Row]:
        rows = self._rows.get(position)
        if rows is None and self._state is not None:
            rows = self._rows[position] = bead_rows(self._state, position, self._columns)
            if len(self._rows) > _REMEMBERED:
                self._rows.popitem(last=False)
        return rows or []

    def _forget(self) -> None:
        self._rows.clear()
        self._columns = Columns.of(self.size.width - 1, self._count())

    def _count(self) -> int:
        return len(self._state.bitext) if self._state is not None else 0
