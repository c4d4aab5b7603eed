"""The review of one bitext: every action is stored as it happens and can be taken back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING

from aligner import Bead, Bitext, Side, Status
from workbench.errors import InputError
from workbench.project import (
    BitextEntry,
    Change,
    Project,
    ReviewState,
    Swap,
    TextEdit,
    difference,
    position_holding,
    position_of,
)
from workbench.review import RULES, Finding, Pair, Rule
from workbench.services.finding import FoldedTexts
from workbench.services.findings import Findings
from workbench.services.review_progress import ReviewProgress
from workbench.services.stretches import undecided_around, with_blanks_locked, with_locks_of
from workbench.services.surveying import never
from workbench.services.tagged_pairs import is_tagged
from workbench.settings import Settings
from workbench.suggest import DraftEngine, Query

if TYPE_CHECKING:
    from aligner import Knowledge

Cut = tuple[int, int]
"""How many source and target segments of a bead stay in its first part."""


def pair_of(entry: BitextEntry, state: ReviewState, position: int) -> Pair:
    """A bead's two texts, as the checks see them; segments are numbered by bead, from 1."""
    bead = state.bitext[position]
    source, target = state.text(bead, Side.SOURCE), state.text(bead, Side.TARGET)
    return Pair(position + 1, source, target, entry.source_lang, entry.target_lang)


class Review:
    """A bitext under review.

    Actions name beads by position. Each stores its change, applies it to `state`, and returns the
    position where the cursor belongs. They raise BeadError when the bitext does not allow the action,
    ProjectError when it cannot be stored; the state is then as before.

    What searches or checks may run in a thread while the state goes on: it reads the state once.
    """

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

    def undecided_stretch(self, position: int) -> range:
        """The beads about one up to the nearest decided or locked ones; empty when it is one itself."""
        return undecided_around(self.bitext.beads, position)

    def realign(self, stretch: range, knowledge: Knowledge | None = None) -> int:
        """Align some beads anew; decided and locked ones stay and teach. Returns how many beads changed.

        `knowledge` defaults to what is shipped for the languages.
        """
        from aligner import marks, realign

        documents = self._project.documents
        entry, state = self.entry, self.state
        bound = with_blanks_locked(state)
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
        if bound is not state.bitext:
            again = with_locks_of(again, state.bitext)
        change = difference("realign", state.bitext, again)
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
            draft = replace(bead, status=Status.DRAFT)
            swaps = () if bead.status is Status.DRAFT else (Swap((bead,), (draft,)),)
            self.do(Change("edit", swaps, edits))
        return position

    def approve_above(self, confidence: float, *, spotless: bool = False) -> int:
        """Approve every undecided pair at least this sure (and without findings); returns how many."""
        chosen = self.approvable(confidence, spotless=spotless)
        swaps = tuple(Swap((bead,), (replace(bead, status=Status.APPROVED),)) for bead in chosen)
        if swaps:
            self.do(Change("approve", swaps))
        return len(swaps)

    def approvable(self, confidence: float, *, spotless: bool = False) -> list[Bead]:
        """The undecided pairs at least this sure (and without findings)."""
        return [
            bead
            for position, bead in enumerate(self.bitext.beads)
            if bead.paired
            and any(self.state.target[segment] for segment in bead.target)
            and bead.status in {Status.NEW, Status.DRAFT}
            and bead.confidence >= confidence
            and not (spotless and self.findings(position))
        ]

    def undo(self) -> int | None:
        """Take the last action back; returns where it was, None when there is nothing to undo."""
        change = self._project.bitexts.latest(self.entry, "done")
        if change is not None and change.flip:
            self._project.flips.undo(change.flip)
            return self._on_flip()
        return self._stepped(self._project.bitexts.undo(self.entry))

    def redo(self) -> int | None:
        """Do the last undone action again; returns where it is, None when there is nothing to redo."""
        change = self._project.bitexts.latest(self.entry, "undone")
        if change is not None and change.flip:
            self._project.flips.redo(change.flip)
            return self._on_flip()
        return self._stepped(self._project.bitexts.redo(self.entry))

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

    def is_doubtful(self, bead: Bead) -> bool:
        """Whether a bead still needs the eye of a reviewer: undecided, and unsure or one-sided."""
        undecided = bead.status in {Status.NEW, Status.DRAFT} and not bead.locked
        return undecided and (bead.confidence < self._settings.doubtful_below or not bead.paired)

    def next_doubtful(self, position: int, step: int = 1) -> int | None:
        """The nearest doubtful bead after (before, with step -1) a position, going round at the end."""
        beads = self.bitext.beads
        for distance in range(1, len(beads) + 1):
            candidate = (position + step * distance) % len(beads)
            if self.is_doubtful(beads[candidate]):
                return candidate
        return None

    def next_undecided(self, position: int) -> int | None:
        """The nearest bead after a position that is neither approved nor rejected, going round."""
        beads = self.bitext.beads
        for distance in range(1, len(beads) + 1):
            candidate = (position + distance) % len(beads)
            if beads[candidate].status in {Status.NEW, Status.DRAFT}:
                return candidate
        return None

    def find(self, text: str, position: int) -> int | None:
        """The nearest bead after a position that holds a text on either side, going round at the end.

        Case, quotes and look-alike letters make no difference. The first search of a long text takes
        seconds, as every segment is folded; the following ones take none.
        """
        state = self.state
        places = [place for side in Side for place in self._places(state, side, text, position)]
        after = [place for place in places if place > position]
        return min(after or places, default=None)

    def position_of_source(self, segment: int) -> int:
        """The position of the bead that holds a source segment, or the last one."""
        return max(0, min(position_holding(self.bitext, Side.SOURCE, segment), len(self.bitext) - 1))

    def progress(self) -> ReviewProgress:
        """How far the review has come."""
        tally = self._tally
        return ReviewProgress(
            len(self.bitext), tally[Status.APPROVED], tally[Status.REJECTED], tally["doubtful"]
        )

    def survey(self, give_up: Callable[[], bool] = never) -> list[Finding]:
        """Check all beads together, so that each is judged by what the whole text shows.

        `give_up` is asked now and then; once it says yes nothing more is found.
        """
        state = self.state
        pairs = [pair_of(self.entry, state, position) for position in range(len(state.bitext))]
        return self.found.survey(pairs, give_up, None if is_tagged(self.entry) else state) or []

    def findings(self, position: int) -> list[Finding]:
        """What the checks say of one bead: by the last survey, or alone if its texts are new since."""
        return self.found.of(self.pair(position))

    def is_flagged(self, position: int) -> bool:
        """Whether the checks are known to say something of a bead; nothing is checked anew."""
        return self.found.flags(self.pair(position))

    def next_flagged(self, position: int) -> int | None:
        """The nearest undecided bead after a position with findings, going round at the end."""
        if self.found.is_empty:
            return None
        state = self.state
        beads = state.bitext.beads
        for distance in range(1, len(beads) + 1):
            candidate = (position + distance) % len(beads)
            if beads[candidate].status not in {Status.NEW, Status.DRAFT}:
                continue
            if self.found.flags(pair_of(self.entry, state, candidate)):
                return candidate
        return None

    def query(self, position: int) -> Query | None:
        """What engines are asked about a bead; None where there is no source."""
        state = self.state
        if position >= len(state.bitext):
            return None
        bead = state.bitext[position]
        source = state.text(bead, Side.SOURCE)
        if not source:
            return None
        start, stop = bead.source.start, bead.source.stop
        return Query(
            source,
            self.entry.source_lang,
            self.entry.target_lang,
            state.source[start - 1] if start else "",
            state.source[stop] if stop < len(state.source) else "",
        )

    def draft(self, position: int) -> DraftEngine:
        """What stands opposite a bead's source, trusted as far as the bead is."""
        state = self.state
        bead = state.bitext[position]
        confidence = 1.0 if bead.status is Status.APPROVED else bead.confidence
        return DraftEngine({state.text(bead, Side.SOURCE): (state.text(bead, Side.TARGET), confidence)})

    def remember_cursor(self, position: int) -> None:
        """Keep the reader's place for the next time."""
        if not self._project.read_only:
            self._project.bitexts.set_cursor(self.entry.id, position)

    def _become(self, action: str, bitext: Bitext, position: int) -> int:
        change = difference(action, self.bitext, bitext)
        if change.swaps:
            self.do(change)
        return position

    def do(self, change: Change) -> None:
        """Store a change and apply it to the state."""
        self._project.bitexts.record(self.entry, change, self._settings.author)
        self._applied(change)

    def _stepped(self, change: Change | None) -> int | None:
        if change is None:
            return None
        self._applied(change)
        if change.swaps:
            return position_of(self.bitext, change.swaps[0].after[0].key)
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

    def _places(self, state: ReviewState, side: Side, text: str, position: int) -> Iterator[int]:
        """The first bead that holds a text on one side, and the first one after a position."""
        folded = self._folded.get(side)
        if folded is None:
            folded = self._folded[side] = FoldedTexts(state.texts(side))
        here = state.bitext[min(position, len(state.bitext) - 1)]
        for start in (0, here.side(side).stop):
            segment = folded.find(text, start)
            if segment is not None:
                yield position_holding(state.bitext, side, segment)
