"""One segment on the screen with all that is known of it; what is done with it is up to others."""

from __future__ import annotations

from dataclasses import dataclass

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Container, Horizontal, Vertical, VerticalScroll
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Static, TextArea
from textual.worker import get_current_worker

from aligner import Side
from workbench.project import BitextEntry
from workbench.review import Pair
from workbench.services.live_checks import Checked, check_typed
from workbench.services.proposing import MOST, Aids, aids_for
from workbench.services.reviewing import Review
from workbench.services.session import Session
from workbench.services.spelling import SpellChecker
from workbench.tui.actions import key_bar
from workbench.tui.screens.working import OURS, WorkingScreen
from workbench.tui.translation_actions import ON_THE_BAR
from workbench.tui.widgets.bead_rows import STATUS_SYMBOLS
from workbench.tui.widgets.candidate_card import CandidateCard
from workbench.tui.widgets.head import segment_and_progress, title
from workbench.tui.widgets.key_bar import KeyBar
from workbench.tui.widgets.neighbours import Neighbour, Neighbours
from workbench.tui.widgets.reading_order import ReadingText
from workbench.tui.widgets.segment_notes import checked_text, comments_text, segment_line, terms_text
from workbench.tui.widgets.text_areas import Mark, MarkedArea

PAUSE = 0.25
"""Seconds without a key before what was typed is checked."""

_AROUND = 12


class SegmentScreen(WorkingScreen):
    """Shows a segment of a bitext large, its neighbours above and below, and what is known of it beside."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide")]  # noqa: RUF012 - so declared by textual
    VERTICAL_BREAKPOINTS = [(0, "-low"), (20, "-middle"), (30, "-high"), (44, "-tall")]  # noqa: RUF012

    @dataclass
    class Found(Message):
        """What memories, engines and glossaries have for a segment."""

        entry: BitextEntry
        aids: Aids

    @dataclass
    class Fetched(Message):
        """An engine has answered about some segments from this one on."""

        position: int

    @dataclass
    class Looked(Message):
        """What the checks say of what is typed."""

        position: int
        checked: Checked

    def __init__(self, session: Session, entry: BitextEntry, position: int) -> None:
        super().__init__(session)
        self._translation = session.translation(entry)
        self._position = position
        self._aids = Aids(-1)
        self._checked = Checked("")
        self._spelling = SpellChecker(entry.target_lang, asked=False)
        self._pause: Timer | None = None

    def compose(self) -> ComposeResult:
        """A line of state, the segment among its neighbours, the panel, the keys."""
        with Horizontal(id="head"):
            yield Static(id="name")
            yield Static(id="progress")
        with Container(id="work"):
            with Vertical(id="text"):
                yield Neighbours(id="above", before=True)
                yield Static(id="segment")
                yield MarkedArea(id="source", read_only=True)
                yield MarkedArea(id="target", read_only=self._session.project.read_only)
                yield ReadingText(id="checked")
                yield Neighbours(id="below", before=False)
            with VerticalScroll(id="panel", can_focus=False):
                yield ReadingText(id="terms")
                for number in range(1, MOST + 1):
                    yield CandidateCard(number)
                yield ReadingText(id="comments")
        yield KeyBar(key_bar(ON_THE_BAR), last=("keys", "help"), id="keys")

    def on_mount(self) -> None:
        """Show the segment where the reader is."""
        self._prepare_spelling()
        self.show_segment(self._position)
        self.target.focus()

    @property
    def review(self) -> Review:
        """The review of the bitext on the screen."""
        return self._translation.review

    @property
    def position(self) -> int:
        """The segment that is worked at."""
        return self._position

    @property
    def source(self) -> MarkedArea:
        """The source on the screen."""
        return self.query_one("#source", MarkedArea)

    @property
    def target(self) -> MarkedArea:
        """The translation as it is being typed."""
        return self.query_one("#target", MarkedArea)

    # What the screen shows

    def show_again(self) -> None:
        """Show the same segment as it stands now."""
        self.show_segment(self._position)

    def check_anew(self) -> None:
        """Ask again what is known and what is wrong, as after a new term."""
        self.look_up(self._position)
        self._look_at_typed()

    def show_segment(self, position: int) -> None:
        """Show a segment, and ask what is known of it."""
        self._position = position
        self._aids, self._checked = Aids(-1), Checked("")
        source, target = self._translation.shown(position)
        self.source.show(source)
        self.target.show(target)
        self.source.move_cursor((0, 0))
        self._show_state()
        self._show_aids()
        self.query_one("#panel").scroll_home(animate=False)
        self.look_up(position)
        self.fetch_ahead(position)
        self._look_at_typed()

    def _show_state(self) -> None:
        """The head, the neighbours, the line over the segment."""
        entry = self.review.entry
        self.query_one("#name", Static).update(title(entry, read_only=self._session.project.read_only))
        progress = segment_and_progress(self._position, self.review.progress())
        self.query_one("#progress", Static).update(progress)
        for name, step in (("#above", -1), ("#below", 1)):
            self.query_one(name, Neighbours).show(self._around(step))
        bead = self.review.bitext[self._position]
        self.query_one("#segment", Static).update(segment_line(self._position, bead, self._aids))

    def _around(self, step: int) -> list[Neighbour]:
        state = self.review.state
        stop = len(state.bitext) if step > 0 else -1
        places = range(self._position + step, stop, step)[:_AROUND]
        return [
            Neighbour(
                place,
                STATUS_SYMBOLS[state.bitext[place].status],
                state.text(state.bitext[place], Side.SOURCE),
                state.text(state.bitext[place], Side.TARGET),
            )
            for place in places
        ]

    def _show_aids(self) -> None:
        aids, source = self._aids, self.source.text
        for place, card in enumerate(self.query(CandidateCard)):
            card.show(aids.proposed[place] if place < len(aids.proposed) else None, source)
        for name, content in (("#terms", terms_text(aids)), ("#comments", comments_text(aids))):
            panel = self.query_one(name, Static)
            panel.update(content)
            panel.display = bool(content.plain)
        self.source.mark([Mark(hit.start, hit.end, "area--term") for hit in aids.terms])

    @on(Found)
    def found(self, event: Found) -> None:
        """Show what was found, if it is still this segment."""
        if event.aids.position == self._position and event.entry.id == self.review.entry.id:
            self._aids = event.aids
            self._show_aids()
            self._show_state()

    @on(Looked)
    def looked(self, event: Looked) -> None:
        """Show what the checks say, if it is still this text."""
        if event.position == self._position and event.checked.text == self.target.text:
            self._checked = event.checked
            self.target.mark([Mark(*span, "area--misspelled") for span in event.checked.misspelled])
            self.query_one("#checked", Static).update(checked_text(event.checked))

    # Work away from the keys

    @on(TextArea.Changed, "#target")
    def typed(self) -> None:
        """Check what was typed once the hands are still."""
        self.target.mark(())
        if self._pause is not None:
            self._pause.stop()
        self._pause = self.set_timer(PAUSE, self._look_at_typed)

    def _look_at_typed(self) -> None:
        self.look_at(self._position, self._typed_pair())

    def _typed_pair(self) -> Pair:
        entry, texts = self.review.entry, (self.source.text, self.target.text)
        return Pair(self._position + 1, *texts, entry.source_lang, entry.target_lang)

    @work(thread=True, exclusive=True, group="checks", exit_on_error=False)
    def look_at(self, position: int, pair: Pair) -> None:
        """Check what is typed."""
        self.post_message(self.Looked(position, check_typed(self._session, pair, self._spelling)))

    @work(thread=True, exclusive=True, group="candidates", exit_on_error=False)
    def look_up(self, position: int) -> None:
        """Ask memories, engines and glossaries for a segment."""
        translation = self._translation
        try:
            with self._session.in_use():
                aids = aids_for(self._session, translation, position)
        except OURS as error:
            aids = Aids(position, problem=str(error))
        self.post_message(self.Found(translation.review.entry, aids))

    @work(thread=True, exclusive=True, group="prefetch", exit_on_error=False)
    def fetch_ahead(self, position: int) -> None:
        """Ask the engines that are waited for about a segment and those after it."""
        worker = get_current_worker()
        suggestions = self._session.suggestions(self.review.entry)
        for _ in suggestions.prefetch(position, give_up=lambda: worker.is_cancelled):
            if not worker.is_cancelled:
                self.post_message(self.Fetched(position))

    @on(Fetched)
    def fetched(self, event: Fetched) -> None:
        """Show what an engine has said, if it is still this segment."""
        if event.position == self._position:
            self.look_up(event.position)

    @work(thread=True, exclusive=True, group="spelling", exit_on_error=False)
    def _prepare_spelling(self) -> None:
        """Read the spelling dictionary of the target's language."""
        asked = self._session.settings.spelling
        self._spelling = SpellChecker(self.review.entry.target_lang, asked=asked)
        self.app.call_from_thread(self._look_at_typed)
