"""What a check sees and what it says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class Severity(StrEnum):
    """How much a finding weighs: an error changes the meaning, a warning may, a note is about form."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Pair:
    """A source text and its translation; `segment` is what the user knows it by, counted from 1."""

    segment: int
    source: str
    target: str
    source_lang: str = "kk"
    target_lang: str = "ru"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing a reviewer should look at."""

    rule: str
    severity: Severity
    segment: int
    message: str


class Rule(Protocol):
    """A check over the pairs of one text, in order. It reports, it never changes anything."""

    @property
    def name(self) -> str:
        """The rule's name in reports and settings."""
        ...

    def check(self, pairs: Sequence[Pair]) -> Iterator[Finding]:
        """The findings of this rule, in order of segment."""
        ...
