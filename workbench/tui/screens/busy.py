"""A line that says what takes its time."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Label


class BusyScreen(ModalScreen[None]):
    """Stands over a screen while its work is done elsewhere; keys wait."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text

    def compose(self) -> ComposeResult:
        """The line."""
        with Vertical(classes="dialog"):
            yield Label(Content(self._text), id="doing")

    def say(self, text: str) -> None:
        """Tell of the next step."""
        self._text = text
        if self.is_mounted:
            self.query_one("#doing", Label).update(Content(text))
