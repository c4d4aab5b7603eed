"""The scores of many texts against one query at once: the formula of `memory.matching`, in numpy.

All texts are walked in step, token by token; a row of the distance table holds the query's tokens, a column
is a text. What a step costs is looked up by the text's token, as the few distinct tokens of all texts
together have been compared with the query's before.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from memory.forms import Form, TokenKind, alike_in, forms, names, needs_coarse, script_of
from memory.matching import EXACT, WEIGHTS, WORD_CHANGED, change_of, percent, replacing_cost

Array = NDArray[Any]
_PADDING = 0


class Scorer:
    """A query, ready to be compared with many texts."""

    def __init__(self, query: str, lang: str) -> None:
        self._query = query
        self._lang = lang
        self._forms = forms(query, lang)
        self._names = names(self._forms)
        self._has_names = any(self._names)
        self._arabic = script_of(query) == "Arab"
        self._weight = sum(WEIGHTS[form.kind] for form in self._forms)
        self._words_weight = sum(WEIGHTS[form.kind] for form in self._forms if form.kind is TokenKind.WORD)
        self._related = {form.stem for form in self._forms if form.stem}
        self._related |= {spelled for form in self._forms for spelled in (form.form, form.coarse)}
        self._rows: list[list[int]] = [[0] * len(self._forms)]
        self._weights: list[int] = [0]
        self._tables: dict[tuple[bool, bool], dict[Form, int]] = {
            (name, coarse): {} for name in (False, True) for coarse in (False, True)
        }
        self._unrelated: dict[tuple[TokenKind, bool], int] = {}

    def scores(self, texts: Sequence[str]) -> list[int]:
        """The score of each text, as `compare` gives it."""
        if not self._forms:
            return [EXACT if text.split() == self._query.split() else 0 for text in texts]
        found = [forms(text, self._lang) for text in texts]
        coarse = [self._arabic or needs_coarse(text) for text in texts]
        distances, weights = self._distances(found, coarse)
        return [
            EXACT
            if not distance
            else percent(distance, max(self._weight, weight), self._change(distance, weight, other, blind))
            for distance, weight, other, blind in zip(distances, weights, found, coarse, strict=True)
        ]

    def _change(self, distance: int, weight: int, other: Sequence[Form], coarse: bool) -> tuple[int, int]:
        """As `change_of`: the words differ for sure when the distance is more than all else can make up."""
        if distance > self._weight - self._words_weight + weight - self._words_weight:
            return WORD_CHANGED
        return change_of(self._forms, other, coarse)

    def _distances(
        self, texts: Sequence[Sequence[Form]], coarse: Sequence[bool]
    ) -> tuple[list[int], list[int]]:
        longest = max(map(len, texts), default=0)
        numbers = np.full((len(texts), longest), _PADDING, np.int32)
        for row, text, blind in zip(numbers, texts, coarse, strict=True):
            row[: len(text)] = self._numbers(text, blind)
        weights = np.array(self._weights, np.int32)[numbers].T
        replacing = np.array(self._rows, np.int32)[numbers.T].transpose(0, 2, 1)
        own = np.array([WEIGHTS[form.kind] for form in self._forms], np.int32)
        distances: list[int] = _walk(replacing, weights, own).tolist()
        return distances, weights.sum(axis=0).tolist()

    def _numbers(self, text: Sequence[Form], coarse: bool) -> list[int]:
        """The places of a text's tokens in the table of costs."""
        plain = self._tables[False, coarse]
        if not self._has_names:
            return [plain.get(form) or self._number(form, False, coarse) for form in text]
        tables = (plain, self._tables[True, coarse])
        return [
            tables[name].get(form) or self._number(form, name, coarse)
            for form, name in zip(text, names(text), strict=True)
        ]

    def _number(self, form: Form, name: bool, coarse: bool) -> int:
        """The place of a token met for the first time; all that resemble nothing in the query share one."""
        related = form.stem in self._related or alike_in(form, coarse) in self._related
        number = None if related else self._unrelated.get((form.kind, name))
        if number is None:
            number = len(self._rows)
            self._rows.append(self._row(form, name, coarse))
            self._weights.append(WEIGHTS[form.kind])
            if not related:
                self._unrelated[form.kind, name] = number
        self._tables[name, coarse][form] = number
        return number

    def _row(self, form: Form, name: bool, coarse: bool) -> list[int]:
        return [
            replacing_cost(ours, form, our_name and name, coarse)
            for ours, our_name in zip(self._forms, self._names, strict=True)
        ]


def _walk(replacing: Array, weights: Array, own: Array) -> Array:
    """The distances from costs (steps, query tokens, texts), weights (steps, texts), the query's weights."""
    before = np.concatenate(([0], np.cumsum(own))).astype(np.int32)[:, None]
    costs = np.repeat(before, weights.shape[1], axis=1)
    ended = weights == 0
    for replaced, weight, padded in zip(replacing, weights, ended, strict=True):
        row = costs + weight
        diagonal = costs[:-1] + replaced
        diagonal[:, padded] = row[1:, padded]
        np.minimum(row[1:], diagonal, out=row[1:])
        row -= before
        np.minimum.accumulate(row, axis=0, out=row)
        row += before
        costs = row
    distances: Array = costs[-1]
    return distances
