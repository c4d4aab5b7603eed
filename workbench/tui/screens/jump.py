"""Jump mode: letters on all one can go to; typing them goes there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.screen import ModalScreen
from textual.widgets import Static

from workbench.tui.jumping import LETTERS, Place
from workbench.tui.layouts import twins


class JumpScreen(ModalScreen[Place | None]):
    """Draws labels over the screen below; hands over the place whose label was typed, None when left."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "Cancel", id="jump.cancel", tooltip="Stay where you are")
    ]

    def __init__(self, places: Mapping[str, Place]) -> None:
        super().__init__()
        self._places = places
        self._typed = ""
        self._drawn_for: Size | None = None

    def compose(self) -> ComposeResult:
        """A label at each place."""
        for label, place in self._places.items():
            drawn = Static(Content(label), classes="jump")
            drawn.styles.offset = place.at
            yield drawn

    def on_key(self, event: events.Key) -> None:
        """Take a letter, or the one under its key; any other key leaves."""
        if event.key == "escape":
            return
        event.stop()
        event.prevent_default()
        letter = next((key for key in (event.key.lower(), *twins(event.key.lower())) if key in LETTERS), "")
        self._typed += letter
        if self._typed in self._places:
            self.dismiss(self._places[self._typed])
        elif letter and any(label.startswith(self._typed) for label in self._places):
            self._narrow()
        else:
            self.dismiss(None)

    def on_mount(self) -> None:
        """Know for which size the places hold."""
        self._drawn_for = self.app.size

    def _narrow(self) -> None:
        """Show only labels that begin with what was typed."""
        for label, drawn in zip(self._places, self.query(Static), strict=True):
            drawn.display = label.startswith(self._typed)

    def on_click(self) -> None:
        """A click leaves."""
        self.dismiss(None)

    def on_resize(self, event: events.Resize) -> None:
        """In another size the places are elsewhere."""
        if self._drawn_for not in (None, event.size):
            self.dismiss(None)

    def action_cancel(self) -> None:
        """Leave."""
        self.dismiss(None)
