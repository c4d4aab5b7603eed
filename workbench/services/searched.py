"""Finding a bead of a bitext under review: the next doubtful one, the next that holds a text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from aligner import Bead, Side, Status
from workbench.project import ReviewState, position_holding
from workbench.services.bead_view import BeadView
from workbench.services.finding import FoldedTexts
from workbench.services.reviewed import ReviewedBitext, pair_of
from workbench.services.stretches import undecided_around
from workbench.suggest import DraftEngine, Query

UNDECIDED = frozenset({Status.NEW, Status.DRAFT})


class SearchedBitext(ReviewedBitext):
    """A bitext under review in which one looks for beads; nothing here changes it."""

    def next_doubtful(self, position: int, step: int = 1, view: BeadView | None = None) -> int | None:
        """The next doubtful bead after (before, with step -1) a position in a view, going round."""
        beads = self.bitext.beads
        return next((at for at in self._onward(position, step, view) if self.is_doubtful(beads[at])), None)

    def next_undecided(self, position: int, view: BeadView | None = None) -> int | None:
        """The next bead after a position in a view that is neither approved nor rejected, going round."""
        beads = self.bitext.beads
        return next((at for at in self._onward(position, 1, view) if beads[at].status in UNDECIDED), None)

    def next_flagged(self, position: int, view: BeadView | None = None) -> int | None:
        """The next undecided bead after a position in a view with findings, going round at the end."""
        if self.found.is_empty:
            return None
        state = self.state
        for at in self._onward(position, 1, view):
            undecided = state.bitext[at].status in UNDECIDED
            if undecided and self.found.flags(pair_of(self.entry, state, at)):
                return at
        return None

    def _onward(self, position: int, step: int, view: BeadView | None) -> Iterator[int]:
        return (view or BeadView.whole(self.bitext)).onward(position, step)

    def approvable(
        self, confidence: float, *, spotless: bool = False, among: Iterable[int] | None = None
    ) -> list[Bead]:
        """The undecided pairs at least this sure (and without findings), of all or among some positions."""
        state = self.state
        positions = range(len(state.bitext)) if among is None else sorted(among)
        return [
            state.bitext[position]
            for position in positions
            if self._is_approvable(state, state.bitext[position], confidence)
            and not (spotless and self.findings(position))
        ]

    @staticmethod
    def _is_approvable(state: ReviewState, bead: Bead, confidence: float) -> bool:
        sure = bead.paired and bead.status in UNDECIDED and bead.confidence >= confidence
        return sure and any(state.target[segment] for segment in bead.target)

    def find(self, text: str, position: int, view: BeadView | None = None) -> int | None:
        """The next bead after a position in a view that holds a text on either side, going round at the end.

        Case, quotes and look-alike letters make no difference. The first search of a long text takes
        seconds, as every segment is folded; the following ones take none.
        """
        state = self.state
        if view is None or view.is_whole:
            places = [place for side in Side for place in self._places(state, side, text, position)]
            after = [place for place in places if place > position]
            return min(after or places, default=None)
        holding = self.holding(text)
        return next((at for at in view.onward(position) if at in holding), None)

    def holding(self, text: str) -> set[int]:
        """The positions of all beads that hold a text on either side."""
        state = self.state
        return {
            position_holding(state.bitext, side, segment)
            for side in Side
            for segment in self._texts(state, side).all(text)
        }

    def _places(self, state: ReviewState, side: Side, text: str, position: int) -> Iterator[int]:
        """The first bead that holds a text on one side, and the first one after a position."""
        folded = self._texts(state, side)
        here = state.bitext[min(position, len(state.bitext) - 1)]
        for start in (0, here.side(side).stop):
            segment = folded.find(text, start)
            if segment is not None:
                yield position_holding(state.bitext, side, segment)

    def _texts(self, state: ReviewState, side: Side) -> FoldedTexts:
        folded = self._folded.get(side)
        if folded is None:
            folded = self._folded[side] = FoldedTexts(state.texts(side))
        return folded

    def position_of_source(self, segment: int) -> int:
        """The position of the bead that holds a source segment, or the last one."""
        return max(0, min(position_holding(self.bitext, Side.SOURCE, segment), len(self.bitext) - 1))

    def undecided_stretch(self, position: int) -> range:
        """The beads about one up to the nearest decided or locked ones; empty when it is one itself."""
        return undecided_around(self.bitext.beads, position)

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
