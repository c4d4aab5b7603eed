"""What else is known of a bead: what people said of it, and how its texts came."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from aligner import Bead, Side
from workbench.project import BitextEntry, Comment, Project


@dataclass(frozen=True, slots=True)
class Original:
    """A text as it came with its document, where it reads differently now; "" when it was put in."""

    side: Side
    text: str


@dataclass(frozen=True, slots=True)
class BeadNotes:
    """Comments, the oldest first, and the originals of edited texts."""

    comments: Sequence[Comment] = ()
    originals: Sequence[Original] = ()


def notes_of(project: Project, entry: BitextEntry, bead: Bead) -> BeadNotes:
    """The notes on a bead."""
    sides = ((Side.SOURCE, entry.source_id), (Side.TARGET, entry.target_id))
    return BeadNotes(
        project.comments.of(entry.id, bead.source),
        [
            Original(side, text)
            for side, document_id in sides
            for text in project.documents.unedited(document_id, bead.side(side)).values()
        ],
    )
