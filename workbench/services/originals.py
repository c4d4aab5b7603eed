"""A stored document as it was read, with its repairs."""

from __future__ import annotations

from corpus import RepairedText
from corpus.repair import repair
from workbench.project import Project


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
