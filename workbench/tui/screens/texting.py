"""The texts of beads: edited, put in, brought back, compared with their originals, commented on."""

from __future__ import annotations

from aligner import Side
from workbench.tui.screens.dialogs import EditDialog
from workbench.tui.screens.shaping import ShapingScreen
from workbench.wording import _


class TextingScreen(ShapingScreen):
    """A review whose texts are mended; what they were is kept."""

    def action_edit_target(self) -> None:
        """Edit the target; where there is none, put one in."""
        if self._review.bitext[self._beads.cursor].target:
            self._edit(Side.TARGET)
        else:
            self.action_insert()

    def action_edit_source(self) -> None:
        """Edit the source."""
        if self._review.bitext[self._beads.cursor].source:
            self._edit(Side.SOURCE)
        else:
            self.notify(_("This bead has no source; merge it with a neighbour"))

    def action_insert(self) -> None:
        """Put in the translation that the draft lacks."""
        position = self._beads.cursor
        bead = self._review.bitext[position]
        if bead.target:
            self.notify(_("This bead has a translation; cut off what has none first (s), or edit it (e)"))
            return
        self.app.push_screen(
            EditDialog(
                _("Bead {number}: put a translation in").format(number=position + 1),
                self._review.state.text(bead, Side.SOURCE),
                [""],
            ),
            lambda typed: None if typed is None else self._inserted(position, typed[0]),
        )

    def _inserted(self, position: int, text: str) -> None:
        self._did(lambda: self._review.insert(position, text))

    def _edit(self, side: Side) -> None:
        position = self._beads.cursor
        bead = self._review.bitext[position]
        texts = [self._review.state.texts(side)[i] for i in bead.side(side)]
        other = Side.SOURCE if side is Side.TARGET else Side.TARGET
        opposite = self._review.state.text(bead, other)
        title = _("Bead {number}: source text") if side is Side.SOURCE else _("Bead {number}: target text")
        self.app.push_screen(
            EditDialog(title.format(number=position + 1), opposite, texts),
            lambda edited: None if edited is None else self._edited(position, side, edited),
        )

    def _edited(self, position: int, side: Side, texts: list[str]) -> None:
        self._did(lambda: self._review.edit(position, side, texts))

    def action_restore(self) -> None:
        """Bring the texts back that came with the documents."""
        position = self._beads.cursor
        before = self._review.state
        if self._did(lambda: self._review.restore(position)) and self._review.state is before:
            self.notify(_("The texts of this bead are as they came"))

    def action_comment(self) -> None:
        """Ask for a comment."""
        position = self._beads.cursor
        if self._review.bitext[position].source:
            self._ask(_("Comment on bead {number}").format(number=position + 1), "", self._comment)
        else:
            self.notify(_("Comments belong to source segments; this bead has none"))

    def _comment(self, text: str) -> None:
        entry, position = self._review.entry, self._beads.cursor
        segment = self._review.bitext[position].source.start
        comments, author = self._session.project.comments, self._session.settings.author
        if text.strip() and self._did(lambda: comments.add(entry.id, segment, author, text.strip())):
            self._read_comments()
            self.look_up(position)

    def action_original(self) -> None:
        """The repairs of the source and of the draft, near the bead."""
        from workbench.tui.screens.repairs import Place, RepairsScreen

        entry, bead = self._review.entry, self._review.bitext[self._beads.cursor]
        documents = self._session.project.documents
        sides = (
            (entry.source_id, entry.source_name, bead.source),
            (entry.target_id, entry.target_name, bead.target),
        )
        places = []
        for document_id, name, segments in sides:
            stored = documents.segments(document_id, range(segments.start, segments.start + 1))
            places.append(Place(document_id, name, stored[0].span.start if stored else 0))
        state = self._review.state

        def back(_: None) -> None:
            if self._review.state is not state:
                self._show_state(min(self._beads.cursor, len(self._review.bitext) - 1))

        self.app.push_screen(RepairsScreen(self._session, places), back)
