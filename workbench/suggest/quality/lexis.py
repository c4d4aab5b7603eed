"""Which words of two languages can stand for one another, and how strongly."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from aligner import Dictionary, Knowledge
from workbench.suggest.quality.words import Word

Links = NDArray[np.float32]
"""Source words × target words, 0 (nothing is known) to 1."""

_DICTIONARY_SURE = 0.6
_LEAST_COGNATE = 0.6
_COGNATE_SURE = 0.9
_ENDING = 4
_MOST_LINKS = 200_000
"""How many pairs of words are kept: candidates for one sentence share most of them."""
_DISTANCE = np.float32(0.5)
_STEM_CUTS = {"ru": 2, "en": 1, "kk": 0}


class Lexis:
    """Translations of words between two languages, from what the aligner knows and the shipped dictionary.

    `knowledge` is of the same direction; what was learned from a memory is in it.
    """

    def __init__(self, knowledge: Knowledge, source_lang: str, target_lang: str) -> None:
        self.langs = (source_lang, target_lang)
        self._translations = knowledge.translations
        self._frequencies = knowledge.frequencies
        self._totals = tuple(max(sum(side.values()), 1) for side in knowledge.frequencies)
        self._known_targets = {other for others in self._translations.values() for other in others}
        self._stems: dict[str, dict[str, float]] = {}
        self._grams: dict[str, frozenset[str]] = {}
        self._links: dict[tuple[str, str], float] = {}

    def links(self, source: Sequence[Word], target: Sequence[Word]) -> Links:
        """How strongly each source word is linked with each target word."""
        links = np.zeros((len(source), len(target)), dtype=np.float32)
        known = self._links
        if len(known) > _MOST_LINKS:
            known.clear()
        for i, word in enumerate(source):
            for j, other in enumerate(target):
                key = word.written, other.written
                link = known.get(key)
                if link is None:
                    link = known[key] = self._link(word, other)
                links[i, j] = link
        return links * _nearness(*links.shape)

    def rarity(self, word: Word, side: int) -> float:
        """How rare a word's unit is in a language, as −log10 of its share; 6 for one never met."""
        count = self._frequencies[side].get(word.unit, 0)
        return float(-np.log10(count / self._totals[side])) if count else 6.0

    def is_met(self, word: Word, side: int) -> bool:
        """Whether a word's unit is met in running text of a language."""
        return word.unit in self._frequencies[side]

    def is_known(self, word: Word, side: int) -> bool:
        """Whether anything is known of a word's translations."""
        if side == 0:
            return word.unit in self._translations or bool(self._stems_of(word))
        return word.unit in self._known_targets

    def _link(self, word: Word, other: Word) -> float:
        if word.number or other.number:
            return float(word.number and other.number and word.form == other.form)
        forward, backward = self._translations.get(word.unit, {}).get(other.unit, (0.0, 0.0))
        best = sqrt(forward * backward)
        for stem, sure in self._stems_of(word).items():
            if other.form.startswith(stem) and len(other.form) - len(stem) <= _ENDING + 1:
                best = max(best, sure)
        if best < _COGNATE_SURE:
            best = max(best, self._cognate(word, other))
        return best

    def _cognate(self, word: Word, other: Word) -> float:
        one, two = word.sounds, other.sounds
        if len(one) < 3 or len(two) < 3 or one[0] != two[0]:
            return 0.0
        a, b = self._letters(one), self._letters(two)
        likeness = 2 * len(a & b) / (len(a) + len(b))
        return _COGNATE_SURE * likeness**2 if likeness >= _LEAST_COGNATE else 0.0

    def _letters(self, sounds: str) -> frozenset[str]:
        grams = self._grams.get(sounds)
        if grams is None:
            grams = self._grams[sounds] = frozenset(a + b for a, b in pairwise(f"^{sounds}"))
        return grams

    def _stems_of(self, word: Word) -> dict[str, float]:
        """What the beginnings of a Kazakh word's dictionary equivalents are, and how sure each is."""
        stems = self._stems.get(word.form)
        if stems is None:
            stems = self._stems[word.form] = self._looked_up(word.form)
        return stems

    def _looked_up(self, form: str) -> dict[str, float]:
        if self.langs[0] != "kk" or self.langs[1] not in _STEM_CUTS or not form or form[0].isdigit():
            return {}
        stems: dict[str, float] = {}
        lang = self.langs[1]
        for entry in Dictionary.shipped().lookup(form):
            for parts in (equivalent.lower().split() for equivalent in entry.words(lang)):
                for part in parts:
                    stem = _stem(part, lang)
                    stems[stem] = max(stems.get(stem, 0.0), _DICTIONARY_SURE / sqrt(len(parts)))
        return stems


def paired(links: Links) -> Links:
    """The links left when no word has two, the strongest chosen first (competitive linking, Melamed 2000)."""
    left = np.zeros_like(links)
    rows, columns = links.nonzero()
    taken: tuple[set[int], set[int]] = (set(), set())
    for place in np.argsort(-links[rows, columns], kind="stable").tolist():
        row, column = int(rows[place]), int(columns[place])
        if row not in taken[0] and column not in taken[1]:
            taken[0].add(row)
            taken[1].add(column)
            left[row, column] = links[row, column]
    return left


def _nearness(rows: int, columns: int) -> Links:
    """1 for words at the same place of their sentences, less for those far apart."""
    places = (np.arange(size, dtype=np.float32) / max(size - 1, 1) for size in (rows, columns))
    here, there = places
    return 1 - _DISTANCE * np.abs(here[:, None] - there[None, :])


def _stem(word: str, lang: str) -> str:
    """The part of an equivalent that its inflected forms share."""
    cut = _STEM_CUTS[lang]
    return word[: max(3, len(word) - cut)] if len(word) > 3 else word
