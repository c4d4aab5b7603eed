"""Script: Latin and Cyrillic letters in one word."""

from __future__ import annotations

from workbench.review.finding import Pair
from workbench.review.scripts import MIXED_SCRIPT
from workbench.suggest.quality.evidence import Evidence
from workbench.suggest.quality.signal import Reading


class Script:
    """Whether any word of the translation mixes two scripts (`review.scripts`)."""

    name = "script"
    features = ("mixed_script",)

    def read(self, evidence: Evidence) -> Reading:
        """The first such word is named."""
        pair = Pair(1, evidence.source, evidence.target, *evidence.langs)
        reasons = tuple(finding.message for finding in MIXED_SCRIPT.check([pair]))
        return Reading({"mixed_script": float(bool(reasons))}, reasons)
