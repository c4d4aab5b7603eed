"""Any chat endpoint that speaks as OpenAI's does: llama.cpp, Ollama, vLLM, LM Studio, hosted services.

Interface: POST {url}/chat/completions, where url ends in /v1 with most of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from workbench.errors import EngineError, EngineRefused
from workbench.suggest.candidate import Origin, Proposal, Query
from workbench.suggest.engine import Engine, EngineCard
from workbench.suggest.engines.http.answers import QueryRefused
from workbench.suggest.engines.http.chatter import cleaned
from workbench.suggest.engines.http.client import Client
from workbench.suggest.engines.http.judging import fault
from workbench.suggest.engines.http.prompt import PROMPT_VERSION, messages
from workbench.suggest.engines.http.service import HttpEngine, HttpOptions
from workbench.suggest.engines.kind import EngineKind
from workbench.suggest.engines.options import between

_VARIED = 0.7
"""The least temperature at which several answers are likely to differ."""
_TOKENS, _TOKENS_A_CHARACTER = 256, 2
"""What an answer may take where the settings do not say: Cyrillic in small tokens, and some thought."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenAIOptions(HttpOptions):
    """`model` is the service's name of the model.

    `hypotheses` answers are asked for; `temperature` and `max_tokens` are those of the interface, where −1
    leaves them to the service and `max_tokens = 0` reckons them from the text; `examples` memory matches are
    shown at most; `context` shows the neighbouring sentences; `log_probabilities` asks for them; `extra` goes
    into each request as it stands, such as {reasoning_effort = "low"}.
    """

    model: str
    hypotheses: int = between(1, 1, 8)
    temperature: float = between(0.2, -1.0, 2.0)
    max_tokens: int = between(0, -1, 100_000)
    examples: int = between(4, 0, 16)
    context: bool = True
    log_probabilities: bool = False
    extra: Mapping[str, object] = field(default_factory=dict)


class OpenAIEngine(HttpEngine):
    """Asks a chat model, shows it what memory and glossary know, and keeps only what can be a translation."""

    def __init__(self, client: Client, options: OpenAIOptions) -> None:
        super().__init__(client)
        self._options = options
        self._many_at_once = True

    @property
    def card(self) -> EngineCard:
        """What the engine is."""
        return EngineCard(
            self._client.service.name,
            "openai",
            hypotheses=self._options.hypotheses,
            batch=self._options.batch,
            network=not self._client.service.address.loopback,
            version=self._options.model,
            settings={**self._options.told(), "prompt": PROMPT_VERSION},
        )

    def _proposals(self, query: Query) -> Sequence[Proposal]:
        found: dict[str, Proposal] = {}
        wrong: list[EngineError] = []
        for choice in self._choices(query, wrong):
            try:
                proposal = self._judged(query, choice)
            except EngineRefused as error:
                wrong.append(error)
            else:
                found.setdefault(proposal.text, proposal)
        if not found:
            raise wrong[0]
        best_first = sorted(found.values(), key=lambda proposal: -(proposal.log_probability or 0.0))
        return best_first[: self._options.hypotheses]

    def _choices(self, query: Query, wrong: list[EngineError]) -> Iterator[Mapping[str, object]]:
        """The answers of one request, and of more requests where the service gives one answer at a time.

        What fails after the first answer goes into `wrong`: one answer is better than none.
        """
        wanted = self._options.hypotheses
        choices = self._asked(query, wanted)
        yield from choices
        given = len(choices)
        while given < wanted:
            try:
                more = self._asked(query, 1)
            except EngineError as error:
                wrong.append(error)
                return
            yield from more
            given += len(more)

    def _asked(self, query: Query, wanted: int) -> Sequence[Mapping[str, object]]:
        count = wanted if self._many_at_once else 1
        try:
            return self._completion(query, count)
        except QueryRefused:
            if count == 1:
                raise
            self._many_at_once = False
            return self._completion(query, 1)

    def _completion(self, query: Query, count: int) -> Sequence[Mapping[str, object]]:
        told = self._client.post("/chat/completions", self._message(query, count))
        choices = told.get("choices") if isinstance(told, dict) else None
        if not isinstance(choices, list) or not choices or not all(isinstance(one, dict) for one in choices):
            raise self._refused("its answer holds no choices; is it a chat endpoint? see url")
        return choices

    def _message(self, query: Query, count: int) -> Mapping[str, object]:
        options = self._options
        message: dict[str, object] = {
            "model": options.model,
            "messages": messages(query, options.examples, options.context),
            "stream": False,
        }
        if options.temperature >= 0:
            message["temperature"] = (
                max(options.temperature, _VARIED) if options.hypotheses > 1 else options.temperature
            )
        if options.max_tokens >= 0:
            message["max_tokens"] = options.max_tokens or _TOKENS + _TOKENS_A_CHARACTER * len(query.source)
        if count > 1:
            message["n"] = count
        if options.log_probabilities:
            message["logprobs"] = True
        return {**message, **options.extra}

    def _judged(self, query: Query, choice: Mapping[str, object]) -> Proposal:
        """A choice as a proposal. Raises EngineRefused with the reason why it cannot be one."""
        content = self._content(choice)
        answer = cleaned(query.source, content)
        if wrong := answer.fault or fault(query, answer.text):
            raise self._refused(wrong)
        return Proposal(
            answer.text,
            Origin.ENGINE,
            self.card.name,
            self._options.trust,
            answer.reasons,
            _likelihood(choice),
        )

    def _content(self, choice: Mapping[str, object]) -> str:
        message = choice.get("message")
        told = message if isinstance(message, dict) else {}
        if isinstance(told.get("refusal"), str) and told["refusal"]:
            raise self._refused(f"refused: {told['refusal'][:80]}")
        if choice.get("finish_reason") == "content_filter":
            raise self._refused("refused: its filter stopped the answer")
        if choice.get("finish_reason") == "length":
            raise self._refused("was cut off before its end; raise max_tokens")
        content = told.get("content")
        if isinstance(content, list):
            parts = [part.get("text") for part in content if isinstance(part, dict)]
            content = "".join(part for part in parts if isinstance(part, str))
        return content if isinstance(content, str) else ""


def _likelihood(choice: Mapping[str, object]) -> float | None:
    """The mean log probability of a choice's tokens, when it tells them."""
    told = choice.get("logprobs")
    tokens = told.get("content") if isinstance(told, dict) else None
    if not isinstance(tokens, list) or not tokens:
        return None
    values = [token.get("logprob") if isinstance(token, dict) else None for token in tokens]
    numbers = [value for value in values if isinstance(value, int | float)]
    return sum(numbers) / len(numbers) if len(numbers) == len(values) else None


def _open(name: str, options: OpenAIOptions) -> Engine:
    return OpenAIEngine(Client(options.service(name, bearer=True)), options)


KIND = EngineKind("openai", "a chat model behind an OpenAI-compatible address", OpenAIOptions, _open)
