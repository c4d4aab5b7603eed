"""Writing XLIFF 1.2 and 2.1; reading is `memory.bilingual`'s."""

from memory.xliff.unit import XliffFile, XliffUnit
from memory.xliff.writer import VERSIONS, XliffReport, write_xliff

__all__ = ["VERSIONS", "XliffFile", "XliffReport", "XliffUnit", "write_xliff"]
