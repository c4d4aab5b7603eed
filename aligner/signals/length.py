"""Length: how well the characters of both sides fit one another."""

from __future__ import annotations

from dataclasses import dataclass
from math import lgamma, log, pi

import numpy as np

from aligner.units import Floats

_FREEDOM = 5.0
_T_CONSTANT = lgamma((_FREEDOM + 1) / 2) - lgamma(_FREEDOM / 2) - 0.5 * log(_FREEDOM * pi)
_FURTHEST = 0.4
_PRIOR_BASE, _PRIOR_NOISE, _PRIOR_BEADS = 0.12, 3.0, 20.0


@dataclass(frozen=True, slots=True)
class LengthModel:
    """The log ratio of lengths (target over source) as Student's t with 5 degrees of freedom.

    Its spread is √(base² + noise / characters): short segments vary more. The background, against which
    the likelihood is weighed, is log-normal in the lengths of single segments, averaged over both sides
    so that swapping them changes nothing.
    """

    mean: float
    base: float
    noise: float
    background: tuple[tuple[float, float], tuple[float, float]]

    @classmethod
    def of(cls, source: Floats, target: Floats) -> LengthModel:
        """The model before any bead is known, from the lengths of all segments of both sides.

        Totals that lie further apart than two translations do say that one side is an extract: then the
        sides are taken to be equally long.
        """
        mean = log(float(target.sum()) / float(source.sum()))
        if abs(mean) > _FURTHEST:
            mean = 0.0
        return cls(mean, _PRIOR_BASE, _PRIOR_NOISE, (_log_normal(source), _log_normal(target)))

    def fitted(self, ratios: Floats, sizes: Floats) -> LengthModel:
        """The model after seeing beads: their log ratios and their characters on both sides together."""
        if not len(ratios):
            return self
        mean = float(np.median(ratios))
        spread = max(float(np.median(np.abs(ratios - mean))) * 1.48, 0.05)
        noise = 0.7 * spread**2 / float(np.mean(1 / sizes))
        trust = len(ratios) / (len(ratios) + _PRIOR_BEADS)
        return LengthModel(
            trust * mean + (1 - trust) * self.mean,
            trust * 0.55 * spread + (1 - trust) * _PRIOR_BASE,
            trust * noise + (1 - trust) * _PRIOR_NOISE,
            self.background,
        )

    def score(self, source: Floats, target: Floats) -> Floats:
        """Log-likelihood ratio of lengths in characters, broadcast over both arrays."""
        deviation = self.deviation(source, target)
        spread = self.spread(source, target)
        fit = _T_CONSTANT - np.log(spread) - (_FREEDOM + 1) / 2 * np.log1p(deviation**2 / _FREEDOM)
        (s_mean, s_spread), (t_mean, t_spread) = self.background
        chance = _normal(np.log(source), s_mean, s_spread) + _normal(np.log(target), t_mean, t_spread)
        score: Floats = fit - chance / 2
        return score

    def deviation(self, source: Floats, target: Floats) -> Floats:
        """How many spreads the log ratio lies from its mean."""
        deviation: Floats = (np.log(target) - np.log(source) - self.mean) / self.spread(source, target)
        return deviation

    def spread(self, source: Floats, target: Floats) -> Floats:
        """The standard deviation of the log ratio that is to be expected."""
        spread: Floats = np.sqrt(self.base**2 + self.noise / (source + target))
        return spread


def _log_normal(lengths: Floats) -> tuple[float, float]:
    logs = np.log(lengths)
    return float(logs.mean()), max(float(logs.std()), 0.4)


def _normal(x: Floats, mean: float, spread: float) -> Floats:
    density: Floats = -0.5 * ((x - mean) / spread) ** 2 - log(spread) - 0.5 * log(2 * pi)
    return density
