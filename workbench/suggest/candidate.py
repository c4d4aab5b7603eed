"""Proposed translations and where they come from."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Origin(StrEnum):
    """The kinds of source a candidate can come from."""

    DRAFT = "draft"
    MEMORY = "memory"
    GLOSSARY = "glossary"
    ENGINE = "engine"


class Band(StrEnum):
    """What a quality means for the translator's hands."""

    ACCEPT = "accept"
    LIGHT_EDIT = "light edit"
    HEAVY_EDIT = "heavy edit"
    RETRANSLATE = "retranslate"


@dataclass(frozen=True, slots=True)
class Query:
    """A segment that wants a translation, with its neighbours.

    `examples` are the best matches of the memory and `terms` the glossary's, each a source and its target:
    an engine that can be told of them is.
    """

    source: str
    source_lang: str
    target_lang: str
    previous: str = ""
    following: str = ""
    examples: tuple[tuple[str, str], ...] = ()
    terms: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Proposal:
    """A translation as its engine hands it over: `trust` (0–1) is the engine's own, `reasons` its words.

    `log_probability` is a model's, a token, natural logarithm: it ranks hypotheses of one engine and says
    nothing across engines.
    """

    text: str
    origin: Origin
    name: str
    trust: float = 1.0
    reasons: tuple[str, ...] = ()
    log_probability: float | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A proposal that was judged: `quality` in percent, its band, and the reasons for it."""

    text: str
    origin: Origin
    name: str
    quality: int
    band: Band
    reasons: tuple[str, ...]
