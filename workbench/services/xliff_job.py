"""An XLIFF file that came in as a job, going back filled with the project's translations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from aligner import Bead, Side, Status
from corpus.original import Form
from corpus.writing import write_atomically
from memory import UnitStatus
from memory.bilingual.filling import Filling, fill
from workbench.errors import ExportError
from workbench.project import BitextEntry, Project, ReviewState
from workbench.services.segment_codes import BeadCodes
from workbench.services.xliff_export import chosen

_STATUS = {
    Status.NEW: UnitStatus.DRAFT,
    Status.DRAFT: UnitStatus.DRAFT,
    Status.APPROVED: UnitStatus.APPROVED,
}


@dataclass(frozen=True, slots=True)
class JobExport:
    """What went into a job's file: pairs with a new translation or state, and those that have it already.

    `locked` pairs were left as they are, `merged` ones too, as their unit is not theirs alone; `without_tags`
    went in without the tags of their source.
    """

    written: int
    same: int
    locked: int
    merged: int
    without_tags: int

    def __str__(self) -> str:
        parts = (
            (self.same, "as they were"),
            (self.locked, "locked"),
            (self.merged, "left out: merged with others"),
            (self.without_tags, "without the tags of their source"),
        )
        return ", ".join((f"{self.written} filled in", *(f"{n} {what}" for n, what in parts if n)))


def job_of(project: Project, target_lang: str = "", document: str = "") -> BitextEntry | None:
    """The bitext that came in as an XLIFF file, when it is the only one meant; None when there is none.

    `document` is the name of a text, with or without its ending.
    """
    entries = chosen(project, target_lang)
    if document:
        entries = [e for e in entries if document in (e.source_name, Path(e.source_name).stem)]
    if len(entries) == 1 and project.originals.form(entries[0].source_id) is Form.XLIFF:
        return entries[0]
    return None


def export_job(project: Project, entry: BitextEntry, path: Path, *, everything: bool = False) -> JobExport:
    """Write the file of a bitext with what is approved or a draft, or with all that is not rejected.

    Raises ExportError when the file does not fit the project or cannot be written, TmxError when it is
    damaged.
    """
    original = project.originals.original(entry.source_id)
    if original is None:
        raise ExportError(f"{entry.source_name}: its file was not kept; add it again")
    wanted = {Status.APPROVED, Status.DRAFT, *([Status.NEW] if everything else [])}
    state = project.bitexts.state(entry)
    chosen = [bead for bead in state.bitext.beads if bead.status in wanted and state.text(bead, Side.TARGET)]
    fillings = dict(_fillings(state, BeadCodes(project, entry), chosen))
    filled = fill(original.data, fillings, entry.source_name)
    if filled.pairs != len(state.source):
        raise ExportError(
            f"{entry.source_name}: its file has {filled.pairs} pairs, the project {len(state.source)};"
            " write it with --xliff 1.2 instead"
        )
    try:
        write_atomically(path, filled.data)
    except OSError as error:
        raise ExportError(f"{path}: cannot be written: {error.strerror}; choose another place") from error
    merged = len(chosen) - len(fillings)
    return JobExport(filled.written, filled.same, filled.locked, merged, filled.without_tags)


def _fillings(state: ReviewState, codes: BeadCodes, beads: Iterable[Bead]) -> Iterator[tuple[int, Filling]]:
    """The translations by the number of their pair, which is that of the source segment."""
    for bead in beads:
        if len(bead.source) == 1:
            _, theirs = codes.of(bead, state.source, state.target)
            yield bead.source.start, Filling(state.text(bead, Side.TARGET), theirs, _STATUS[bead.status])
