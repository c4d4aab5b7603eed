"""Proposed translations and where they come from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class Origin(StrEnum):
    """The kinds of source a candidate can come from."""

    DRAFT = "draft"
    MEMORY = "memory"
    ENGINE = "engine"


class Band(StrEnum):
    """What a quality means for the translator's hands."""

    ACCEPT = "accept"
    LIGHT_EDIT = "light edit"
    HEAVY_EDIT = "heavy edit"
    RETRANSLATE = "retranslate"


@dataclass(frozen=True, slots=True)
class Query:
    """A segment that wants a translation, with its neighbours."""

    source: str
    source_lang: str
    target_lang: str
    previous: str = ""
    following: str = ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A translation as its engine hands it over: `trust` (0–1) is the engine's own, `reasons` its words."""

    text: str
    origin: Origin
    name: str
    trust: float
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A proposal that was judged: `quality` in percent, its band, and the reasons for it."""

    text: str
    origin: Origin
    name: str
    quality: int
    band: Band
    reasons: tuple[str, ...]


class Engine(Protocol):
    """A source of translations."""

    @property
    def name(self) -> str:
        """The engine's name on the screen and in reports."""
        ...

    def propose(self, query: Query) -> Sequence[Proposal]:
        """Translations of the query, the engine's best first; none when it has none."""
        ...
