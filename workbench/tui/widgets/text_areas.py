"""The two texts of a segment: the source to be read, the target to be typed into."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.text import Text
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Offset
from textual.strip import Strip
from textual.widgets import TextArea

from corpus.document import Span
from corpus.tokens import word_spans
from workbench.tui.bidi import reads_right_to_left
from workbench.tui.widgets.reading_order import as_read, places, reorders
from workbench.wording import mark

_CLIPBOARD = Binding.Group(mark("Clipboard"))


@dataclass(frozen=True, slots=True)
class Mark:
    """Some characters of a text that are shown in a component's style."""

    start: int
    end: int
    style: str


class TypingArea(TextArea):
    """A text of one paragraph to be typed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "ctrl+x,super+x", "cut", "Cut out", show=False, id="text.cut", group=_CLIPBOARD,
            tooltip="Cut what is selected, or all",
        ),
        Binding(
            "ctrl+c,super+c", "copy", "Copy", show=False, id="text.copy", group=_CLIPBOARD,
            tooltip="Copy what is selected, else the translation, to the clipboard",
        ),
        Binding(
            "ctrl+v", "paste", "Paste", show=False, id="text.paste", group=_CLIPBOARD,
            tooltip="Put in what was copied here; the terminal's own paste brings the rest",
        ),
        Binding(
            "alt+a", "mark_all", "Select all", show=False, id="text.select_all", group=_CLIPBOARD,
            tooltip="Select the whole text",
        ),
    ]  # fmt: skip

    def __init__(
        self,
        text: str = "",
        *,
        id: str | None = None,  # noqa: A002 - textual's name
        name: str | None = None,
        read_only: bool = False,
    ) -> None:
        super().__init__(
            text,
            id=id,
            name=name,
            read_only=read_only,
            soft_wrap=True,
            show_line_numbers=False,
            tab_behavior="focus",
        )

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """F6 and f7 are the keys of the memory and the glossary here, as everywhere."""
        return action not in {"select_line", "select_all"} and super().check_action(action, parameters)

    def action_mark_all(self) -> None:
        """Select the whole text."""
        self.select_all()

    def render_line(self, y: int) -> Strip:
        """One line, its letters in the order they are read."""
        return as_read(self, super().render_line(y))

    def get_target_document_location(self, event: events.MouseEvent) -> tuple[int, int]:
        """The place in the text of what the mouse points at, as it is drawn."""
        row, column = super().get_target_document_location(event)
        strip = TextArea.render_line(self, event.y - self.gutter.top)
        x = event.x - self.gutter.left
        if not (reorders(self) and reads_right_to_left(strip.text) and 0 <= x < strip.cell_length):
            return row, column
        target = Offset(
            places(strip)[x] + self.scroll_offset.x, event.y - self.gutter.top + self.scroll_offset.y
        )
        return self.wrapped_document.offset_to_location(target)


class MarkedArea(TypingArea):
    """A text of one paragraph, some of its characters marked."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"area--term", "area--misspelled", "area--tag"}

    def __init__(self, *, id: str, read_only: bool = False) -> None:  # noqa: A002 - textual's name
        super().__init__(id=id, read_only=read_only)
        self.highlight_cursor_line = False
        self.cursor_blink = False
        self._marks: Sequence[Mark] = ()

    def on_key(self, event: events.Key) -> None:
        """A letter with alt that nothing is bound to is no text."""
        if event.key.startswith("alt+"):
            event.prevent_default()

    def mark(self, marks: Sequence[Mark]) -> None:
        """Show these marks in place of all others."""
        if marks != self._marks:
            self._marks = marks
            self.notify_style_update()
            self.refresh()

    def show(self, text: str) -> None:
        """Show a text of which nothing has been typed here yet."""
        self._marks = ()
        self.load_text(text)
        self.move_cursor(self.document.end)

    def get_line(self, line_index: int) -> Text:
        """A line with its marks."""
        line = super().get_line(line_index)
        start = self.offset_of((line_index, 0))
        for one in self._marks:
            if one.start < start + len(line) and one.end > start:
                style = self.get_component_rich_style(one.style, partial=True)
                line.stylize(style, max(one.start - start, 0), one.end - start)
        return line

    def offset_of(self, location: tuple[int, int]) -> int:
        """The offset of a place in the text, in characters."""
        row, column = location
        return sum(len(self.document[line]) + 1 for line in range(row)) + column

    @property
    def cursor_offset_in_text(self) -> int:
        """Where the cursor stands, in characters."""
        return self.offset_of(self.cursor_location)

    def word_at_cursor(self) -> Span | None:
        """The word under the cursor, else the one before it; None in front of all words."""
        place = self.cursor_offset_in_text
        before = [span for span in word_spans(self.text) if span.start <= place]
        return before[-1] if before else None

    def asked_about(self) -> str:
        """What is selected, else the word at the cursor, else nothing."""
        if self.selected_text:
            return " ".join(self.selected_text.split())
        word = self.word_at_cursor()
        return self.text[word.start : word.end] if word else ""

    def put(self, text: str) -> None:
        """Type a text at the cursor, apart from the words beside it."""
        start, end = sorted(map(self.offset_of, self.selection))
        before, after = self.text[:start], self.text[end:]
        left = " " if before and not before[-1].isspace() and before[-1] not in "([«„“\"'-–" else ""
        right = " " if after and after[0].isalnum() else ""
        self.insert_over(start, end, f"{left}{text}{right}")

    def insert_over(self, start: int, end: int, text: str) -> None:
        """Put a text in place of some characters, as if it were typed; the cursor goes to its end."""
        result = self.replace(text, self._location(start), self._location(end))
        self.move_cursor(result.end_location)

    def _location(self, offset: int) -> tuple[int, int]:
        row = 0
        while row < self.document.line_count - 1 and offset > len(self.document[row]):
            offset -= len(self.document[row]) + 1
            row += 1
        return row, offset
