"""Content that one side has and the other has not."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from workbench.review.finding import Finding, Pair, Severity

_LEAST = 30
_SPREAD = 3.0


class Omissions:
    """A side is empty, or much shorter than the lengths of the other pairs lead one to expect.

    The expectation is the median log ratio of lengths in characters, the tolerance three times the
    median deviation from it, and never less than a factor of 1.8.
    """

    name = "omissions"

    def check(self, pairs: Sequence[Pair]) -> Iterator[Finding]:
        """One finding for each empty or oddly short side."""
        ratios = sorted(math.log(len(p.target) / len(p.source)) for p in pairs if p.source and p.target)
        expected = ratios[len(ratios) // 2] if ratios else 0.0
        deviations = sorted(abs(ratio - expected) for ratio in ratios)
        spread = max(deviations[len(deviations) // 2] * _SPREAD if deviations else 0.0, math.log(1.8))
        for pair in pairs:
            if pair.alone:
                continue
            message = _message(pair, expected, spread)
            if message:
                severity = Severity.WARNING if pair.source and pair.target else Severity.ERROR
                yield Finding(self.name, severity, pair.segment, message)


def _message(pair: Pair, expected: float, spread: float) -> str:
    if not pair.target:
        return "the source has no translation"
    if not pair.source:
        return "the translation has no source"
    if len(pair.source) < _LEAST or len(pair.target) < _LEAST:
        return ""
    surprise = math.log(len(pair.target) / len(pair.source)) - expected
    share = round(100 * (1 - math.exp(-abs(surprise))))
    if surprise < -spread:
        return f"the translation is about {share} % shorter than expected: something may be left out"
    if surprise > spread:
        return f"the source is about {share} % shorter than expected: something may be added"
    return ""
