"""Which documents of two languages translate one another, judged by their words, cheaply.

Each document is the set of its units (`aligner.units`), those of a source put into the target's language by
what is known of the pair, and names and numbers as they are; the rarer a unit is in running text, the more
it counts. Documents are compared by cosine; a difference in length counts against a pair.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import exp, log, sqrt

from aligner.knowledge import Knowledge
from aligner.units import NUMBER, units
from corpus.folding import skeleton

LEAST = 0.08
"""Documents less alike than this are not taken for translations of one another."""

_LENGTH_SPREAD = 0.6
_LEAST_TRANSLATION = 0.05
_NAME = "~"
_TOKENS = 100_000.0

Weights = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Profile:
    """What a document is recognised by: language, length in characters, units."""

    lang: str
    length: int
    units: frozenset[str]

    @classmethod
    def of(cls, lang: str, texts: Iterable[str]) -> Profile:
        """The profile of a segmented text."""
        found: set[str] = set()
        length = 0
        for text in texts:
            found.update(units(text))
            length += len(text)
        return cls(lang, max(length, 1), frozenset(found))


@dataclass(frozen=True, slots=True)
class Partners:
    """Two documents, by their places, that are each other's most alike; `likeness` lies between 0 and 1."""

    source: int
    target: int
    likeness: float


def find_partners(
    sources: Sequence[Profile], targets: Sequence[Profile], least: float = LEAST
) -> list[Partners]:
    """The documents that translate one another, in the order of the sources; each has one partner at most."""
    alike = _likenesses(sources, targets)
    columns = list(zip(*alike, strict=True))
    found = []
    for i, row in enumerate(alike):
        j = row.index(max(row)) if row else -1
        if j >= 0 and row[j] >= least and columns[j].index(max(columns[j])) == i:
            found.append(Partners(i, j, row[j]))
    return found


def _likenesses(sources: Sequence[Profile], targets: Sequence[Profile]) -> list[list[float]]:
    """How alike each source is to each target."""
    alike = [[0.0] * len(targets) for _ in sources]
    langs = {(source.lang, target.lang) for source in sources for target in targets}
    for source_lang, target_lang in langs:
        knowledge = Knowledge.shipped(source_lang, target_lang)
        weighed = {
            j: _weighed(target, knowledge.frequencies[1])
            for j, target in enumerate(targets)
            if target.lang == target_lang
        }
        for i, source in enumerate(sources):
            if source.lang == source_lang:
                expected = _translated(source, knowledge)
                for j, found in weighed.items():
                    length = log(source.length / targets[j].length) / _LENGTH_SPREAD
                    alike[i][j] = _product(expected, found) * exp(-length * length / 2)
    return alike


def _translated(source: Profile, knowledge: Knowledge) -> Weights:
    """The target units that a source leads one to expect, each by its weight and probability."""
    expected: dict[str, float] = defaultdict(float)
    for unit in source.units:
        for name in _plain(unit):
            expected[name] = 1.0
        for other, (forward, _) in knowledge.translations.get(unit, {}).items():
            if forward >= _LEAST_TRANSLATION:
                expected[other] = max(expected[other], forward)
    weights = _weights(expected, knowledge.frequencies[1])
    return _unit_length({unit: share * weights[unit] for unit, share in expected.items()})


def _weighed(target: Profile, frequencies: Mapping[str, int]) -> Weights:
    plain = {name for unit in target.units for name in _plain(unit)}
    return _unit_length(_weights(target.units | plain, frequencies))


def _plain(unit: str) -> list[str]:
    """The forms of a unit that are the same in every language: a number, or a word's skeleton as a name."""
    if unit.startswith(NUMBER):
        return [unit]
    form = skeleton(unit)
    return [_NAME + form] if len(form) > 3 else []


def _weights(found: Iterable[str], frequencies: Mapping[str, int]) -> Weights:
    total = sum(frequencies.values()) or _TOKENS
    return {unit: log(total / (frequencies.get(unit, 0) + 1)) for unit in found}


def _unit_length(weights: Weights) -> Weights:
    length = sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    return {unit: weight / length for unit, weight in weights.items()}


def _product(one: Weights, other: Weights) -> float:
    return sum(one[unit] * other[unit] for unit in one.keys() & other.keys())
