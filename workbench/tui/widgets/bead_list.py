"""The beads of a bitext in two columns, however many there are.

Only what is in sight is laid out, and the scroll bar counts beads: a list of 200,000 opens at once.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator
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

from aligner import Bead, Status
from workbench.project import ReviewState
from workbench.services.bead_view import BeadView
from workbench.services.beside import text_beside
from workbench.tui.actions import MOVES, bindings
from workbench.tui.jumping import Place
from workbench.tui.widgets.bead_rows import FAIR, FLAG, SURE, UNSURE, Cell, Columns, Row, bead_rows
from workbench.tui.widgets.bead_window import BeadWindow
from workbench.tui.widgets.bead_words import bead_in_words
from workbench.tui.widgets.reading_order import in_reading_order, reorders
from workbench.wording import _

WIDE = 120
"""From so many cells on there is room for another draft beside the one that is reviewed."""

_REMEMBERED = 2000
_WHEEL = 3
_STATUS = {
    Status.NEW: "beads--faint",
    Status.DRAFT: "beads--draft",
    Status.APPROVED: "beads--approved",
    Status.REJECTED: "beads--rejected",
    Status.EXCLUDED: "beads--faint",
}
_CONFIDENCE = {SURE: "beads--sure", FAIR: "beads--fair", UNSURE: "beads--unsure"}


@dataclass(frozen=True, slots=True)
class Marks:
    """What stands beside a bead's number and beside its status, one cell each; "" for nothing."""

    number: str = ""
    status: str = ""


class BeadList(Widget, can_focus=True):
    """Shows a review state with a cursor."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "beads--text", "beads--cursor", "beads--mark", "beads--number", "beads--approved", "beads--rejected",
        "beads--draft", "beads--sure", "beads--fair", "beads--unsure", "beads--faint", "beads--bar",
        "beads--found",
    }  # fmt: skip

    BINDINGS: ClassVar[list[BindingType]] = bindings(MOVES)

    cursor: reactive[int] = reactive(0)
    wanted: reactive[str] = reactive("")

    @dataclass
    class Moved(Message):
        """The cursor stands on another bead."""

        position: int

        def can_replace(self, message: Message) -> bool:
            """Only the last of several moves matters."""
            return isinstance(message, BeadList.Moved)

    @dataclass
    class Unfiltered(Message):
        """All beads are wanted again."""

    @dataclass
    class Opened(Message):
        """A bead was clicked twice."""

        position: int

    def __init__(self, sure_from: float, *, id: str | None = None) -> None:  # noqa: A002 - textual's name
        super().__init__(id=id)
        self._sure_from = sure_from
        self._state: ReviewState | None = None
        self.beside: ReviewState | None = None
        self.marks: Callable[[Bead], Marks] = lambda _: Marks()
        self._flagged: Callable[[int], bool] = lambda _: False
        self._view = BeadView(0)
        self._window = BeadWindow(lambda row: len(self._laid_out(self._view[row])))
        self._columns = Columns.of(80, None)
        self._rows: OrderedDict[int, list[Row]] = OrderedDict()
        self._lines: list[tuple[int, int]] = []
        self._dragging = False

    @property
    def state(self) -> ReviewState | None:
        """What is shown, None before anything is."""
        return self._state

    @property
    def view(self) -> BeadView:
        """Which beads are shown, and in what order."""
        return self._view

    def show(
        self,
        state: ReviewState,
        cursor: int,
        flagged: Callable[[int], bool] = lambda _: False,
        view: BeadView | None = None,
    ) -> None:
        """Show a state with the cursor on a bead; `flagged` beads carry a mark.

        Without a `view` the beads that are shown stay, in their order; whatever is new is in its place.
        """
        if view is None:
            before = self._state.bitext if self._state is not None else state.bitext
            view = self._view.kept(before, state.bitext) if self._state else BeadView.whole(state.bitext)
        self._state, self._view = state, view
        self._flagged = flagged
        self._lay_out_anew()
        self.cursor = view.nearest(max(0, min(cursor, len(state.bitext) - 1)))
        self._reveal()

    def forget(self) -> None:
        """Forget what is shown; the next state is shown as a whole."""
        self._state = None

    @property
    def _row(self) -> int:
        """The row of the cursor."""
        return self._view.row_of(self.cursor) or 0

    def in_sight(self) -> list[int]:
        """The positions of the beads that are shown as a whole or in part, from the top."""
        rows = dict.fromkeys(row for row, line in self._lines if not self._is_blank(row, line))
        return [self._view[row] for row in rows]

    def _is_blank(self, row: int, line: int) -> bool:
        return self._laid_out(self._view[row])[line].blank

    def on_resize(self, _: events.Resize) -> None:
        """Lay out anew."""
        self._lay_out_anew()
        self._reveal()
        self.refresh()

    def watch_cursor(self) -> None:
        """Keep the cursor in sight and tell of it."""
        self._reveal()
        self.post_message(self.Moved(self.cursor))

    def action_move(self, step: int) -> None:
        """Move the cursor by a bead; a bead higher than the window is scrolled through first."""
        window = self._window
        if step > 0 and window.hidden_below(self._row):
            self._scroll(window.height - 2)
        elif step < 0 and window.hidden_above(self._row):
            self._scroll(2 - window.height)
        else:
            self._go_to_row(self._row + step)

    def action_page(self, step: int) -> None:
        """Move the cursor by as many beads as are in sight."""
        seen = len({row for row, _ in self._lines})
        self._go_to_row(self._row + step * max(seen - 1, 1))

    def action_edge(self, edge: int) -> None:
        """Go to the first or last bead."""
        self._go_to_row(edge * self._window.count)

    def _go_to_row(self, row: int) -> None:
        if self._window.count:
            self.cursor = self._view[max(0, min(row, self._window.count - 1))]

    def action_unmark(self) -> None:
        """No longer mark what was found; when nothing is marked, show all beads again."""
        if self.wanted:
            self.wanted = ""
        else:
            self.post_message(self.Unfiltered())

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel moves the text, not the cursor."""
        event.stop()
        self._scroll(_WHEEL)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The wheel moves the text, not the cursor."""
        event.stop()
        self._scroll(-_WHEEL)

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
        """A click puts the cursor on a bead, a second one opens it."""
        if event.x < self.size.width - 1 and event.y < len(self._lines):
            self.cursor = self._view[self._lines[event.y][0]]
            if event.chain == 2:
                self.post_message(self.Opened(self.cursor))

    def spoken(self) -> str:
        """The bead under the cursor in words."""
        if self._state is None or not self._window.count:
            return _("no beads")
        return bead_in_words(self._state, self.cursor, self._sure_from, flagged=self._flagged(self.cursor))

    def jump_places(self) -> Iterator[Place]:
        """The beads in sight."""
        told: set[int] = set()
        for y, (position, _line) in enumerate(self._lines):
            if position not in told:
                told.add(position)
                yield Place(Offset(0, y), partial(self._jump, position))

    def _jump(self, position: int) -> None:
        self.focus()
        self.cursor = min(position, max(self._window.count - 1, 0))

    def render_line(self, y: int) -> Strip:
        """One line of the widget."""
        width = self.size.width
        plain = self._style("beads--text")
        bar = Segment(self._bar(y), self._style("beads--bar"))
        if self._state is None or y >= len(self._lines):
            return Strip([Segment(" " * (width - 1), plain), bar], width)
        row, line = self._lines[y]
        position = self._view[row]
        segments = self._segments(self._state, position, self._laid_out(position)[line])
        strip = Strip([*segments, bar]).adjust_cell_length(width, plain)
        return in_reading_order(strip, self._columns.texts) if reorders(self) else strip

    def _segments(self, state: ReviewState, position: int, row: Row) -> list[Segment]:
        bead = state.bitext[position]
        marked = position == self.cursor and not row.blank
        base = self._style("beads--cursor" if marked else "beads--text")

        def part(text: str, width: int, component: str) -> Segment:
            return Segment(text + " " * (width - len(text)), base + self._colour(component))

        columns = self._columns
        marks = self.marks(bead) if row.status else Marks()
        sure = _CONFIDENCE.get(row.confidence, "beads--draft")
        style = base + self._colour("beads--faint") if bead.status.dismissed else base
        return [
            part("▌" if marked else "", 1, "beads--mark"),
            part(FLAG if row.status and self._flagged(position) else "", 1, "beads--unsure"),
            part(row.label.rjust(columns.number), columns.number, "beads--number"),
            part(marks.number, 1, "beads--draft"),
            part(row.status, 1, _STATUS[bead.status]),
            part(marks.status, 1, "beads--draft"),
            part(row.confidence, 2, sure),
            *self._cell(row.source, columns.source, style),
            Segment("   ", base),
            *self._cell(row.target, columns.target, style),
            *(
                (Segment("   ", base), *self._cell(row.beside, columns.beside, style))
                if columns.beside
                else ()
            ),
            Segment(" ", base),
        ]

    def _cell(self, cell: Cell, width: int, style: Style) -> list[Segment]:
        """A line of text with its segment's number, and what was looked for marked in it."""
        parts = [Segment(cell.mark, style + self._colour("beads--number"))] if cell.mark else []
        text, wanted = cell.text, self.wanted.lower()
        found = style + self._style("beads--found")
        place = text.lower().find(wanted) if wanted else -1
        while place >= 0:
            parts += [Segment(text[:place], style), Segment(text[place : place + len(wanted)], found)]
            text = text[place + len(wanted) :]
            place = text.lower().find(wanted)
        rest = width - cell_len(cell.mark) - cell_len(cell.text)
        return [*parts, Segment(text + " " * max(rest, 0), style)]

    def _style(self, component: str) -> Style:
        return self.get_component_rich_style(component)

    def _colour(self, component: str) -> Style:
        style = self._style(component)
        return Style(color=style.color, bold=style.bold, dim=style.dim)

    def _bar(self, y: int) -> str:
        """The scroll bar: a thumb as long as the share of beads in sight."""
        height, count = self.size.height, self._window.count
        seen = len({row for row, _ in self._lines})
        if seen >= count:
            return " "
        length = max(1, round(height * seen / count))
        start = round((height - length) * min(self._window.top / max(count - seen, 1), 1))
        return "▐" if start <= y < start + length else " "

    def _drag_to(self, y: int) -> None:
        self._window.put(round(self._window.count * y / max(self.size.height - 1, 1)), 0)
        self._redraw()

    def _scroll(self, lines: int) -> None:
        self._window.scroll(lines)
        self._redraw()

    def _reveal(self) -> None:
        self._window.reveal(self._row)
        self._redraw()

    def _redraw(self) -> None:
        self._lines = list(self._window.lines())
        self.refresh()

    def _laid_out(self, position: int) -> list[Row]:
        rows = self._rows.get(position)
        if rows is None and self._state is not None:
            beside = self._beside_text(self._state.bitext[position])
            rows = self._rows[position] = bead_rows(
                self._state, position, self._columns, self._sure_from, beside
            )
            if len(self._rows) > _REMEMBERED:
                self._rows.popitem(last=False)
        return rows or [Row(blank=True)]

    def _beside_text(self, bead: Bead) -> str:
        shown = self.beside if self._columns.beside else None
        return text_beside(shown, bead.source) if shown is not None else ""

    def _lay_out_anew(self) -> None:
        self._rows.clear()
        third = self.beside is not None and self.size.width >= WIDE
        self._columns = Columns.of(self.size.width - 1, self._state, beside=third)
        self._window.height = self.size.height
        self._window.count = len(self._view)
