"""Files read into documents, one module a format."""

from corpus.readers.base import Reader
from corpus.readers.pieces import Piece, pieces
from corpus.readers.registry import READERS, is_plain, read, read_bytes, read_text

__all__ = ["READERS", "Piece", "Reader", "is_plain", "pieces", "read", "read_bytes", "read_text"]
