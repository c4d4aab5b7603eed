"""Translation units, the memories that keep them, and their exchange as TMX."""

from typing import TYPE_CHECKING

from corpus.handing import handed_on

if TYPE_CHECKING:
    from memory.bilingual import Pair, is_bilingual, read_pairs, read_units
    from memory.changes import EVERY, Replacement, preview, undone
    from memory.concordance import Concordance, Side
    from memory.errors import MemoryStoreError, PatternError, StoreError, TmxError
    from memory.figures import Figures
    from memory.journal import Maintenance
    from memory.postgres.address import Address, address
    from memory.repairing import RepairedMatch, repaired
    from memory.spool import Spool
    from memory.store import Filter, Store, open_memory
    from memory.tmx import (
        PROFILES,
        Header,
        Profile,
        Skipped,
        TmxReport,
        WriteReport,
        read_tmx,
        read_tmx_aside,
        write_tmx,
    )
    from memory.unit import Change, Edit, Match, Origin, TranslationUnit, UnitStatus

__getattr__ = handed_on(
    __name__,
    {
        "bilingual": "Pair is_bilingual read_pairs read_units",
        "changes": "EVERY Replacement preview undone",
        "concordance": "Concordance Side",
        "errors": "MemoryStoreError PatternError StoreError TmxError",
        "figures": "Figures",
        "journal": "Maintenance",
        "postgres.address": "Address address",
        "repairing": "RepairedMatch repaired",
        "spool": "Spool",
        "store": "Filter Store open_memory",
        "tmx": "PROFILES Header Profile Skipped TmxReport WriteReport read_tmx read_tmx_aside write_tmx",
        "unit": "Change Edit Match Origin TranslationUnit UnitStatus",
    },
)

__all__ = [
    "EVERY",
    "PROFILES",
    "Address",
    "Change",
    "Concordance",
    "Edit",
    "Figures",
    "Filter",
    "Header",
    "Maintenance",
    "Match",
    "MemoryStoreError",
    "Origin",
    "Pair",
    "PatternError",
    "Profile",
    "RepairedMatch",
    "Replacement",
    "Side",
    "Skipped",
    "Spool",
    "Store",
    "StoreError",
    "TmxError",
    "TmxReport",
    "TranslationUnit",
    "UnitStatus",
    "WriteReport",
    "address",
    "is_bilingual",
    "open_memory",
    "preview",
    "read_pairs",
    "read_tmx",
    "read_tmx_aside",
    "read_units",
    "repaired",
    "undone",
    "write_tmx",
]
