"""LibreTranslate and what speaks like it: many texts in a request, with alternatives.

The interface is that of LibreTranslate 1.5 and later: `/languages` and `/translate`, whose `q` may be many.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corpus.languages import normalise
from workbench.errors import EngineError, EngineRefused
from workbench.suggest.candidate import Origin, Proposal, Query
from workbench.suggest.engine import Engine, EngineCard
from workbench.suggest.engines.http.answers import QueryRefused
from workbench.suggest.engines.http.client import Client
from workbench.suggest.engines.http.judging import fault
from workbench.suggest.engines.http.service import Answer, HttpEngine, HttpOptions
from workbench.suggest.engines.kind import EngineKind
from workbench.suggest.engines.options import between


@dataclass(frozen=True, slots=True, kw_only=True)
class LibreTranslateOptions(HttpOptions):
    """`hypotheses` translations of a segment are asked for."""

    hypotheses: int = between(1, 1, 8)


class LibreTranslateEngine(HttpEngine):
    """Asks a LibreTranslate service; its languages are asked for once, before the first text."""

    def __init__(self, client: Client, options: LibreTranslateOptions) -> None:
        super().__init__(client)
        self._options = options
        self._pairs: Mapping[tuple[str, str], tuple[str, str]] | None = None

    @property
    def card(self) -> EngineCard:
        """What the engine is; its pairs once they have been asked for."""
        return EngineCard(
            self._client.service.name,
            "libretranslate",
            pairs=None if self._pairs is None else frozenset(self._pairs),
            hypotheses=self._options.hypotheses,
            batch=self._options.batch,
            network=not self._client.service.address.loopback,
            settings=self._options.told(),
        )

    def languages(self) -> Mapping[tuple[str, str], tuple[str, str]]:
        """The pairs of languages the service knows, each with the service's own codes. Raises EngineError."""
        if self._pairs is None:
            self._pairs = _pairs(self._client.get("/languages"), self._client.service.name)
        return self._pairs

    def _answers(self, queries: Sequence[Query]) -> Sequence[Answer]:
        """The answers, a request for each run of queries between the same languages."""
        try:
            known = self.languages()
        except EngineError as error:
            return [error] * len(queries)
        answers: dict[int, Answer] = {}
        places: dict[tuple[str, str], list[int]] = {}
        for place, query in enumerate(queries):
            pair = query.source_lang, query.target_lang
            if pair in known:
                places.setdefault(pair, []).append(place)
            else:
                answers[place] = self._refused(f"does not translate {pair[0]} into {pair[1]}")
        for of_pair in places.values():
            for start in range(0, len(of_pair), self._options.batch):
                some = of_pair[start : start + self._options.batch]
                answers.update(zip(some, self._some([queries[place] for place in some]), strict=True))
        return [answers[place] for place in range(len(queries))]

    def _some(self, queries: Sequence[Query]) -> Sequence[Answer]:
        """One request; when the service refuses it, one request a query."""
        try:
            return self._asked(queries)
        except QueryRefused as error:
            return [error] if len(queries) == 1 else [self._answer(query) for query in queries]
        except EngineError as error:
            return [error] * len(queries)

    def _proposals(self, query: Query) -> Sequence[Proposal]:
        answer = self._asked([query])[0]
        if isinstance(answer, EngineError):
            raise answer
        return answer

    def _asked(self, queries: Sequence[Query]) -> Sequence[Answer]:
        source, target = self.languages()[queries[0].source_lang, queries[0].target_lang]
        message: dict[str, object] = {
            "q": [query.source for query in queries], "source": source, "target": target, "format": "text",
        }  # fmt: skip
        if self._options.hypotheses > 1:
            message["alternatives"] = self._options.hypotheses - 1
        if key := self._client.service.secret.value():
            message["api_key"] = key
        told = _texts(self._client.post("/translate", message), len(queries), self.card.name)
        return [self._judged(query, texts) for query, texts in zip(queries, told, strict=True)]

    def _judged(self, query: Query, texts: Sequence[str]) -> Answer:
        faults = {text: fault(query, text) for text in dict.fromkeys(text.strip() for text in texts)}
        good = [text for text, wrong in faults.items() if not wrong][: self._options.hypotheses]
        if not good:
            return self._refused(next(iter(faults.values()), "gave no translation"))
        return [Proposal(text, Origin.ENGINE, self.card.name, self._options.trust) for text in good]


def _pairs(told: object, name: str) -> Mapping[tuple[str, str], tuple[str, str]]:
    pairs: dict[tuple[str, str], tuple[str, str]] = {}
    languages = [one for one in told if isinstance(one, dict)] if isinstance(told, list) else []
    codes = [str(one.get("code", "")) for one in languages]
    for one, source in zip(languages, codes, strict=True):
        targets = one.get("targets")
        for target in targets if isinstance(targets, list) else codes:
            pair = normalise(source), normalise(str(target))
            if pair[0] != pair[1]:
                pairs.setdefault(pair, (source, str(target)))
    if not pairs:
        raise EngineRefused(f"{name}: tells no languages; is it a LibreTranslate service? see url")
    return pairs


def _texts(told: object, count: int, name: str) -> Sequence[Sequence[str]]:
    """For each text asked its translation and the alternatives."""
    texts = told.get("translatedText") if isinstance(told, dict) else None
    if not isinstance(told, dict) or not isinstance(texts, list) or len(texts) != count:
        raise EngineRefused(f"{name}: its answer holds no list of {count} translations")
    others = told.get("alternatives")
    others = others if isinstance(others, list) and len(others) == count else [[]] * count
    return [
        [text for text in (first, *(rest if isinstance(rest, list) else ())) if isinstance(text, str)]
        for first, rest in zip(texts, others, strict=True)
    ]


def _open(name: str, options: LibreTranslateOptions) -> Engine:
    return LibreTranslateEngine(Client(options.service(name)), options)


KIND = EngineKind("libretranslate", "a LibreTranslate service", LibreTranslateOptions, _open)
