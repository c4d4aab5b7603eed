"""The engines that the user's settings set up, asked in batches, their answers kept in the project."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from threading import Lock

from workbench.errors import EngineError, ProjectError, SettingsError
from workbench.project.proposals import EngineKey, KeptProposal, Proposals
from workbench.settings import Settings
from workbench.suggest import Engine, EngineCard, Origin, Proposal, Query
from workbench.suggest.engines.registry import open_engine


@dataclass(frozen=True, slots=True)
class Asked:
    """One engine's answer to a batch: how many segments it was asked, and what went wrong, "" if nothing."""

    engine: str
    segments: int
    problem: str = ""


class Translators:
    """Engines by name, opened when they are first needed; each is used by one thread at a time.

    `problems` holds, by engine, one line about what went wrong last; an engine that cannot be opened stays
    out, the others work on.
    """

    def __init__(self, settings: Settings, kept: Proposals | None = None) -> None:
        self.problems: dict[str, str] = {}
        self._tables = settings.engines
        self._kept = kept
        self._memory: dict[tuple[EngineKey, str], tuple[KeptProposal, ...]] = {}
        self._engines: dict[str, Engine] = {}
        self._locks = {name: Lock() for name in settings.engines}

    @property
    def names(self) -> list[str]:
        """The engines there are, in the order of the settings."""
        return list(self._tables)

    def cards(self, source_lang: str, target_lang: str) -> list[EngineCard]:
        """The engines that can be opened and know a direction."""
        engines = (self._opened(name) for name in self.names)
        return [e.card for e in engines if e is not None and e.card.knows(source_lang, target_lang)]

    def kept(self, queries: Sequence[Query], name: str) -> dict[Query, list[Proposal]]:
        """What an engine has said before of some queries."""
        engine = self._opened(name)
        if engine is None or not queries:
            return {}
        key = _key(engine.card, queries[0])
        sources = [query.source for query in queries]
        found = {source: self._memory[key, source] for source in sources if (key, source) in self._memory}
        if self._kept is not None:
            found |= self._kept.of(key, [source for source in sources if source not in found])
        for source, some in found.items():
            self._memory[key, source] = some
        return {q: [_proposal(name, p) for p in found[q.source]] for q in queries if q.source in found}

    def ask(self, name: str, queries: Sequence[Query]) -> list[list[Proposal]]:
        """What an engine says of some queries of one direction, from what is kept or anew.

        Raises EngineError when it gives nothing for those it had to be asked about.
        """
        known = self.kept(queries, name)
        wanted = list(dict.fromkeys(query for query in queries if query not in known))
        if wanted:
            with self._locks[name]:
                engine = self._engine(name)
                answers = engine.propose(wanted)
                failed = dict(engine.failures)
            answered = {
                q: list(a) for k, (q, a) in enumerate(zip(wanted, answers, strict=True)) if k not in failed
            }
            if answered:
                self._keep(_key(engine.card, wanted[0]), answered)
            for error in failed.values():
                self.problems[name] = str(error)
            known |= {query: answered.get(query, []) for query in wanted}
        return [known[query] for query in queries]

    def prefetch(
        self, queries: Sequence[Query], give_up: Callable[[], bool] = lambda: False
    ) -> Iterator[Asked]:
        """Ask every engine about the queries it has not been asked, each in a thread of its own, in batches.

        Gives a note after each batch, as the engines finish; an engine in trouble is left after its first
        fault, the others go on.
        """
        if not queries:
            return
        cards = self.cards(queries[0].source_lang, queries[0].target_lang)
        if not cards:
            return
        with ThreadPoolExecutor(max_workers=len(cards), thread_name_prefix="engine") as pool:
            running: dict[Future[Asked | None], Iterator[Asked]] = {}
            for card in cards:
                steps = self._steps(card, queries, give_up)
                running[pool.submit(next, steps, None)] = steps
            while running:
                done = next(as_completed(running))
                steps = running.pop(done)
                asked = done.result()
                if asked is not None:
                    running[pool.submit(next, steps, None)] = steps
                    yield asked

    def close(self) -> None:
        """Let go of all engines."""
        for name, engine in self._engines.items():
            with self._locks[name]:
                engine.close()
        self._engines.clear()

    def _steps(
        self, card: EngineCard, queries: Sequence[Query], give_up: Callable[[], bool]
    ) -> Iterator[Asked]:
        known = self.kept(queries, card.name)
        wanted = list(dict.fromkeys(query for query in queries if query not in known))
        for start in range(0, len(wanted), max(card.batch, 1)):
            if give_up():
                return
            some = wanted[start : start + max(card.batch, 1)]
            self.problems.pop(card.name, None)
            try:
                self.ask(card.name, some)
            except (EngineError, ProjectError) as error:
                self.problems[card.name] = str(error)
                yield Asked(card.name, 0, str(error))
                return
            yield Asked(card.name, len(some), self.problems.get(card.name, ""))

    def _keep(self, key: EngineKey, answers: Mapping[Query, Sequence[Proposal]]) -> None:
        rows = [
            (query.source, tuple(KeptProposal(p.text, p.trust, p.log_probability, p.reasons) for p in found))
            for query, found in answers.items()
        ]
        self._memory.update({(key, source): some for source, some in rows})
        if self._kept is not None:
            self._kept.keep(key, rows)

    def _opened(self, name: str) -> Engine | None:
        try:
            return self._engine(name)
        except (EngineError, SettingsError) as error:
            self.problems[name] = str(error)
            return None

    def _engine(self, name: str) -> Engine:
        if name not in self._engines:
            self._engines[name] = open_engine(name, self._tables[name])
        return self._engines[name]


def _key(card: EngineCard, query: Query) -> EngineKey:
    return EngineKey(card.name, card.signature, query.source_lang, query.target_lang)


def _proposal(name: str, kept: KeptProposal) -> Proposal:
    return Proposal(kept.text, Origin.ENGINE, name, kept.trust, kept.reasons, kept.log_probability)


def back_translations(
    translators: Translators, name: str, query: Query, texts: Sequence[str], *, ask: bool
) -> Mapping[str, str]:
    """Translations translated back by an engine, by text; only what is kept of it unless `ask`."""
    queries = [Query(text, query.target_lang, query.source_lang) for text in dict.fromkeys(texts) if text]
    engines = {card.name for card in translators.cards(query.target_lang, query.source_lang)}
    if name not in engines or not queries:
        return {}
    found = translators.kept(queries, name)
    if ask:
        found = dict(zip(queries, translators.ask(name, queries), strict=True))
    return {back.source: proposals[0].text for back, proposals in found.items() if proposals}
