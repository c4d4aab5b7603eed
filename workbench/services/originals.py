"""What a stretch of a document looked like when it was read."""

from __future__ import annotations

from dataclasses import dataclass

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
