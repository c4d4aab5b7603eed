"""What is known of a language pair before a text is seen.

Shipped with Qostil (`aligner/data`, its README says where each figure comes from): a Kazakh–Russian–English
lexicon, translation probabilities of frequent units, and how frequent units are. Pairs from a translation
memory add to it. Of other languages nothing is known; they are aligned by what the texts themselves show.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from itertools import chain
from math import sqrt

import numpy as np

from aligner.dictionary import Dictionary
from aligner.encoding import Encoder
from aligner.lexicon import Example, learn
from aligner.table import Table
from aligner.units import Column, Floats, unit
from corpus.folding import fold
from corpus.tokens import words

_ENTRY_SURE = 0.5
_UNSEEN_MASS = 2000.0
_RAREST = 2e-5

Partners = Mapping[str, tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Translations of units, unit → unit → p(target | source), p(source | target), and unit frequencies.

    An `encoder` knows what sentences mean.
    """

    translations: Mapping[str, Partners] = field(default_factory=dict)
    frequencies: tuple[Mapping[str, int], Mapping[str, int]] = field(default_factory=lambda: ({}, {}))
    encoder: Encoder | None = None

    @classmethod
    def shipped(cls, source_lang: str, target_lang: str) -> Knowledge:
        """What Qostil ships for a language pair; nothing for one it does not know."""
        return _shipped(source_lang, target_lang)

    def learned_from(self, pairs: Sequence[tuple[str, str]]) -> Knowledge:
        """This knowledge and what pairs of translated texts, say of a memory, add to it.

        They add unit frequencies, and translations of units that nothing was known of. Where both units
        are known their known translations stay alone: further ones, learned from few pairs, explain wrong
        beads as well as right ones (measured in `benchmarks/learning.py`).
        """
        if not pairs:
            return self
        source, target = (Column.of(side) for side in zip(*pairs, strict=True))
        table = learn(source, target, [Example(range(k, k + 1), range(k, k + 1)) for k in range(len(pairs))])
        sources, targets = table.sources(), table.targets
        known_targets = {other for others in self.translations.values() for other in others}
        s_known = np.array([unit in self.translations for unit in source.vocabulary], dtype=np.bool_)
        t_known = np.array([unit in known_targets for unit in target.vocabulary], dtype=np.bool_)
        new = np.flatnonzero(~(s_known[sources] & t_known[targets]))
        rows = (
            (
                source.vocabulary[sources[k]],
                target.vocabulary[targets[k]],
                table.forward[k],
                table.backward[k],
            )
            for k in new
        )
        known = ((s, t, f, b) for s, others in self.translations.items() for t, (f, b) in others.items())
        counted = (_added(self.frequencies[0], source), _added(self.frequencies[1], target))
        return Knowledge(
            _gathered(chain(known, ((s, t, float(f), float(b)) for s, t, f, b in rows))),
            counted,
            self.encoder,
        )

    def table(self, source: Column, target: Column) -> Table:
        """The translations between the units of two columns."""
        places = {other: j for j, other in enumerate(target.vocabulary)}
        rows = [
            (i, places[other], forward, backward)
            for i, given in enumerate(source.vocabulary)
            for other, (forward, backward) in self.translations.get(given, {}).items()
            if other in places
        ]
        sizes = (len(source.vocabulary), len(target.vocabulary))
        if not rows:
            return Table.empty(sizes)
        s, t, f, b = (np.array(values) for values in zip(*rows, strict=True))
        return Table.of(s.astype(np.int64), t.astype(np.int64), f, b, sizes)

    def chances(self, column: Column, side: int) -> Floats:
        """The probability of each unit in running text: its share in the column and in the language."""
        counts = column.counts()
        frequencies = self.frequencies[side]
        usual = np.full(len(counts), 1 / max(len(counts), 1))
        if frequencies:
            usual = np.array([frequencies.get(known, 0) + 0.5 for known in column.vocabulary])
            usual /= sum(frequencies.values())
        chances: Floats = np.maximum((counts + _UNSEEN_MASS * usual) / (counts.sum() + _UNSEEN_MASS), _RAREST)
        return chances

    def reversed(self) -> Knowledge:
        """The same knowledge of the opposite direction."""
        rows = ((t, s, b, f) for s, others in self.translations.items() for t, (f, b) in others.items())
        return Knowledge(_gathered(rows), (self.frequencies[1], self.frequencies[0]), self.encoder)


@cache
def _shipped(source_lang: str, target_lang: str) -> Knowledge:
    pair = (source_lang, target_lang)
    if pair in {("ru", "kk"), ("en", "kk"), ("en", "ru")}:
        return _shipped(target_lang, source_lang).reversed()
    if pair not in {("kk", "ru"), ("kk", "en"), ("ru", "en")}:
        return Knowledge()
    rows = _lexicon_rows(source_lang, target_lang)
    if source_lang == "kk":
        rows = chain(rows, _pair_rows(f"{source_lang}-{target_lang}.pairs.tsv"))
    return Knowledge(_gathered(rows), (_frequencies(source_lang), _frequencies(target_lang)))


def _lexicon_rows(source_lang: str, target_lang: str) -> Iterator[tuple[str, str, float, float]]:
    """Single words of the lexicon that translate one another; the more choices, the less sure each."""
    there: dict[str, set[str]] = defaultdict(set)
    back: dict[str, set[str]] = defaultdict(set)
    for entry in Dictionary.shipped().entries:
        for s in _single_units(entry.words(source_lang)):
            for t in _single_units(entry.words(target_lang)):
                there[s].add(t)
                back[t].add(s)
    for s, others in there.items():
        for t in others:
            yield s, t, _ENTRY_SURE / sqrt(len(others)), _ENTRY_SURE / sqrt(len(back[t]))


def _single_units(equivalents: Iterable[str]) -> list[str]:
    split = (words(fold(equivalent)) for equivalent in equivalents)
    return [unit(some[0]) for some in split if len(some) == 1]


def _pair_rows(name: str) -> Iterator[tuple[str, str, float, float]]:
    for line in _lines(name):
        s, t, forward, backward = line.split("\t")
        yield s, t, float(forward), float(backward)


def _frequencies(lang: str) -> dict[str, int]:
    return {
        unit: int(count) for unit, count in (line.split("\t") for line in _lines(f"{lang}.frequencies.tsv"))
    }


def _lines(name: str) -> list[str]:
    text = files("aligner").joinpath("data", name).read_text(encoding="utf-8")
    return [line for line in text.split("\n") if line]


def _gathered(rows: Iterable[tuple[str, str, float, float]]) -> dict[str, dict[str, tuple[float, float]]]:
    gathered: dict[str, dict[str, tuple[float, float]]] = defaultdict(dict)
    for s, t, forward, backward in rows:
        f, b = gathered[s].get(t, (0.0, 0.0))
        gathered[s][t] = (max(f, forward), max(b, backward))
    return dict(gathered)


def _added(frequencies: Mapping[str, int], column: Column) -> dict[str, int]:
    added = dict(frequencies)
    for known, count in zip(column.vocabulary, column.counts(), strict=True):
        added[known] = added.get(known, 0) + int(count)
    return added
