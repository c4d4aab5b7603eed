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
from workbench.project.documents import DocumentEntry
from workbench.project.file import MemoryEntry, Project, ProjectInfo
from workbench.project.units import SourceRange

__all__ = [
    "BitextEntry",
    "Change",
    "DocumentEntry",
    "Event",
    "MemoryEntry",
    "Project",
    "ProjectInfo",
    "ReviewState",
    "SourceRange",
    "Swap",
    "TextEdit",
    "difference",
    "position_holding",
    "position_of",
]
