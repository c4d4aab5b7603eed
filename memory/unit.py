"""Translation units and the matches found among them."""

from __future__ import annotations

import random
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

_chance = random.Random()  # noqa: S311 - no secret


def new_uid() -> str:
    """A uid of 32 hexadecimal digits; later ones sort later, which keeps an index of uids compact."""
    return f"{time.time_ns():016x}{_chance.getrandbits(64):016x}"


class UnitStatus(StrEnum):
    """How far a unit's review has come."""

    DRAFT = "draft"
    APPROVED = "approved"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a unit comes from: project, document and segment, each free text, may be empty."""

    project: str = ""
    document: str = ""
    segment: str = ""


@dataclass(frozen=True, slots=True)
class TranslationUnit:
    """A source text and its translations.

    `uid` identifies the unit across stores and TMX files (`tuid`); `targets` maps BCP 47 codes to texts;
    `source_markup` and `target_markup` keep TMX inline elements as raw XML where there are any;
    `previous` and `following` are the neighbouring source texts (context match); times are UTC.
    """

    source: str
    targets: Mapping[str, str]
    source_lang: str = "kk"
    uid: str = ""
    author: str = ""
    editor: str = ""
    created: datetime | None = None
    changed: datetime | None = None
    origin: Origin = Origin()
    previous: str = ""
    following: str = ""
    status: UnitStatus = UnitStatus.APPROVED
    notes: tuple[str, ...] = ()
    properties: Mapping[str, str] = field(default_factory=dict)
    usage: int = 0
    source_markup: str = ""
    target_markup: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Edit:
    """A stretch that differs between a query and a match: words of the query against words of the unit.

    Spans are character offsets (start, end) in the two texts.
    """

    query: tuple[int, int]
    unit: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Match:
    """A unit found for a query: `score` in percent (101 with matching context), the edits between."""

    unit: TranslationUnit
    score: int
    edits: tuple[Edit, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """A unit before and after; None where there is none. Taken back by the change the other way round."""

    before: TranslationUnit | None
    after: TranslationUnit | None
