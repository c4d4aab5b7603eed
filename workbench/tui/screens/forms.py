"""A form to fill in: labelled lines and boxes to tick, checked before it closes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Grid, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.suggester import SuggestFromList
from textual.widgets import Input, Label, Static

from workbench.errors import WorkbenchError
from workbench.tui.widgets.path_input import PathInput
from workbench.tui.widgets.tick import Tick
from workbench.tui.worded import worded
from workbench.wording import _

_MANY = 5
"""More lines than these stand close together."""


@dataclass(frozen=True, slots=True)
class Field:
    """A line of a form: its name, label, value, what it takes; `choices` and paths are completed."""

    name: str
    label: str
    value: str = ""
    hint: str = ""
    choices: Sequence[str] = ()
    path: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """A box to tick; its value in the form is "yes" or ""."""

    name: str
    label: str
    ticked: bool = False


class FormDialog(ModalScreen[Any]):
    """Asks for several things at once; hands over what `check` makes of them, None when left.

    `check` gets the values by name and raises a WorkbenchError that says what is to be mended.
    """

    AUTO_FOCUS = "Input"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "Cancel", id="form.cancel", tooltip="Leave without changing anything"),
        Binding(
            "ctrl+s", "accept", "Go on", id="form.accept", tooltip="Take what was filled in", priority=True
        ),
    ]

    def __init__(
        self,
        title: str,
        fields: Sequence[Field | Box],
        check: Callable[[Mapping[str, str]], Any],
        *,
        explained: str = "",
    ) -> None:
        super().__init__()
        self._title = title
        self._fields = fields
        self._check = check
        self._explained = explained

    def compose(self) -> ComposeResult:
        """The lines under one another, then the boxes."""
        with VerticalScroll(classes="dialog wide", can_focus=False):
            yield Label(Content(self._title), classes="title")
            if self._explained:
                yield Static(Content(self._explained), classes="opposite")
            with Grid(classes="form -dense" if len(self._fields) > _MANY else "form"):
                for field in self._fields:
                    if isinstance(field, Field):
                        yield Label(Content(field.label))
                        yield self._input(field)
            for field in self._fields:
                if isinstance(field, Box):
                    yield Tick(field.label, field.ticked, id=field.name)
            yield Label("", id="problem")
            yield Label(_("enter goes on · tab the next line · escape leaves"), classes="hint")

    @staticmethod
    def _input(field: Field) -> Input:
        if field.path:
            return PathInput(field.value, placeholder=field.hint, id=field.name)
        suggester = SuggestFromList(field.choices, case_sensitive=False) if field.choices else None
        return Input(
            field.value, placeholder=field.hint, id=field.name, suggester=suggester, select_on_focus=False
        )

    @on(Input.Submitted)
    @on(Tick.Submitted)
    def action_accept(self) -> None:
        """Hand over what was filled in; say what is to be mended."""
        values = {str(line.id): line.value.strip() for line in self.query(Input)}
        values |= {str(box.id): "yes" if box.value else "" for box in self.query(Tick)}
        try:
            self.dismiss(self._check(values))
        except WorkbenchError as error:
            self.query_one("#problem", Label).update(Content(worded(str(error))))

    def action_cancel(self) -> None:
        """Leave."""
        self.dismiss(None)
