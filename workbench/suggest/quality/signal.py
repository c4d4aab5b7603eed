"""The shape of a signal: what it measures of a pair, and what it says about it in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from workbench.suggest.quality.evidence import Evidence


@dataclass(frozen=True, slots=True)
class Reading:
    """A signal's features of one pair, and its reasons, the gravest first.

    A feature is 0 when there is nothing to find fault with (or nothing to go by), and grows with the fault.
    """

    features: Mapping[str, float]
    reasons: tuple[str, ...] = ()


class Signal(Protocol):
    """One independent look at a pair."""

    @property
    def name(self) -> str:
        """What reports and tables call it."""
        ...

    @property
    def features(self) -> tuple[str, ...]:
        """The names of the features it gives, always all of them."""
        ...

    def read(self, evidence: Evidence) -> Reading:
        """Its features and reasons for a pair."""
        ...
