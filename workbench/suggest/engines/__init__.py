"""The sources of candidates, one a file."""

from workbench.suggest.engines.draft import DraftEngine
from workbench.suggest.engines.gloss import GlossEngine
from workbench.suggest.engines.memory import MemoryEngine

__all__ = ["DraftEngine", "GlossEngine", "MemoryEngine"]
