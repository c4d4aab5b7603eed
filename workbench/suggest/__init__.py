"""Engines that propose translations, and a scorer that judges them."""

from workbench.suggest.candidate import Band, Candidate, Origin, Proposal, Query
from workbench.suggest.engine import Engine, EngineCard
from workbench.suggest.engines import DraftEngine, MemoryEngine
from workbench.suggest.scorer import suggest

__all__ = [
    "Band", "Candidate", "DraftEngine", "Engine", "EngineCard", "MemoryEngine", "Origin", "Proposal", "Query",
    "suggest",
]  # fmt: skip
