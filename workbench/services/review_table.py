"""A bitext as a table to be reviewed in an office program: every pair, its status and what is said of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from aligner import Side, Status
from workbench.project import BitextEntry, Project
from workbench.services.bead_marks import Base, BeadPlace
from workbench.services.remarks import bead_notes, bead_remarks


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """A pair: its number in the bitext from 1, its texts, its status.

    `notes` are comments, `remarks` what Qostil says, which is not read back; `mark` ties the row to its bead
    (see `bead_marks`).
    """

    number: int
    source: str
    target: str
    status: Status
    locked: bool
    notes: tuple[str, ...]
    remarks: tuple[str, ...]
    mark: str


@dataclass(frozen=True, slots=True)
class ReviewTable:
    """A bitext's pairs in order, without those that are excluded."""

    title: str
    source_lang: str
    target_lang: str
    rows: tuple[ReviewRow, ...]

    @property
    def head(self) -> tuple[str, ...]:
        """The titles of the columns, which a reader of tables understands."""
        return ("№", self.source_lang, self.target_lang, "status", "note")


def review_table(project: Project, entry: BitextEntry) -> ReviewTable:
    """The table of one bitext."""
    title = f"{entry.source_name} – {entry.target_name}"
    return ReviewTable(title, entry.source_lang, entry.target_lang, tuple(_rows(project, entry)))


def _rows(project: Project, entry: BitextEntry) -> Iterator[ReviewRow]:
    state = project.bitexts.state(entry)
    remarks = bead_remarks(project, entry, state)
    for position, bead in enumerate(state.bitext.beads):
        if bead.status is Status.EXCLUDED:
            continue
        source, target = state.text(bead, Side.SOURCE), state.text(bead, Side.TARGET)
        base = Base.of(project.info.uid, bead.status, source, target)
        yield ReviewRow(
            position + 1,
            source,
            target,
            bead.status,
            bead.locked,
            bead_notes(project, entry, bead),
            remarks.get(position, ()),
            f"{BeadPlace.of(entry.id, bead)} {base}",
        )
