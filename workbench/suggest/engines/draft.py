"""Candidates from the draft that is aligned with the source."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from workbench.suggest.candidate import Origin, Proposal, Query
from workbench.suggest.engine import NO_FAILURES, EngineCard


class DraftEngine:
    """Proposes what stands opposite a segment in its bitext, trusted as far as the bead is."""

    card = EngineCard("draft", "draft")
    failures = NO_FAILURES

    def __init__(self, drafts: Mapping[str, tuple[str, float]]) -> None:
        """`drafts` maps a source text to the text opposite and the bead's confidence."""
        self._drafts = drafts

    def propose(self, queries: Sequence[Query]) -> Sequence[Sequence[Proposal]]:
        """The draft of each very source text that has one."""
        return [self._drafts_of(query) for query in queries]

    def close(self) -> None:
        """Nothing is held."""

    def _drafts_of(self, query: Query) -> Sequence[Proposal]:
        text, confidence = self._drafts.get(query.source, ("", 0.0))
        if not text:
            return ()
        reasons = (f"aligned, {confidence:.0%} sure",)
        return (Proposal(text, Origin.DRAFT, self.card.name, confidence, reasons),)
