"""Choosing where to cut a bead, with each way shown in place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from workbench.services.reviewing import Cut
from workbench.tui.widgets.reading_order import ReadingText
from workbench.wording import _


class CutScreen(ModalScreen[Cut | None]):
    """A line at the foot of the screen; `preview` shows the bead cut, the list stays in sight."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,down,s,tab", "step(1)", "Next way", id="cut.next", tooltip="Another place to cut"),
        Binding("left,up,shift+tab", "step(-1)", "Way before", id="cut.previous", tooltip="The place before"),
        Binding("enter", "keep", "Cut", id="cut.keep", tooltip="Cut here"),
        Binding("escape,q", "cancel", "Leave", id="cut.cancel", tooltip="Leave the bead whole"),
    ]

    def __init__(self, cuts: Sequence[Cut], preview: Callable[[Cut], object]) -> None:
        super().__init__()
        self._cuts = cuts
        self._preview = preview
        self._place = 0

    def compose(self) -> ComposeResult:
        """The line."""
        yield ReadingText(id="cut")

    def on_mount(self) -> None:
        """Show the first way."""
        self._show()

    def action_step(self, step: int) -> None:
        """Show another way, going round."""
        self._place = (self._place + step) % len(self._cuts)
        self._show()

    def action_keep(self) -> None:
        """Cut as shown."""
        self.dismiss(self._cuts[self._place])

    def action_cancel(self) -> None:
        """Leave."""
        self.dismiss(None)

    def _show(self) -> None:
        self._preview(self._cuts[self._place])
        self.query_one("#cut", Static).update(
            Content.assemble(
                (
                    _(" Cut {number} of {total}").format(number=self._place + 1, total=len(self._cuts)),
                    "bold",
                ),
                ("   ← → ", "bold $footer-key-foreground"),
                _("another way"),
                ("   ⏎ ", "bold $footer-key-foreground"),
                _("cut like this"),
                ("   esc ", "bold $footer-key-foreground"),
                _("leave it whole"),
            )
        )
