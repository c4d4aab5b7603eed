"""What a memory holds, in figures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Figures:
    """How many units, and how many by language pair (source, target), status, domain and person.

    A unit counts for each of its translations, and for who made it and who last changed it. Domains and
    people are the most frequent ones. `first` and `last` are when a unit was last changed, else made; `bytes`
    is the room that the memory takes.
    """

    units: int
    pairs: Mapping[tuple[str, str], int] = field(default_factory=dict)
    statuses: Mapping[str, int] = field(default_factory=dict)
    domains: Mapping[str, int] = field(default_factory=dict)
    people: Mapping[str, int] = field(default_factory=dict)
    first: datetime | None = None
    last: datetime | None = None
    bytes: int = 0

    def as_dict(self) -> dict[str, object]:
        """The figures for JSON."""
        return {
            "units": self.units,
            "pairs": {f"{source}-{target}": units for (source, target), units in self.pairs.items()},
            "statuses": dict(self.statuses),
            "domains": dict(self.domains),
            "people": dict(self.people),
            "first": self.first and self.first.isoformat(),
            "last": self.last and self.last.isoformat(),
            "bytes": self.bytes,
        }


MOST_NAMED = 20
"""How many domains and people are named."""
