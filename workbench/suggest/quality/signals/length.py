"""Length: a translation much shorter or longer than its source leads one to expect."""

from __future__ import annotations

from math import log, sqrt

from workbench.suggest.quality.evidence import Evidence
from workbench.suggest.quality.signal import Reading

_RATIO = {("kk", "ru"): 1.03, ("kk", "en"): 1.06}
_SPREAD = 0.045
_SPREAD_SHORT = 2.2
_TELLING = 2.5


class Length:
    """The log ratio of lengths in letters against what is usual, in standard deviations, each way.

    Usual ratios are those of the medians of human translations; the variance of a log ratio falls with
    length towards a floor (Gale & Church 1993 let it grow with length instead; news text has both).
    """

    name = "length"
    features = ("shorter", "longer", "shorter_squared", "longer_squared")

    def read(self, evidence: Evidence) -> Reading:
        """How many standard deviations the translation is too short, or too long."""
        here, there = (sum(c.isalnum() for c in text) for text in (evidence.source, evidence.target))
        if not here or not there:
            return Reading(dict.fromkeys(self.features, 0.0))
        ratio = log((there + 2) / (here + 2) / _RATIO.get(evidence.langs, 1.0))
        deviation = ratio / sqrt(_SPREAD + _SPREAD_SHORT / (here + 5))
        short, long = min(max(-deviation, 0.0), 6.0), min(max(deviation, 0.0), 6.0)
        reasons: tuple[str, ...] = ()
        if short > _TELLING or long > _TELLING:
            share = round(100 * abs(there / here / _RATIO.get(evidence.langs, 1.0) - 1))
            reasons = (f"is {share} % {'shorter' if short else 'longer'} than usual",)
        values = (short, long, short**2 / 4, long**2 / 4)
        return Reading(dict(zip(self.features, values, strict=True)), reasons)
