"""The ground: texts of one language, read, repaired and cut into segments."""

from corpus.readers import read, read_text
from corpus.repair import RepairedText, WordEvidence, repair

__all__ = ["RepairedText", "WordEvidence", "read", "read_text", "repair"]
