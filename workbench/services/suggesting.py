"""Suggestions for the segments of a bitext: what is at hand at once, what engines say fetched ahead."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from aligner import Side
from memory import Store
from memory.glossary import Glossary, TermStatus
from workbench.errors import EngineError
from workbench.services.reviewing import Review
from workbench.services.translators import Asked, Translators, back_translations
from workbench.suggest import Candidate, Engine, Origin, Proposal, Query, judged
from workbench.suggest.judging import Judging

AHEAD = 16
"""So many segments after the cursor are fetched before it gets there."""

_EXAMPLES = 3
_LEAST_EXAMPLE = 50
_MOST_TERMS = 12


class Suggestions:
    """Candidates for the segments of one bitext.

    `local` are the engines that answer at once (memory, gloss); `translators` those that are waited for, and
    that are told of the `store`'s best matches and the glossary's terms. `back` names the translator that
    translates candidates back, "" for none.
    """

    def __init__(
        self,
        review: Review,
        scorer: Callable[[], Judging],
        local: Callable[[], Sequence[Engine]],
        translators: Translators,
        store: Callable[[], Store | None] = lambda: None,
        glossary: Glossary | None = None,
        back: str = "",
    ) -> None:
        self._review = review
        self._scorer = scorer
        self._local = local
        self._translators = translators
        self._store = store
        self._glossary = glossary
        self._back = back

    def candidates(self, position: int) -> list[Candidate]:
        """All that can be said of a segment without waiting for an engine, the best first."""
        query = self._review.query(position)
        if query is None:
            return []
        proposals = [*self._review.draft(position).propose([query])[0]]
        for engine in self._local():
            try:
                proposals += engine.propose([query])[0]
            except EngineError:
                continue
        proposals += self._kept(query)
        return judged(query, proposals, self._scorer(), self._translated_back(query, proposals, ask=False))

    def others(self, position: int) -> list[Candidate]:
        """The translations proposed for a segment other than what stands there; no gloss."""
        state = self._review.state
        found = self.candidates(position)
        if not found:
            return []
        target = state.text(state.bitext[position], Side.TARGET)
        aside = (Origin.DRAFT, Origin.GLOSSARY)
        return [c for c in found if c.origin not in aside and c.text != target]

    def prefetch(
        self, position: int, ahead: int = AHEAD, give_up: Callable[[], bool] = lambda: False
    ) -> Iterator[Asked]:
        """Ask the translators about a segment and those after it; a note for each batch."""
        positions = range(position, len(self._review.state.bitext))
        found = (self._review.query(place) for place in positions)
        queries = list(islice((query for query in found if query is not None), ahead + 1))
        if not queries or not self._translators.names:
            return
        store = self._store()
        told = [with_context(query, store, self._glossary) for query in queries]
        yield from self._translators.prefetch(told, give_up)
        if self._back:
            for query in queries:
                if give_up():
                    return
                try:
                    self._translated_back(query, self._kept(query), ask=True)
                except EngineError as error:
                    yield Asked(self._back, 0, str(error))
                    return

    def _kept(self, query: Query) -> list[Proposal]:
        names = self._translators.names
        return [p for name in names for p in self._translators.kept([query], name).get(query, [])]

    def _translated_back(self, query: Query, proposals: Sequence[Proposal], *, ask: bool) -> dict[str, str]:
        if not self._back:
            return {}
        texts = [p.text for p in proposals if p.origin is not Origin.GLOSSARY]
        return dict(back_translations(self._translators, self._back, query, texts, ask=ask))


def with_context(query: Query, store: Store | None, glossary: Glossary | None) -> Query:
    """A query with the memory's best matches and the glossary's terms, for engines that can be told."""
    matches = (
        store.search(
            query.source,
            source_lang=query.source_lang,
            target_lang=query.target_lang,
            minimum=_LEAST_EXAMPLE,
            top=_EXAMPLES,
        )
        if store is not None
        else ()
    )
    examples = tuple((match.unit.source, match.unit.targets[query.target_lang]) for match in matches)
    terms: dict[str, str] = {}
    for found in glossary.find(query.source, query.source_lang) if glossary else ():
        usable = [
            t.text for t in found.entry.in_language(query.target_lang) if t.status is not TermStatus.FORBIDDEN
        ]
        if usable:
            terms.setdefault(found.term.text, usable[0])
    return replace(query, examples=examples, terms=tuple(islice(terms.items(), _MOST_TERMS)))
