"""Files read into documents, one module a format."""

from corpus.readers.base import Reader
from corpus.readers.registry import READERS, read, read_bytes, read_text

__all__ = ["READERS", "Reader", "read", "read_bytes", "read_text"]
