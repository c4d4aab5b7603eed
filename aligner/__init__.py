"""Beads between two texts: found, changed, judged."""

from aligner.beads import Bead, Bitext, Side, Status
from aligner.errors import AlignError, BeadError, GoldError, LexiconError

__all__ = ["AlignError", "Bead", "BeadError", "Bitext", "GoldError", "LexiconError", "Side", "Status"]
