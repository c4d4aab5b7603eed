"""What a project holds and how far its review has come."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from aligner import Status
from workbench.project import BitextEntry, Project
from workbench.services.scoring import score
from workbench.services.volume import word_count


@dataclass(frozen=True, slots=True)
class DocumentFigures:
    """One document: its size, and how many repairs were made."""

    name: str
    lang: str
    segments: int
    words: int
    repairs: int


@dataclass(frozen=True, slots=True)
class BitextFigures:
    """One bitext: beads by status, draft segments edited, and their edits as TER (percent of words)."""

    source: str
    target: str
    beads: int
    types: dict[str, int]
    approved: int
    rejected: int
    edited: int
    effort: float


@dataclass(frozen=True, slots=True)
class ProjectFigures:
    """All documents and bitexts of a project."""

    documents: tuple[DocumentFigures, ...]
    bitexts: tuple[BitextFigures, ...]


def count(project: Project) -> ProjectFigures:
    """Count a project's documents and bitexts."""
    documents = tuple(
        DocumentFigures(
            entry.name,
            entry.lang,
            entry.segments,
            sum(map(word_count, project.documents.texts(entry.id))),
            entry.repairs,
        )
        for entry in project.documents.entries()
    )
    return ProjectFigures(documents, tuple(_bitext(project, entry) for entry in project.bitexts.entries()))


def _bitext(project: Project, entry: BitextEntry) -> BitextFigures:
    state = project.bitexts.state(entry)
    status = Counter(bead.status for bead in state.bitext.beads)
    types = Counter(bead.type for bead in state.bitext.beads)
    drafts = [segment.text for segment in project.documents.segments(entry.target_id)]
    edited = [(new, old) for new, old in zip(state.target, drafts, strict=True) if new != old]
    effort = score([old for _, old in edited], [new for new, _ in edited])[-1].score if edited else 0.0
    return BitextFigures(
        entry.source_name,
        entry.target_name,
        len(state.bitext),
        dict(types.most_common()),
        status[Status.APPROVED],
        status[Status.REJECTED],
        len(edited),
        effort,
    )
