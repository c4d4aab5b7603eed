"""Texts that have no draft: an empty translation is put opposite, to be filled segment by segment."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from aligner import Bead, Bitext
from corpus.document import Document, Segment, Span
from workbench.project import BitextEntry, DocumentEntry, Project

_REASON = "begun without a draft"


def begin_translations(project: Project) -> list[int]:
    """Give each source text that stands opposite nothing an empty translation into every target language.

    Returns the ids of the new bitexts; their beads are one source segment and one empty target segment each.
    """
    used = {key for entry in project.bitexts.entries() for key in (entry.source_id, entry.target_id)}
    return [
        begin_translation(project, document, lang)
        for document in project.documents.entries()
        if document.id not in used and document.lang == project.info.source_lang and document.segments
        for lang in project.info.target_langs
    ]


def begin_translation(project: Project, source: DocumentEntry, lang: str) -> int:
    """Put an empty translation opposite a text; returns the id of the bitext."""
    segments = [_empty(segment, lang) for segment in project.documents.segments(source.id)]
    path = Path(source.name)
    target = project.documents.add(Document("", f"{path.stem}.{lang}{path.suffix}", lang), (), segments)
    beads = [Bead(range(i, i + 1), range(i, i + 1), 1.0, reasons=(_REASON,)) for i in range(len(segments))]
    return project.bitexts.add(source.id, target, Bitext.of(beads))


def is_begun(project: Project, entry: BitextEntry) -> bool:
    """Whether a bitext was begun without a draft: there is nothing in it to align."""
    return not project.documents.text(entry.target_id)


def _empty(segment: Segment, lang: str) -> Segment:
    return replace(segment, text="", span=Span(0, 0), lang=lang)
