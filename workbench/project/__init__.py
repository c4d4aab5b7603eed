"""The project file: one SQLite file that holds documents, repairs, segments, bitexts and history."""

from workbench.project.bitexts import BitextEntry, Event
from workbench.project.changes import (
    Change,
    ReviewState,
    Swap,
    TextEdit,
    difference,
    position_holding,
    position_of,
)
from workbench.project.documents import DocumentEntry, StoredSegment
from workbench.project.file import MemoryEntry, Project, ProjectInfo
from workbench.project.flips import Cut, Flip, Renumbering
from workbench.project.units import SourceRange

__all__ = [
    "BitextEntry",
    "Change",
    "Cut",
    "DocumentEntry",
    "Event",
    "Flip",
    "MemoryEntry",
    "Project",
    "ProjectInfo",
    "Renumbering",
    "ReviewState",
    "SourceRange",
    "StoredSegment",
    "Swap",
    "TextEdit",
    "difference",
    "position_holding",
    "position_of",
]
