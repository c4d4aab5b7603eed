"""Terms proposed from translated text: what recurs as a phrase, and what stands for it on the other side.

A phrase's weight is its C-value (Frantzi, Ananiadou & Mima 2000: how often it stands on its own, not inside a
longer phrase, times the logarithm of its length) times how much more frequent its words are than in texts at
large. Its translation is the phrase of the other side that shares its sentence pairs best (Dice coefficient).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log, log2

from memory.glossary.entry import Entry, Term
from memory.glossary.phrase_table import Key, Phrase, WordKinds, dictionary_form, phrase_table

_UNIT = 5
_SMOOTHING = 2.0
_AS_SURE = 0.9
_UNSURE = 0.1


@dataclass(frozen=True, slots=True)
class Language:
    """One side of a translated text: its code, what its words are, how frequent they are in texts at large.

    Frequencies are counts by a word's first five letters; without any, all words count alike.
    """

    code: str
    kinds: WordKinds
    frequencies: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A term and its likely translation.

    `count` is how often it stands in the text, `sure` how well the two share their sentence pairs (Dice,
    0–1); `weight` orders candidates by both.
    """

    source: str
    target: str
    count: int
    weight: float
    sure: float

    def entry(self, source_lang: str, target_lang: str) -> Entry:
        """The candidate as a glossary entry."""
        terms = [Term(self.source, source_lang)]
        if self.target:
            terms.append(Term(self.target, target_lang))
        return Entry(tuple(terms))


def candidates(
    pairs: Sequence[tuple[str, str]], source: Language, target: Language, *, least: int = 3
) -> list[Candidate]:
    """The terms that sentence pairs suggest, the weightiest first; each stands at least `least` times.

    A phrase without a likely translation has an empty target and 0 for sure.
    """
    phrases = phrase_table([a for a, _ in pairs], source.code, source.kinds, least=least)
    others = phrase_table([b for _, b in pairs], target.code, target.kinds, least=max(2, least - 1))
    holding: dict[int, list[Phrase]] = defaultdict(list)
    for other in others.values():
        for number in other.sentences:
            holding[number].append(other)
    weights = _weights(phrases, source.frequencies)
    found = []
    for key, weight in weights.items():
        phrase = phrases[key]
        partner, sure = _partner(phrase, holding)
        text = dictionary_form(partner, target.code, target.kinds) if partner else ""
        written = dictionary_form(phrase, source.code, source.kinds)
        found.append(
            Candidate(written, text, phrase.count, round(weight * (_UNSURE + sure), 3), round(sure, 3))
        )
    found.sort(key=lambda one: (-one.weight, one.source))
    first: dict[str, Candidate] = {}
    for one in found:
        first.setdefault(one.source.lower(), one)
    return list(first.values())


def _weights(phrases: Mapping[Key, Phrase], frequencies: Mapping[str, int]) -> dict[Key, float]:
    """The weight of each phrase that is more than a part of one longer phrase and of everyday words."""
    inside: dict[Key, list[int]] = defaultdict(list)
    for key, phrase in phrases.items():
        for start in range(len(key)):
            for end in range(start + 1, len(key) + 1):
                if end - start < len(key):
                    inside[key[start:end]].append(phrase.count)
    words = Counter[str]()
    for key, phrase in phrases.items():
        if len(key) == 1:
            words[key[0][:_UNIT]] += phrase.count
    here, at_large = words.total() + 1, sum(frequencies.values()) + 1
    found = {}
    for key, phrase in phrases.items():
        longer = inside.get(key, [])
        alone = phrase.count - (sum(longer) / len(longer) if longer else 0)
        keyness = [
            log(
                (words[word[:_UNIT]] or 1) / here * at_large / (frequencies.get(word[:_UNIT], 0) + _SMOOTHING)
            )
            for word in (key if frequencies else ())
        ]
        weight = log2(len(key) + 1) * alone * max(0.0, 1 + sum(keyness) / len(key))
        if weight > 0:
            found[key] = weight
    return found


def _partner(phrase: Phrase, holding: Mapping[int, list[Phrase]]) -> tuple[Phrase | None, float]:
    """The phrase of the other side with the highest Dice coefficient; among near equals the longest."""
    together = Counter[Key]()
    others: dict[Key, Phrase] = {}
    for number in phrase.sentences:
        for other in holding.get(number, ()):
            together[other.key] += 1
            others[other.key] = other
    if not together:
        return None, 0.0
    dice = {
        key: 2 * count / (len(phrase.sentences) + len(others[key].sentences))
        for key, count in together.items()
    }
    top = max(dice.values())
    near = [key for key, value in dice.items() if value >= _AS_SURE * top]
    best = max(near, key=lambda key: (len(key), dice[key], key))
    return others[best], dice[best]
