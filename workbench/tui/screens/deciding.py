"""Deciding on beads: one, a screen of them, all that are sure."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from aligner import Status
from workbench.services.bead_view import BeadView
from workbench.tui.screens.navigation import NavigationScreen
from workbench.wording import _, ngettext

if TYPE_CHECKING:
    from workbench.tui.screens.approving import Threshold


class DecidingScreen(NavigationScreen):
    """A review whose beads are approved, rejected and locked."""

    def action_approve(self) -> None:
        """Approve and go on."""
        self._decide(Status.APPROVED)

    def action_reject(self) -> None:
        """Reject and go on."""
        self._decide(Status.REJECTED)

    def _decide(self, status: Status) -> None:
        position = self._beads.cursor
        if self._did(lambda: self._review.set_status(position, status)):
            following = self._review.next_undecided(position, self._view)
            if following is not None:
                self._beads.cursor = following
            elif self._shown is None:
                self.notify(_("Every bead is decided. ctrl+e exports the approved pairs"))
            else:
                self.notify(_("Every bead shown is decided; esc shows all"))

    def action_exclude(self) -> None:
        """Leave the bead out of the work, or take it in again; stay, so that the key does either."""
        position = self._beads.cursor
        excluded = self._review.bitext[position].status is Status.EXCLUDED
        self._did(lambda: self._review.set_status(position, Status.DRAFT if excluded else Status.EXCLUDED))

    def action_lock(self) -> None:
        """Lock or unlock."""
        position = self._beads.cursor
        self._did(lambda: self._review.set_lock(position, not self._review.bitext[position].locked))

    def action_approve_screen(self) -> None:
        """Say how many undecided pairs are in sight, approve them."""
        seen = self._beads.in_sight()
        pairs = self._review.approvable(0.0, among=seen)
        spotless = self._review.approvable(0.0, spotless=True, among=seen)
        if not pairs:
            self.notify(_("No pair in sight is undecided"))
            return
        objected = len(pairs) - len(spotless)
        question = ngettext(
            "Approve {number} pair in sight?", "Approve {number} pairs in sight?", len(pairs)
        ).format(number=len(pairs))
        if objected:
            question += " " + _("The checks object to {number} of them.").format(number=objected)
        self._confirm(question, _("Approve"), lambda: self._approve_seen(seen))

    def _approve_seen(self, seen: list[int]) -> None:
        approved = self._did(lambda: self._review.approve_above(0.0, among=seen) and None)
        following = self._review.next_undecided(seen[-1], self._view)
        if approved and following is not None:
            self._beads.cursor = following

    def action_approve_above(self) -> None:
        """Ask for a confidence, say how many pairs that are, approve them."""
        from workbench.tui.screens.approving import ApproveDialog

        shown = self._shown
        counted = partial(self._review.approvable, among=shown)
        self.app.push_screen(
            ApproveDialog(counted, "" if shown is None else str(self._filter)),
            lambda threshold: self._approve_above(threshold, shown),
        )

    def _approve_above(self, threshold: Threshold | None, among: BeadView | None) -> None:
        if threshold is not None:
            self._work(
                _("Approving …"),
                lambda: self._review.approve_above(
                    threshold.confidence, spotless=threshold.spotless, among=among
                ),
                lambda count: self.notify(
                    ngettext(
                        "{number} pair approved; z takes it back",
                        "{number} pairs approved; z takes it back",
                        count,
                    ).format(number=count)
                ),
            )
