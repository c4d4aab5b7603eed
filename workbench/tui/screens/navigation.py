"""Going about in a project: from bead to bead, from text to text."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from textual import on, work
from textual.message import Message

from workbench.project import BitextEntry
from workbench.services.bead_view import BeadView
from workbench.services.session import Session
from workbench.tui.screens.dialogs import ChoiceDialog
from workbench.tui.screens.viewing import ViewingScreen
from workbench.wording import _


class NavigationScreen(ViewingScreen):
    """A review one can go about in."""

    @dataclass
    class Searched(Message):
        """Where something was found, or None and what to say."""

        position: int | None
        otherwise: str

    def __init__(self, session: Session, entry: BitextEntry) -> None:
        super().__init__(session, entry)
        self._wanted = ""

    def action_next_doubtful(self) -> None:
        """The next doubtful bead."""
        self._go_doubtful(1)

    def action_previous_doubtful(self) -> None:
        """The doubtful bead before."""
        self._go_doubtful(-1)

    def _go_doubtful(self, step: int) -> None:
        doubtful = self._review.progress().doubtful
        place = self._review.next_doubtful(self._beads.cursor, step, self._view) if doubtful else None
        self._go(place, self._of_those_shown(_("No bead is doubtful any more")))

    def action_next_undecided(self) -> None:
        """The next undecided bead."""
        place = self._review.next_undecided(self._beads.cursor, self._view)
        self._go(place, self._of_those_shown(_("Every bead is decided")))

    def action_next_finding(self) -> None:
        """The next undecided bead with findings."""
        self.search_finding(self._beads.cursor, self._view)

    @work(thread=True, exclusive=True, group="search", exit_on_error=False)
    def search_finding(self, position: int, view: BeadView) -> None:
        """Look for a bead with findings, away from the keys."""
        found = self._review.next_flagged(position, view)
        self.post_message(
            self.Searched(found, self._of_those_shown(_("The checks object to no undecided bead")))
        )

    def _of_those_shown(self, text: str) -> str:
        """What is said of all beads, or of those that a filter shows."""
        return text if self._shown is None else _("{text} among those shown").format(text=text)

    def action_go_to(self) -> None:
        """A bead by its number."""
        self._ask(_("Go to bead (1–{number})").format(number=len(self._review.bitext)), "", self._go_to)

    def _go_to(self, text: str) -> None:
        if text.strip().isdecimal():
            self._go(min(max(int(text), 1), len(self._review.bitext)) - 1, "")
        elif text.strip():
            self.notify(_("“{text}” is not the number of a bead").format(text=text), markup=False)

    def action_find(self) -> None:
        """Find a text."""
        self._ask(_("Find"), self._wanted, self._find)

    def _find(self, text: str) -> None:
        self._wanted = text.strip()
        self._beads.wanted = self._wanted
        if self._wanted:
            self.search(self._wanted, self._beads.cursor, self._view)

    def action_find_next(self) -> None:
        """Find the same text again."""
        if self._wanted:
            self._find(self._wanted)
        else:
            self.action_find()

    @work(thread=True, exclusive=True, group="search", exit_on_error=False)
    def search(self, text: str, position: int, view: BeadView) -> None:
        """Look for a text, away from the keys."""
        found = self._review.find(text, position, view)
        plain, narrowed = _("“{text}” is not in this text"), _("“{text}” is in no bead shown")
        otherwise = (plain if self._shown is None else narrowed).format(text=text)
        self.post_message(self.Searched(found, otherwise))

    @on(Searched)
    def searched(self, event: Searched) -> None:
        """Go to what was found."""
        self._go(event.position, event.otherwise)

    def _go(self, position: int | None, otherwise: str) -> None:
        if position is None:
            self.notify(otherwise, markup=False)
        elif position not in self._view:
            self._show_hidden(position)
        else:
            self._beads.cursor = position

    def action_language(self) -> None:
        """The next bitext of the same source, at the same source segment."""
        sisters = self._session.sister_entries(self._review.entry)
        if len(sisters) < 2:
            self.notify(_("This source has one draft only; ctrl+a adds texts"))
            return
        place = [entry.id for entry in sisters].index(self._review.entry.id)
        bead = self._review.bitext[self._beads.cursor]
        self._remember()
        self.load(sisters[(place + 1) % len(sisters)], bead.source.start)

    def action_bitexts(self) -> None:
        """Choose another text of the project."""
        entries = self._session.project.bitexts.entries()
        counts = self._session.project.bitexts.approved()
        names = [_name_of(entry) for entry in entries]
        width = max(map(len, names))
        lines = []
        for entry, name in zip(entries, names, strict=True):
            approved, total = counts.get(entry.id, (0, 0))
            langs = f"{entry.source_lang} → {entry.target_lang}"
            done = _("✓ {approved} of {total}").format(approved=approved, total=total)
            lines.append(f"{name:{width}}   {langs}   {done}")
        here = [entry.id for entry in entries].index(self._review.entry.id)
        self.app.push_screen(
            ChoiceDialog(_("Texts of the project"), lines, here),
            lambda place: None if place is None else self._switch(entries[place]),
        )

    def _switch(self, entry: BitextEntry) -> None:
        self._remember()
        self.load(entry)


def _name_of(entry: BitextEntry) -> str:
    return f"{Path(entry.source_name).stem} → {Path(entry.target_name).stem}"
