"""Deciding on beads: one, a screen of them, all that are sure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aligner import Status
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
            following = self._review.next_undecided(position)
            self._beads.cursor = position if following is None else following
            if following is None:
                self.notify(_("Every bead is decided. ctrl+e exports the approved pairs"))

    def action_lock(self) -> None:
        """Lock or unlock."""
        position = self._beads.cursor
        self._did(lambda: self._review.set_lock(position, not self._review.bitext[position].locked))

    def action_approve_above(self) -> None:
        """Ask for a confidence, say how many pairs that are, approve them."""
        from workbench.tui.screens.approving import ApproveDialog

        self.app.push_screen(ApproveDialog(self._review.approvable), self._approve_above)

    def _approve_above(self, threshold: Threshold | None) -> None:
        if threshold is not None:
            self._work(
                _("Approving …"),
                lambda: self._review.approve_above(threshold.confidence, spotless=threshold.spotless),
                lambda count: self.notify(
                    ngettext(
                        "{number} pair approved; z takes it back",
                        "{number} pairs approved; z takes it back",
                        count,
                    ).format(number=count)
                ),
            )
