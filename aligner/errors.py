"""Errors of the aligner package.

AlignError
├── BeadError       a change to a bitext that cannot be made
├── EncoderError    sentence embeddings that cannot be had
├── GoldError       an evaluation file that is not in the documented form
└── LexiconError    a lexicon file that cannot be used
"""

from __future__ import annotations


class AlignError(Exception):
    """What went wrong in an alignment, where, and what to do next, in one line."""


class BeadError(AlignError):
    """A change to a bitext that cannot be made."""


class GoldError(AlignError):
    """A gold or beads file is not in the documented form."""


class LexiconError(AlignError):
    """A lexicon file cannot be used."""


class EncoderError(AlignError):
    """A sentence encoder cannot be loaded."""
