"""Writers: files in their original form with other texts in them."""

from corpus.writers.base import Replacement, Writer, Written
from corpus.writers.registry import write

__all__ = ["Replacement", "Writer", "Written", "write"]
