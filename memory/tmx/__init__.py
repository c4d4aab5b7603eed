"""TMX, the exchange format of translation memories."""

from memory.tmx.reader import read_tmx
from memory.tmx.report import Skipped, TmxReport
from memory.tmx.writer import write_tmx

__all__ = ["Skipped", "TmxReport", "read_tmx", "write_tmx"]
