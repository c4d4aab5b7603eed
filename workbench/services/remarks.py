"""What is said of a bead where it leaves the project: comments, and what Qostil has to remark."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from aligner import Bead, Status
from workbench.project import BitextEntry, Project, ReviewState
from workbench.review import RULES, Rule, check
from workbench.services.reviewing import pair_of


def bead_notes(project: Project, entry: BitextEntry, bead: Bead) -> tuple[str, ...]:
    """The comments on a bead, each with who made it."""
    return tuple(f"{said.author}: {said.text}" for said in project.comments.of(entry.id, bead.source))


def bead_remarks(
    entry: BitextEntry, state: ReviewState, rules: Sequence[Rule] = RULES
) -> dict[int, tuple[str, ...]]:
    """By position: the confidence of undecided pairs, what stands on one side only, what the checks say."""
    said: dict[int, list[str]] = defaultdict(list)
    pairs = []
    for position, bead in enumerate(state.bitext.beads):
        if bead.paired and bead.status in {Status.NEW, Status.DRAFT}:
            said[position].append(f"confidence {bead.confidence:.2f}")
        if not bead.source:
            said[position].append("stands in the target only")
        if bead.paired and bead.status is not Status.REJECTED:
            pairs.append(pair_of(entry, state, position))
    for finding in check(pairs, rules):
        said[finding.segment - 1].append(f"{finding.rule}: {finding.message}")
    return {position: tuple(lines) for position, lines in said.items()}
