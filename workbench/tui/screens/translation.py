"""The translation screen: decisions, going about, comments and history, over the typing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual import on, work
from textual.binding import BindingType
from textual.message import Message

from aligner import Status
from workbench.review import Pair, Severity
from workbench.services.live_checks import check_typed
from workbench.services.repetitions import Repetition, propagate, repetitions
from workbench.services.segment_history import Version, segment_history
from workbench.tui.actions import bindings
from workbench.tui.screens.dialogs import ChoiceDialog
from workbench.tui.screens.looking_up import LookingUpScreen
from workbench.tui.screens.working import OURS
from workbench.tui.translation_actions import TRANSLATION
from workbench.tui.widgets.neighbours import Neighbours
from workbench.tui.worded import worded
from workbench.wording import _, ngettext

_WIDTH = 100


class TranslationScreen(LookingUpScreen):
    """Translates a bitext, segment by segment."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(TRANSLATION)

    @dataclass
    class Repeated(Message):
        """An approved source stands elsewhere, too."""

        text: str
        places: tuple[Repetition, ...]

    @dataclass
    class Objected(Message):
        """An approved translation has errors; segments count from 1."""

        segment: int
        errors: list[str]

    @dataclass
    class Searched(Message):
        """Where something was found, None when nowhere."""

        position: int | None
        wanted: str

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self._wanted = ""

    # Decisions

    def action_approve(self) -> None:
        """Approve, and go on to what needs work."""
        position, text = self._position, self.target.text
        self._stop_keeping()
        pair = self._typed_pair()
        if self._did(lambda: self._translation.approve(position, text)):
            self.look_back(pair)
            self.look_for_repetitions(position, self._translation.target(position))
            self._go_on()

    @work(thread=True, group="looking back", exit_on_error=False)
    def look_back(self, pair: Pair) -> None:
        """Check what was approved, away from the keys: it may not have been looked at yet."""
        checked = check_typed(self._session, pair, self._spelling)
        errors = [f"{one.rule}: {one.message}" for one in checked.findings if one.severity is Severity.ERROR]
        if errors:
            self.post_message(self.Objected(pair.segment, errors))

    @on(Objected)
    def objected(self, event: Objected) -> None:
        """Say what is wrong with what was approved."""
        words = _("Segment {number} is approved all the same: {errors}")
        text = words.format(number=event.segment, errors="; ".join(event.errors))
        self.notify(text, severity="warning", markup=False)

    def action_reject(self) -> None:
        """Reject, and go on to what needs work."""
        if self.settle() and self._did(lambda: self.review.set_status(self._position, Status.REJECTED)):
            self._go_on()

    def _go_on(self) -> None:
        following = self._translation.next_open(self._position)
        if following is None:
            self.notify(_("Every segment is decided. ctrl+e exports the approved pairs"))
        self._show(self._position if following is None else following)

    def action_fix(self) -> None:
        """Mend the first finding that can be."""
        fix = next((finding.fix for finding in self._checked.findings if finding.fix), None)
        if fix is None or self._checked.text != self.target.text:
            self.notify(_("No finding here has an obvious remedy"))
        elif not self.target.read_only:
            self.target.insert_over(fix.start, fix.end, fix.text)

    # Repetitions

    @work(thread=True, group="repetitions", exit_on_error=False)
    def look_for_repetitions(self, position: int, text: str) -> None:
        """Look where else an approved source stands, away from the keys."""
        try:
            with self._session.in_use():
                places = repetitions(self._session.project, self._translation, position)
        except OURS:
            return  # the next action says what is wrong with the project
        if places:
            self.post_message(self.Repeated(text, places))

    @on(Repeated)
    def repeated(self, event: Repeated) -> None:
        """Fill the repetitions that have no translation yet."""
        self._propagate(event.text, event.places, overwrite=False)

    def action_propagate(self) -> None:
        """Put the translation into all open repetitions, whatever they hold."""
        places = self._aids.repetitions
        if not places or not self.target.text.strip():
            self.notify(
                _("No other open segment of the project has this source")
                if not places
                else _("Type it first")
            )
        elif self.settle():
            self._propagate(self._translation.target(self._position), places, overwrite=True)

    def _propagate(self, text: str, places: tuple[Repetition, ...], *, overwrite: bool) -> None:
        counts: list[int] = []
        here = [place.segment for place in places if place.entry.id == self.review.entry.id]
        unseen = not self._is_changed()
        if self._did(lambda: counts.append(propagate(self._session, text, places, overwrite=overwrite))):
            if counts[0]:
                told = ngettext(
                    "↻ Also put as a draft into {number} more with the same source",
                    "↻ Also put as a draft into {number} more with the same source",
                    counts[0],
                )
                self.notify(told.format(number=counts[0]))
            current = self.review.bitext[self._position].source.start
            if counts[0] and unseen and current in here:
                self.show_again()
            else:
                self._show_state()

    # Going about

    def _show(self, position: int) -> None:
        """Show another segment, whose number is the reader's place from now on."""
        self._did(lambda: self.review.remember_cursor(position))
        self.show_segment(position)

    def _go(self, position: int | None, otherwise: str = "") -> None:
        if position is None:
            self.notify(otherwise, markup=False)
        elif position != self._position and self.settle():
            self._show(position)

    def action_next(self) -> None:
        """The next segment."""
        self._go(self._translation.step(self._position, 1))

    def action_previous(self) -> None:
        """The segment before."""
        self._go(self._translation.step(self._position, -1))

    def action_next_open(self) -> None:
        """The next segment that needs work."""
        self._go(self._translation.next_open(self._position), _("Every segment is decided"))

    def action_go_to(self) -> None:
        """A segment by its number."""
        self._ask(_("Go to segment (1–{number})").format(number=len(self.review.bitext)), "", self._go_to)

    def _go_to(self, text: str) -> None:
        if text.strip().isdecimal():
            self._go(min(max(int(text), 1), len(self.review.bitext)) - 1)
        elif text.strip():
            self.notify(_("“{text}” is not the number of a segment").format(text=text), markup=False)

    def action_find(self) -> None:
        """Find a text."""
        self._ask(_("Find"), self._wanted, self._find)

    def action_find_next(self) -> None:
        """Find the same text again."""
        if self._wanted:
            self._find(self._wanted)
        else:
            self.action_find()

    def _find(self, text: str) -> None:
        self._wanted = text.strip()
        if self._wanted and self.settle():
            self.search(self._wanted, self._position)

    @work(thread=True, exclusive=True, group="search", exit_on_error=False)
    def search(self, text: str, position: int) -> None:
        """Look for a text, away from the keys."""
        self.post_message(self.Searched(self.review.find(text, position), text))

    @on(Searched)
    def searched(self, event: Searched) -> None:
        """Go to what was found."""
        self._go(event.position, _("“{text}” is not in this text").format(text=event.wanted))

    @on(Neighbours.Chosen)
    def chosen(self, event: Neighbours.Chosen) -> None:
        """A click on a neighbour goes there."""
        self._go(event.position)

    # The segment's past

    def action_comment(self) -> None:
        """Ask for a comment."""
        self._ask(_("Comment on segment {number}").format(number=self._position + 1), "", self._comment)

    def _comment(self, text: str) -> None:
        entry, segment = self.review.entry, self.review.bitext[self._position].source.start
        comments, author = self._session.project.comments, self._session.settings.author
        if text.strip() and self._did(lambda: comments.add(entry.id, segment, author, text.strip())):
            self.look_up(self._position)

    def action_history(self) -> None:
        """What became of the segment."""
        if self.settle():
            project, review, position = self._session.project, self.review, self._position
            self.labour(
                lambda: segment_history(project, review.entry, review.state, position), self._show_history
            )

    def _show_history(self, versions: list[Version]) -> None:
        def restore(place: int | None) -> None:
            if place is not None and not self.target.read_only:
                self.target.insert_over(0, len(self.target.text), versions[place].text)

        title = _("Segment {number}: enter brings a text back").format(number=self._position + 1)
        self.app.push_screen(ChoiceDialog(title, [_line(version) for version in versions]), restore)

    def action_align(self) -> None:
        """Back to the alignment."""
        if self.settle():
            self.dismiss(None)


def _line(version: Version) -> str:
    when = f"{version.at.astimezone():%Y-%m-%d %H:%M} {version.author}  " if version.at else ""
    text = version.text if len(version.text) <= _WIDTH else f"{version.text[:_WIDTH]}…"
    return when + worded(version.action) + "\n  " + (text or _("(no translation)"))
