"""Translation units, the memories that keep them, and their exchange as TMX."""

from memory.errors import MemoryStoreError, StoreError, TmxError
from memory.repairing import RepairedMatch, repaired
from memory.store import Filter, Store, open_memory
from memory.tmx import Skipped, TmxReport, read_tmx, write_tmx
from memory.unit import Edit, Match, Origin, TranslationUnit, UnitStatus

__all__ = [
    "Edit",
    "Filter",
    "Match",
    "MemoryStoreError",
    "Origin",
    "RepairedMatch",
    "Skipped",
    "Store",
    "StoreError",
    "TmxError",
    "TmxReport",
    "TranslationUnit",
    "UnitStatus",
    "open_memory",
    "read_tmx",
    "repaired",
    "write_tmx",
]
