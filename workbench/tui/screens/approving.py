"""Approving every pair above a confidence, with the number shown before."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Button, Input, Label, Static

from workbench.tui.widgets.tick import Tick
from workbench.wording import _, ngettext

SURE = "0.95"


@dataclass(frozen=True, slots=True)
class Threshold:
    """Which pairs to approve: at least so sure, and only those without findings when `spotless`."""

    confidence: float
    spotless: bool


class ApproveDialog(ModalScreen[Threshold | None]):
    """Asks for a confidence and counts the pairs it concerns; None when left."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "Cancel", id="approve.cancel", tooltip="Leave without changing anything")
    ]

    @dataclass
    class Counted(Message):
        """How many pairs a threshold concerns."""

        threshold: Threshold
        count: int

    def __init__(self, approvable: Callable[..., Sequence[object]], among: str = "") -> None:
        """`among` says which beads alone are concerned, "" when it is all of the text."""
        super().__init__()
        self._approvable = approvable
        self._among = among
        self._counted = 0

    def compose(self) -> ComposeResult:
        """The confidence, whether findings matter, and the number."""
        with Vertical(classes="dialog"):
            yield Label(_("Approve every pair that is at least so sure"), classes="title")
            if self._among:
                yield Static(
                    Content(_("Only among those shown: {filter}").format(filter=self._among)), id="among"
                )
            yield Input(SURE, id="confidence", restrict=r"[0-9.,]*", select_on_focus=False)
            yield Tick(_("only pairs without findings"), value=True, id="spotless")
            yield Label("", id="count")
            with Horizontal(classes="buttons"):
                yield Button(_("Approve"), variant="primary", id="yes")
                yield Button(_("Cancel"), id="no")

    def threshold(self) -> Threshold | None:
        """What is filled in; None when the confidence is no number from 0 to 1."""
        try:
            confidence = float(self.query_one(Input).value.replace(",", "."))
        except ValueError:
            return None
        if not 0 <= confidence <= 1:
            return None
        return Threshold(confidence, self.query_one(Tick).value)

    @on(Input.Changed)
    @on(Tick.Changed)
    def changed(self) -> None:
        """Count anew."""
        self._counted = 0
        threshold = self.threshold()
        if threshold is None:
            self._say(_("A confidence is a number from 0 to 1"))
        else:
            self._say(_("Counting …"))
            self.count(threshold)

    @work(thread=True, exclusive=True, group="count", exit_on_error=False)
    def count(self, threshold: Threshold) -> None:
        """Count the pairs, away from the keys."""
        pairs = self._approvable(threshold.confidence, spotless=threshold.spotless)
        self.post_message(self.Counted(threshold, len(pairs)))

    @on(Counted)
    def counted(self, event: Counted) -> None:
        """Show the number, if it still is the one asked for."""
        if event.threshold == self.threshold():
            self._counted = event.count
            self._say(
                ngettext("{number} undecided pair", "{number} undecided pairs", event.count).format(
                    number=event.count
                )
            )

    @on(Input.Submitted)
    @on(Tick.Submitted)
    @on(Button.Pressed, "#yes")
    def accept(self) -> None:
        """Hand over the threshold, once its number is known and not nought."""
        if self._counted:
            self.dismiss(self.threshold())

    @on(Button.Pressed, "#no")
    def action_cancel(self) -> None:
        """Leave."""
        self.dismiss(None)

    def _say(self, text: str) -> None:
        self.query_one("#count", Label).update(Content(text))
        self.query_one("#yes", Button).disabled = not self._counted
