"""The repairs of both sides of a bitext, each with its paragraph as read and as repaired, to be flipped."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Label, OptionList, Static
from textual.widgets.option_list import Option

from corpus import CorpusError, RepairedText
from corpus.document import Repair, Span
from corpus.segmentation import RuleSet
from workbench.errors import WorkbenchError
from workbench.services.aids import aids_of
from workbench.services.flipping import Flipped, flip_kind, flip_repair
from workbench.services.originals import repaired_text
from workbench.services.session import Session
from workbench.tui.widgets.differences import compared
from workbench.tui.widgets.reading_order import ReadingText
from workbench.tui.worded import worded_all
from workbench.wording import _, mark

_KIND = 14
_AROUND = 100
"""So many repairs before and after the one in question are listed at a time."""
_SHOWN = 24
_HINT = mark("space flip · k its kind · n next doubtful · tab other side · esc back")


class Place(NamedTuple):
    """A document, by its id and its name on the screen, and a place in its original."""

    document_id: int
    name: str
    offset: int


class RepairsScreen(ModalScreen[None]):
    """The repairs near a place of a document, made (●) and proposed (○); tab goes to the other document."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "close", "Back", id="repairs.close", tooltip="Back to the beads"),
        Binding("space,enter", "flip", "Flip", id="repairs.flip", tooltip="Take back or make", priority=True),
        Binding("k", "flip_kind", "Flip kind", id="repairs.kind", tooltip="Flip all repairs of this kind"),
        Binding("tab", "other", "Other side", id="repairs.other", tooltip="The other text", priority=True),
        Binding("n", "doubtful", "Doubtful", id="repairs.doubtful", tooltip="The next one that is not sure"),
    ]

    @dataclass
    class Done(Message):
        """What a flip did."""

        flipped: Flipped

    @dataclass
    class Refused(Message):
        """Why nothing was flipped."""

        reason: str

    def __init__(self, session: Session, places: Sequence[Place]) -> None:
        super().__init__()
        self._session = session
        self._places = places
        self._go_to(places[0])

    def _go_to(self, place: Place) -> None:
        self._place = place
        self._text = repaired_text(self._session.project, place.document_id)
        starts = [repair.span.start for repair in self._text.repairs]
        self._at = min(bisect_left(starts, place.offset), max(len(starts) - 1, 0))
        self._first = 0

    def compose(self) -> ComposeResult:
        """The list over the two paragraphs."""
        with Vertical(classes="dialog wide repairs"):
            yield Label(classes="title", markup=False)
            yield OptionList()
            with Horizontal(classes="paragraphs"):
                for side in ("read", "repaired"):
                    with VerticalScroll():
                        yield ReadingText(id=side)
            yield Label(_(_HINT), classes="hint")

    def on_mount(self) -> None:
        """Show what is near the bead."""
        self._list()

    def action_close(self) -> None:
        """Back to the beads."""
        self.dismiss(None)

    def action_flip(self) -> None:
        """Take the repair back, or make it."""
        at, project, author = self._at, self._session.project, self._session.settings.author
        self._start(lambda rules: flip_repair(project, self._place.document_id, at, author, rules))

    def action_flip_kind(self) -> None:
        """Take all repairs of the kind back, or make them all."""
        if not self._text.repairs:
            return
        repair = self._text.repairs[self._at]
        project, author = self._session.project, self._session.settings.author
        self._start(
            lambda rules: flip_kind(
                project,
                self._place.document_id,
                repair.kind,
                made=not repair.made,
                author=author,
                rules=rules,
            )
        )

    def action_other(self) -> None:
        """Show the repairs of the other text."""
        self._go_to(self._places[(self._places.index(self._place) + 1) % len(self._places)])
        self._list()

    def action_doubtful(self) -> None:
        """Go to the next repair that is only proposed or less sure than the settings ask for."""
        repairs, sure = self._text.repairs, self._session.settings.doubtful_below
        for distance in range(1, len(repairs) + 1):
            at = (self._at + distance) % len(repairs)
            if not repairs[at].made or repairs[at].certainty < sure:
                self._at = at
                self._list()
                return
        self.notify(_("No repair is doubtful"))

    @on(OptionList.OptionHighlighted)
    def highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Show the paragraph of the repair under the cursor."""
        if self._text.repairs:
            self._at = self._first + event.option_index
            self._show_paragraph()

    @on(Done)
    def done(self, event: Done) -> None:
        """Show the repairs as they stand now, and say what went with them."""
        self._text = repaired_text(self._session.project, self._place.document_id)
        self._session.reload()
        self._list()
        self.notify(", ".join(worded_all(str(event.flipped).split(", "))), markup=False)

    @on(Refused)
    def refused(self, event: Refused) -> None:
        """Say why nothing was flipped."""
        self.notify(event.reason, severity="warning", markup=False)

    def _start(self, flip: Callable[[RuleSet | None], Flipped]) -> None:
        if self._text.repairs:
            self.run_flip(flip)

    @work(thread=True, exclusive=True, group="flip", exit_on_error=False)
    def run_flip(self, flip: Callable[[RuleSet | None], Flipped]) -> None:
        """Flip away from the keys."""
        try:
            with self._session.in_use():
                flipped = flip(aids_of(self._session.settings).rules)
        except (WorkbenchError, CorpusError) as error:
            self.post_message(self.Refused(str(error)))
        else:
            self.post_message(self.Done(flipped))

    def _list(self) -> None:
        repairs = self._text.repairs
        self.query_one(".title", Label).update(_("Repairs of {name}").format(name=self._place.name))
        self._first = max(self._at - _AROUND, 0)
        listed = self.query_one(OptionList)
        at = self._at
        listed.clear_options()
        if not repairs:
            listed.add_option(Option(_("none was needed"), disabled=True))
            for side in ("#read", "#repaired"):
                self.query_one(side, Static).update("")
            return
        listed.add_options([Option(_line(repair)) for repair in repairs[self._first : at + _AROUND]])
        listed.highlighted = at - self._first
        self._show_paragraph()

    def _show_paragraph(self) -> None:
        left, right = compared(*_paragraph(self._text, self._text.repairs[self._at]))
        self.query_one("#read", Static).update(Content.styled(_("as read") + "\n", "$text-muted") + left)
        now = Content.styled(_("repaired") + "\n", "$text-muted") + right
        self.query_one("#repaired", Static).update(now)


def _paragraph(text: RepairedText, repair: Repair) -> tuple[str, str]:
    """The paragraph that holds a repair, or what stands between two, as read and as repaired."""
    ends = [block.span.end for block in text.blocks]
    number = bisect_left(ends, repair.span.start)
    inside = number < len(ends) and text.blocks[number].span.start <= repair.span.end
    span = text.blocks[number].span if inside else repair.span
    now = text.offsets.to_repaired(Span(span.start, max(span.end, repair.span.end)))
    return text.document.text[span.start : max(span.end, repair.span.end)], text.text[now.start : now.end]


def _line(repair: Repair) -> Content:
    proposed = "" if repair.made else "  " + _("proposed")
    return Content.assemble(
        "● " if repair.made else "○ ",
        (repair.kind.value.ljust(_KIND), "$accent"),
        f"{_shown(repair.before)} → {_shown(repair.after)}",
        (f"  {repair.certainty:.0%}{proposed}", "$text-muted"),
    )


def _shown(text: str) -> str:
    if not text:
        return _("nothing")
    short = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
    return "“" + short.replace("\n", "⏎").replace("\xa0", "⍽") + "”"
