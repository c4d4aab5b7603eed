"""Engines that propose translations, and a scorer that judges them."""

from workbench.suggest.candidate import Band, Candidate, Origin, Proposal, Query
from workbench.suggest.engine import Engine, EngineCard
from workbench.suggest.engines import DraftEngine, GlossEngine, MemoryEngine
from workbench.suggest.judging import band, judged, suggest

__all__ = [
    "Band", "Candidate", "DraftEngine", "Engine", "EngineCard", "GlossEngine", "MemoryEngine", "Origin",
    "Proposal", "Query", "band", "judged", "suggest",
]  # fmt: skip
