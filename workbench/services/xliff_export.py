"""A project's beads as XLIFF: each is a unit, whatever its status."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from aligner import Side, Status
from memory import UnitStatus
from memory.xliff import XliffFile, XliffUnit, write_xliff
from workbench.errors import ExportError
from workbench.project import BitextEntry, Project, ReviewState
from workbench.services.bead_marks import Base, BeadPlace
from workbench.services.remarks import bead_notes, bead_remarks
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

    Excluded ones are left out.

    Raises ExportError when there is nothing to write or several languages do not fit into the version.
    """
    entries = chosen(project, target_lang)
    states = [project.bitexts.state(entry) for entry in entries]
    count = sum(bead.status is not Status.EXCLUDED for state in states for bead in state.bitext.beads)
    files = [xliff_file(project, entry, state) for entry, state in zip(entries, states, strict=True)]
    write_xliff(files, path, version)
    return count


def chosen(project: Project, target_lang: str) -> list[BitextEntry]:
    """The bitexts into a language, all without one; raises ExportError when there is none."""
    entries = project.bitexts.entries()
    found = [entry for entry in entries if target_lang in ("", entry.target_lang)]
    if not entries:
        raise ExportError(f"{project.path}: holds no bitext to export; add a text and its draft first")
    if not found:
        raise ExportError(f"{project.path}: holds nothing in {target_lang}; choose another language")
    return found


def xliff_file(project: Project, entry: BitextEntry, state: ReviewState) -> XliffFile:
    """A bitext as the units of one document; its notes are comments and what the checks say."""
    return XliffFile(
        f"b{entry.id}",
        entry.source_name,
        entry.source_lang,
        entry.target_lang,
        _units(project, entry, state),
    )


def _units(project: Project, entry: BitextEntry, state: ReviewState) -> Iterator[XliffUnit]:
    codes = BeadCodes(project, entry)
    remarks = bead_remarks(project, entry, state)
    for position, bead in enumerate(state.bitext.beads):
        if bead.status is Status.EXCLUDED:
            continue
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
            bead_notes(project, entry, bead),
            remarks.get(position, ()),
            str(Base.of(project.info.uid, bead.status, source, target)),
        )
