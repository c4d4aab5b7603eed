"""The panel of the tour: it takes its own lines at the foot and hides nothing."""

from __future__ import annotations

from dataclasses import dataclass

from textual.content import Content
from textual.message import Message
from textual.widgets import Static


class TourPanel(Static):
    """Shows a step; a click skips it."""

    @dataclass
    class Skipped(Message):
        """The step was clicked away."""

    def show(self, title: str, text: str, hint: str) -> None:
        """Show a step."""
        self.update(Content.assemble((f"{title}  ", "bold $accent"), text, "\n", (hint, "$text-muted")))

    def on_click(self) -> None:
        """Skip."""
        self.post_message(self.Skipped())
