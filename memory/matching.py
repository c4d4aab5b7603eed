"""How much two source texts resemble one another, in percent, and where they differ.

The texts are compared token by token (words, numbers, punctuation), folded: case, quotes, dashes and
look-alike letters do not count. The score is

    100 · (1 − D / W)

D is the cheapest way to turn one text into the other by leaving out, adding and replacing tokens, W the
weight of the heavier text. A word weighs 1, a number .4, a punctuation mark .1. Leaving out or adding a token
costs its weight. Replacing a word costs .2 when both share a stem (the suffixes differ) and 1 otherwise;
replacing a number by a number costs .1, a mark by a mark .05. Only texts that fold to the same are 100;
others are 99 at most.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from corpus.folding import fold
from memory.unit import Edit

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:[-'’][^\W\d_]+)*|[^\w\s]")
_WEIGHTS = {"word": 1.0, "number": 0.4, "mark": 0.1}
_REPLACED = {"number": 0.1, "mark": 0.05}
_INFLECTED = 0.2
_SHORTEST_STEM = 3


@dataclass(frozen=True, slots=True)
class Token:
    """A folded token, its kind, and where it stands in the text."""

    form: str
    kind: str
    start: int
    end: int

    @property
    def weight(self) -> float:
        """What the token counts."""
        return _WEIGHTS[self.kind]


@lru_cache(maxsize=4096)
def tokens(text: str) -> tuple[Token, ...]:
    """The tokens of a text."""
    return tuple(Token(fold(m.group()), _kind(m.group()), m.start(), m.end()) for m in _TOKEN.finditer(text))


def compare(query: str, other: str) -> tuple[int, tuple[Edit, ...]]:
    """The score of two texts and the stretches that differ, as character offsets in each."""
    if fold(query) == fold(other):
        return 100, ()
    a, b = tokens(query), tokens(other)
    heavier = max(sum(t.weight for t in a), sum(t.weight for t in b))
    if not heavier:
        return 0, ()
    costs = _costs(a, b)
    score = round(100 * (1 - costs[-1][-1] / heavier))
    return max(0, min(99, score)), _edits(a, b, costs)


def _kind(form: str) -> str:
    if form[0].isdigit():
        return "number"
    return "word" if form[0].isalpha() else "mark"


@lru_cache(maxsize=1 << 16)
def _replacing(a: str, b: str, kind: str) -> float:
    if a == b:
        return 0.0
    if kind != "word":
        return _REPLACED[kind]
    shared = next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    return _INFLECTED if shared >= _SHORTEST_STEM and 2 * shared >= min(len(a), len(b)) else 1.0


def _replace_cost(a: Token, b: Token) -> float:
    return _replacing(a.form, b.form, a.kind) if a.kind == b.kind else a.weight + b.weight


def _costs(a: tuple[Token, ...], b: tuple[Token, ...]) -> list[list[float]]:
    """Weighted edit distances of all beginnings."""
    costs = [[0.0] * (len(b) + 1)]
    for j, token in enumerate(b):
        costs[0][j + 1] = costs[0][j] + token.weight
    for ours in a:
        above = costs[-1]
        row = [above[0] + ours.weight]
        for j, theirs in enumerate(b):
            row.append(
                min(
                    above[j] + _replace_cost(ours, theirs), above[j + 1] + ours.weight, row[j] + theirs.weight
                )
            )
        costs.append(row)
    return costs


def _edits(a: tuple[Token, ...], b: tuple[Token, ...], costs: list[list[float]]) -> tuple[Edit, ...]:
    """The differing stretches, neighbours put together, from the path through the costs."""
    i, j = len(a), len(b)
    steps: list[tuple[int, int, int, int]] = []
    while i or j:
        here = costs[i][j]
        if i and j and abs(costs[i - 1][j - 1] + _replace_cost(a[i - 1], b[j - 1]) - here) < 1e-9:
            if a[i - 1].form != b[j - 1].form:
                steps.append((i - 1, i, j - 1, j))
            i, j = i - 1, j - 1
        elif i and abs(costs[i - 1][j] + a[i - 1].weight - here) < 1e-9:
            steps.append((i - 1, i, j, j))
            i -= 1
        else:
            steps.append((i, i, j - 1, j))
            j -= 1
    merged: list[tuple[int, int, int, int]] = []
    for step in reversed(steps):
        if merged and merged[-1][1] == step[0] and merged[-1][3] == step[2]:
            merged[-1] = (merged[-1][0], step[1], merged[-1][2], step[3])
        else:
            merged.append(step)
    return tuple(Edit(_span(a, *step[:2]), _span(b, *step[2:])) for step in merged)


def _span(text: tuple[Token, ...], first: int, stop: int) -> tuple[int, int]:
    if first < stop:
        return text[first].start, text[stop - 1].end
    place = text[first - 1].end if first else 0
    return place, place
