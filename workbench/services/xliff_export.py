"""A project's beads as XLIFF: each is a unit, whatever its status."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from aligner import Bead, Side, Status
from memory import UnitStatus
from memory.xliff import XliffFile, XliffUnit, write_xliff
from workbench.errors import ExportError
from workbench.project import BitextEntry, Project, ReviewState
from workbench.review import RULES, Finding, Rule, check
from workbench.services.bead_marks import Base, BeadPlace
from workbench.services.reviewing import pair_of
from workbench.services.segment_codes import BeadCodes

UNIT_STATUS = {
    Status.NEW: None,
    Status.DRAFT: UnitStatus.DRAFT,
    Status.APPROVED: UnitStatus.APPROVED,
    Status.REJECTED: UnitStatus.REJECTED,
}
"""A bead's status as that of a unit; one that nobody has looked at has none."""


def export_xliff(project: Project, path: Path, version: str, target_lang: str = "") -> int:
    """Write every bead of a project, or of its bitexts into one language; returns how many.

    Raises ExportError when there is nothing to write or several languages do not fit into the version.
    """
    entries = chosen(project, target_lang)
    states = [project.bitexts.state(entry) for entry in entries]
    count = sum(len(state.bitext) for state in states)
    if not count:
        raise ExportError(f"{project.path}: holds no bitext to export; add a text and its draft first")
    files = [xliff_file(project, entry, state) for entry, state in zip(entries, states, strict=True)]
    write_xliff(files, path, version)
    return count


def chosen(project: Project, target_lang: str) -> list[BitextEntry]:
    """The bitexts into a language, all without one."""
    entries = project.bitexts.entries()
    return [entry for entry in entries if target_lang in ("", entry.target_lang)]


def xliff_file(
    project: Project, entry: BitextEntry, state: ReviewState, rules: Sequence[Rule] = RULES
) -> XliffFile:
    """A bitext as the units of one document; its notes are comments and what the checks say."""
    return XliffFile(
        f"b{entry.id}",
        entry.source_name,
        entry.source_lang,
        entry.target_lang,
        _units(project, entry, state, rules),
    )


def _units(
    project: Project, entry: BitextEntry, state: ReviewState, rules: Sequence[Rule]
) -> Iterator[XliffUnit]:
    codes = BeadCodes(project, entry)
    findings = _findings(entry, state, rules)
    for position, bead in enumerate(state.bitext.beads):
        source, target = state.text(bead, Side.SOURCE), state.text(bead, Side.TARGET)
        ours, theirs = codes.of(bead, state.source, state.target)
        yield XliffUnit(
            str(BeadPlace.of(entry.id, bead)),
            source,
            target,
            ours,
            theirs,
            UNIT_STATUS[bead.status],
            bead.locked or not bead.source,
            tuple(f"{c.author}: {c.text}" for c in project.comments.of(entry.id, bead.source)),
            tuple(_remarks(bead, findings.get(position, []))),
            str(Base.of(project.info.uid, bead.status, source, target)),
        )


def _findings(entry: BitextEntry, state: ReviewState, rules: Sequence[Rule]) -> dict[int, list[Finding]]:
    pairs = [
        pair_of(entry, state, position)
        for position, bead in enumerate(state.bitext.beads)
        if bead.paired and bead.status is not Status.REJECTED
    ]
    found: dict[int, list[Finding]] = {}
    for finding in check(pairs, rules):
        found.setdefault(finding.segment - 1, []).append(finding)
    return found


def _remarks(bead: Bead, findings: Sequence[Finding]) -> Iterator[str]:
    if bead.paired and bead.status in {Status.NEW, Status.DRAFT}:
        yield f"confidence {bead.confidence:.2f}"
    if not bead.source:
        yield "stands in the target only"
    for finding in findings:
        yield f"{finding.rule}: {finding.message}"
