"""What the engines over HTTP share: their settings, and a batch in which one failure spoils no other."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields

from workbench.errors import EngineError, EngineRefused
from workbench.suggest.candidate import Proposal, Query
from workbench.suggest.engine import EngineCard
from workbench.suggest.engines.http.address import Address
from workbench.suggest.engines.http.answers import plain
from workbench.suggest.engines.http.client import MEGABYTE, Client, Service
from workbench.suggest.engines.http.patience import Patience
from workbench.suggest.engines.http.secret import Secret
from workbench.suggest.engines.options import between

_ABOUT_THE_WAY = frozenset((
    "key_env", "batch", "connect_seconds", "answer_seconds", "tries", "failures", "rest_seconds",
    "per_minute", "megabytes",
))  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class HttpOptions:
    """The keys of every engine over HTTP; the numbers are those of `Patience`.

    `url` is the service's address and `key_env` the environment variable that holds its key, if it wants one.
    `trust` (0–1) is what its proposals are worth before they are judged, `batch` how many segments are asked
    for at once, `megabytes` how large an answer may be.
    """

    url: str
    key_env: str = ""
    trust: float = between(1.0, 0.0, 1.0)
    batch: int = between(8, 1, 64)
    connect_seconds: float = between(5.0, 0.05, 120.0)
    answer_seconds: float = between(60.0, 0.05, 3600.0)
    tries: int = between(3, 1, 10)
    failures: int = between(3, 1, 100)
    rest_seconds: float = between(30.0, 0.0, 3600.0)
    per_minute: int = between(0, 0, 100_000)
    megabytes: float = between(4.0, 0.001, 256.0)

    def service(self, name: str, *, bearer: bool = False) -> Service:
        """The service these settings describe. Raises SettingsError naming the key."""
        patience = Patience(
            connect=self.connect_seconds,
            answer=self.answer_seconds,
            tries=self.tries,
            failures=self.failures,
            rest=self.rest_seconds,
            per_minute=self.per_minute,
        )
        return Service(
            name,
            Address.read(self.url, f"engines.{name}: url"),
            Secret.read(self.key_env, f"engines.{name}: key_env"),
            patience,
            round(self.megabytes * MEGABYTE),
            bearer,
        )

    def told(self) -> Mapping[str, object]:
        """The settings that change what the engine says."""
        names = (one.name for one in fields(self) if one.name not in _ABOUT_THE_WAY)
        return {name: getattr(self, name) for name in names}


Answer = Sequence[Proposal] | EngineError
"""What came of one query."""


class HttpEngine(ABC):
    """An engine that is asked over HTTP; `failures` tells what became of the queries that came to nothing."""

    def __init__(self, client: Client) -> None:
        self._client = client
        self.failures: Mapping[int, EngineError] = {}
        """Of the last batch: the places of the queries that failed, each with its reason."""

    @property
    @abstractmethod
    def card(self) -> EngineCard:
        """What the engine is."""

    def propose(self, queries: Sequence[Query]) -> Sequence[Sequence[Proposal]]:
        """For each query its proposals; none for one that failed, see `failures`.

        Raises EngineError, the first one, when all failed.
        """
        answers = self._answers(queries) if queries else []
        failed = {place: answer for place, answer in enumerate(answers) if isinstance(answer, EngineError)}
        self.failures = failed
        if failed and len(failed) == len(queries):
            raise failed[0]
        return [() if isinstance(answer, EngineError) else answer for answer in answers]

    def close(self) -> None:
        """Stop what is under way, from any thread, and let go of the connections."""
        self._client.close()

    def _answers(self, queries: Sequence[Query]) -> Sequence[Answer]:
        return [self._answer(query) for query in queries]

    def _answer(self, query: Query) -> Answer:
        try:
            return self._proposals(query)
        except EngineError as error:
            return error

    def _refused(self, reason: str) -> EngineRefused:
        return EngineRefused(f"{self._client.service.name}: {plain(reason)}")

    @abstractmethod
    def _proposals(self, query: Query) -> Sequence[Proposal]:
        """A query's proposals. Raises EngineError."""
