"""The ground: texts of one language, read, repaired and cut into segments."""

from corpus.document import Document, Kind, Paragraph, Repair, RepairKind, Segment, Span
from corpus.readers import read, read_text
from corpus.repair import RepairedText, WordEvidence, repair

__all__ = [
    "Document",
    "Kind",
    "Paragraph",
    "Repair",
    "RepairKind",
    "RepairedText",
    "Segment",
    "Span",
    "WordEvidence",
    "read",
    "read_text",
    "repair",
]
