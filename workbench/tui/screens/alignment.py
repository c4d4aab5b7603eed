"""The alignment screen: every action on the bead under the cursor."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import BindingType
from textual.message import Message
from textual.widgets import Static

from aligner import Side
from workbench.project import BitextEntry
from workbench.tui.actions import bindings
from workbench.tui.screens.dialogs import ReadingDialog
from workbench.tui.screens.help import SYMBOLS
from workbench.tui.screens.tying import TyingScreen
from workbench.tui.widgets.bead_list import BeadList
from workbench.tui.widgets.key_bar import KeyBar
from workbench.wording import _, ngettext

if TYPE_CHECKING:
    from workbench.tui.screens.exporting import ExportForm
    from workbench.tui.screens.new_project import TextsForm
    from workbench.tui.screens.translation import TranslationScreen


class AlignmentScreen(TyingScreen):
    """Reviews a bitext."""

    BINDINGS: ClassVar[list[BindingType]] = bindings()
    SYMBOLS: ClassVar[str] = SYMBOLS

    @dataclass
    class AddTexts(Message):
        """Texts are to be added to the project."""

        form: TextsForm

    @dataclass
    class Left(Message):
        """The project is to be closed."""

    @on(BeadList.Opened)
    def opened(self) -> None:
        """Two clicks edit."""
        self.action_edit_target()

    def action_findings(self) -> None:
        """All findings, in a list of their own."""
        from workbench.tui.screens.findings import FindingsScreen

        def jump(entry: BitextEntry | None, position: int) -> None:
            if entry is None or entry.id == self._review.entry.id:
                place = self._beads.cursor if entry is None else position
                self._show_state(max(0, min(place, len(self._review.bitext) - 1)))
            else:
                self._remember()
                bead = self._session.review(entry).bitext[position]
                self.load(entry, bead.source.start)

        self._remember()
        self.app.push_screen(FindingsScreen(self._session, self._review.entry, jump))

    def action_dictionary(self) -> None:
        """The bead's words in the dictionary."""
        from workbench.services.looking_up import DICTIONARY_LANG, look_up
        from workbench.tui.screens.dictionary import dictionary_text

        entry, position = self._review.entry, self._beads.cursor
        if entry.source_lang != DICTIONARY_LANG:
            self.notify(
                _("The dictionary holds Kazakh words; the source of this text is in another language")
            )
            return
        text = self._review.state.text(self._review.bitext[position], Side.SOURCE)
        content = dictionary_text(look_up(text), entry.target_lang)
        self.app.push_screen(
            ReadingDialog(_("Bead {number}: the words of the source").format(number=position + 1), content)
        )

    def action_translate(self) -> None:
        """Translate this text, beginning here."""
        from workbench.tui.screens.translation import TranslationScreen

        self._stop_resting()
        position = self._translatable()
        if position is not None:
            screen = TranslationScreen(self._session, self._review.entry, position)
            self.app.push_screen(screen, lambda _: self._back_from(screen))

    def _translatable(self) -> int | None:
        """The bead under the cursor, or the nearest one that has a source."""
        beads = self._review.bitext.beads
        places = [*range(self._beads.cursor, len(beads)), *range(self._beads.cursor)]
        return next((place for place in places if beads[place].source), None)

    def _back_from(self, screen: TranslationScreen) -> None:
        self._review = screen.review
        self._show(screen.position)

    # Changes

    def action_undo(self) -> None:
        """Take the last action back."""
        self._step(self._review.undo, "done", _("There is nothing to undo"))

    def action_redo(self) -> None:
        """Do it again."""
        self._step(self._review.redo, "undone", _("There is nothing to redo"))

    def _step(self, step: Callable[[], int | None], state: str, otherwise: str) -> None:
        place: list[int | None] = []
        if self._review.takes_long(state):
            self._work(_("Changing very many beads …"), step, lambda at: self._stepped(at, otherwise))
        elif self._did(lambda: place.append(step())):
            self._go(place[0], otherwise)

    def _stepped(self, place: int | None, otherwise: str) -> None:
        self.show_again()
        self._go(place, otherwise)

    # The project

    def action_add_texts(self) -> None:
        """Ask for texts to add."""
        from workbench.tui.screens.new_project import TextsDialog

        self.app.push_screen(TextsDialog(new=False), self._add)

    def _add(self, form: TextsForm | None) -> None:
        if form is not None:
            self.post_message(self.AddTexts(form))

    def action_export(self) -> None:
        """Ask for a file and write the approved pairs to it."""
        from workbench.tui.screens.exporting import ExportDialog

        path = self._session.project.path.with_suffix(".tmx").absolute()
        here = Path.cwd()
        name = path.relative_to(here) if path.is_relative_to(here) else path
        self.app.push_screen(ExportDialog(str(name)), self._export)

    def _export(self, form: ExportForm | None) -> None:
        if form is None:
            return
        if form.path.exists():
            self._confirm(
                _("{path} exists. Replace it?").format(path=form.path),
                _("Replace"),
                partial(self._write, form),
            )
        else:
            self._write(form)

    def _write(self, form: ExportForm) -> None:
        from workbench.services.exporting import export_project

        project, author = self._session.project, self._session.settings.author
        self._work(
            _("Writing {name} …").format(name=form.path.name),
            lambda: export_project(project, form.path, author, everything=form.everything, table=form.table),
            lambda count: self.notify(
                ngettext("{number} pair written to {path}", "{number} pairs written to {path}", count).format(
                    number=count, path=form.path
                ),
                markup=False,
            ),
        )

    # The screen itself

    def action_keys(self) -> None:
        """Show every key at the foot, or as many as there is room for."""
        self.query_one(KeyBar).toggle_class("-all")

    def action_details(self) -> None:
        """Show or hide the details."""
        panel = self.query_one("#details", Static)
        panel.display = not panel.display

    def action_theme(self) -> None:
        """The next theme."""
        self.app.action_switch_theme()  # type: ignore[attr-defined]

    def action_help(self) -> None:
        """Every key."""
        self.app.action_help()  # type: ignore[attr-defined]

    def action_leave(self) -> None:
        """Close the project."""
        self._stop_resting()
        self._remember()
        self.post_message(self.Left())
