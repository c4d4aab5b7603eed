"""From a bead's posterior probability to a calibrated confidence, and the reasons for it in words."""

from __future__ import annotations

from math import exp, log

import numpy as np

from aligner.model import Model
from aligner.units import NUMBER, Column, Ints

_SLOPE, _OFFSET = 1.0, 0.0
_MATCHED = 0.1
_SHOWN = 3


def calibrated(probability: float) -> float:
    """The confidence that a posterior probability is worth: logistic, fitted by `benchmarks/alignment.py`."""
    clipped = min(max(probability, 1e-9), 1 - 1e-9)
    return 1 / (1 + exp(-(_SLOPE * log(clipped / (1 - clipped)) + _OFFSET)))


def reasons(model: Model, source: Column, target: Column, s: range, t: range) -> tuple[str, ...]:
    """Why a bead is or is not convincing: words matched, numbers, length."""
    if not s or not t:
        return ("no counterpart found",)
    s_units = np.unique(source.inside(s.start, s.stop))
    t_units = np.unique(target.inside(t.start, t.stop))
    there, back = model.lexical.table.block(s_units, t_units)
    matched = np.maximum(there, back).max(axis=1, initial=0.0) >= _MATCHED
    words = [not source.vocabulary[unit].startswith(NUMBER) for unit in s_units]
    found = [f"{int(matched[words].sum())} of {sum(words)} words matched"]
    found += _numbers(source, target, s_units, t_units)
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
    ours, theirs = source.lengths[s.start : s.stop].sum(), target.lengths[t.start : t.stop].sum()
    deviation = float(model.length.deviation(ours, theirs))
    if abs(deviation) < 2:
        return []
    return [f"the target is {'longer' if deviation > 0 else 'shorter'} than expected"]
