"""The project file: one SQLite file that holds documents, repairs, segments, bitexts and history."""

from typing import TYPE_CHECKING

from corpus.handing import handed_on

if TYPE_CHECKING:
    from workbench.project.bitexts import BitextEntry, Event
    from workbench.project.changes import (
        Change,
        ReviewState,
        Room,
        Swap,
        TextEdit,
        changed_stretch,
        difference,
        joined,
        position_holding,
        position_of,
    )
    from workbench.project.comments import Comment
    from workbench.project.deeds import Deed
    from workbench.project.documents import DocumentEntry, StoredSegment
    from workbench.project.file import MemoryEntry, Project, ProjectInfo
    from workbench.project.flips import Cut, Flip, Renumbering
    from workbench.project.ignored import Ignored
    from workbench.project.ties import Tie, TieKind
    from workbench.project.typed import Typed
    from workbench.project.units import SourceRange

__getattr__ = handed_on(
    __name__,
    {
        "bitexts": "BitextEntry Event",
        "changes": "Change ReviewState Room Swap TextEdit changed_stretch difference joined position_holding"
        " position_of",
        "comments": "Comment",
        "deeds": "Deed",
        "documents": "DocumentEntry StoredSegment",
        "file": "MemoryEntry Project ProjectInfo",
        "flips": "Cut Flip Renumbering",
        "ignored": "Ignored",
        "ties": "Tie TieKind",
        "typed": "Typed",
        "units": "SourceRange",
    },
)

__all__ = [
    "BitextEntry",
    "Change",
    "Comment",
    "Cut",
    "Deed",
    "DocumentEntry",
    "Event",
    "Flip",
    "Ignored",
    "MemoryEntry",
    "Project",
    "ProjectInfo",
    "Renumbering",
    "ReviewState",
    "Room",
    "SourceRange",
    "StoredSegment",
    "Swap",
    "TextEdit",
    "Tie",
    "TieKind",
    "Typed",
    "changed_stretch",
    "difference",
    "joined",
    "position_holding",
    "position_of",
]
