"""Content that one side has and the other has not."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence

from workbench.review.finding import Finding, Pair, Severity

_LEAST = 30
_SPREAD = 3.0
_FACTOR = 1.8
_VARIANCE = 6.8
_ABBREVIATION = re.compile(r"\b[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]{3,}")
_LIKELY, _SURE = 2.8, 3.3
"""Standard deviations from which on a difference is noted, and from which on it is a warning."""


class Omissions:
    """A side is empty, or much shorter than the lengths of the other pairs lead one to expect.

    The expectation is the median log ratio of lengths in characters, the tolerance three times the
    median deviation from it, and never less than a factor of 1.8. Short texts vary more: the difference must
    also be 3.3 standard deviations of Gale & Church (1993, section 3), 6.8 being the variance of a character;
    it is a note from 2.8 on, and where
    the shorter text has abbreviations for what the other one says in full.
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
            if not pair.translated:
                message = "the translation has no source" if pair.target else "the source has no translation"
                yield Finding(self.name, Severity.ERROR, pair.segment, message)
            elif severity := _severity(pair, expected, spread):
                yield Finding(self.name, severity, pair.segment, _message(pair, expected))


def usual_ratio(pairs: Sequence[Pair]) -> float:
    """The median of the log ratios of the lengths of translations and sources; 0 without any."""
    ratios = sorted(_ratios(pairs))
    return ratios[len(ratios) // 2] if ratios else 0.0


def _ratios(pairs: Sequence[Pair]) -> Iterator[float]:
    return (math.log(len(p.target) / len(p.source)) for p in pairs if p.translated)


def _severity(pair: Pair, expected: float, spread: float) -> Severity | None:
    shorter, longer = sorted((len(pair.source) * math.exp(expected), len(pair.target)))
    if min(len(pair.source), len(pair.target)) < _LEAST or math.log(longer / shorter) <= spread:
        return None
    deviations = (longer - shorter) / math.sqrt(_VARIANCE * shorter)
    if deviations < _LIKELY:
        return None
    if deviations < _SURE or is_abbreviated(*sorted((pair.source, pair.target), key=len)):
        return Severity.NOTE
    return Severity.WARNING


def is_abbreviated(short: str, long: str) -> bool:
    """Whether the shorter text has abbreviations for what the other one says in full."""
    return len(_ABBREVIATION.findall(short)) > len(_ABBREVIATION.findall(long))


def _message(pair: Pair, expected: float) -> str:
    surprise = math.log(len(pair.target) / len(pair.source)) - expected
    share = round(100 * (1 - math.exp(-abs(surprise))))
    if surprise < 0:
        return f"the translation is about {share} % shorter than expected: something may be left out"
    return f"the source is about {share} % shorter than expected: something may be added"
