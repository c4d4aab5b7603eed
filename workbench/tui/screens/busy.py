"""A line that says what takes its time."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Label

from workbench.wording import _


class BusyScreen(ModalScreen[None]):
    """Stands over a screen while its work is done elsewhere; keys wait unless it may be left.

    `waited_for` is whether the user came here to wait, and is not kept from other work for a moment.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Meanwhile", id="busy.leave", tooltip="Do other work while this goes on")
    ]

    def __init__(self, text: str, *, leave: bool = False, waited_for: bool = True) -> None:
        super().__init__()
        self.waited_for = waited_for
        self._text = text
        self._leave = leave

    def compose(self) -> ComposeResult:
        """The line."""
        with Vertical(classes="dialog"):
            yield Label(Content(self._text), id="doing")
            if self._leave:
                yield Label(_("escape: go on with other work meanwhile"), classes="hint")

    def action_leave(self) -> None:
        """Let the work go on behind other work."""
        if self._leave:
            self.app.notify(_("The work goes on; you are told when it is done"))
            self.dismiss(None)

    def say(self, text: str) -> None:
        """Tell of the next step."""
        self._text = text
        if self.is_mounted:
            self.query_one("#doing", Label).update(Content(text))
