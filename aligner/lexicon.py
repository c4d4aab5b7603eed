"""A lexicon learned from beads.

IBM model 1 (Brown et al. 1993) in both directions over the units of each bead, a few rounds of expectation
and maximisation. Its counts are then shrunk: leave-one-out on average, (n − 1)/n for a pair met in n beads,
so that one bead is no evidence for itself, and an absolute discount.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from aligner.table import Table
from aligner.units import Column, Floats, Ints

_ITERATIONS = 4
_EMPTY_WORD = 0.15
_DISCOUNT = 0.25
_UNSEEN = 1.0


@dataclass(frozen=True, slots=True)
class Example:
    """Segments of both sides that belong together with some probability."""

    source: range
    target: range
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class _Pairings:
    """Every pairing of a source unit and a target unit within an example.

    `pair` numbers the distinct (source, target) pairs; `by_target` and `by_source` number the tokens of
    which a pairing is one of several explanations.
    """

    pair: Ints
    weight: Floats
    by_target: Ints
    by_source: Ints
    sources: Ints
    targets: Ints


def learn(source: Column, target: Column, examples: Sequence[Example]) -> Table:
    """The translation table that some examples support."""
    sizes = (len(source.vocabulary), len(target.vocabulary))
    pairings = _pairings(source, target, examples)
    if pairings is None:
        return Table.empty(sizes)
    times = np.bincount(pairings.pair)
    kept = (times - 1) / times
    forward = _probabilities(pairings, pairings.by_target, pairings.sources, kept)
    backward = _probabilities(pairings, pairings.by_source, pairings.targets, kept)
    seen = (forward > 0) | (backward > 0)
    return Table.of(pairings.sources[seen], pairings.targets[seen], forward[seen], backward[seen], sizes)


def _pairings(source: Column, target: Column, examples: Sequence[Example]) -> _Pairings | None:
    s_parts, t_parts, weights, by_target, by_source = [], [], [], [], []
    t_seen = s_seen = 0
    for example in examples:
        s = np.unique(source.inside(example.source.start, example.source.stop))
        t = np.unique(target.inside(example.target.start, example.target.stop))
        if not len(s) or not len(t):
            continue
        s_parts.append(np.repeat(s, len(t)))
        t_parts.append(np.tile(t, len(s)))
        weights.append(np.full(len(s) * len(t), example.weight))
        by_target.append(np.tile(np.arange(len(t)), len(s)) + t_seen)
        by_source.append(np.repeat(np.arange(len(s)), len(t)) + s_seen)
        t_seen += len(t)
        s_seen += len(s)
    if not s_parts:
        return None
    width = len(target.vocabulary)
    keys, pair = np.unique(np.concatenate(s_parts) * width + np.concatenate(t_parts), return_inverse=True)
    return _Pairings(
        pair,
        np.concatenate(weights),
        np.concatenate(by_target),
        np.concatenate(by_source),
        keys // width,
        keys % width,
    )


def _probabilities(pairings: _Pairings, explained: Ints, given: Ints, kept: Floats) -> Floats:
    """p(other unit | given unit) of each pair, after shrinking."""
    pairs = len(given)
    probability: Floats = np.ones(pairs)
    counts: Floats = probability
    for _ in range(_ITERATIONS):
        shares = probability[pairings.pair] + 1e-12
        total = np.bincount(explained, weights=shares)
        empty = _EMPTY_WORD * float(np.median(shares))
        expected = pairings.weight * shares / (total[explained] + empty)
        counts = np.bincount(pairings.pair, weights=expected, minlength=pairs).astype(np.float64)
        probability = counts / (np.bincount(given, weights=counts)[given] + 1e-12)
    counts = np.maximum(counts * kept - _DISCOUNT, 0)
    shrunk: Floats = counts / (np.bincount(given, weights=counts)[given] + _UNSEEN)
    return shrunk
