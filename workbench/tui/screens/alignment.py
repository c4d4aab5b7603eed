"""The alignment screen: every action on the bead under the cursor."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from itertools import product
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.message import Message
from textual.widgets import Static

from aligner import Side, Status
from workbench.project import BitextEntry
from workbench.services.exporting import export_project
from workbench.services.session import Session
from workbench.tui.actions import bindings
from workbench.tui.screens.dialogs import ChoiceDialog, EditDialog, ReadingDialog
from workbench.tui.screens.help import help_text
from workbench.tui.screens.new_project import TextsDialog, TextsForm
from workbench.tui.screens.original import original_text
from workbench.tui.screens.review import ReviewScreen
from workbench.tui.widgets.bead_list import BeadList

_SURE = 0.95


class AlignmentScreen(ReviewScreen):
    """Reviews a bitext."""

    BINDINGS: ClassVar[list[BindingType]] = bindings()

    @dataclass
    class AddTexts(Message):
        """Texts are to be added to the project."""

        form: TextsForm

    @dataclass
    class Left(Message):
        """The project is to be closed."""

    def __init__(self, session: Session, entry: BitextEntry) -> None:
        super().__init__(session, entry)
        self._wanted = ""

    @on(BeadList.Opened)
    def opened(self) -> None:
        """Two clicks edit."""
        self.action_edit_target()

    # Decisions

    def action_approve(self) -> None:
        """Approve and go on."""
        self._decide(Status.APPROVED)

    def action_reject(self) -> None:
        """Reject and go on."""
        self._decide(Status.REJECTED)

    def _decide(self, status: Status) -> None:
        position = self._beads.cursor
        if self._did(lambda: self._review.set_status(position, status)):
            following = self._review.next_undecided(position)
            self._beads.cursor = position if following is None else following
            if following is None:
                self.notify("Every bead is decided. Export with ctrl+e.")

    def action_lock(self) -> None:
        """Lock or unlock."""
        position = self._beads.cursor
        self._did(lambda: self._review.set_lock(position, not self._review.bitext[position].locked))

    def action_approve_above(self) -> None:
        """Ask for a confidence, say how many that are, approve them."""
        self._ask("Approve every pair at least so sure (0–1)", str(_SURE), self._confirm_approval)

    def _confirm_approval(self, text: str) -> None:
        try:
            least = float(text.replace(",", "."))
        except ValueError:
            self.notify(f"“{text}” is no number", severity="warning")
            return
        count = len(self._review.approvable(least))
        clean = len(self._review.approvable(least, spotless=True))
        if not count:
            self.notify(f"No undecided pair is at least {least:.2f} sure")
            return
        question = f"{count} pairs are at least {least:.2f} sure, {clean} of them without findings."
        question += f"\n\nApprove the {clean}?"
        self._confirm(question, "Approve", lambda: self._review.approve_above(least, spotless=True))

    # Shape

    def action_merge(self) -> None:
        """Merge with the next bead."""
        position = self._beads.cursor
        self._did(lambda: self._review.merge(position, position + 1))

    def action_merge_up(self) -> None:
        """Merge with the bead before."""
        position = self._beads.cursor
        if position:
            self._did(lambda: self._review.merge(position - 1, position))

    def action_unpair(self) -> None:
        """Take the pair apart."""
        position = self._beads.cursor
        self._did(lambda: self._review.unpair(position))

    def action_split(self) -> None:
        """Cut the bead: at once when there is one way, else after asking."""
        position = self._beads.cursor
        bead = self._review.bitext[position]
        s, t = len(bead.source), len(bead.target)
        cuts = [(a, b) for a, b in product(range(s + 1), range(t + 1)) if (a, b) not in {(0, 0), (s, t)}]
        proper = [(a, b) for a, b in cuts if 0 < a < s and 0 < b < t]
        cuts = proper + [cut for cut in cuts if cut not in proper]
        if len(cuts) == 1:
            self._did(lambda: self._review.split(position, *cuts[0]))
        elif cuts:
            names = [f"{a}:{b}  and  {s - a}:{t - b}" for a, b in cuts]
            self.app.push_screen(
                ChoiceDialog("Cut the bead into", names),
                lambda place: None if place is None else self._split(position, cuts[place]),
            )
        else:
            self.notify("A single segment cannot be cut")

    def _split(self, position: int, cut: tuple[int, int]) -> None:
        self._did(lambda: self._review.split(position, *cut))

    def action_target_up(self) -> None:
        """The first target segment goes to the bead before."""
        self._move(Side.TARGET, -1)

    def action_target_down(self) -> None:
        """The last target segment goes to the next bead."""
        self._move(Side.TARGET, 1)

    def action_source_up(self) -> None:
        """The first source segment goes to the bead before."""
        self._move(Side.SOURCE, -1)

    def action_source_down(self) -> None:
        """The last source segment goes to the next bead."""
        self._move(Side.SOURCE, 1)

    def _move(self, side: Side, step: int) -> None:
        position = self._beads.cursor
        self._did(lambda: self._review.move(position, side, step))

    # Text

    def action_edit_target(self) -> None:
        """Edit the target."""
        self._edit(Side.TARGET)

    def action_edit_source(self) -> None:
        """Edit the source."""
        self._edit(Side.SOURCE)

    def _edit(self, side: Side) -> None:
        position = self._beads.cursor
        bead = self._review.bitext[position]
        texts = [self._review.state.texts(side)[i] for i in bead.side(side)]
        if not texts:
            self.notify(f"The {side} side is empty: there is nothing to edit")
            return
        other = Side.SOURCE if side is Side.TARGET else Side.TARGET
        opposite = self._review.state.text(bead, other)
        self.app.push_screen(
            EditDialog(f"Bead {position + 1}: {side} text", opposite, texts),
            lambda edited: None if edited is None else self._edited(position, side, edited),
        )

    def _edited(self, position: int, side: Side, texts: list[str]) -> None:
        self._did(lambda: self._review.edit(position, side, texts))

    def action_original(self) -> None:
        """The source as it was read."""
        bead = self._review.bitext[self._beads.cursor]
        content = original_text(self._session.project, self._review.entry.source_id, bead.source)
        self.app.push_screen(ReadingDialog("The source as it was read", content))

    # Going about

    def action_next_doubtful(self) -> None:
        """The next doubtful bead."""
        self._go(self._review.next_doubtful(self._beads.cursor), "No bead is doubtful")

    def action_previous_doubtful(self) -> None:
        """The doubtful bead before."""
        self._go(self._review.next_doubtful(self._beads.cursor, -1), "No bead is doubtful")

    def action_next_undecided(self) -> None:
        """The next undecided bead."""
        self._go(self._review.next_undecided(self._beads.cursor), "Every bead is decided")

    def action_go_to(self) -> None:
        """A bead by its number."""
        self._ask("Go to bead", "", self._go_to)

    def _go_to(self, text: str) -> None:
        if text.strip().isdigit():
            self._go(min(max(int(text), 1), len(self._review.bitext)) - 1, "")

    def action_find(self) -> None:
        """Find a text."""
        self._ask("Find", self._wanted, self._find)

    def _find(self, text: str) -> None:
        self._wanted = text
        self.action_find_next()

    def action_find_next(self) -> None:
        """Find the same text again."""
        self._go(self._review.find(self._wanted, self._beads.cursor), f"“{self._wanted}” is not here")

    def _go(self, position: int | None, otherwise: str) -> None:
        if position is None:
            self.notify(otherwise)
        else:
            self._beads.cursor = position

    # Changes

    def action_undo(self) -> None:
        """Take the last action back."""
        self._step(self._review.undo, "There is nothing to undo")

    def action_redo(self) -> None:
        """Do it again."""
        self._step(self._review.redo, "There is nothing to redo")

    def _step(self, step: Callable[[], int | None], otherwise: str) -> None:
        place: list[int | None] = []
        if self._did(lambda: place.append(step())):
            self._go(place[0], otherwise)

    # The project

    def action_language(self) -> None:
        """The next bitext of the same source, at the same source segment."""
        entries = [
            e for e in self._session.project.bitexts.entries() if e.source_id == self._review.entry.source_id
        ]
        if len(entries) < 2:
            self.notify("There is one draft of this source")
            return
        place = [e.id for e in entries].index(self._review.entry.id)
        segment = self._review.bitext[self._beads.cursor].source.start
        self._switch(entries[(place + 1) % len(entries)])
        beads = self._review.bitext.beads
        self._beads.cursor = next((p for p, b in enumerate(beads) if segment in b.source), 0)

    def action_bitexts(self) -> None:
        """Choose another text of the project."""
        entries = self._session.project.bitexts.entries()
        names = [f"{e.source_name} → {e.target_name}" for e in entries]
        self.app.push_screen(
            ChoiceDialog("Texts of the project", names),
            lambda place: None if place is None else self._switch(entries[place]),
        )

    def _switch(self, entry: BitextEntry) -> None:
        self._remember()
        self._review = self._session.review(entry)
        self._show(entry.cursor)

    def action_add_texts(self) -> None:
        """Ask for texts to add."""
        self.app.push_screen(TextsDialog(new=False), self._add)

    def _add(self, form: TextsForm | None) -> None:
        if form is not None:
            self.post_message(self.AddTexts(form))

    def action_export(self) -> None:
        """Ask for a file and write the approved pairs to it."""
        self._ask(
            "Export approved pairs to", str(self._session.project.path.with_suffix(".tmx")), self._export
        )

    def _export(self, name: str) -> None:
        path = Path(name).expanduser()
        if path.exists():
            self._confirm(f"{path} exists. Replace it?", "Replace", partial(self._write, path))
        elif name.strip():
            self._did(partial(self._write, path))

    def _write(self, path: Path) -> None:
        count = export_project(self._session.project, path, self._session.settings.author)
        self.notify(f"{count} units written to {path}")

    # The screen itself

    def action_details(self) -> None:
        """Show or hide the details."""
        panel = self.query_one("#details", Static)
        panel.display = not panel.display

    def action_theme(self) -> None:
        """Dark or light."""
        self.app.action_switch_theme()  # type: ignore[attr-defined]

    def action_help(self) -> None:
        """Every key."""
        self.app.push_screen(ReadingDialog("Keys", help_text()))

    def action_leave(self) -> None:
        """Close the project."""
        self._remember()
        self.post_message(self.Left())

    def _remember(self) -> None:
        self._did(lambda: self._review.remember_cursor(self._beads.cursor))
