"""Content that one side has and the other has not."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from workbench.review.finding import Finding, Pair, Severity

_LEAST = 30
_SPREAD = 3.0
_FACTOR = 1.8
_VARIANCE = 6.8
_SIGMAS = 2.8


class Omissions:
    """A side is empty, or much shorter than the lengths of the other pairs lead one to expect.

    The expectation is the median log ratio of lengths in characters, the tolerance three times the
    median deviation from it, and never less than a factor of 1.8. Short texts vary more: the difference must
    also be 2.8 standard deviations of Gale & Church (1993, section 3), 6.8 being the variance of a character.
    """

    name = "omissions"

    def check(self, pairs: Sequence[Pair]) -> Iterator[Finding]:
        """One finding for each empty or oddly short side."""
        expected = usual_ratio(pairs)
        deviations = sorted(abs(ratio - expected) for ratio in _ratios(pairs))
        spread = max(deviations[len(deviations) // 2] * _SPREAD if deviations else 0.0, math.log(_FACTOR))
        for pair in pairs:
            if pair.alone:
                continue
            message = _message(pair, expected, spread)
            if message:
                severity = Severity.WARNING if pair.source and pair.target else Severity.ERROR
                yield Finding(self.name, severity, pair.segment, message)


def usual_ratio(pairs: Sequence[Pair]) -> float:
    """The median of the log ratios of the lengths of translations and sources; 0 without any."""
    ratios = sorted(_ratios(pairs))
    return ratios[len(ratios) // 2] if ratios else 0.0


def _ratios(pairs: Sequence[Pair]) -> Iterator[float]:
    return (math.log(len(p.target) / len(p.source)) for p in pairs if p.translated)


def _message(pair: Pair, expected: float, spread: float) -> str:
    if not pair.target:
        return "the source has no translation"
    if not pair.source:
        return "the translation has no source"
    if len(pair.source) < _LEAST or len(pair.target) < _LEAST:
        return ""
    surprise = math.log(len(pair.target) / len(pair.source)) - expected
    usual = len(pair.source) * math.exp(expected)
    if abs(len(pair.target) - usual) < _SIGMAS * math.sqrt(_VARIANCE * min(usual, len(pair.target))):
        return ""
    share = round(100 * (1 - math.exp(-abs(surprise))))
    if surprise < -spread:
        return f"the translation is about {share} % shorter than expected: something may be left out"
    if surprise > spread:
        return f"the source is about {share} % shorter than expected: something may be added"
    return ""
