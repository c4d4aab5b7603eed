"""Changing the shape of beads, and aligning them anew."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from aligner import Side
from workbench.services.reviewing import Cut
from workbench.tui.screens.deciding import DecidingScreen
from workbench.wording import _, ngettext


class ShapingScreen(DecidingScreen):
    """A review whose beads are merged, cut, moved and aligned anew."""

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
        """Cut the bead between segments: at once when there is one way, else as chosen; or inside of one."""
        from workbench.tui.screens.cutting import CutScreen

        position = self._beads.cursor
        cuts = self._review.cuts(position)
        if not cuts or (self._review.bitext[position].type == "1:1"):
            self.action_split_inside()
        elif self._review.bitext[position].locked or len(cuts) == 1:
            self._split(position, cuts[0])
        else:
            self.app.push_screen(
                CutScreen(cuts, partial(self._preview_cut, position)), partial(self._split, position)
            )

    def action_split_inside(self) -> None:
        """Cut the bead at points of its texts."""
        from workbench.tui.screens.cutting_inside import InsideCutScreen

        position = self._beads.cursor
        bead = self._review.bitext[position]
        texts = {side: self._review.state.text(bead, side) for side in Side}
        if not any(" " in text for text in texts.values()):
            self.notify(_("There is only a word on either side"))
            return
        title = _("Cut bead {number} in two").format(number=position + 1)
        self.app.push_screen(InsideCutScreen(title, texts), partial(self._cut_inside, position))

    def _cut_inside(self, position: int, points: Mapping[Side, int | None] | None) -> None:
        from workbench.services.segment_cutting import cut_inside

        if points is not None:
            self._did(lambda: cut_inside(self._session, self._review, position, points))

    def _preview_cut(self, position: int, cut: Cut) -> None:
        self._beads.show(self._review.after_split(position, *cut), position)

    def _split(self, position: int, cut: Cut | None) -> None:
        if cut is None or not self._did(lambda: self._review.split(position, *cut)):
            self._show_state(position)

    def action_realign(self) -> None:
        """Align the undecided beads around the cursor anew."""
        stretch = self._review.undecided_stretch(self._beads.cursor)
        if stretch:
            self._realign(stretch)
        else:
            self.notify(_("This bead is decided or locked; what is so stays as it is"))

    def action_realign_rest(self) -> None:
        """Align everything undecided anew."""
        self._realign(range(len(self._review.bitext)))

    def _realign(self, stretch: range) -> None:
        from workbench.services.realigning import realigning

        session, review = self._session, self._review
        self._long(
            lambda: realigning(session, review, stretch),
            lambda count: self.notify(
                ngettext(
                    "{number} bead changed; z takes it back", "{number} beads changed; z takes it back", count
                ).format(number=count)
                if count
                else _("Nothing changed")
            ),
        )

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
