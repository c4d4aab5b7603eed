"""Cognates: names, loans and numbers that look alike across scripts."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise

import numpy as np

from aligner.table import Table
from aligner.units import NUMBER, Column
from corpus.folding import skeleton

_LEAST = 0.65
_NUMBER_SURE = 0.9
_COGNATE_SURE = 0.8


def cognates(source: Column, target: Column) -> Table:
    """Pairs of units alike in spelling.

    Likeness is Dice's coefficient over the letter pairs of the skeletons (`corpus.folding`), for units that
    share their first two letters; its square times .8 serves as probability. A number is like itself only.
    """
    partners = _by_beginning(target)
    rows: list[tuple[int, int, float]] = []
    numbers = {unit: j for j, unit in enumerate(target.vocabulary) if unit.startswith(NUMBER)}
    for i, unit in enumerate(source.vocabulary):
        if unit.startswith(NUMBER):
            if unit in numbers:
                rows.append((i, numbers[unit], _NUMBER_SURE))
            continue
        form = skeleton(unit)
        if len(form) < 3:
            continue
        grams = _grams(form)
        for j, others in partners[form[:2]]:
            likeness = 2 * len(grams & others) / (len(grams) + len(others))
            if likeness >= _LEAST:
                rows.append((i, j, _COGNATE_SURE * likeness**2))
    sizes = (len(source.vocabulary), len(target.vocabulary))
    if not rows:
        return Table.empty(sizes)
    i_s, j_s, sure = (np.array(column) for column in zip(*rows, strict=True))
    return Table.of(i_s.astype(np.int64), j_s.astype(np.int64), sure, sure, sizes)


def _by_beginning(column: Column) -> dict[str, list[tuple[int, frozenset[str]]]]:
    groups: dict[str, list[tuple[int, frozenset[str]]]] = defaultdict(list)
    for j, unit in enumerate(column.vocabulary):
        form = skeleton(unit)
        if len(form) >= 3 and not unit.startswith(NUMBER):
            groups[form[:2]].append((j, _grams(form)))
    return groups


def _grams(form: str) -> frozenset[str]:
    return frozenset(a + b for a, b in pairwise(f"^{form}"))
