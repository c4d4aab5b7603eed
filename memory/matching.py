"""How much two source texts resemble one another, in percent, and where they differ.

The texts are compared token by token (words, numbers, marks) in the forms of `memory.forms`: case, script,
quotes, dashes, spaces and look-alike letters do not count. The score is

    100 · (1 − D / W)

D is the cheapest way to turn one text into the other by leaving out, adding and replacing tokens (weighted
Levenshtein distance), W the weight of the heavier text. The weights are below and in docs/matching.md.

Two rules make the bands mean something. Texts whose tokens are all the same are 100, and no others. When
the words are the same and numbers or marks differ, the score is 95 to 99 (85 to 94 when numbers are missing
on one side); when a word differs it is 94 at most.
"""

from __future__ import annotations

from collections.abc import Sequence

from memory.forms import Form, Token, TokenKind, alike_in, needs_coarse, tokens
from memory.unit import Edit

SCALE = 20
"""Weights and costs are counted in twentieths of a word."""
WEIGHTS = {TokenKind.WORD: 20, TokenKind.NUMBER: 8, TokenKind.MARK: 2}
"""What a token weighs, and what leaving it out or adding it costs."""
REPLACED = {TokenKind.WORD: 20, TokenKind.NUMBER: 2, TokenKind.MARK: 1}
"""What replacing a token by another of its kind costs."""
SUFFIX_CHANGED = 4
"""What replacing a word by another with the same stem costs."""
NAME_REPLACED = 10
"""What replacing a name by a name costs."""

EXACT = 100
BEST_WITH_A_WORD_CHANGED = 94
BEST_CHANGED = 99
LEAST_WITH_NUMBERS_CHANGED = 95
LEAST_WITH_NUMBERS_MISSING = 85
WORD_CHANGED = (0, BEST_WITH_A_WORD_CHANGED)
"""The least and the best score of texts whose words differ."""


def compare(query: str, other: str, lang: str = "kk") -> tuple[int, tuple[Edit, ...]]:
    """The score of two texts in one language and the stretches that differ, as character offsets in each."""
    coarse = needs_coarse(query, other)
    a, b = tokens(query, lang), tokens(other, lang)
    start, stop = _shared_ends(a, b, coarse)
    middle_a, middle_b = a[start : len(a) - stop], b[start : len(b) - stop]
    if not middle_a and not middle_b:
        return (EXACT, ()) if a or query.split() == other.split() else (0, ())
    costs = _costs(middle_a, middle_b, coarse)
    heavier = max(_weight(a), _weight(b))
    score = percent(costs[-1][-1], heavier, change_of(_forms(a), _forms(b), coarse))
    return score, _edits(a, b, _steps(middle_a, middle_b, costs, coarse), start)


def percent(distance: int, heavier: int, change: tuple[int, int]) -> int:
    """The score of a distance between texts that are not the same, within the limits of the change."""
    least, best = change
    return max(least, min(best, round(100 * (1 - distance / heavier)), BEST_CHANGED))


def change_of(a: Sequence[Form], b: Sequence[Form], coarse: bool) -> tuple[int, int]:
    """The least and the best score that two differing texts may have, by what kind of tokens differ."""
    if _spelled(a, TokenKind.WORD, coarse) != _spelled(b, TokenKind.WORD, coarse):
        return WORD_CHANGED
    if not any(form.kind is TokenKind.WORD for form in a):
        return 0, BEST_CHANGED
    if _count(a, TokenKind.NUMBER) == _count(b, TokenKind.NUMBER):
        return LEAST_WITH_NUMBERS_CHANGED, BEST_CHANGED
    return LEAST_WITH_NUMBERS_MISSING, BEST_WITH_A_WORD_CHANGED


def replacing_cost(a: Form, b: Form, both_names: bool, coarse: bool) -> int:
    """What it costs to put one token in the other's place."""
    if a.kind is not b.kind:
        return WEIGHTS[a.kind] + WEIGHTS[b.kind]
    if alike_in(a, coarse) == alike_in(b, coarse):
        return 0
    if a.kind is TokenKind.WORD:
        if a.stem == b.stem:
            return SUFFIX_CHANGED
        if both_names:
            return NAME_REPLACED
    return REPLACED[a.kind]


def _spelled(forms: Sequence[Form], kind: TokenKind, coarse: bool) -> list[str]:
    return [alike_in(form, coarse) for form in forms if form.kind is kind]


def _count(forms: Sequence[Form], kind: TokenKind) -> int:
    return sum(form.kind is kind for form in forms)


def _forms(text: Sequence[Token]) -> list[Form]:
    return [token.form for token in text]


def _weight(text: Sequence[Token]) -> int:
    return sum(WEIGHTS[token.form.kind] for token in text)


def _same(a: Token, b: Token, coarse: bool) -> bool:
    return a.form.kind is b.form.kind and alike_in(a.form, coarse) == alike_in(b.form, coarse)


def _shared_ends(a: Sequence[Token], b: Sequence[Token], coarse: bool) -> tuple[int, int]:
    """How many tokens at the start and at the end are the same in both: they need no search."""
    shorter = min(len(a), len(b))
    start = 0
    while start < shorter and _same(a[start], b[start], coarse):
        start += 1
    stop = 0
    while stop < shorter - start and _same(a[-1 - stop], b[-1 - stop], coarse):
        stop += 1
    return start, stop


def _costs(a: Sequence[Token], b: Sequence[Token], coarse: bool) -> list[list[int]]:
    """The distances of all beginnings."""
    weights = [WEIGHTS[token.form.kind] for token in b]
    above = [0]
    for weight in weights:
        above.append(above[-1] + weight)
    costs = [above]
    for ours in a:
        ours_weight = WEIGHTS[ours.form.kind]
        last = above[0] + ours_weight
        row = [last]
        for j, theirs in enumerate(b):
            replaced = above[j] + replacing_cost(ours.form, theirs.form, ours.name and theirs.name, coarse)
            last = min(replaced, above[j + 1] + ours_weight, last + weights[j])
            row.append(last)
        costs.append(row)
        above = row
    return costs


def _steps(
    a: Sequence[Token], b: Sequence[Token], costs: list[list[int]], coarse: bool
) -> list[tuple[int, int, int, int]]:
    """The differing stretches (start and end in each text), neighbours put together."""
    i, j = len(a), len(b)
    steps: list[tuple[int, int, int, int]] = []
    while i or j:
        before = (i, j)
        here = costs[i][j]
        if i and j and costs[i - 1][j - 1] + _pair_cost(a[i - 1], b[j - 1], coarse) == here:
            i, j = i - 1, j - 1
        elif i and costs[i - 1][j] + WEIGHTS[a[i - 1].form.kind] == here:
            i -= 1
        else:
            j -= 1
        if before == (i + 1, j + 1) and _same(a[i], b[j], coarse):
            continue
        if steps and steps[-1][0] == before[0] and steps[-1][2] == before[1]:
            steps[-1] = (i, steps[-1][1], j, steps[-1][3])
        else:
            steps.append((i, before[0], j, before[1]))
    return steps[::-1]


def _pair_cost(a: Token, b: Token, coarse: bool) -> int:
    return replacing_cost(a.form, b.form, a.name and b.name, coarse)


def _edits(
    a: Sequence[Token], b: Sequence[Token], steps: Sequence[tuple[int, int, int, int]], start: int
) -> tuple[Edit, ...]:
    return tuple(
        Edit(_span(a, start + i, start + to_i), _span(b, start + j, start + to_j))
        for i, to_i, j, to_j in steps
    )


def _span(text: Sequence[Token], first: int, stop: int) -> tuple[int, int]:
    if first < stop:
        return text[first].start, text[stop - 1].end
    place = text[first - 1].end if first else 0
    return place, place
