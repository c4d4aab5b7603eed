"""Small questions: yes or no, a line of text, one of several, texts to edit, something to read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Input, Label, OptionList, TextArea
from textual.widgets.option_list import Option

from workbench.tui.widgets.path_input import PathInput
from workbench.tui.widgets.reading_order import ReadingText
from workbench.tui.widgets.text_areas import TypingArea
from workbench.wording import _

_ESCAPE = Binding("escape", "cancel", "Cancel", id="dialog.cancel", tooltip="Leave without changing anything")


class ConfirmDialog(ModalScreen[bool]):
    """A question to be answered with yes or no."""

    BINDINGS: ClassVar[list[BindingType]] = [
        _ESCAPE,
        Binding("y", "answer(True)", "Yes", id="dialog.yes", tooltip="Yes"),
        Binding("n", "answer(False)", "No", id="dialog.no", tooltip="No"),
    ]

    def __init__(self, question: str, yes: str = "") -> None:
        super().__init__()
        self._question = question
        self._yes = yes

    def compose(self) -> ComposeResult:
        """The question over its two answers."""
        with Vertical(classes="dialog"):
            yield ReadingText(Content(self._question))
            with Horizontal(classes="buttons"):
                yield Button(self._yes or _("Yes"), variant="primary", id="yes")
                yield Button(_("No"), id="no")

    @on(Button.Pressed)
    def pressed(self, event: Button.Pressed) -> None:
        """Answer by button."""
        self.dismiss(event.button.id == "yes")

    def action_answer(self, answer: bool) -> None:
        """Answer by key."""
        self.dismiss(answer)

    def action_cancel(self) -> None:
        """Leaving is no."""
        self.dismiss(False)


class PromptDialog(ModalScreen[str | None]):
    """Asks for a line of text, or with `path` for a file; None when left."""

    BINDINGS: ClassVar[list[BindingType]] = [_ESCAPE]

    def __init__(self, title: str, value: str = "", hint: str = "", *, path: bool = False) -> None:
        super().__init__()
        self._title = title
        self._value = value
        self._hint = hint
        self._path = path

    def compose(self) -> ComposeResult:
        """The title over an input."""
        with Vertical(classes="dialog"):
            yield Label(Content(self._title), classes="title")
            yield (PathInput if self._path else Input)(self._value, placeholder=self._hint)

    @on(Input.Submitted)
    def submitted(self, event: Input.Submitted) -> None:
        """Hand over what was typed."""
        self.dismiss(event.value)

    def action_cancel(self) -> None:
        """Leave."""
        self.dismiss(None)


class ChoiceDialog(ModalScreen[int | None]):
    """One of several, by its place; None when left."""

    BINDINGS: ClassVar[list[BindingType]] = [_ESCAPE]

    def __init__(self, title: str, choices: Sequence[str], place: int = 0) -> None:
        super().__init__()
        self._title = title
        self._choices = choices
        self._place = place

    def compose(self) -> ComposeResult:
        """The title over the list."""
        with Vertical(classes="dialog wide"):
            yield Label(Content(self._title), classes="title")
            yield OptionList(*(Option(Content(choice)) for choice in self._choices))
            yield Label(_("↑ ↓ choose · enter takes it · escape leaves"), classes="hint")

    def on_mount(self) -> None:
        """Begin where the user is."""
        self.query_one(OptionList).highlighted = self._place

    @on(OptionList.OptionSelected)
    def selected(self, event: OptionList.OptionSelected) -> None:
        """Hand over the place of what was chosen."""
        self.dismiss(event.option_index)

    def action_cancel(self) -> None:
        """Leave."""
        self.dismiss(None)


class EditDialog(ModalScreen[list[str] | None]):
    """A bead's segments to edit, each in an area of its own; None when left."""

    BINDINGS: ClassVar[list[BindingType]] = [
        _ESCAPE,
        Binding(
            "ctrl+s,enter,ctrl+enter,ctrl+j",
            "save",
            "Save",
            id="edit.save",
            tooltip="Keep the text",
            priority=True,
        ),
    ]

    def __init__(self, title: str, opposite: str, texts: Sequence[str]) -> None:
        super().__init__()
        self._title = title
        self._opposite = opposite
        self._texts = texts

    def compose(self) -> ComposeResult:
        """The other side's text over the areas."""
        with VerticalScroll(classes="dialog wide"):
            yield Label(Content(self._title), classes="title")
            yield ReadingText(Content(self._opposite), classes="opposite")
            for text in self._texts:
                yield TypingArea(text)
            yield Label("", id="problem")
            yield Label(_("enter or ctrl+s keeps the text · escape leaves it as it was"), classes="hint")

    def on_mount(self) -> None:
        """Begin at the end of the first text."""
        area = self.query(TextArea).first()
        area.focus()
        area.move_cursor(area.document.end)

    def action_save(self) -> None:
        """Hand over the texts, each on one line; none may be empty."""
        texts = [" ".join(area.text.split()) for area in self.query(TextArea)]
        if all(texts):
            self.dismiss(texts)
        else:
            self.query_one("#problem", Label).update(
                _("A segment cannot be empty; leave, and unpair or merge the bead.")
            )

    def action_cancel(self) -> None:
        """Leave."""
        self.dismiss(None)


class ReadingDialog(ModalScreen[None]):
    """Something to read."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,enter", "close", "Close", id="reading.close", tooltip="Close")
    ]

    def __init__(self, title: str, content: Content) -> None:
        super().__init__()
        self._title = title
        self._content = content

    def compose(self) -> ComposeResult:
        """The title over the text."""
        with VerticalScroll(classes="dialog wide reading"):
            yield Label(Content(self._title), classes="title")
            yield ReadingText(self._content)

    def action_close(self) -> None:
        """Close."""
        self.dismiss(None)
