"""A term added on the way: picked from the pair one is working at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Grid, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Input, Label

from memory.glossary import Entry, TermStatus
from workbench.errors import InputError
from workbench.services.term_editing import TermLine, entry_of
from workbench.services.term_picking import Passage, Proposal, proposed
from workbench.tui.named import named
from workbench.tui.widgets.choice_button import ChoiceButton
from workbench.tui.widgets.entry_rows import SYMBOLS
from workbench.tui.widgets.phrase_picker import PhrasePicker
from workbench.tui.worded import worded
from workbench.wording import _

SHORT = 4
"""A text of so many words at most is likely a term as a whole."""
_STATUSES = list(TermStatus)


@dataclass(frozen=True, slots=True)
class TermForm:
    """An entry, and the glossary it is to go into."""

    entry: Entry
    glossary: Path


class AddTermDialog(ModalScreen[TermForm | None]):
    """Hands over the term and its translation; None when left."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "Cancel", id="term.cancel", tooltip="Leave without adding anything"),
        Binding("ctrl+s", "save", "Add", id="term.save", tooltip="Add the term", priority=True),
    ]

    @dataclass
    class Proposed(Message):
        """What was picked is known as a term."""

        proposal: Proposal

    def __init__(self, passage: Passage, glossaries: Sequence[Path]) -> None:
        super().__init__()
        self._passage = passage
        self._glossaries = glossaries

    def compose(self) -> ComposeResult:
        """Each text over its term, then what is said of them."""
        passage = self._passage
        with VerticalScroll(classes="dialog wide", can_focus=False):
            yield Label(_("Add a term"), classes="title")
            for side, text in (("source", passage.source), ("target", passage.target)):
                if text:
                    yield PhrasePicker(text, id=f"{side}-text")
            with Grid(classes="form -dense"):
                for side, lang in (("source", passage.source_lang), ("target", passage.target_lang)):
                    yield Label(Content(lang), classes="lang")
                    yield Input(_whole(getattr(passage, side)), id=side, select_on_focus=False)
                yield Label(_("Translation is"))
                yield ChoiceButton(
                    [f"{SYMBOLS[status]} {named(status)}" for status in _STATUSES], id="status"
                )
                yield Label(_("Domain"))
                yield Input(id="domain", select_on_focus=False)
                yield Label(_("Note"))
                yield Input(id="note", select_on_focus=False)
                yield Label(_("Glossary"))
                yield ChoiceButton([path.name for path in self._glossaries], id="into")
            yield Label("", id="problem")
            yield Label(
                _("← → pick · + one more · enter goes on · ctrl+s adds · escape leaves"), classes="hint"
            )

    @on(PhrasePicker.Picked, "#source-text")
    def source_picked(self, event: PhrasePicker.Picked) -> None:
        """Take the words as they stand, and look for their dictionary form and translation."""
        self.query_one("#source", Input).value = event.text
        self.propose(event.text)

    @on(PhrasePicker.Picked, "#target-text")
    def target_picked(self, event: PhrasePicker.Picked) -> None:
        """Take the words as they stand."""
        self.query_one("#target", Input).value = event.text

    @work(thread=True, exclusive=True, group="propose", exit_on_error=False)
    def propose(self, picked: str) -> None:
        """Ask the dictionary."""
        self.post_message(self.Proposed(proposed(picked, self._passage)))

    @on(Proposed)
    def was_proposed(self, event: Proposed) -> None:
        """Show what the dictionary says."""
        self.query_one("#source", Input).value = event.proposal.term
        pickers = self.query("#target-text").results(PhrasePicker)
        if event.proposal.translation and not any(picker.picked for picker in pickers):
            self.query_one("#target", Input).value = event.proposal.translation

    @on(Input.Submitted)
    def action_save(self) -> None:
        """Hand the term over; say what is missing."""
        try:
            entry = self._entry()
        except InputError as error:
            self.query_one("#problem", Label).update(Content(worded(str(error))))
        else:
            self.dismiss(TermForm(entry, self._glossaries[self.query_one("#into", ChoiceButton).at]))

    def _entry(self) -> Entry:
        values = {line.id: line.value for line in self.query(Input)}
        passage = self._passage
        status = _STATUSES[self.query_one("#status", ChoiceButton).at]
        lines = [
            TermLine(passage.source_lang, values["source"]),
            TermLine(passage.target_lang, values["target"], status),
        ]
        if not all(line.text.strip() for line in lines):
            raise InputError(_("both languages need a term"))
        return entry_of(Entry(()), lines, domain=values["domain"], note=values["note"])

    def action_cancel(self) -> None:
        """Leave."""
        self.dismiss(None)


def _whole(text: str) -> str:
    """A text that is short enough to be a term, without its full stop."""
    return text.strip().rstrip(".:;,") if len(text.split()) <= SHORT else ""
