"""Which shapes of words follow one another in a language: a language model of endings.

A word's shape is itself when it is frequent, else its last three letters, with a mark for a capital; stops
and commas are shapes too. The model is a bigram interpolated with the unigram (Jelinek & Mercer 1980), small
enough to ship; it knows grammar's neighbours (preposition and case, adjective and noun), no meanings.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import pairwise
from math import log

START, END = "<", ">"
_TOKEN = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*|[.,;:!?…–—()«»“”\"]")
_NUMBER = re.compile(r"\d")
_BIGRAM = 0.75
_LEAST = 3


class Sequences:
    """Counts of shapes and of pairs of neighbouring shapes by language, and the usual surprise.

    `usual` holds, by language, the mean and the deviation over good sentences of the mean gain in log
    probability that a shape's neighbour gives.
    """

    def __init__(
        self,
        shapes: Mapping[str, Mapping[str, int]],
        pairs: Mapping[str, Mapping[tuple[str, str], int]],
        usual: Mapping[str, tuple[float, float]],
    ) -> None:
        self._shapes = shapes
        self._pairs = pairs
        self._usual = usual
        self._frequent = {lang: frozenset(counts) for lang, counts in shapes.items()}
        self._totals = {lang: sum(counts.values()) for lang, counts in shapes.items()}

    @classmethod
    def parse(cls, text: str) -> Sequences:
        """What `written` gave."""
        shapes: dict[str, dict[str, int]] = defaultdict(dict)
        pairs: dict[str, dict[tuple[str, str], int]] = defaultdict(dict)
        usual: dict[str, tuple[float, float]] = {}
        for line in text.splitlines():
            lang, *fields = line.split("\t")
            if len(fields) == 3 and fields[0] == "usual":
                usual[lang] = (float(fields[1]), float(fields[2]))
            elif len(fields) == 3:
                pairs[lang][fields[0], fields[1]] = int(fields[2])
            else:
                shapes[lang][fields[0]] = int(fields[1])
        return cls(shapes, pairs, usual)

    def written(self) -> str:
        """Lines of language and usual surprise, language, shape and count, language, two shapes and count."""
        lines = [f"{lang}\tusual\t{mean:.4f}\t{dev:.4f}" for lang, (mean, dev) in sorted(self._usual.items())]
        for lang, shapes in sorted(self._shapes.items()):
            lines += [f"{lang}\t{shape}\t{count}" for shape, count in sorted(shapes.items())]
        for lang, pairs in sorted(self._pairs.items()):
            lines += [f"{lang}\t{a}\t{b}\t{count}" for (a, b), count in sorted(pairs.items())]
        return "\n".join(lines) + "\n"

    def gain(self, text: str, lang: str) -> float | None:
        """The mean of log p(shape | its neighbour) − log p(shape); None when there is too little to go by."""
        if lang not in self._shapes:
            return None
        shapes = _shaped(text, self._frequent[lang])
        if len(shapes) < _LEAST + 2:
            return None
        return sum(self._step(a, b, lang) for a, b in pairwise(shapes)) / (len(shapes) - 1)

    def surprise(self, text: str, lang: str) -> float:
        """How many deviations the gain lies below what is usual, from −3 to 6; 0 when nothing is known."""
        gain = self.gain(text, lang)
        if gain is None or lang not in self._usual:
            return 0.0
        mean, deviation = self._usual[lang]
        return min(max((mean - gain) / deviation, -3.0), 6.0)

    def _step(self, a: str, b: str, lang: str) -> float:
        before, alone = (
            self._shapes[lang].get(a, 0),
            (self._shapes[lang].get(b, 0) + 0.5) / self._totals[lang],
        )
        together = self._pairs[lang].get((a, b), 0)
        conditional = together / before if before else 0.0
        return log((_BIGRAM * conditional + (1 - _BIGRAM) * alone) / alone)


def count(texts: Iterable[str], frequent: frozenset[str]) -> tuple[Counter[str], Counter[tuple[str, str]]]:
    """Counts of shapes and of neighbouring shapes; `frequent` words are shapes of their own."""
    shapes: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    for text in texts:
        found = _shaped(text, frequent)
        shapes.update(found)
        pairs.update(pairwise(found))
    return shapes, pairs


@lru_cache(maxsize=256)
def _shaped(text: str, known: frozenset[str]) -> tuple[str, ...]:
    return (START, *(_shape(token, known) for token in _TOKEN.findall(text)), END)


def _shape(token: str, known: frozenset[str]) -> str:
    if _NUMBER.search(token):
        return "#"
    form = token.lower()
    if form in known:
        return form
    ending = f"-{form[-3:]}"
    return f"^{ending}" if token[0].isupper() else ending
