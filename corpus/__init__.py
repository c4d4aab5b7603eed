"""The ground: texts of one language, read, repaired and cut into segments."""

from corpus.document import Document, Kind, Paragraph, Repair, RepairKind, Segment, Span
from corpus.errors import CorpusError, EncodingError, ReadError, RuleError
from corpus.identify import identify, identify_scores
from corpus.readers import read, read_bytes, read_text
from corpus.repair import RepairedText, WordEvidence, repair
from corpus.segmentation import RuleSet, segment, split_sentences
from corpus.split import Part, Passage, passages, split_by_language

__all__ = [
    "CorpusError",
    "Document",
    "EncodingError",
    "Kind",
    "Paragraph",
    "Part",
    "Passage",
    "ReadError",
    "Repair",
    "RepairKind",
    "RepairedText",
    "RuleError",
    "RuleSet",
    "Segment",
    "Span",
    "WordEvidence",
    "identify",
    "identify_scores",
    "passages",
    "read",
    "read_bytes",
    "read_text",
    "repair",
    "segment",
    "split_by_language",
    "split_sentences",
]
