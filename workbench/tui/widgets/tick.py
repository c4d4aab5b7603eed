"""A box to tick whose state is a symbol, not a colour alone."""

from __future__ import annotations

from textual import events
from textual.message import Message
from textual.widgets import Checkbox


class Tick(Checkbox):
    """Shows [✓] or [ ]; space ticks, enter is for the form it stands in."""

    BUTTON_LEFT = ""
    BUTTON_INNER = "[ ]"
    BUTTON_RIGHT = ""

    class Submitted(Message):
        """Enter was pressed on the box, as in a line of its form."""

    def on_key(self, event: events.Key) -> None:
        """Hand enter on."""
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            self.post_message(self.Submitted())

    def watch_value(self) -> None:
        """Draw the symbol of the new state."""
        self.BUTTON_INNER = "[✓]" if self.value else "[ ]"
        super().watch_value()
