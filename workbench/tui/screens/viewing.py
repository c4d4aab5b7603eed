"""What is shown of a review, and in what order: all of it, a part, the least sure first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import on, work
from textual.content import Content
from textual.message import Message
from textual.widgets import Static
from textual.worker import get_current_worker

from workbench.project import BitextEntry, ReviewState
from workbench.services.bead_view import BeadView
from workbench.services.session import Session
from workbench.tui.screens.review import ReviewScreen
from workbench.tui.widgets.bead_list import WIDE, BeadList
from workbench.wording import _

if TYPE_CHECKING:
    from workbench.services.bead_filter import BeadFilter


class ViewingScreen(ReviewScreen):
    """A review of which one may see a part, or all in another order."""

    @dataclass
    class Arranged(Message):
        """The positions of the beads that a filter asks for, in order, in a certain state."""

        wanted: BeadFilter | None
        by_risk: bool
        positions: list[int]
        state: ReviewState

    def __init__(self, session: Session, entry: BitextEntry) -> None:
        super().__init__(session, entry)
        self._filter: BeadFilter | None = None
        self._by_risk = False
        self._alone = False

    @property
    def _view(self) -> BeadView:
        return self._beads.view

    @property
    def _shown(self) -> BeadView | None:
        """The beads that are shown when these are a part of all."""
        return self._view if self._filter is not None else None

    def action_columns(self) -> None:
        """Show the next other draft of the source beside this one; after the last, none."""
        if self.size.width < WIDE:
            self.notify(_("There is room for another draft from {width} columns on").format(width=WIDE))
            return
        sisters = self._session.sister_entries(self._review.entry)
        others = [None, *(one for one in sisters if one.id != self._review.entry.id)]
        if len(others) == 1:
            self.notify(_("This source has one draft only; ctrl+a adds texts"))
            return
        ids = [None if one is None else one.id for one in others]
        here = ids.index(None if self._beside is None else self._beside.id)
        self._beside = others[(here + 1) % len(others)]
        self._alone = self._beside is None
        self._show_state(self._beads.cursor)

    @on(ReviewScreen.SistersRead)
    def sisters_read(self) -> None:
        """Show another draft beside this one where there is room, unless one does not want it."""
        entry = self._review.entry
        others = [one for one in self._session.sister_entries(entry) if one.target_lang != entry.target_lang]
        if others and self._beside is None and not self._alone and len(self._review.bitext):
            self._beside = others[0]
            self._show_state(self._beads.cursor)

    def action_filter(self) -> None:
        """Ask which beads are to be shown."""
        from workbench.tui.screens.filter_form import filter_dialog

        self.app.push_screen(filter_dialog(self._filter), self._filter_by)

    def _filter_by(self, wanted: BeadFilter | None) -> None:
        if wanted is not None:
            self.put_in_order(wanted if wanted.asks else None, self._by_risk)

    def action_risk(self) -> None:
        """The least sure beads first, or the order of the text."""
        self.put_in_order(self._filter, not self._by_risk)

    @on(BeadList.Unfiltered)
    def unfiltered(self) -> None:
        """Show all beads again."""
        if self._filter is not None:
            self.put_in_order(None, self._by_risk)

    @work(thread=True, exclusive=True, group="arrange", exit_on_error=False)
    def put_in_order(self, wanted: BeadFilter | None, by_risk: bool) -> None:
        """Find the beads to be shown, and put them in order."""
        from workbench.services import bead_risk
        from workbench.services.bead_filter import matching

        review, worker = self._review, get_current_worker()
        while not worker.is_cancelled:
            state = review.state
            positions = list(range(len(state.bitext)))
            if wanted is not None:
                commented = self._session.project.comments.segments(review.entry.id)
                positions = matching(review, wanted, commented, lambda: worker.is_cancelled)
            if by_risk:
                positions = bead_risk.by_risk(review, positions, lambda: worker.is_cancelled)
            if review.state is state and not worker.is_cancelled:
                self.post_message(self.Arranged(wanted, by_risk, positions, state))
                return

    @on(Arranged)
    def arranged(self, event: Arranged) -> None:
        """Show what was found, as it stands by now."""
        if event.wanted is not None and not event.positions:
            self.notify(_("No bead is like that: {filter}").format(filter=event.wanted), markup=False)
            return
        turned = event.by_risk and not self._by_risk
        self._filter, self._by_risk = event.wanted, event.by_risk
        plain = event.wanted is None and not event.by_risk
        view = BeadView(len(event.state.bitext), None if plain else event.positions)
        view = view.kept(event.state.bitext, self._review.state.bitext)
        place = view[0] if turned and len(view) else self._beads.cursor
        self._beads.show(self._review.state, place, self._review.is_flagged, view)
        self._refresh_head()

    def _show_state(self, position: int) -> None:
        super()._show_state(position)
        if len(self._review.bitext) and position not in self._view:
            self._show_hidden(position)

    def _show_hidden(self, position: int) -> None:
        """Go to a bead that is left out: all are shown again."""
        self._forget_view()
        super()._show_state(position)
        self.notify(_("Bead {number} was not among those shown; now all are").format(number=position + 1))

    def _forget_view(self) -> None:
        self._filter, self._by_risk = None, False
        super()._forget_view()

    def _refresh_head(self) -> None:
        super()._refresh_head()
        line = self.query_one("#view", Static)
        line.display = not self._view.is_whole
        if line.display:
            line.update(self._view_line())

    def _view_line(self) -> Content:
        """What is shown, where the reader stands in it, and how to see all."""
        count, total = len(self._view), len(self._review.bitext)
        place = (self._view.row_of(self._beads.cursor) or 0) + 1
        parts = [_("{place} of {count}").format(place=place, count=count)]
        if self._filter is not None:
            parts = [_("{place} of {count} shown").format(place=place, count=count)]
            parts[0] += " " + _("(of {total})").format(total=total)
            parts.append(str(self._filter))
        if self._by_risk:
            parts.append(_("least sure first"))
        hint = _("esc shows all") if self._filter is not None else _("G the order of the text")
        return Content.assemble((" " + "   ".join(parts), "$accent"), (f"   {hint}", "$muted"))
