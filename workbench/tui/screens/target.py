"""Typing a translation: what helps to fill the target, and how it is kept."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from textual import on
from textual.timer import Timer
from textual.widgets import TextArea

from workbench.project import BitextEntry
from workbench.services.inserting import next_number, next_tag, next_term
from workbench.services.session import Session
from workbench.tui.screens.busy import BusyScreen
from workbench.tui.screens.segment import SegmentScreen
from workbench.tui.screens.working import OURS
from workbench.tui.widgets.candidate_card import CandidateCard
from workbench.wording import _

KEPT_AFTER = 0.6
"""Seconds after which typing is in the project file: a killed process loses no more."""


class TypingScreen(SegmentScreen):
    """A segment whose target can be typed into."""

    def __init__(self, session: Session, entry: BitextEntry, position: int) -> None:
        super().__init__(session, entry, position)
        self._keeping: Timer | None = None
        self._taken = 0
        self._typed = self._translation.shown(position)[1]

    def show_segment(self, position: int) -> None:
        """Show a segment; of its candidates none is taken yet."""
        self._taken = 0
        super().show_segment(position)
        self._typed = self.target.text

    def show_again(self) -> None:
        """Show the segment as it stands now; what is being typed, the cursor and its undo stay."""
        self._typed = self.target.text
        shown = (self.source.text, self._typed)
        if self._is_changed() or shown == self._translation.shown(self._position):
            self._show_state()
            self.check_anew()
        else:
            super().show_again()

    # Keeping

    @on(TextArea.Changed, "#target")
    def changed(self) -> None:
        """Have what is typed stored in a moment."""
        self._typed = self.target.text
        if self._keeping is None:
            self._keeping = self.set_timer(KEPT_AFTER, self._keep)

    def _keep(self) -> None:
        self._keeping = None
        if isinstance(self.app.screen, BusyScreen):
            self.changed()
        elif self._is_changed():
            with suppress(*OURS):  # leaving the segment says what is wrong
                self._translation.keep(self._position, self._typed)

    def _is_changed(self) -> bool:
        read_only = self._session.project.read_only
        return not read_only and self._translation.differs(self._position, self._typed)

    def settle(self) -> bool:
        """Make what was typed a draft; False, with a word why, when it cannot be stored."""
        self._stop_keeping()
        self._typed = self.target.text
        return not self._is_changed() or self._did(
            lambda: self._translation.settle(self._position, self._typed)
        )

    def _stop_keeping(self) -> None:
        if self._keeping is not None:
            self._keeping.stop()
            self._keeping = None

    def _did(self, action: Callable[[], object]) -> bool:
        """Do something; an error of ours is shown in one line."""
        try:
            action()
        except OURS as error:
            self.notify(str(error), severity="warning", markup=False)
            return False
        return True

    def action_save(self) -> None:
        """Keep the text as a draft."""
        if self.settle():
            self._show_state()

    def on_unmount(self) -> None:
        """Leave nothing unsaved behind, however the screen is left; the areas are gone by now."""
        self._stop_keeping()
        if self._is_changed():
            try:
                self._translation.settle(self._position, self._typed)
            except OURS:  # it is no draft yet: as when the process is killed
                with suppress(*OURS):
                    self._translation.keep(self._position, self._typed)

    # Candidates

    @on(CandidateCard.Taken)
    def taken(self, event: CandidateCard.Taken) -> None:
        """A click takes a candidate."""
        self.action_insert(event.number)

    def action_insert(self, number: int) -> None:
        """Take a candidate."""
        if number > len(self._aids.proposed):
            self.notify(_("There is no candidate {number}").format(number=number))
            return
        self._taken = number
        self._take(self._aids.proposed[number - 1].candidate.text)

    def action_cycle(self) -> None:
        """Take the best candidate, or the one after the one taken last."""
        count = len(self._aids.proposed)
        if count:
            self.action_insert(self._taken % count + 1)
        else:
            self.notify(_("There is no candidate for this segment"))

    def action_insert_source(self) -> None:
        """Take the source."""
        self._take(self.source.text)

    def _take(self, text: str) -> None:
        """Put a text in place of what is selected, or of all."""
        if self.target.read_only:
            return
        if self.target.selected_text:
            self.target.put(text)
        else:
            self.target.insert_over(0, len(self.target.text), text)
        self.target.focus()

    # Pieces of the source

    def action_insert_number(self) -> None:
        """The next number."""
        self._put(next_number(self.source.text, self.target.text), _("Every number of the source is there"))

    def action_insert_term(self) -> None:
        """The next term."""
        lang = self.review.entry.target_lang
        term = next_term(self._aids.terms, self.target.text, self._session.glossary, lang)
        self._put(term, _("Every term of the source is there, or the glossary has none"))

    def action_insert_tag(self) -> None:
        """The next tag."""
        self._put(next_tag(self.source.text, self.target.text), _("Every tag of the source is there"))

    def _put(self, text: str | None, otherwise: str) -> None:
        if text is None:
            self.notify(otherwise)
        elif not self.target.read_only:
            self.target.put(text)
            self.target.focus()

    # Changes

    def action_undo(self) -> None:
        """Take back what was typed, then what was done."""
        if self.target.history.undo_stack:
            self.target.undo()
        elif self.settle():
            self._step(self.review.undo, _("There is nothing to undo"))

    def action_redo(self) -> None:
        """Do it again."""
        if self.target.history.redo_stack:
            self.target.redo()
        elif self.settle():
            self._step(self.review.redo, _("There is nothing to redo"))

    def _step(self, step: Callable[[], int | None], otherwise: str) -> None:
        place: list[int | None] = []
        if self._did(lambda: place.append(step())):
            if place[0] is None:
                self.notify(otherwise)
            else:
                self.show_segment(min(place[0], len(self.review.bitext) - 1))
