"""Engines that propose translations, and a scorer that judges them."""

from typing import TYPE_CHECKING

from corpus.handing import handed_on

if TYPE_CHECKING:
    from workbench.suggest.candidate import Band, Candidate, Origin, Proposal, Query
    from workbench.suggest.engine import Engine, EngineCard
    from workbench.suggest.engines import DraftEngine, GlossEngine, MemoryEngine
    from workbench.suggest.judging import band, judged, suggest

__getattr__ = handed_on(
    __name__,
    {
        "candidate": "Band Candidate Origin Proposal Query",
        "engine": "Engine EngineCard",
        "engines": "DraftEngine GlossEngine MemoryEngine",
        "judging": "band judged suggest",
    },
)

__all__ = [
    "Band", "Candidate", "DraftEngine", "Engine", "EngineCard", "GlossEngine", "MemoryEngine", "Origin",
    "Proposal", "Query", "band", "judged", "suggest",
]  # fmt: skip
