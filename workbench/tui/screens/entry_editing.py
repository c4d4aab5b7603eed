"""An entry of a glossary to edit: a line a term with its status and forms, then the concept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Grid, Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Label, Static

from memory.glossary import Entry, TermStatus
from workbench.errors import InputError
from workbench.services.term_editing import TermLine, entry_of, lines_of
from workbench.tui.named import named
from workbench.tui.widgets.choice_button import ChoiceButton
from workbench.tui.widgets.entry_rows import SYMBOLS
from workbench.tui.worded import worded
from workbench.wording import _

_STATUSES = list(TermStatus)


class StatusButton(ChoiceButton):
    """Goes through preferred, admitted and forbidden."""

    def __init__(self, status: TermStatus) -> None:
        super().__init__([f"{SYMBOLS[known]} {named(known)}" for known in _STATUSES], _STATUSES.index(status))

    @property
    def status(self) -> TermStatus:
        """The status it stands on."""
        return _STATUSES[self.at]


class TermRow(Horizontal):
    """One term: language, text, status, further forms."""

    def __init__(self, line: TermLine) -> None:
        super().__init__(classes="term")
        self._line = line

    def compose(self) -> ComposeResult:
        """The parts side by side."""
        yield Input(self._line.lang, placeholder="kk", classes="lang", select_on_focus=False)
        yield Input(self._line.text, placeholder=_("term"), classes="text", select_on_focus=False)
        yield StatusButton(self._line.status)
        yield Input(self._line.forms, placeholder=_("forms; more"), classes="forms", select_on_focus=False)

    @property
    def line(self) -> TermLine:
        """What is filled in."""
        lang, text, forms = (self.query_one(f".{name}", Input).value for name in ("lang", "text", "forms"))
        return TermLine(lang, text, self.query_one(StatusButton).status, forms, self._line.known)


class EntryDialog(ModalScreen[Entry | None]):
    """Hands over the entry as it was filled in; None when left."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "Cancel", id="entry.cancel", tooltip="Leave the entry as it was"),
        Binding("ctrl+s", "save", "Save", id="entry.save", tooltip="Keep the entry", priority=True),
        Binding("ctrl+n", "more", "One more", id="entry.more", tooltip="One more term", priority=True),
    ]

    def __init__(self, title: str, entry: Entry, languages: Sequence[str], explained: str = "") -> None:
        super().__init__()
        self._title = title
        self._entry = entry
        self._languages = languages
        self._explained = explained

    def compose(self) -> ComposeResult:
        """The terms over what is said of the concept."""
        entry = self._entry
        with VerticalScroll(classes="dialog wide", can_focus=False):
            yield Label(Content(self._title), classes="title")
            if self._explained:
                yield Static(Content(self._explained), classes="opposite")
            with Vertical(id="terms"):
                for line in lines_of(entry, self._languages):
                    yield TermRow(line)
            with Grid(classes="form -dense"):
                for name in ("domain", "definition", "note"):
                    yield Label(name.capitalize())
                    yield Input(getattr(entry, name), id=name, select_on_focus=False)
            yield Label("", id="problem")
            yield Label(_("enter keeps it · ctrl+n one more term · escape leaves"), classes="hint")

    def on_mount(self) -> None:
        """Begin at the first term without a text, else at the first."""
        texts = list(self.query(".term .text").results(Input))
        next((text for text in texts if not text.value), texts[0]).focus()

    def action_more(self) -> None:
        """A line for one more term, in the language of the line that is edited."""
        row = next((r for r in self.query(TermRow) if r.has_focus_within), None)
        new = TermRow(TermLine(row.line.lang if row else "", status=TermStatus.ADMITTED))
        self.query_one("#terms").mount(new)
        self.call_after_refresh(lambda: new.query_one(".text", Input).focus())

    @on(Input.Submitted)
    def action_save(self) -> None:
        """Hand over what was filled in; say what is to be mended."""
        values = {name: self.query_one(f"#{name}", Input).value for name in ("domain", "definition", "note")}
        try:
            self.dismiss(entry_of(self._entry, [row.line for row in self.query(TermRow)], **values))
        except InputError as error:
            self.query_one("#problem", Label).update(Content(worded(str(error))))

    def action_cancel(self) -> None:
        """Leave."""
        self.dismiss(None)
