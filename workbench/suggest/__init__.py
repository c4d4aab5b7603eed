"""Engines that propose translations, and a scorer that judges them."""

from workbench.suggest.candidate import Band, Candidate, Engine, Origin, Proposal, Query
from workbench.suggest.draft import DraftEngine
from workbench.suggest.memory import MemoryEngine
from workbench.suggest.scorer import suggest

__all__ = [
    "Band", "Candidate", "DraftEngine", "Engine", "MemoryEngine", "Origin", "Proposal", "Query", "suggest",
]  # fmt: skip
