"""Script: Latin and Cyrillic letters in one word."""

from __future__ import annotations

from workbench.review.finding import Pair
from workbench.review.forms import mixed_script
from workbench.suggest.quality.evidence import Evidence
from workbench.suggest.quality.signal import Reading


class Script:
    """Whether any word of the translation mixes two scripts (`review.forms`)."""

    name = "script"
    features = ("mixed_script",)

    def read(self, evidence: Evidence) -> Reading:
        """The first such word is named."""
        message = mixed_script(Pair(1, evidence.source, evidence.target, *evidence.langs))
        return Reading({"mixed_script": float(bool(message))}, (message,) if message else ())
