"""A review on the screen: its beads, its state, and what is known of the bead under the cursor."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Static
from textual.worker import get_current_worker

from aligner import Bead
from workbench.project import BitextEntry
from workbench.review import Rule
from workbench.services.bead_notes import BeadNotes, notes_of
from workbench.services.reviewing import Review
from workbench.services.session import Session
from workbench.services.term_picking import Passage
from workbench.suggest import Candidate
from workbench.tui.actions import key_bar
from workbench.tui.screens.working import OURS, WorkingScreen
from workbench.tui.widgets.bead_list import WIDE, BeadList, Marks
from workbench.tui.widgets.bead_rows import COMMENTED
from workbench.tui.widgets.details import details
from workbench.tui.widgets.head import place_and_progress, title
from workbench.tui.widgets.key_bar import KeyBar
from workbench.tui.widgets.reading_order import ReadingText
from workbench.wording import _

REST = 0.15
"""Seconds the cursor must stand still before the memory is asked and the place is stored."""

FOLLOW = 2.0
"""Seconds between looks at what another Qostil writes to a project that is open here for reading only."""

LONG, SETTLED = 5000, 1.0
"""From so many beads on, a text stands on the screen for so many seconds before it is checked."""


class ReviewScreen(WorkingScreen):
    """Shows one bitext of an open project and keeps what is shown up to date; it does nothing by itself."""

    VERTICAL_BREAKPOINTS = [(0, "-low"), (16, "-middle"), (30, "-high"), (44, "-tall")]  # noqa: RUF012 - so declared by textual

    @dataclass
    class Surveyed(Message):
        """The checks have seen the whole bitext."""

    @dataclass
    class Followed(Message):
        """Another Qostil has changed what is shown."""

    @dataclass
    class SistersRead(Message):
        """The other bitexts of the source are at hand."""

    @dataclass
    class Found(Message):
        """What the engines have for a bead."""

        position: int
        candidates: Sequence[Candidate]
        notes: BeadNotes

    @dataclass
    class Loaded(Message):
        """A bitext is ready to be shown; `segment` is the source segment to go to, None for the old place."""

        entry: BitextEntry
        segment: int | None

    def __init__(self, session: Session, entry: BitextEntry) -> None:
        super().__init__(session)
        self._candidates: Sequence[Candidate] = ()
        self._notes = BeadNotes()
        self._beside: BitextEntry | None = None
        self._commented: frozenset[int] = frozenset()
        self._review = session.review(entry)
        self._rest: Timer | None = None
        self._asked: Sequence[Rule] | None = None
        self._warm = False

    def compose(self) -> ComposeResult:
        """A line of state, the beads, what is known of the one under the cursor, the keys."""
        with Horizontal(id="head"):
            yield Static(id="name")
            yield Static(id="progress")
        yield Static(id="view")
        yield BeadList(self._session.settings.doubtful_below, id="beads")
        yield ReadingText(id="details")
        yield KeyBar(key_bar(), last=("keys", "help"), id="keys")

    def on_mount(self) -> None:
        """Show the bitext where the reader left it, and have its sisters ready.

        What the checks need is read after the first sight of it, away from the keys.
        """
        self._show(self._review.entry.cursor)
        self.call_after_refresh(self.warm_up, self._beads.cursor)
        self._beads.focus()
        if self._session.project.read_only:
            self._session.project.was_written()
            self.set_interval(FOLLOW, self.follow)

    def on_screen_resume(self) -> None:
        """Show what a screen above this one has changed."""
        shown = self._beads.state
        if shown is not None and shown is not self._review.state:
            self._show_state(max(0, min(self._beads.cursor, len(self._review.bitext) - 1)))
        self.check_anew()

    @property
    def review(self) -> Review:
        """The review on the screen."""
        return self._review

    @property
    def _beads(self) -> BeadList:
        return self.query_one(BeadList)

    @property
    def passage(self) -> Passage:
        """The bead under the cursor, for terms."""
        entry, position = self._review.entry, self._beads.cursor
        pair = self._review.pair(position) if position < len(self._review.bitext) else None
        texts = (pair.source, pair.target) if pair is not None else ("", "")
        return Passage(*texts, entry.source_lang, entry.target_lang)

    def check_anew(self) -> None:
        """Check the text again when the checks ask other rules since the last time, as after a new term."""
        if self._asked is not None and self._asked is not self._review.found.rules:
            self.survey()

    # What the screen shows

    def _show(self, position: int) -> None:
        self._read_comments()
        self._show_state(position)
        if len(self._review.bitext) < LONG:
            self._look_about()
        else:
            self.set_timer(SETTLED, self._look_about)

    def _read_comments(self) -> None:
        """Take note of the segments that have comments."""
        self._commented = self._session.project.comments.segments(self._review.entry.id)
        self._beads.refresh()

    def _notes_of(self, position: int) -> BeadNotes:
        return notes_of(self._session.project, self._review.entry, self._review.bitext[position])

    def _marks(self, bead: Bead) -> Marks:
        """What stands beside a bead's number and beside its status."""
        commented = not self._commented.isdisjoint(bead.source)
        return Marks("", COMMENTED if commented else "")

    def _ties(self, position: int) -> Sequence[str]:  # noqa: ARG002 - for screens that know of ties
        """What ties a bead's segments to others."""
        return ()

    def _look_about(self) -> None:
        """Check the text and read the other drafts of its source, in the background."""
        self.survey()
        self.load_sisters()

    def _show_state(self, position: int) -> None:
        self._beads.marks = self._marks
        self._beads.beside = None if self._beside is None else self._session.review(self._beside).state
        self._beads.show(self._review.state, position, self._review.is_flagged)
        if self._beads.cursor < len(self._review.bitext):
            self._notes = self._notes_of(self._beads.cursor)
        self._refresh_head()
        self._refresh_details()

    @property
    def _shown_beside(self) -> str:
        """The language of the draft that is shown beside this one, "" when there is none."""
        return self._beside.target_lang if self._beside is not None and self.size.width >= WIDE else ""

    def _forget_view(self) -> None:
        """Show the whole text from now on."""
        self._beads.forget()

    def _refresh_head(self) -> None:
        entry, progress = self._review.entry, self._review.progress()
        self.query_one("#name", Static).update(
            title(entry, self._shown_beside, read_only=self._session.project.read_only)
        )
        self.query_one("#progress", Static).update(place_and_progress(self._beads.cursor, progress))

    def _refresh_details(self) -> None:
        position = self._beads.cursor
        content = Content(_("This text has no beads."))
        if position < len(self._review.bitext):
            content = details(
                self._review.bitext[position],
                self._review.findings(position) if self._warm else self._review.known_findings(position),
                self._candidates,
                self._notes,
                self._ties(position),
                self._session.problem,
                self._session.settings.doubtful_below,
            )
        self.query_one("#details", Static).update(content)

    @on(BeadList.Moved)
    def moved(self) -> None:
        """Follow the cursor; what takes longer waits until it stands still."""
        self._candidates, self._notes = (), BeadNotes()
        self._refresh_head()
        self._refresh_details()
        self._stop_resting()
        self._rest = self.set_timer(REST, self._rested)

    def on_unmount(self) -> None:
        """Nothing is to be done any more."""
        self._stop_resting()

    def _stop_resting(self) -> None:
        if self._rest is not None:
            self._rest.stop()

    def _rested(self) -> None:
        position = self._beads.cursor
        if position < len(self._review.bitext):
            self._remember()
            self.look_up(position)

    def _remember(self) -> None:
        self._did(lambda: self._review.remember_cursor(self._beads.cursor))

    @on(Surveyed)
    def surveyed(self) -> None:
        """Show what the checks say."""
        self._beads.refresh()
        self._refresh_details()

    @on(Found)
    def found(self, event: Found) -> None:
        """Show what the memory has, if the cursor still stands there."""
        if event.position == self._beads.cursor:
            self._candidates, self._notes = event.candidates, event.notes
            self._refresh_details()

    # Work away from the keys

    @work(thread=True, group="warm", exit_on_error=False)
    def warm_up(self, position: int) -> None:
        """Check one bead: the first check reads the lexicon."""
        if position < len(self._review.bitext):
            self._review.findings(position)
        self._warm = True
        self.post_message(self.Surveyed())

    @work(thread=True, exclusive=True, group="survey", exit_on_error=False)
    def survey(self) -> None:
        """Check the whole bitext."""
        worker = get_current_worker()
        self._asked = self._review.found.rules
        try:
            self._review.survey(lambda: worker.is_cancelled)
        except OURS as error:
            self.notify(str(error), severity="warning", markup=False)
            return
        if not worker.is_cancelled:
            self.post_message(self.Surveyed())

    @work(thread=True, exclusive=True, group="follow", exit_on_error=False)
    def follow(self) -> None:
        """Read what another Qostil has stored since."""
        with suppress(*OURS), self._session.in_use():
            if self._session.follow():
                self.post_message(self.Followed())

    @on(Followed)
    def followed(self) -> None:
        """Show what another Qostil has stored, the cursor where it was."""
        self._show_state(max(0, min(self._beads.cursor, len(self._review.bitext) - 1)))

    @work(thread=True, exclusive=True, group="candidates", exit_on_error=False)
    def look_up(self, position: int) -> None:
        """Gather what is at hand for a bead's source."""
        try:
            with self._session.in_use():
                notes = self._notes_of(position)
                matches = self._session.suggestions(self._review.entry).others(position)
        except OURS:
            return  # the session tells of a memory that is out of reach
        self.post_message(self.Found(position, matches, notes))

    @work(thread=True, group="sisters", exit_on_error=False)
    def load_sisters(self) -> None:
        """Read the other bitexts of the same source, which an approval concerns too."""
        with suppress(*OURS), self._session.in_use():
            self._session.sisters(self._review.entry)
            self.post_message(self.SistersRead())

    @work(thread=True, exclusive=True, group="load", exit_on_error=False)
    def load(self, entry: BitextEntry, segment: int | None = None) -> None:
        """Read another bitext."""
        with suppress(*OURS), self._session.in_use():
            self._session.review(entry)
            self.post_message(self.Loaded(entry, segment))

    @on(Loaded)
    def loaded(self, event: Loaded) -> None:
        """Show another bitext."""
        self._review = self._session.review(event.entry)
        self._forget_view()
        self._beside = None
        place = event.entry.cursor
        self._show(place if event.segment is None else self._review.position_of_source(event.segment))

    def show_again(self) -> None:
        """Show what long work has changed."""
        self._show_state(self._beads.cursor)

    # Doing

    def _did(self, action: Callable[[], object]) -> bool:
        """Do something to the review and show it; an error of ours is shown in one line."""
        before = self._review.state
        try:
            result = action()
        except OURS as error:
            self.notify(str(error), severity="warning", markup=False)
            return False
        if self._review.state is not before:
            self._show_state(result if isinstance(result, int) else self._beads.cursor)
        return True
