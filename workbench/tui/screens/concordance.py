"""Concordance: where words stand in the memory, in either language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Input, Label, OptionList
from textual.widgets.option_list import Option

from memory import Concordance
from workbench.services.concordances import concordances
from workbench.services.session import Session
from workbench.tui.screens.working import OURS
from workbench.tui.worded import worded
from workbench.wording import _


class ConcordanceDialog(ModalScreen[str | None]):
    """Asks the memory for words; hands over the translation of what is chosen, None when left."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "Cancel", id="concordance.cancel", tooltip="Back to the segment"),
        Binding("down", "results", "Results", id="concordance.results", tooltip="Go to what was found"),
    ]

    @dataclass
    class Found(Message):
        """What the memory has, or why it could not be asked."""

        query: str
        hits: Sequence[Concordance]
        problem: str = ""

    def __init__(self, session: Session, langs: tuple[str, str], query: str) -> None:
        super().__init__()
        self._session = session
        self._langs = langs
        self._query = query
        self._hits: Sequence[Concordance] = ()

    def compose(self) -> ComposeResult:
        """What is asked for over what was found."""
        with Vertical(classes="dialog wide tall"):
            yield Label(_("Concordance"), classes="title")
            yield Input(self._query, placeholder=_('words, wor*, "words side by side"'), select_on_focus=True)
            yield OptionList()
            yield Label("", id="count")
            yield Label(
                _("enter searches · down goes to the results, enter there puts one in"), classes="hint"
            )

    def on_mount(self) -> None:
        """Search at once."""
        if self._query:
            self.search(self._query)

    @on(Input.Submitted)
    def submitted(self, event: Input.Submitted) -> None:
        """Search for what was typed."""
        if event.value.strip():
            self.search(event.value.strip())

    @work(thread=True, exclusive=True, group="concordance", exit_on_error=False)
    def search(self, query: str) -> None:
        """Ask the memory."""
        try:
            with self._session.in_use():
                hits = concordances(self._session, query, self._langs)
                self.post_message(self.Found(query, hits, self._session.problem))
        except OURS as error:
            self.post_message(self.Found(query, (), str(error)))

    @on(Found)
    def found(self, event: Found) -> None:
        """Show what was found."""
        self._hits = event.hits
        results = self.query_one(OptionList)
        results.clear_options()
        results.add_options([Option(shown(hit, self._langs[1])) for hit in event.hits])
        count = _("The memory has nothing of it")
        if event.hits:
            count = _("{number} found").format(number=len(event.hits))
        self.query_one("#count", Label).update(Content(worded(event.problem) or count))
        if event.hits:
            results.highlighted = 0

    @on(OptionList.OptionSelected)
    def selected(self, event: OptionList.OptionSelected) -> None:
        """Hand over a translation."""
        self.dismiss(_target(self._hits[event.option_index], self._langs[1]))

    def action_results(self) -> None:
        """Go to what was found."""
        self.query_one(OptionList).focus()

    def action_cancel(self) -> None:
        """Leave."""
        self.dismiss(None)


def shown(hit: Concordance, target_lang: str) -> Content:
    """A unit as it is read, what was asked for marked in the text that was searched."""
    source, target = hit.unit.source, _target(hit, target_lang)
    marked = hit.text
    parts, last = [], 0
    for start, end in hit.spans:
        parts += [Content(marked[last:start]), Content.styled(marked[start:end], "bold $accent")]
        last = end
    found = Content("").join([*parts, Content(marked[last:])])
    in_source = hit.text == source
    other = Content.styled(target if in_source else source, "$muted")
    return Content("\n").join([found, Content("  ") + other])


def _target(hit: Concordance, lang: str) -> str:
    """The text of a unit in a language, which may be its source's."""
    if lang in hit.unit.targets:
        return hit.unit.targets[lang]
    return hit.unit.source if hit.unit.source_lang == lang else next(iter(hit.unit.targets.values()), "")
