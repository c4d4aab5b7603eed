"""The plain mode, for screen readers: no drawn lines or signs, what is chosen said in words.

Every character that only draws becomes a letter, a mark or a space of the same width, whatever widget shows
it. What the cursor stands on, and what the program has to tell, is said on lines at the foot, where the
terminal's own cursor waits unless one types: screen readers read the line that it stands on.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from itertools import chain
from typing import Literal

from rich.segment import Segment
from textual.app import App
from textual.binding import Binding
from textual.color import Color
from textual.content import Content
from textual.filter import LineFilter
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Button, Checkbox, Input, OptionList, Static, TextArea

from aligner import Status
from workbench.tui.named import named
from workbench.wording import _

_DRAWN = chain(range(0x2190, 0x2264), range(0x2266, 0x27E6), range(0x27F0, 0x2C00))
_WRITTEN = {
    "✓": "v", "✗": "x", "×": "x", "■": "L", "●": "+", "◐": "~", "○": "-", "∅": "0", "✎": "n", "↻": "=",
    "⇄": "!", "▌": ">", "→": ">", "←": "<", "↑": "^", "↓": "v", "␣": "_", "⍽": "_", "⏎": "/",
}  # fmt: skip
_TABLE = dict.fromkeys(_DRAWN, " ") | {ord(sign): mark for sign, mark in _WRITTEN.items()}
_EVERY = 0.1
"""Seconds after which what is said is looked at again."""
_SHOW_CURSOR = "\x1b[?25h"


class PlainFilter(LineFilter):
    """Writes characters in the place of signs that only draw."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002 - textual's
        """The segments of a line without drawn signs."""
        return [Segment(text.translate(_TABLE), style, control) for text, style, control in segments]


class Spoken(Static):
    """The lines at the foot that say what is chosen and what there is to tell."""

    DEFAULT_CSS = (
        "Spoken { dock: bottom; height: 4; width: 100%; color: $foreground; background: $background; }"
    )

    def __init__(self) -> None:
        super().__init__()
        self._said = ""

    def say(self, text: str) -> None:
        """Say something; saying the same again changes nothing."""
        if text != self._said:
            self._said = text
            self.update(Content(text))

    @property
    def said(self) -> str:
        """What is said."""
        return self._said


class PlainApp(App[None]):
    """An app that is shown plainly when it is asked to be."""

    plain = False

    def __init__(self) -> None:
        super().__init__()
        self._told: tuple[str, float] = ("", 0.0)
        self._plain_filters = (PlainFilter(),)

    def on_mount(self) -> None:
        """Begin to say what is chosen."""
        if self.plain:
            self.animation_level = "none"
            self.set_interval(_EVERY, self._speak)
            if self._driver is not None:
                self._driver.write(_SHOW_CURSOR)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """What changes lines before they are shown."""
        filters = super().get_line_filters()
        return [*filters, *self._plain_filters] if self.plain else filters

    def get_key_display(self, binding: Binding) -> str:
        """A key as it is read."""
        shown = super().get_key_display(binding)
        return shown.replace("⏎", "enter") if self.plain else shown

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: Literal["information", "warning", "error"] = "information",
        timeout: float | None = None,
        markup: bool = True,
    ) -> None:
        """Tell something: over the screen, or plainly at the foot."""
        if self.plain:
            until = time.monotonic() + (self.NOTIFICATION_TIMEOUT if timeout is None else timeout)
            self._told = (f"{title}: {message}" if title else message, until)
            self._speak()
        else:
            super().notify(message, title=title, severity=severity, timeout=timeout, markup=markup)

    def _speak(self) -> None:
        if not self.screen_stack:
            return
        screen: Screen[object] = self.screen
        if not screen.query(Spoken):
            screen.mount(Spoken())
            return
        line = screen.query_one(Spoken)
        told, until = self._told
        parts = [told if time.monotonic() < until else "", spoken(screen.focused)]
        line.say(_in_words("\n".join(filter(None, parts))))
        if not isinstance(screen.focused, Input | TextArea):
            self.cursor_position = line.content_region.offset


def spoken(widget: Widget | None) -> str:
    """What is to be said of the widget that has the keys; one that knows best has `spoken` itself."""
    own = getattr(widget, "spoken", None)
    if own is not None:
        return str(own())
    if isinstance(widget, OptionList) and widget.highlighted is not None:
        option = widget.get_option_at_index(widget.highlighted)
        place = _("{number} of {total}").format(number=widget.highlighted + 1, total=widget.option_count)
        return f"{place}: {' '.join(str(option.prompt).split())}"
    if isinstance(widget, Checkbox):
        state = _("ticked") if widget.value else _("not ticked")
        return f"{widget.label}: {state}"
    if isinstance(widget, Button):
        return str(widget.label)
    if isinstance(widget, Input):
        return widget.placeholder
    return ""


def _in_words(text: str) -> str:
    """A text with the signs of a status spelled out."""
    return text.replace("✓", named(Status.APPROVED)).replace("✗", named(Status.REJECTED))
