"""Moves: how many segments of either side a bead takes, and how often that happens."""

from __future__ import annotations

from collections.abc import Mapping
from math import log

Move = tuple[int, int]

USUAL: Mapping[Move, float] = {
    (1, 1): 0.90, (1, 0): 0.02, (0, 1): 0.02, (1, 2): 0.025, (2, 1): 0.025, (1, 3): 0.004, (3, 1): 0.004,
    (1, 4): 0.0006, (4, 1): 0.0006, (2, 2): 0.002,
}  # fmt: skip
"""The moves there are, with their shares in ordinary translations."""

MOVES = tuple(USUAL)
_PRIOR_BEADS = 30.0


class MovePrior:
    """The log probability of each move."""

    def __init__(self, shares: Mapping[Move, float] = USUAL) -> None:
        self._logs = {move: log(share) for move, share in shares.items()}

    def __getitem__(self, move: Move) -> float:
        return self._logs[move]

    @classmethod
    def fitted(cls, counts: Mapping[Move, float]) -> MovePrior:
        """The prior after seeing beads, as if thirty usual ones had been seen before."""
        total = sum(counts.values()) + _PRIOR_BEADS
        return cls({move: (counts[move] + _PRIOR_BEADS * share) / total for move, share in USUAL.items()})
