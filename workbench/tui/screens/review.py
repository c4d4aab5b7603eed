"""A review on the screen: its beads, its state, and what is known of the bead under the cursor."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Footer, Static

from aligner import AlignError
from memory import MemoryStoreError
from workbench.errors import WorkbenchError
from workbench.project import BitextEntry
from workbench.services.reviewing import Review
from workbench.services.session import Session
from workbench.suggest import Candidate, Origin
from workbench.tui.screens.dialogs import ConfirmDialog, PromptDialog
from workbench.tui.widgets.bead_list import BeadList
from workbench.tui.widgets.details import details


class ReviewScreen(Screen[None]):
    """Shows one bitext of an open project and keeps what is shown up to date; it does nothing by itself."""

    @dataclass
    class Surveyed(Message):
        """The checks have seen the whole bitext."""

    @dataclass
    class Found(Message):
        """What the memory has for a bead."""

        position: int
        candidates: Sequence[Candidate]

    def __init__(self, session: Session, entry: BitextEntry) -> None:
        super().__init__()
        self._session = session
        self._candidates: Sequence[Candidate] = ()
        self._review = session.review(entry)

    def compose(self) -> ComposeResult:
        """A line of state, the beads, what is known of the one under the cursor."""
        with Horizontal(id="head"):
            yield Static(id="name")
            yield Static(id="progress")
        yield BeadList(id="beads")
        yield Static(id="details")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Show the bitext where the reader left it."""
        self._show(self._review.entry.cursor)
        self._beads.focus()

    # What the screen shows

    def _show(self, position: int) -> None:
        self._beads.show(self._review.state, position)
        self._refresh_head()
        self._refresh_details()
        self.survey()

    def _refresh_head(self) -> None:
        entry, progress = self._review.entry, self._review.progress()
        self.query_one("#name", Static).update(
            Content.assemble(
                (f" {Path(entry.source_name).stem} ", "bold"),
                (f"{entry.source_lang} → {entry.target_lang}", "$text-muted"),
                ("  read only" if self._session.project.read_only else "", "$warning"),
            )
        )
        parts = [f"{self._beads.cursor + 1}/{progress.total}", f"✓ {progress.approved}"]
        parts += [f"✗ {progress.rejected}"] if progress.rejected else []
        parts += [f"○ {progress.doubtful} doubtful"] if progress.doubtful else []
        self.query_one("#progress", Static).update(Content("   ".join(parts) + " "))

    def _refresh_details(self) -> None:
        position = self._beads.cursor
        if position < len(self._review.bitext):
            findings = self._review.findings(position)
            content = details(
                self._review.bitext[position], findings, self._candidates, self._session.problem
            )
            self.query_one("#details", Static).update(content)

    @work(thread=True, exclusive=True, group="survey", exit_on_error=False)
    def survey(self) -> None:
        """Check the whole bitext, away from the keys."""
        self._review.survey()
        self.post_message(self.Surveyed())

    @work(thread=True, exclusive=True, group="candidates", exit_on_error=False)
    def look_up(self, position: int) -> None:
        """Ask the memory for a bead's source, away from the keys."""
        found = self._review.candidates(position, self._session.engines())
        self.post_message(self.Found(position, [c for c in found if c.origin is Origin.MEMORY]))

    @on(Surveyed)
    def surveyed(self) -> None:
        """Show what the checks say."""
        self._refresh_details()

    @on(Found)
    def found(self, event: Found) -> None:
        """Show what the memory has, if the cursor still stands there."""
        if event.position == self._beads.cursor:
            self._candidates = event.candidates
            self._refresh_details()

    @on(BeadList.Moved)
    def moved(self, event: BeadList.Moved) -> None:
        """Follow the cursor."""
        self._candidates = ()
        self._refresh_head()
        self._refresh_details()
        if event.position < len(self._review.bitext):
            self.look_up(event.position)

    @property
    def _beads(self) -> BeadList:
        return self.query_one(BeadList)

    @property
    def review(self) -> Review:
        """The review on the screen."""
        return self._review

    def _did(self, action: Callable[[], object]) -> bool:
        """Do something to the review and show it; an error of ours is shown in one line."""
        before = self._review.state
        try:
            result = action()
        except (WorkbenchError, AlignError, MemoryStoreError) as error:
            self.notify(str(error), severity="warning")
            return False
        if self._review.state is not before:
            cursor = result if isinstance(result, int) else self._beads.cursor
            self._beads.show(self._review.state, cursor)
            self._refresh_head()
            self._refresh_details()
        return True

    def _ask(self, title: str, value: str, then: Callable[[str], None]) -> None:
        self.app.push_screen(PromptDialog(title, value), lambda text: None if text is None else then(text))

    def _confirm(self, question: str, yes: str, then: Callable[[], object]) -> None:
        def decide(sure: bool | None) -> None:
            if sure:
                self._did(then)

        self.app.push_screen(ConfirmDialog(question, yes), decide)
