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

    @property
    def done(self) -> float:
        """The share of beads that are decided, 0–1."""
        return (self.approved + self.rejected) / self.total if self.total else 1.0
