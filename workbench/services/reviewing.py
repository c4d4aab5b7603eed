"""The review of one bitext: every action is stored as it happens and can be taken back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING

from aligner import Bead, Side, Status
from workbench.errors import InputError
from workbench.project import (
    Change,
    ReviewState,
    Swap,
    TextEdit,
    difference,
    position_of,
)
from workbench.services.searched import SearchedBitext
from workbench.services.stretches import with_blanks_locked, with_locks_of
from workbench.services.tying import anchors, with_anchors_bound, without_locks

if TYPE_CHECKING:
    from aligner import Knowledge
    from workbench.project import BitextEntry, Project

Cut = tuple[int, int]
"""How many source and target segments of a bead stay in its first part."""


class Review(SearchedBitext):
    """A bitext under review.

    Actions name beads by position. Each stores its change, applies it to `state`, and returns the
    position where the cursor belongs. They raise BeadError when the bitext does not allow the action,
    ProjectError when it cannot be stored; the state is then as before.

    What searches or checks may run in a thread while the state goes on: it reads the state once.
    """

    def set_status(self, position: int, status: Status) -> int:
        """Give a bead a status. Raises InputError for approving a translation that is not there yet."""
        bead = self.bitext[position]
        if status is Status.APPROVED and bead.paired and not self.state.text(bead, Side.TARGET):
            raise InputError(f"bead {position + 1} has no translation yet; type one, then approve it")
        return self._become(status.value, self.bitext.set(position, status), position)

    def set_lock(self, position: int, locked: bool) -> int:
        """Lock or unlock a bead."""
        return self._become("lock" if locked else "unlock", self.bitext.lock(position, locked), position)

    def merge(self, first: int, last: int) -> int:
        """Make one bead of several neighbours."""
        return self._become("merge", self.bitext.merge(first, last), first)

    def split(self, position: int, source: int, target: int) -> int:
        """Cut a bead after `source` and `target` of its segments."""
        return self._become("split", self.bitext.split(position, source, target), position)

    def cuts(self, position: int) -> list[Cut]:
        """The ways to cut a bead in two, those that leave more pairs first."""
        bead = self.bitext[position]
        source, target = len(bead.source), len(bead.target)
        cuts = list(product(range(source + 1), range(target + 1)))[1:-1]
        return sorted(cuts, key=lambda cut: -(all(cut) + (cut[0] < source and cut[1] < target)))

    def after_split(self, position: int, source: int, target: int) -> ReviewState:
        """What a cut would look like; nothing is stored."""
        return replace(self.state, bitext=self.bitext.split(position, source, target))

    def move(self, position: int, side: Side, step: int) -> int:
        """Move a bead's first segment up (-1) or its last one down (+1)."""
        key = self.bitext[position].key
        self._become("move", self.bitext.move(position, side, step), position)
        return min(position_of(self.bitext, key), len(self.bitext) - 1)

    def unpair(self, position: int) -> int:
        """Take a pair apart."""
        return self._become("unpair", self.bitext.unpair(position), position)

    def realign(self, stretch: range, knowledge: Knowledge | None = None) -> int:
        """Align some beads anew; decided and locked ones stay and teach. Returns how many beads changed.

        `knowledge` defaults to what is shipped for the languages.
        """
        return self.realigned(
            realignment(self._project, self.entry, self.state, stretch, knowledge), self.state
        )

    def realigned(self, change: Change, state: ReviewState) -> int:
        """Make a realignment of a state, unless it is another one by now; returns how many beads changed."""
        if change.swaps and self.state is state:
            self.do(change)
        return sum(len(swap.after) for swap in change.swaps)

    def edit(self, position: int, side: Side, texts: Sequence[str]) -> int:
        """Replace the texts of a bead's segments on one side; an approved bead becomes a draft again.

        Raises InputError for a segment without text.
        """
        if not all(text.strip() for text in texts):
            raise InputError(
                f"bead {position + 1}: a segment cannot be empty; unpair or merge the bead instead"
            )
        bead = self.bitext[position]
        current = self.state.texts(side)
        edits = tuple(
            TextEdit(side, segment, current[segment], text)
            for segment, text in zip(bead.side(side), texts, strict=True)
            if current[segment] != text
        )
        if edits:
            self._rewrite("edit", bead, edits)
        return position

    def insert(self, position: int, text: str) -> int:
        """Put a translation into a bead that has no target segment; raises InputError when it has one."""
        from workbench.services.translating import translation

        if self.bitext[position].target:
            raise InputError(f"bead {position + 1} has a target segment already; edit it instead")
        if not text.strip():
            raise InputError(f"bead {position + 1}: nothing was typed")
        self.do(translation(self.state, position, text.strip(), Status.DRAFT, "insert"))
        return position

    def restore(self, position: int) -> int:
        """Bring back the texts of a bead as they came with the documents; an approved bead becomes a draft.

        A text that was put in has no other; it stays.
        """
        bead, documents = self.bitext[position], self._project.documents
        edits = tuple(
            TextEdit(side, segment, self.state.texts(side)[segment], text)
            for side in Side
            for segment, text in documents.unedited(self._document_id(side), bead.side(side)).items()
            if text
        )
        if edits:
            self._rewrite("restore", bead, edits)
        return position

    def _rewrite(self, action: str, bead: Bead, edits: tuple[TextEdit, ...]) -> None:
        draft = replace(bead, status=Status.DRAFT)
        self.do(Change(action, () if bead.status is Status.DRAFT else (Swap((bead,), (draft,)),), edits))

    def approve_above(
        self, confidence: float, *, spotless: bool = False, among: Iterable[int] | None = None
    ) -> int:
        """Approve every undecided pair at least this sure (and without findings); returns how many.

        `among` names the positions that are concerned; all without it.
        """
        chosen = self.approvable(confidence, spotless=spotless, among=among)
        swaps = tuple(Swap((bead,), (replace(bead, status=Status.APPROVED),)) for bead in chosen)
        if swaps:
            self.do(Change("approve", swaps))
        return len(swaps)


def realignment(
    project: Project,
    entry: BitextEntry,
    state: ReviewState,
    stretch: range,
    knowledge: Knowledge | None = None,
) -> Change:
    """The change that aligning some beads of a state anew would make; anchors bind it."""
    from aligner import marks, realign

    documents = project.documents
    unbound = with_blanks_locked(state)
    bound, stretch, keys = with_anchors_bound(unbound, stretch, anchors(state))
    again = realign(
        bound,
        state.source,
        state.target,
        stretch.start,
        stretch.stop - 1,
        source_lang=entry.source_lang,
        target_lang=entry.target_lang,
        knowledge=knowledge,
        layout=(marks(documents.segments(entry.source_id)), marks(documents.segments(entry.target_id))),
    )
    again = without_locks(again, keys) if keys else again
    if unbound is not state.bitext:
        again = with_locks_of(again, state.bitext)
    return difference("realign", state.bitext, again)
