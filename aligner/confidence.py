"""How sure a bead is, as a calibrated probability, and the reasons for it in words."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, log

import numpy as np

from aligner.model import Model
from aligner.units import NUMBER, Column, Floats, Ints

_MATCHED = 0.1
_SHOWN = 3
_STEEPEST = 8.0
_WEIGHTS = (1.908, 0.604, -2.731, 0.048, 1.277, 2.427, -0.715)


@dataclass(frozen=True, slots=True)
class Judged:
    """A bead's confidence and reasons."""

    confidence: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Matches:
    """The distinct source units of a bead, 1 for each that the target translates, and what share of the units
    of each segment of either side the other side translates."""

    source_units: Ints
    matched: Floats
    shares: tuple[float, ...]

    @classmethod
    def of(cls, model: Model, source: Column, target: Column, s: range, t: range) -> Matches:
        """The matches of a bead that has both sides."""
        s_units = np.unique(source.inside(s.start, s.stop))
        t_units = np.unique(target.inside(t.start, t.stop))
        there, back = model.lexical.table.block(s_units, t_units)
        likely = np.maximum(there, back)
        s_matched = (likely.max(axis=1, initial=0.0) >= _MATCHED).astype(np.float64)
        t_matched = (likely.max(axis=0, initial=0.0) >= _MATCHED).astype(np.float64)
        shares = [_share(source, segment, s_units, s_matched) for segment in s]
        shares += [_share(target, segment, t_units, t_matched) for segment in t]
        return cls(s_units, s_matched, tuple(shares))


def judged(model: Model, source: Column, target: Column, s: range, t: range, probability: float) -> Judged:
    """The confidence and the reasons of a bead that the search found with some probability."""
    if not s or not t:
        return Judged(
            calibrated(features(model, source, target, s, t, probability)), ("no counterpart found",)
        )
    matches = Matches.of(model, source, target, s, t)
    found = features(model, source, target, s, t, probability, matches)
    return Judged(calibrated(found), _reasons(model, source, target, s, t, matches))


def features(
    model: Model,
    source: Column,
    target: Column,
    s: range,
    t: range,
    probability: float,
    matches: Matches | None = None,
) -> tuple[float, ...]:
    """What confidence rests on, as numbers: one, the log odds of the search's probability within ±8; for a
    bead of several segments 1 and the least share of a segment's units that the other side translates; 1 for
    a one-sided bead; the mean share for one of a pair; how many spreads the lengths are off.

    Beads of several segments go wrong where one of them has no part in it, which the probability alone does
    not tell.
    """
    clipped = min(max(probability, 1e-9), 1 - 1e-9)
    odds = min(max(log(clipped / (1 - clipped)), -_STEEPEST), _STEEPEST)
    if not s or not t:
        return (1.0, odds, 0.0, 1.0, 0.0, 0.0, 0.0)
    matches = matches or Matches.of(model, source, target, s, t)
    deviation = abs(_deviation(model, source, target, s, t))
    if len(s) == len(t) == 1:
        return (1.0, odds, 0.0, 0.0, 0.0, sum(matches.shares) / 2, deviation)
    return (1.0, odds, 1.0, 0.0, min(matches.shares), 0.0, deviation)


def calibrated(found: tuple[float, ...]) -> float:
    """The confidence that features are worth: logistic, its weights fitted by `benchmarks/confidence.py`."""
    return 1 / (1 + exp(-sum(weight * value for weight, value in zip(_WEIGHTS, found, strict=True))))


def _share(column: Column, segment: int, units: Ints, matched: Floats) -> float:
    """The share of a segment's units that are matched; of one without units nothing is known."""
    own = np.unique(column.inside(segment, segment + 1))
    return float(matched[np.searchsorted(units, own)].mean()) if len(own) else 0.5


def _reasons(
    model: Model, source: Column, target: Column, s: range, t: range, matches: Matches
) -> tuple[str, ...]:
    """Why a bead is or is not convincing: words matched, numbers, length."""
    words = [not source.vocabulary[unit].startswith(NUMBER) for unit in matches.source_units]
    found = [f"{int(matches.matched[words].sum())} of {sum(words)} words matched"]
    found += _numbers(source, target, matches.source_units, np.unique(target.inside(t.start, t.stop)))
    found += _length(model, source, target, s, t)
    return tuple(found)


def _numbers(source: Column, target: Column, s_units: Ints, t_units: Ints) -> list[str]:
    ours = {source.vocabulary[unit][1:] for unit in s_units if source.vocabulary[unit].startswith(NUMBER)}
    theirs = {target.vocabulary[unit][1:] for unit in t_units if target.vocabulary[unit].startswith(NUMBER)}
    if not ours and not theirs:
        return []
    lone = sorted(ours ^ theirs)
    if not lone:
        return ["numbers agree"]
    return [f"numbers disagree: {', '.join(lone[:_SHOWN])}"]


def _length(model: Model, source: Column, target: Column, s: range, t: range) -> list[str]:
    deviation = _deviation(model, source, target, s, t)
    if abs(deviation) < 2:
        return []
    return [f"the target is {'longer' if deviation > 0 else 'shorter'} than expected"]


def _deviation(model: Model, source: Column, target: Column, s: range, t: range) -> float:
    ours, theirs = source.lengths[s.start : s.stop].sum(), target.lengths[t.start : t.stop].sum()
    return float(model.length.deviation(ours, theirs))
