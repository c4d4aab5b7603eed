"""TBX (ISO 30042), the exchange of terminology: version 2 (martif) and version 3 in both its styles."""

from memory.glossary.tbx.reader import read_tbx
from memory.glossary.tbx.writer import Style, write_tbx

__all__ = ["Style", "read_tbx", "write_tbx"]
