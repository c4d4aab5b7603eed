"""Fitting detectors: from good translations and faulty ones to weights."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from workbench.suggest.quality.model import Detectors, Floats

SHARES = {"addition": 3.0, "number": 2.0, "negation": 1.7, "name": 1.5, "wrong term": 1.5, "omission": 1.2}
"""How much more often than the other faults (1 each) these are taken to occur: machines and people alike
leave out and add more often than they repeat themselves, and the harder to see, the more often it is left."""

_RIDGE = 2.0
_ROUNDS = 40
_STEP_ENOUGH = 1e-6


@dataclass(frozen=True, slots=True)
class Examples:
    """Features (examples × features) and weights of good translations, and of faulty ones by fault."""

    features: tuple[str, ...]
    good: Floats
    good_weights: Floats
    faulty: Mapping[str, Floats]
    faulty_weights: Mapping[str, Floats]


def fit(examples: Examples) -> Detectors:
    """Detectors of every fault, and the calibration of all together.

    Good and faulty translations weigh alike in each detector; for the calibration the faults share half of
    the weight alike, whatever `SHARES` says: it makes a probability of the evidence, not the evidence.
    """
    scale = np.vstack([examples.good, *examples.faulty.values()]).std(axis=0) + 1e-9
    rows, biases = [], []
    for fault, spoilt in examples.faulty.items():
        weights = _balanced(examples.good_weights, examples.faulty_weights[fault])
        found = logistic(
            np.vstack([examples.good, spoilt]) / scale, len(examples.good), weights, ridge=_RIDGE
        )
        rows.append(found[:-1] / scale)
        biases.append(found[-1])
    shares = np.array([SHARES.get(fault, 1.0) for fault in examples.faulty])
    raw = Detectors(
        tuple(examples.faulty),
        examples.features,
        np.array(rows),
        np.array(biases),
        shares / shares.sum(),
        1.0,
        0.0,
    )
    return _calibrated(raw, examples)


def logistic(
    features: Floats, good: int, weights: Floats, *, ridge: float, start: Floats | None = None
) -> Floats:
    """Weights and bias of a logistic regression by Newton's method; the first `good` examples are the good.

    `ridge` draws the weights towards `start` (0 when there is none); the bias is free.
    """
    labels = np.arange(len(features)) < good
    return soft_logistic(features, labels.astype(np.float64), weights, ridge=ridge, start=start)


def soft_logistic(
    features: Floats, labels: Floats, weights: Floats, *, ridge: float, start: Floats | None = None
) -> Floats:
    """The same with labels between 0 and 1."""
    inputs = np.hstack([features, np.ones((len(features), 1))])
    prior = np.zeros(inputs.shape[1]) if start is None else start
    strength = np.full(inputs.shape[1], ridge)
    strength[-1] = min(ridge, 1e-6) if start is None else ridge
    found = prior.copy()
    for _ in range(_ROUNDS):
        chance = 1 / (1 + np.exp(-np.clip(inputs @ found, -30, 30)))
        slope = inputs.T @ (weights * (labels - chance)) - strength * (found - prior)
        curve = (inputs * (weights * chance * (1 - chance))[:, None]).T @ inputs + np.diag(strength)
        step = np.linalg.solve(curve, slope)
        found += step
        if np.abs(step).max() < _STEP_ENOUGH:
            break
    return found


def _calibrated(raw: Detectors, examples: Examples) -> Detectors:
    spoilt = np.vstack(list(examples.faulty.values()))
    evidence = raw.evidence(np.vstack([examples.good, spoilt]))[:, None]
    each = [w / w.sum() / len(examples.faulty) for w in examples.faulty_weights.values()]
    weights = _balanced(examples.good_weights, np.concatenate(each))
    slope, offset = logistic(evidence, len(examples.good), weights, ridge=1e-6)
    return Detectors(
        raw.faults, raw.features, raw.weights, raw.biases, raw.shares, float(slope), float(offset)
    )


def _balanced(good: Floats, faulty: Floats) -> Floats:
    """The weights of good and faulty examples, brought to the same sum."""
    return np.concatenate([good, faulty * good.sum() / faulty.sum()])


def area(good: Sequence[float] | Floats, faulty: Sequence[float] | Floats) -> float:
    """The area under the ROC curve: how often a good one scores above a faulty one, a tie counting half."""
    above, below = np.asarray(good), np.sort(np.asarray(faulty))
    less = np.searchsorted(below, above, side="left") + np.searchsorted(below, above, side="right")
    return float(less.mean() / 2 / len(below))


def calibration_error(chances: Floats, labels: Floats, weights: Floats, bins: int = 10) -> float:
    """Expected calibration error: the mean distance of chance and truth over equal bins (Naeini 2015)."""
    places = np.minimum((chances * bins).astype(int), bins - 1)
    total = 0.0
    for place in range(bins):
        inside = places == place
        if weights[inside].sum() > 0:
            apart = np.average(chances[inside] - labels[inside], weights=weights[inside])
            total += float(abs(apart) * weights[inside].sum())
    return total / float(weights.sum())
