"""Beads between two texts: found, changed, judged."""

from typing import TYPE_CHECKING

from corpus.handing import handed_on

if TYPE_CHECKING:
    from aligner.alignment import Aligned, align, align_many, realign
    from aligner.beads import Bead, Bitext, Side, Status
    from aligner.dictionary import Dictionary, Entry
    from aligner.encoding import Encoder, TransformersEncoder
    from aligner.errors import AlignError, BeadError, EncoderError, GoldError, LexiconError
    from aligner.evaluation import GoldDocument, GoldSet, evaluate, links
    from aligner.knowledge import Knowledge
    from aligner.model import Weights
    from aligner.rounds import AlignOptions
    from aligner.trilingual import Row, join_rows
    from aligner.units import Mark, marks

__getattr__ = handed_on(
    __name__,
    {
        "alignment": "Aligned align align_many realign",
        "beads": "Bead Bitext Side Status",
        "dictionary": "Dictionary Entry",
        "encoding": "Encoder TransformersEncoder",
        "errors": "AlignError BeadError EncoderError GoldError LexiconError",
        "evaluation": "GoldDocument GoldSet evaluate links",
        "knowledge": "Knowledge",
        "model": "Weights",
        "rounds": "AlignOptions",
        "trilingual": "Row join_rows",
        "units": "Mark marks",
    },
)

__all__ = [
    "AlignError",
    "AlignOptions",
    "Aligned",
    "Bead",
    "BeadError",
    "Bitext",
    "Dictionary",
    "Encoder",
    "EncoderError",
    "Entry",
    "GoldDocument",
    "GoldError",
    "GoldSet",
    "Knowledge",
    "LexiconError",
    "Mark",
    "Row",
    "Side",
    "Status",
    "TransformersEncoder",
    "Weights",
    "align",
    "align_many",
    "evaluate",
    "join_rows",
    "links",
    "marks",
    "realign",
]
