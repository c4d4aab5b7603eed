"""The project file: one SQLite file that holds documents, repairs, segments, bitexts and history."""

from workbench.project.bitexts import BitextEntry, Event
from workbench.project.changes import (
    Change,
    ReviewState,
    Room,
    Swap,
    TextEdit,
    difference,
    position_holding,
    position_of,
)
from workbench.project.comments import Comment
from workbench.project.deeds import Deed
from workbench.project.documents import DocumentEntry, StoredSegment
from workbench.project.file import MemoryEntry, Project, ProjectInfo
from workbench.project.flips import Cut, Flip, Renumbering
from workbench.project.ignored import Ignored
from workbench.project.typed import Typed
from workbench.project.units import SourceRange

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
    "Typed",
    "difference",
    "position_holding",
    "position_of",
]
