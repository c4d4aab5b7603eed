"""A lexicon learned from beads.

IBM model 1 (Brown et al. 1993) in both directions over the units of each bead, a few rounds of expectation
and maximisation. A pair met in one bead only is left out, for one bead is no evidence for itself; what such
pairs would explain goes to an empty word. The counts are then shrunk: leave-one-out on average, (n − 1)/n
for a pair met in n beads, and an absolute discount.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from aligner.table import Table
from aligner.units import Column, Floats, Ints

_ITERATIONS = 4
_EMPTY_WORD = 1.0
_DISCOUNT = 0.75
_UNSEEN = 1.0
_MOST_EXAMPLES = 16_000
_SAMPLE = 200_000
_AT_ONCE = 500_000
_BUCKETS = 1 << 23

Places = NDArray[np.int32]


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

    pair: Places
    weight: NDArray[np.float32]
    by_target: Places
    by_source: Places
    sources: Ints
    targets: Ints


@dataclass(frozen=True, slots=True)
class _Bags:
    """The distinct units of one side of each example: those of example k at starts[k]:starts[k + 1]."""

    units: Ints
    starts: Ints

    @classmethod
    def of(cls, column: Column, ranges: Sequence[range]) -> _Bags:
        """The bags of some ranges of segments."""
        first = column.starts[np.array([segments.start for segments in ranges], dtype=np.int64)]
        count = column.starts[np.array([segments.stop for segments in ranges], dtype=np.int64)] - first
        owner = np.repeat(np.arange(len(ranges)), count)
        tokens = column.tokens[_runs(first, count)]
        keys = np.unique(owner * max(len(column.vocabulary), 1) + tokens)
        owner, units = np.divmod(keys, max(len(column.vocabulary), 1))
        return cls(units, np.searchsorted(owner, np.arange(len(ranges) + 1)))


def learn(source: Column, target: Column, examples: Sequence[Example]) -> Table:
    """The translation table that some examples support.

    Of very many examples an even share is read: its memory is bounded by that.
    """
    sizes = (len(source.vocabulary), len(target.vocabulary))
    if len(examples) > _MOST_EXAMPLES:
        chosen = np.linspace(0, len(examples) - 1, _MOST_EXAMPLES).astype(np.int64)
        examples = [examples[place] for place in chosen]
    pairings = _pairings(source, target, examples)
    if not len(pairings.pair):
        return Table.empty(sizes)
    times = np.bincount(pairings.pair)
    kept = (times - 1) / times
    forward = _probabilities(pairings, pairings.by_target, pairings.sources, kept)
    backward = _probabilities(pairings, pairings.by_source, pairings.targets, kept)
    seen = (forward > 0) | (backward > 0)
    return Table.of(pairings.sources[seen], pairings.targets[seen], forward[seen], backward[seen], sizes)


def _pairings(source: Column, target: Column, examples: Sequence[Example]) -> _Pairings:
    """The pairings of pairs that are met more than once; the others are no evidence, and the most."""
    width = max(len(target.vocabulary), 1)
    weights = np.array([example.weight for example in examples], dtype=np.float32)
    s_bags = _Bags.of(source, [example.source for example in examples])
    t_bags = _Bags.of(target, [example.target for example in examples])
    met = np.zeros(_BUCKETS, dtype=np.int32)
    for _, s, t in _crossed(s_bags, t_bags):
        np.add.at(met, _bucket(s_bags.units[s] * width + t_bags.units[t]), 1)
    found: list[Ints] = []
    weight: list[NDArray[np.float32]] = []
    by_target: list[Places] = []
    by_source: list[Places] = []
    for owner, s, t in _crossed(s_bags, t_bags):
        key = s_bags.units[s] * width + t_bags.units[t]
        again = met[_bucket(key)] > 1
        found.append(key[again])
        weight.append(weights[owner[again]])
        by_target.append(t[again].astype(np.int32))
        by_source.append(s[again].astype(np.int32))
    keys, pair = np.unique(_emptied(found, np.int64), return_inverse=True)
    return _Pairings(
        pair.astype(np.int32),
        _emptied(weight, np.float32),
        _emptied(by_target, np.int32),
        _emptied(by_source, np.int32),
        keys // width,
        keys % width,
    )


def _emptied(parts: list[NDArray[Any]], kind: type[np.generic]) -> NDArray[Any]:
    """The parts as one array; the list is emptied, for there are few places for both."""
    whole = np.concatenate([np.zeros(0, dtype=kind), *parts])
    parts.clear()
    return whole


def _crossed(s_bags: _Bags, t_bags: _Bags) -> Iterator[tuple[Ints, Ints, Ints]]:
    """Every unit of an example with every other of its other side, some examples at a time.

    Gives the examples' numbers and places among the units of both bags.
    """
    wide = np.diff(t_bags.starts)
    pairs = np.concatenate([[0], np.cumsum(np.diff(s_bags.starts) * wide)])
    cuts = np.unique(np.searchsorted(pairs, np.arange(0, pairs[-1] + _AT_ONCE, _AT_ONCE)).clip(0, len(wide)))
    for start, stop in pairwise(cuts):
        owner = np.repeat(np.arange(start, stop), np.diff(pairs[start : stop + 1]))
        row, column = np.divmod(np.arange(pairs[start], pairs[stop]) - pairs[owner], wide[owner])
        yield owner, s_bags.starts[owner] + row, t_bags.starts[owner] + column


def _runs(first: Ints, count: Ints) -> Ints:
    """first[k], first[k] + 1 … count[k] numbers of each, one run after another."""
    return np.arange(count.sum()) + np.repeat(first - np.cumsum(count) + count, count)


def _bucket(key: Ints) -> Ints:
    """A hash of each key (Knuth's multiplicative)."""
    return (key * 2654435761 >> 8) % _BUCKETS


def _probabilities(pairings: _Pairings, explained: Places, given: Ints, kept: Floats) -> Floats:
    """p(other unit | given unit) of each pair, after shrinking."""
    pairs = len(given)
    probability: Floats = np.ones(pairs)
    counts: Floats = probability
    sampled = pairings.pair[:: len(pairings.pair) // _SAMPLE + 1]
    for _ in range(_ITERATIONS):
        shares = (probability + 1e-12).astype(np.float32)[pairings.pair]
        empty = _EMPTY_WORD * float(np.median(probability[sampled]))
        total = (np.bincount(explained, weights=shares) + empty).astype(np.float32)
        shares *= pairings.weight
        shares /= total[explained]
        counts = np.bincount(pairings.pair, weights=shares, minlength=pairs).astype(np.float64)
        probability = counts / (np.bincount(given, weights=counts)[given] + 1e-12)
    counts = np.maximum(counts * kept - _DISCOUNT, 0)
    shrunk: Floats = counts / (np.bincount(given, weights=counts)[given] + _UNSEEN)
    return shrunk
