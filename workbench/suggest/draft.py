"""Candidates from the draft that is aligned with the source."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from workbench.suggest.candidate import Origin, Proposal, Query


class DraftEngine:
    """Proposes what stands opposite a segment in its bitext, trusted as far as the bead is."""

    name = "draft"

    def __init__(self, drafts: Mapping[str, tuple[str, float]]) -> None:
        """`drafts` maps a source text to the text opposite and the bead's confidence."""
        self._drafts = drafts

    def propose(self, query: Query) -> Sequence[Proposal]:
        """The draft of this very source text, if it has one."""
        text, confidence = self._drafts.get(query.source, ("", 0.0))
        if not text:
            return ()
        return (Proposal(text, Origin.DRAFT, self.name, confidence, (f"aligned, {confidence:.0%} sure",)),)
