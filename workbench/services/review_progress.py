"""How far a review has come."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReviewProgress:
    """How many beads there are, by status, and how many still need a decision."""

    total: int
    approved: int
    rejected: int
    doubtful: int
    excluded: int = 0

    @property
    def open(self) -> int:
        """How many beads wait for a decision."""
        return self.total - self.excluded - self.approved - self.rejected

    @property
    def done(self) -> float:
        """The share of beads that are decided, 0–1; those that are excluded do not count."""
        wanted = self.total - self.excluded
        return (self.approved + self.rejected) / wanted if wanted else 1.0
