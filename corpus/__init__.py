"""The ground: texts of one language, read, repaired and cut into segments.

`identify` and `repair` stand in modules of the same name: `from corpus.repair import repair`.
"""

from typing import TYPE_CHECKING

from corpus.handing import handed_on

if TYPE_CHECKING:
    from corpus.document import Document, Kind, Paragraph, Repair, RepairKind, Segment, Span
    from corpus.errors import CorpusError, EncodingError, ReadError, RuleError
    from corpus.identify import identify_scores
    from corpus.readers import read, read_bytes, read_text
    from corpus.repair import RepairedText, WordEvidence
    from corpus.segmentation import RuleSet, segment, split_sentences
    from corpus.split import Part, Passage, passages, split_by_language

__getattr__ = handed_on(
    __name__,
    {
        "document": "Document Kind Paragraph Repair RepairKind Segment Span",
        "errors": "CorpusError EncodingError ReadError RuleError",
        "identify": "identify_scores",
        "readers": "read read_bytes read_text",
        "repair": "RepairedText WordEvidence",
        "segmentation": "RuleSet segment split_sentences",
        "split": "Part Passage passages split_by_language",
    },
)

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
    "identify_scores",
    "passages",
    "read",
    "read_bytes",
    "read_text",
    "segment",
    "split_by_language",
    "split_sentences",
]
