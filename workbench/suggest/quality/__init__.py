"""Reference-free quality: signals, detectors of faults, and the score made of them."""

from workbench.suggest.quality.evidence import Context
from workbench.suggest.quality.refit import Example, Refit, kept
from workbench.suggest.quality.scorer import Score, Scorer

__all__ = ["Context", "Example", "Refit", "Score", "Scorer", "kept"]
