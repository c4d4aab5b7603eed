"""Apertium behind its web service apy: a translation by rules, with the words it does not know marked.

Interface: GET /listPairs; POST /translate, a form of q, langpair=kaz|rus, format=txt. In what comes back
`*word` is a word the dictionary lacks, `@lemma` one that was not transferred, `#lemma` one that could not be
put into its form (wiki.apertium.org, "Apertium stream format").
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corpus.languages import normalise
from workbench.errors import EngineError, EngineRefused
from workbench.suggest.candidate import Origin, Proposal, Query
from workbench.suggest.engine import Engine, EngineCard
from workbench.suggest.engines.http.client import Client
from workbench.suggest.engines.http.judging import fault
from workbench.suggest.engines.http.service import Answer, HttpEngine, HttpOptions
from workbench.suggest.engines.kind import EngineKind
from workbench.suggest.engines.options import between

_MARK = re.compile(r"(?<![\w*@#])([*@#]+)(?=\w)")
_TOLD = {"*": "not in its dictionary", "@": "not translated", "#": "not put into its form"}
_SHOWN = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class ApertiumOptions(HttpOptions):
    """Each unknown word takes its share of the text's words off the trust."""

    trust: float = between(0.9, 0.0, 1.0)


class ApertiumEngine(HttpEngine):
    """Asks an apy service; the pairs it has installed are asked for once, before the first text."""

    def __init__(self, client: Client, options: ApertiumOptions) -> None:
        super().__init__(client)
        self._options = options
        self._pairs: Mapping[tuple[str, str], str] | None = None

    @property
    def card(self) -> EngineCard:
        """What the engine is; its pairs once they have been asked for."""
        return EngineCard(
            self._client.service.name,
            "apertium",
            pairs=None if self._pairs is None else frozenset(self._pairs),
            batch=self._options.batch,
            network=not self._client.service.address.loopback,
            settings=self._options.told(),
        )

    def languages(self) -> Mapping[tuple[str, str], str]:
        """The pairs of languages the service knows, each as the service calls it. Raises EngineError."""
        if self._pairs is None:
            self._pairs = _pairs(self._client.get("/listPairs"), self._client.service.name)
        return self._pairs

    def _answers(self, queries: Sequence[Query]) -> Sequence[Answer]:
        try:
            self.languages()
        except EngineError as error:
            return [error] * len(queries)
        return super()._answers(queries)

    def _proposals(self, query: Query) -> Sequence[Proposal]:
        pair = self.languages().get((query.source_lang, query.target_lang))
        if pair is None:
            raise self._refused(f"does not translate {query.source_lang} into {query.target_lang}")
        form = {"q": query.source, "langpair": pair, "format": "txt", "markUnknown": "yes"}
        if key := self._client.service.secret.value():
            form["key"] = key
        text, unknown = unmarked(query.source, self._translated(form))
        if wrong := fault(query, text):
            raise self._refused(wrong)
        words = max(1, len(text.split()))
        trust = self._options.trust * max(0.0, 1 - sum(map(len, unknown.values())) / words)
        return [Proposal(text, Origin.ENGINE, self.card.name, trust, _reasons(unknown))]

    def _translated(self, form: Mapping[str, str]) -> str:
        told = self._client.post_form("/translate", form)
        data = told.get("responseData") if isinstance(told, dict) else None
        text = data.get("translatedText") if isinstance(data, dict) else None
        if not isinstance(text, str):
            raise self._refused("its answer holds no translatedText; is it an apy service? see url")
        return text.strip()


def unmarked(source: str, text: str) -> tuple[str, Mapping[str, Sequence[str]]]:
    """A translation without its marks, and the words each mark stood at.

    A mark that the source has at the beginning of a word too, such as a #tag, is left alone.
    """
    own = {mark for found in _MARK.findall(source) for mark in found}
    unknown: dict[str, list[str]] = {}

    def bare(found: re.Match[str]) -> str:
        if own.intersection(found[1]):
            return found[1]
        word = re.match(r"[\w-]+", text[found.end() :])
        unknown.setdefault(found[1][0], []).append(word[0] if word else "")
        return ""

    return _MARK.sub(bare, text), unknown


def _reasons(unknown: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    return tuple(
        f"{_TOLD[mark]}: {', '.join(words[:_SHOWN])}{' …' if len(words) > _SHOWN else ''}"
        for mark, words in unknown.items()
    )


def _pairs(told: object, name: str) -> Mapping[tuple[str, str], str]:
    """The plain pairs first: kaz-rus before kaz-rus_variant."""
    data = told.get("responseData") if isinstance(told, dict) else None
    codes = [
        (str(one.get("sourceLanguage", "")), str(one.get("targetLanguage", "")))
        for one in (data if isinstance(data, list) else [])
        if isinstance(one, dict)
    ]
    pairs: dict[tuple[str, str], str] = {}
    for source, target in sorted(codes, key=lambda code: len("".join(code))):
        pairs.setdefault((normalise(source), normalise(target)), f"{source}|{target}")
    if not pairs:
        raise EngineRefused(f"{name}: tells no pairs of languages; is it an apy service? see url")
    return pairs


def _open(name: str, options: ApertiumOptions) -> Engine:
    return ApertiumEngine(Client(options.service(name)), options)


KIND = EngineKind("apertium", "an Apertium web service (apy)", ApertiumOptions, _open)
