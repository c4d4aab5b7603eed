"""Choosing where to cut a bead inside its texts."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Label, Static

from aligner import Side
from workbench.services.segment_cutting import boundaries, likely_point
from workbench.tui.widgets.reading_order import ReadingText
from workbench.wording import _

CUT = " ‖ "


class InsideCutScreen(ModalScreen[Mapping[Side, int | None] | None]):
    """Both texts of a bead with the point of the cut in each; None when left.

    A side whose point stands at the end stays in the first part.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right", "word(1)", "Next word", id="inside.next", tooltip="Cut a word later"),
        Binding("left", "word(-1)", "Word before", id="inside.previous", tooltip="Cut a word earlier"),
        Binding("shift+right", "letter(1)", "Next letter", id="inside.later", tooltip="A letter later"),
        Binding("shift+left", "letter(-1)", "Letter before", id="inside.earlier", tooltip="A letter earlier"),
        Binding("home", "edge(0)", "Beginning", id="inside.first", tooltip="All in the second part"),
        Binding("end", "edge(1)", "End", id="inside.last", tooltip="All in the first part"),
        Binding("tab,up,down", "side", "Other text", id="inside.side", tooltip="The point in the other text"),
        Binding("enter", "keep", "Cut", id="inside.keep", tooltip="Cut here"),
        Binding("escape,q", "cancel", "Leave", id="inside.cancel", tooltip="Leave the bead whole"),
    ]

    def __init__(self, title: str, texts: Mapping[Side, str]) -> None:
        super().__init__()
        self._title = title
        self._texts = texts
        self._side = Side.SOURCE if texts[Side.SOURCE] else Side.TARGET
        source = texts[Side.SOURCE]
        first = likely_point(source)
        share = first / len(source) if first is not None else 0.5
        self._points = {Side.SOURCE: _or_end(first, source)}
        target = texts[Side.TARGET]
        self._points[Side.TARGET] = _or_end(likely_point(target, share), target)

    def compose(self) -> ComposeResult:
        """The texts under one another."""
        with VerticalScroll(classes="dialog wide", can_focus=False):
            yield Label(Content(self._title), classes="title")
            for side in Side:
                yield ReadingText(id=f"inside-{side.value}", classes="inside")
            yield Label(
                _("←→ a word · shift+←→ a letter · home end whole")
                + "\n"
                + _("tab the other text · enter cuts · escape leaves"),
                classes="hint",
            )

    def on_mount(self) -> None:
        """Show the points, of a side without a text nothing."""
        for side in Side:
            self.query_one(f"#inside-{side.value}", Static).display = bool(self._texts[side])
        self._show()

    def action_word(self, step: int) -> None:
        """Move the point by a word."""
        places = [0, *boundaries(self._text), len(self._text)]
        here = self._points[self._side]
        place = bisect_right(places, here) if step > 0 else bisect_left(places, here) - 1
        self._put(places[max(0, min(place, len(places) - 1))])

    def action_letter(self, step: int) -> None:
        """Move the point by a letter."""
        self._put(max(0, min(self._points[self._side] + step, len(self._text))))

    def action_edge(self, edge: int) -> None:
        """Put all of the text into one part."""
        self._put(edge * len(self._text))

    def action_side(self) -> None:
        """Go to the point in the other text."""
        other = Side.TARGET if self._side is Side.SOURCE else Side.SOURCE
        self._side = other if self._texts[other] else self._side
        self._show()

    def action_keep(self) -> None:
        """Cut as shown."""
        self.dismiss({side: self._points[side] if self._texts[side] else None for side in Side})

    def action_cancel(self) -> None:
        """Leave."""
        self.dismiss(None)

    @property
    def _text(self) -> str:
        return self._texts[self._side]

    def _put(self, point: int) -> None:
        self._points[self._side] = point
        self._show()

    def _show(self) -> None:
        for side in Side:
            text, point = self._texts[side], self._points[side]
            here = side is self._side
            self.query_one(f"#inside-{side.value}", Static).update(
                Content.assemble(
                    ("▌" if here else " ", "$accent"),
                    Content(text[:point].rstrip()),
                    (CUT, "bold $accent" if here else "$muted"),
                    Content(text[point:]),
                )
            )


def _or_end(point: int | None, text: str) -> int:
    return len(text) if point is None else point
