"""Candidates from a translation memory."""

from __future__ import annotations

from collections.abc import Sequence

from memory import Match, Store, repaired
from memory.glossary import Glossary
from workbench.suggest.candidate import Origin, Proposal, Query
from workbench.suggest.engine import NO_FAILURES, EngineCard


class MemoryEngine:
    """Proposes exact and fuzzy matches; a fuzzy match's differing numbers and terms are put right."""

    failures = NO_FAILURES

    def __init__(
        self, store: Store, name: str, minimum: int = 70, top: int = 5, glossary: Glossary | None = None
    ) -> None:
        self.card = EngineCard(name, "memory", hypotheses=top, settings={"minimum": minimum})
        self._store = store
        self._minimum = minimum
        self._top = top
        self._glossary = glossary

    def propose(self, queries: Sequence[Query]) -> Sequence[Sequence[Proposal]]:
        """The best matches' translations into each query's language."""
        return [self._proposals(query) for query in queries]

    def close(self) -> None:
        """The store belongs to whoever opened it."""

    def _proposals(self, query: Query) -> Sequence[Proposal]:
        matches = self._store.search(
            query.source,
            source_lang=query.source_lang,
            target_lang=query.target_lang,
            minimum=self._minimum,
            top=self._top,
            previous=query.previous,
            following=query.following,
        )
        return [self._proposal(query, match) for match in matches]

    def _proposal(self, query: Query, match: Match) -> Proposal:
        text = match.unit.targets[query.target_lang]
        reasons = [f"{match.score} % match"]
        if match.score < 100:
            repair = repaired(match, query.source, query.target_lang, self._glossary)
            text = repair.text
            reasons += repair.reasons
        return Proposal(text, Origin.MEMORY, self.card.name, min(match.score, 100) / 100, tuple(reasons))
