"""A box to tick whose state is a symbol, not a colour alone."""

from __future__ import annotations

from textual.widgets import Checkbox


class Tick(Checkbox):
    """Shows [✓] or [ ]."""

    BUTTON_LEFT = ""
    BUTTON_INNER = "[ ]"
    BUTTON_RIGHT = ""

    def watch_value(self) -> None:
        """Draw the symbol of the new state."""
        self.BUTTON_INNER = "[✓]" if self.value else "[ ]"
        super().watch_value()
