"""Reference-free quality: signals, detectors of faults, and the score made of them."""

from typing import TYPE_CHECKING

from corpus.handing import handed_on

if TYPE_CHECKING:
    from workbench.suggest.quality.evidence import Context
    from workbench.suggest.quality.refit import Example, Refit, kept
    from workbench.suggest.quality.scorer import Score, Scorer

__getattr__ = handed_on(
    __name__,
    {
        "evidence": "Context",
        "refit": "Example Refit kept",
        "scorer": "Score Scorer",
    },
)

__all__ = ["Context", "Example", "Refit", "Score", "Scorer", "kept"]
