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


_VALUES = (
    "source_mean", "target_mean", "source_sum", "target_sum",
    "source_gap", "target_gap", "source_gap_share", "target_gap_share",
    "source_mean_low", "target_mean_low", "source_gap_low", "target_gap_low",
)  # fmt: skip


class Coverage:
    """Mean and scaled sum of the words' worth on each side, and the largest sum of a stretch without it; some
    of these once more with a ceiling, for the first steps down tell most; and all once more (`own_`) with no
    word the counterpart of two.

    The stretch (Kadane's maximal subarray of −worth) is what an omitted or added clause leaves behind.
    """

    name = "words"
    features = (*_VALUES, *(f"own_{name}" for name in _VALUES), "uncovered")

    def read(self, evidence: Evidence) -> Reading:
        """Both directions, source words in the target and target words in the source."""
        values = (
            *_values(evidence.source_worth, evidence.target_worth),
            *_values(evidence.source_own, evidence.target_own),
            float(not evidence.target_words),
        )
        return Reading(dict(zip(self.features, values, strict=True)), _reasons(evidence))


def _values(here: Floats, there: Floats) -> tuple[float, ...]:
    """In the order of `_VALUES`."""
    source_gap, source_at = worst_stretch(here)
    target_gap, target_at = worst_stretch(there)
    means = _mean(here), _mean(there)
    return (
        *means, _scaled(here), _scaled(there), source_gap, target_gap,
        source_gap * _share(source_at, here), target_gap * _share(target_at, there),
        *(min(mean, _PLENTY) for mean in means), min(source_gap, _MUCH), min(target_gap, _MUCH),
    )  # fmt: skip


def _reasons(evidence: Evidence) -> tuple[str, ...]:
    if not evidence.target_words:
        return ("there is no translation",)
    reasons = []
    sides = (
        ("leaves out", evidence.source_worth, evidence.source, evidence.source_words),
        ("adds", evidence.target_worth, evidence.target, evidence.target_words),
    )
    for verb, worth, text, words in sides:
        gap, at = worst_stretch(worth)
        if gap > _TELLING and _share(at, worth) > _SPOKEN_OF:
            reasons.append(_said(verb, at, _share(at, worth), text, words))
    return tuple(reasons)


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


def _share(at: range, worth: Floats) -> float:
    return len(at) / max(len(worth), 1)


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
