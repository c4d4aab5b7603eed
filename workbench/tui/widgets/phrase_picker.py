"""A text of which words are picked: by the arrow keys, or by clicks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.style import Style
from textual.widgets import Static

_WORD = re.compile(r"\w+(?:[-‑'’ʼ.]\w+)*")
_META = "word"


class PhrasePicker(Static, can_focus=True):
    """Says which words stand next to one another between the first and the last that were picked."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right", "go(1)", "Next word", id="picker.next", tooltip="Pick the next word"),
        Binding("left", "go(-1)", "Word before", id="picker.before", tooltip="Pick the word before"),
        Binding("shift+right,plus", "reach(1)", "More", id="picker.more", tooltip="One more word"),
        Binding("shift+left,minus", "reach(-1)", "Less", id="picker.less", tooltip="One word less"),
        Binding("enter", "app.focus_next", "On", id="picker.on", tooltip="Go on"),
    ]  # fmt: skip

    @dataclass
    class Picked(Message):
        """Words were picked."""

        picker: PhrasePicker
        text: str

        @property
        def control(self) -> PhrasePicker:
            """Where they were picked."""
            return self.picker

    def __init__(self, text: str, *, id: str | None = None) -> None:  # noqa: A002 - textual's name
        super().__init__(id=id)
        self._text = text
        self._words = [found.span() for found in _WORD.finditer(text)]
        self._first: int | None = None
        self._last = 0

    def on_mount(self) -> None:
        """Show the text."""
        self._show()

    @property
    def picked(self) -> str:
        """The words that are picked, "" when none is."""
        span = self._span()
        return self._text[span[0] : span[1]] if span else ""

    def pick(self, first: int, last: int) -> None:
        """Pick the words from one to another, by their places."""
        if self._words:
            top = len(self._words) - 1
            self._first, self._last = max(0, min(first, top)), max(0, min(last, top))
            self._show()
            self.post_message(self.Picked(self, self.picked))

    def action_go(self, step: int) -> None:
        """Pick the next word, or the one before."""
        at = -1 if self._first is None and step > 0 else self._last
        self.pick(at + step, at + step)

    def action_reach(self, step: int) -> None:
        """Pick one word more or less."""
        if self._first is None:
            self.action_go(step)
        else:
            self.pick(self._first, self._last + step)

    def on_click(self, event: events.Click) -> None:
        """Pick the word; with shift all up to it."""
        word = event.style.meta.get(_META)
        if isinstance(word, int):
            self.pick(self._first if event.shift and self._first is not None else word, word)

    def _span(self) -> tuple[int, int] | None:
        if self._first is None:
            return None
        ends = sorted((self._first, self._last))
        return self._words[ends[0]][0], self._words[ends[1]][1]

    def _show(self) -> None:
        content = Content(self._text)
        for place, span in enumerate(self._words):
            content = content.stylize(Style.from_meta({_META: place}), *span)
        picked = self._span()
        if picked:
            content = content.stylize("$background on $accent", *picked)
        self.update(content)
