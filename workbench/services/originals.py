"""What a stretch of a document looked like when it was read."""

from __future__ import annotations

from dataclasses import dataclass

from corpus import RepairedText, repair
from corpus.document import Repair, Span
from workbench.project import Project


@dataclass(frozen=True, slots=True)
class Original:
    """The characters of some segments as read, and the repairs that were made or proposed in them."""

    text: str
    repairs: tuple[Repair, ...]


def read_original(project: Project, document_id: int, segments: range) -> Original:
    """What consecutive segments of a document were cut from; empty for no segments."""
    stored = project.documents.segments(document_id, segments)
    if not stored:
        return Original("", ())
    span = Span(stored[0].span.start, stored[-1].span.end)
    return Original(
        project.documents.passage(document_id, span), project.documents.repairs(document_id, span)
    )


def repaired_text(project: Project, document_id: int) -> RepairedText:
    """A stored document with its repairs as they stand, each open to be flipped.

    A document stored by a version that did not keep paragraphs is repaired again for them, once.
    """
    documents = project.documents
    document = documents.document(document_id)
    blocks = documents.blocks(document_id)
    if not blocks:
        blocks = repair(document).blocks
        if not project.read_only:
            documents.set_blocks(document_id, blocks)
    return RepairedText.of(document, documents.repairs(document_id), blocks)
