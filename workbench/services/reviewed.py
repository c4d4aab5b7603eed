"""A bitext under review: its state, what was done to it and can be taken back, what the checks say of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import overload

from aligner import Bead, Bitext, Side, Status
from workbench.project import (
    BitextEntry,
    Change,
    Project,
    ReviewState,
    difference,
    position_holding,
    position_of,
)
from workbench.review import RULES, Finding, Pair, Rule
from workbench.services.finding import FoldedTexts
from workbench.services.findings import Findings
from workbench.services.review_progress import ReviewProgress
from workbench.services.surveying import never
from workbench.services.tagged_pairs import is_tagged
from workbench.settings import Settings

_LONG = 50_000
"""Characters of the record of a change from which on it is about some hundreds of beads."""


def pair_of(entry: BitextEntry, state: ReviewState, position: int) -> Pair:
    """A bead's two texts, as the checks see them; segments are numbered by bead, from 1."""
    bead = state.bitext[position]
    source, target = state.text(bead, Side.SOURCE), state.text(bead, Side.TARGET)
    return Pair(position + 1, source, target, entry.source_lang, entry.target_lang)


@dataclass(frozen=True, slots=True)
class StatePairs(Sequence[Pair]):
    """The beads of a state as the checks see them, each made when it is asked for."""

    entry: BitextEntry
    state: ReviewState

    def __len__(self) -> int:
        return len(self.state.bitext)

    @overload
    def __getitem__(self, place: int) -> Pair: ...

    @overload
    def __getitem__(self, place: slice) -> list[Pair]: ...

    def __getitem__(self, place: int | slice) -> Pair | list[Pair]:
        places = range(len(self))[place]
        if isinstance(places, int):
            return pair_of(self.entry, self.state, places)
        return [pair_of(self.entry, self.state, position) for position in places]


class ReviewedBitext:
    """A bitext whose changes are stored as they happen; what can be done to it is up to `Review`."""

    def __init__(
        self,
        project: Project,
        entry: BitextEntry,
        settings: Settings,
        on_approval: Callable[[], None],
        rules: Sequence[Rule] = RULES,
        on_flip: Callable[[], None] | None = None,
    ) -> None:
        self.entry = entry
        self.state = project.bitexts.state(entry)
        self._project = project
        self._settings = settings
        self._on_approval = on_approval
        self._reload_all = on_flip or self.reload
        self.found = Findings(project, rules, settings.author)
        self._tally: Counter[str] = Counter()
        self._count(self.bitext.beads, 1)
        self._folded: dict[Side, FoldedTexts] = {}

    @property
    def bitext(self) -> Bitext:
        """The beads as they stand."""
        return self.state.bitext

    def pair(self, position: int) -> Pair:
        """A bead as the checks see it."""
        return pair_of(self.entry, self.state, position)

    def pairs(self) -> list[Pair]:
        """All beads as the checks see them."""
        state = self.state
        return [pair_of(self.entry, state, position) for position in range(len(state.bitext))]

    def takes_long(self, state: str) -> bool:
        """Whether undo ("done") or redo ("undone") of the next change is about very many beads."""
        return self._project.bitexts.latest_length(self.entry, state) > _LONG

    def undo(self) -> int | None:
        """Take the last action back; returns where it was, None when there is nothing to undo."""
        bitexts, flips = self._project.bitexts, self._project.flips
        change = bitexts.latest(self.entry, "done")
        if change is None or not change.flip:
            return self._stepped(bitexts.undo(self.entry))
        flips.undo(change.flip)
        place = self._on_flip()
        return self.undo() if change.chained else place

    def redo(self) -> int | None:
        """Do the last undone action again; returns where it is, None when there is nothing to redo."""
        bitexts, flips = self._project.bitexts, self._project.flips
        change = bitexts.latest(self.entry, "undone")
        if change is None or not change.flip:
            return self._stepped(bitexts.redo(self.entry))
        flips.redo(change.flip)
        place = self._on_flip()
        following = bitexts.latest(self.entry, "undone")
        return self.redo() if following is not None and following.chained else place

    def _on_flip(self) -> int | None:
        """All reviews of the document are read again; the place is the reader's last."""
        self._reload_all()
        return min(self.entry.cursor, len(self.bitext) - 1)

    def reload(self) -> None:
        """Take the state from the project again, after repairs were flipped in it."""
        self.state = self._project.bitexts.state(self.entry)
        self._tally.clear()
        self._count(self.bitext.beads, 1)
        self._folded.clear()

    def edited(self, side: Side) -> frozenset[int]:
        """The segments of one side whose text is no longer the one that came with the document."""
        return frozenset(self._project.documents.unedited(self._document_id(side)))

    def _document_id(self, side: Side) -> int:
        return self.entry.source_id if side is Side.SOURCE else self.entry.target_id

    def is_doubtful(self, bead: Bead) -> bool:
        """Whether a bead still needs the eye of a reviewer: undecided, and unsure or one-sided."""
        undecided = bead.status in {Status.NEW, Status.DRAFT} and not bead.locked
        return undecided and (bead.confidence < self._settings.doubtful_below or not bead.paired)

    def progress(self) -> ReviewProgress:
        """How far the review has come."""
        tally = self._tally
        return ReviewProgress(
            len(self.bitext),
            tally[Status.APPROVED],
            tally[Status.REJECTED],
            tally["doubtful"],
            tally[Status.EXCLUDED],
        )

    def survey(self, give_up: Callable[[], bool] = never) -> list[Finding]:
        """Check all beads together, so that each is judged by what the whole text shows.

        `give_up` is asked now and then; once it says yes nothing more is found.
        """
        state = self.state
        pairs = StatePairs(self.entry, state)
        return self.found.survey(pairs, give_up, None if is_tagged(self.entry) else state) or []

    def findings(self, position: int) -> list[Finding]:
        """What the checks say of one bead: by the last survey, or alone if its texts are new since."""
        return self.found.of(self.pair(position))

    def known_findings(self, position: int) -> list[Finding]:
        """As `findings`, of what is known already; nothing is checked anew."""
        known = self.found.known(self.pair(position))
        return [judged.finding for judged in known if judged.ignored is None]

    def is_flagged(self, position: int) -> bool:
        """Whether the checks are known to say something of a bead; nothing is checked anew."""
        excluded = self.bitext[position].status is Status.EXCLUDED
        return not excluded and self.found.flags(self.pair(position))

    def remember_cursor(self, position: int) -> None:
        """Keep the reader's place for the next time."""
        if not self._project.read_only:
            self._project.bitexts.set_cursor(self.entry.id, position)

    def do(self, change: Change) -> None:
        """Store a change and apply it to the state."""
        self._project.bitexts.record(self.entry, change, self._settings.author)
        self._applied(change)

    def _become(self, action: str, bitext: Bitext, position: int) -> int:
        change = difference(action, self.bitext, bitext)
        if change.swaps:
            self.do(change)
        return position

    def _stepped(self, change: Change | None) -> int | None:
        if change is None:
            return None
        self._applied(change)
        if change.swaps:
            return position_of(self.bitext, change.swaps[0].after[0].key)
        if not change.edits:
            tie = (*change.tied, *change.untied)[0]
            return position_holding(self.bitext, Side.SOURCE, tie.source)
        edit = change.edits[0]
        return position_holding(self.bitext, edit.side, edit.segment)

    def _applied(self, change: Change) -> None:
        self.state = self.state.apply(change)
        for swap in change.swaps:
            self._count(swap.before, -1)
            self._count(swap.after, 1)
        for edit in change.edits:
            self._folded.pop(edit.side, None)
        self._on_approval()

    def _count(self, beads: Iterable[Bead], by: int) -> None:
        """Keep the tally of beads by status and of doubtful ones."""
        for bead in beads:
            self._tally[bead.status] += by
            self._tally["doubtful"] += by * self.is_doubtful(bead)
