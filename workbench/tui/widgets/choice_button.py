"""A button that goes through a few choices by enter, space or a click."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Self

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Button


class ChoiceButton(Button):
    """Shows the choice it stands on."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "press", "Next", show=False, id="choice.next", tooltip="The next choice")
    ]

    def __init__(self, choices: Sequence[str], at: int = 0, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(Content(choices[at]), classes="choice", id=id)
        self._choices = choices
        self.at = at

    def press(self) -> Self:
        """Go to the next choice."""
        self.at = (self.at + 1) % len(self._choices)
        self.label = Content(self._choices[self.at])
        return self
