"""The seam between Qostil and whatever proposes translations."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Protocol

from workbench.errors import EngineError
from workbench.suggest.candidate import Proposal, Query


@dataclass(frozen=True, slots=True)
class EngineCard:
    """What an engine is, for the screen, for the cache and for whoever schedules its work.

    `pairs` are the (source, target) languages it knows, None when it takes any; `hypotheses` how many
    translations of a segment it gives at most; `batch` how many segments are best asked at once; `network`
    whether texts leave this machine; `cost` a word on price or licence, "" when there is none; `version`
    the model or service, and `settings` all that changes what it says: a result is kept under both.
    """

    name: str
    kind: str
    pairs: frozenset[tuple[str, str]] | None = None
    hypotheses: int = 1
    batch: int = 1
    network: bool = False
    cost: str = ""
    version: str = ""
    settings: Mapping[str, object] = field(default_factory=dict)

    def knows(self, source_lang: str, target_lang: str) -> bool:
        """Whether it translates from one language into the other."""
        return self.pairs is None or (source_lang, target_lang) in self.pairs

    @property
    def signature(self) -> str:
        """Twelve hexadecimal digits of kind, version and settings."""
        told = json.dumps([self.kind, self.version, dict(self.settings)], sort_keys=True, default=str)
        return hashlib.sha256(told.encode()).hexdigest()[:12]


NO_FAILURES: Mapping[int, EngineError] = MappingProxyType({})
"""The failures of an engine that cannot fail."""


class Engine(Protocol):
    """A source of translations. One engine is used by one thread at a time."""

    @property
    def card(self) -> EngineCard:
        """What the engine is."""
        ...

    @property
    def failures(self) -> Mapping[int, EngineError]:
        """By its place in the latest batch, what went wrong with a query of which nothing came."""
        ...

    def propose(self, queries: Sequence[Query]) -> Sequence[Sequence[Proposal]]:
        """For each query its proposals, the engine's best first; none where it has none or failed.

        Raises EngineError when nothing came of the whole batch.
        """
        ...

    def close(self) -> None:
        """Let go of models and connections; the engine is not used afterwards."""
        ...
