"""Faults of extracted texts repaired, one fault a module, every repair on record and reversible."""

from corpus.repair.pipeline import repair
from corpus.repair.repaired import RepairedText
from corpus.repair.vocabulary import WordEvidence

__all__ = ["RepairedText", "WordEvidence", "repair"]
