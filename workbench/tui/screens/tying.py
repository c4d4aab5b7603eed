"""Anchors and links on the alignment screen."""

from __future__ import annotations

from functools import partial

from aligner import Bead, Side
from workbench.project import BitextEntry, Tie, TieKind, position_holding
from workbench.services import tying
from workbench.services.session import Session
from workbench.tui.screens.dialogs import ChoiceDialog
from workbench.tui.screens.texting import TextingScreen
from workbench.tui.widgets.bead_list import Marks
from workbench.tui.widgets.bead_rows import ANCHORED, LINKED
from workbench.wording import _, ngettext


class TyingScreen(TextingScreen):
    """A review in which one says what corresponds, wherever it stands."""

    def __init__(self, session: Session, entry: BitextEntry) -> None:
        super().__init__(session, entry)
        self._taken: int | None = None

    def action_anchor(self) -> None:
        """Take a source segment; the second time, bind it to a target segment."""
        side = Side.SOURCE if self._taken is None else Side.TARGET
        segments = list(self._review.bitext[self._beads.cursor].side(side))
        if not segments:
            self.notify(
                _("This bead has no source segment to be anchored")
                if side is Side.SOURCE
                else _("This bead has no target segment; go to one that has")
            )
        elif len(segments) == 1:
            self._take(side, segments, 0)
        else:
            texts = [self._review.state.texts(side)[segment] for segment in segments]
            self.app.push_screen(
                ChoiceDialog(_("Which segment?"), texts), partial(self._take, side, segments)
            )

    def _take(self, side: Side, segments: list[int], place: int | None) -> None:
        if place is None:
            return
        if side is Side.SOURCE:
            self._taken = segments[place]
            self.notify(
                _("Source segment {number} is taken: go to its translation, the same key again").format(
                    number=segments[place] + 1
                )
            )
            return
        source, self._taken = self._taken, None
        if source is not None and self._did(lambda: tying.anchor(self._review, source, segments[place])):
            self.notify(_("Anchored; w or W aligns the rest around it"))

    def action_link(self) -> None:
        """Ask where the counterpart stands."""
        position = self._beads.cursor
        title = _("Bead {number}: in which bead does its counterpart stand?").format(number=position + 1)
        self._ask(title, "", partial(self._link, position))

    def _link(self, position: int, typed: str) -> None:
        if typed.strip().isdecimal():
            self._did(lambda: tying.link(self._review, position, int(typed) - 1))
        elif typed.strip():
            self.notify(_("“{text}” is not the number of a bead").format(text=typed), markup=False)

    def action_follow_link(self) -> None:
        """Go to a bead that this one is linked with."""
        position = self._beads.cursor
        others = tying.linked(self._review.state, position)
        after = [other for other in others if other > position]
        place = next(iter(after or others), None)
        self._go(place, _("This bead is not linked; L links it"))

    def action_untie(self) -> None:
        """Take the bead's anchors and links away, or drop the segment that was taken."""
        if self._taken is not None:
            self._taken = None
            self.notify(_("No segment is taken any more"))
            return
        counts: list[int] = []
        position = self._beads.cursor
        if self._did(lambda: counts.append(tying.untie(self._review, position))):
            count = counts[0]
            self.notify(
                ngettext("{number} tie taken away", "{number} ties taken away", count).format(number=count)
                if count
                else _("This bead has neither anchors nor links")
            )

    def _marks(self, bead: Bead) -> Marks:
        marks = super()._marks(bead)
        ties = tying.ties_of(self._review.state, bead) if self._review.state.ties else []
        if not ties:
            return marks
        return Marks(LINKED if ties[-1].kind is TieKind.LINK else ANCHORED, marks.status)

    def _ties(self, position: int) -> list[str]:
        """What the details say of a bead's ties."""
        state = self._review.state
        bead = state.bitext[position]
        return [self._said(tie, bead) for tie in tying.ties_of(state, bead)] if state.ties else []

    def _said(self, tie: Tie, bead: Bead) -> str:
        bitext = self._review.bitext
        if tie.kind is TieKind.LINK:
            is_source = tie.source in bead.source
            side, segment = (Side.TARGET, tie.target) if is_source else (Side.SOURCE, tie.source)
            other = position_holding(bitext, side, segment) + 1
            return f"{LINKED} " + _("counterpart in bead {number} (J)").format(number=other)
        return f"{ANCHORED} " + _("source segment {source} anchored to target segment {target}").format(
            source=tie.source + 1, target=tie.target + 1
        )
