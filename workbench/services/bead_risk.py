"""The beads of a review by how likely it is that a reviewer has to change them."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from aligner import Bead
from workbench.review import Severity
from workbench.services.reviewing import Review
from workbench.services.searched import UNDECIDED
from workbench.services.surveying import never

ONE_SIDED = 0.5
"""The least risk of a bead with nothing on one side, however sure the aligner is that this is so."""

WEIGHTS = {Severity.ERROR: 0.5, Severity.WARNING: 0.25, Severity.NOTE: 0.05}
"""What the gravest finding adds."""

DECIDED = -1.0
"""The risk of what is approved, rejected or locked: it comes last."""


def risk(bead: Bead, severities: Iterable[Severity] = ()) -> float:
    """How pressing a bead is, 0 for a sure one to 1.5; the chance of a wrong pair, more with findings."""
    if bead.status not in UNDECIDED or bead.locked:
        return DECIDED
    doubt = 1 - bead.confidence
    doubt = doubt if bead.paired else max(doubt, ONE_SIDED)
    return doubt + max((WEIGHTS[severity] for severity in severities), default=0.0)


def by_risk(review: Review, positions: Iterable[int], give_up: Callable[[], bool] = never) -> list[int]:
    """Positions, the most pressing first, equals in the order of the text; [] when given up.

    Findings count as far as they are known. For a thread.
    """
    state = review.state
    risks: list[tuple[float, int]] = []
    for position in positions:
        bead = state.bitext[position]
        severities = _severities(review, position) if bead.status in UNDECIDED else ()
        risks.append((-risk(bead, severities), position))
        if not position % 1024 and give_up():
            return []
    return [position for _, position in sorted(risks)]


def _severities(review: Review, position: int) -> list[Severity]:
    if review.found.is_empty or position >= len(review.bitext):
        return []
    known = review.found.known(review.pair(position))
    return [judged.finding.severity for judged in known if judged.ignored is None]
