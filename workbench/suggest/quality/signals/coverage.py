"""Words: how much of each side is accounted for by the other, and the longest stretch that is not."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt

from workbench.suggest.quality.evidence import Evidence, Floats
from workbench.suggest.quality.signal import Reading
from workbench.suggest.quality.words import Word

_TELLING = 3.0
_PLENTY = 0.5
_MUCH = 2.0
_SPOKEN_OF = 0.12


class Coverage:
    """Mean and scaled sum of the words' worth on each side, and the largest sum of a stretch without it; some
    of these once more with a ceiling, for the first steps down tell most.

    The stretch (Kadane's maximal subarray of −worth) is what an omitted or added clause leaves behind.
    """

    name = "words"
    features = (
        "source_mean", "target_mean", "source_sum", "target_sum",
        "source_gap", "target_gap", "source_gap_share", "target_gap_share",
        "source_mean_low", "target_mean_low", "source_gap_low", "target_gap_low", "uncovered",
    )  # fmt: skip

    def read(self, evidence: Evidence) -> Reading:
        """Both directions, source words in the target and target words in the source."""
        here, there = evidence.source_worth, evidence.target_worth
        source_gap, source_at = worst_stretch(here)
        target_gap, target_at = worst_stretch(there)
        shares = (len(source_at) / max(len(here), 1), len(target_at) / max(len(there), 1))
        means = _mean(here), _mean(there)
        values = (
            *means, _scaled(here), _scaled(there), source_gap, target_gap,
            source_gap * shares[0], target_gap * shares[1], min(means[0], _PLENTY), min(means[1], _PLENTY),
            min(source_gap, _MUCH), min(target_gap, _MUCH), float(not evidence.target_words),
        )  # fmt: skip
        reasons = []
        if not evidence.target_words:
            reasons.append("there is no translation")
        elif source_gap > _TELLING and shares[0] > _SPOKEN_OF:
            reasons.append(_said("leaves out", source_at, shares[0], evidence.source, evidence.source_words))
        if target_gap > _TELLING and shares[1] > _SPOKEN_OF:
            reasons.append(_said("adds", target_at, shares[1], evidence.target, evidence.target_words))
        return Reading(dict(zip(self.features, values, strict=True)), tuple(reasons))


def worst_stretch(worth: Floats) -> tuple[float, range]:
    """The largest sum of −worth of neighbouring words, and where it stands."""
    best, at = 0.0, range(0)
    running, start = 0.0, 0
    for place, value in enumerate(worth):
        running -= float(value)
        if running <= 0:
            running, start = 0.0, place + 1
        elif running > best:
            best, at = running, range(start, place + 1)
    return best, at


def _mean(worth: Floats) -> float:
    return float(worth.mean()) if len(worth) else 0.0


def _scaled(worth: Floats) -> float:
    return float(worth.sum()) / sqrt(len(worth)) if len(worth) else 0.0


_SHARES = (
    (0.9, "all"), (0.6, "about two thirds"), (0.42, "about half"), (0.28, "about a third"),
    (0.18, "about a quarter"), (0.0, "a part"),
)  # fmt: skip


def _said(verb: str, at: range, share: float, text: str, words: Sequence[Word]) -> str:
    how_much = next(said for least, said in _SHARES if share >= least)
    stretch = text[words[at.start].span.start : words[at.stop - 1].span.end]
    if len(stretch) > 48:
        stretch = f"{stretch[:22].rstrip()} … {stretch[-22:].lstrip()}"
    return f"perhaps {verb} {how_much}: “{stretch}”"
