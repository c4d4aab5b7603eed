"""What is said of a bead where it leaves the project: comments, and what Qostil has to remark."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from aligner import Bead, Status
from memory import MemoryStoreError
from workbench.project import BitextEntry, Project, ReviewState
from workbench.review import RULES, Rule, check, rules_with
from workbench.services.reviewed import pair_of
from workbench.services.terms import glossary_files, load


def bead_notes(project: Project, entry: BitextEntry, bead: Bead) -> tuple[str, ...]:
    """The comments on a bead, each with who made it."""
    return tuple(f"{said.author}: {said.text}" for said in project.comments.of(entry.id, bead.source))


def bead_remarks(project: Project, entry: BitextEntry, state: ReviewState) -> dict[int, tuple[str, ...]]:
    """By position: the confidence of undecided pairs, what stands on one side only, what the checks say.

    Findings that somebody ignores for a reason are left out.
    """
    said: dict[int, list[str]] = defaultdict(list)
    pairs = []
    for position, bead in enumerate(state.bitext.beads):
        if bead.paired and bead.status in {Status.NEW, Status.DRAFT}:
            said[position].append(f"confidence {bead.confidence:.2f}")
        if not bead.source:
            said[position].append("stands in the target only")
        if bead.paired and not bead.status.dismissed:
            pairs.append(pair_of(entry, state, position))
    ignored = project.ignored.all()
    digests = {pair.segment: pair.digest for pair in pairs} if ignored else {}
    for finding in check(pairs, _rules(project)):
        if (finding.rule, digests.get(finding.segment, "")) not in ignored:
            said[finding.segment - 1].append(f"{finding.rule}: {finding.message}")
    return {position: tuple(lines) for position, lines in said.items()}


def _rules(project: Project) -> Sequence[Rule]:
    """Every rule, with the terms of the project's glossaries where these can be read."""
    try:
        return rules_with(load(glossary_files(project)))
    except MemoryStoreError:
        return RULES
