"""chrF among many texts at once: sacrebleu's definition, worked out in whole matrices.

chrF is the F₂ score of the mean precision and the mean recall over character n-grams of one to six letters,
spaces left out (Popović 2015; sacrebleu's chrF2, `nrefs:1|case:mixed|eff:yes|nc:6|nw:0|space:no`). Orders
that one of the texts is too short for are left out of both means.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

_ORDER = 6
_BETA_SQUARED = 4.0

Matrix = NDArray[np.float64]


def chrf(hypothesis: str, reference: str) -> float:
    """The chrF of one text against another, 0–100."""
    return float(chrf_matrix([hypothesis], [reference])[0, 0])


def chrf_matrix(hypotheses: Sequence[str], references: Sequence[str]) -> Matrix:
    """The chrF of each text against each reference: hypotheses × references, 0–100."""
    texts = [*hypotheses, *references]
    split = len(hypotheses)
    precision = np.zeros((split, len(references)))
    recall = np.zeros_like(precision)
    orders = np.zeros_like(precision)
    for counts in _counted(texts):
        totals = counts.sum(axis=1, dtype=np.float64)
        matches = _matches(counts[:split], counts[split:])
        hyp, ref = totals[:split, None], totals[None, split:]
        both = (hyp > 0) & (ref > 0)
        orders += both
        precision += np.where(both, matches / np.maximum(hyp, 1), 0.0)
        recall += np.where(both, matches / np.maximum(ref, 1), 0.0)
    orders = np.maximum(orders, 1)
    precision, recall = precision / orders, recall / orders
    below = _BETA_SQUARED * precision + recall
    scores: Matrix = 100 * (1 + _BETA_SQUARED) * precision * recall / np.where(below > 0, below, 1.0)
    return scores


def _counted(texts: Sequence[str]) -> list[NDArray[np.int32]]:
    """For each order the counts of every n-gram: texts × different n-grams."""
    letters = ["".join(text.split()) for text in texts]
    joined = np.frombuffer("".join(letters).encode("utf-32-le"), dtype=np.uint32).astype(np.int64)
    if not len(joined):
        return []
    _, characters = np.unique(joined, return_inverse=True)
    base = int(characters.max()) + 1
    lengths = np.array([len(text) for text in letters])
    owner = np.repeat(np.arange(len(texts)), lengths)
    left = np.repeat(np.cumsum(lengths), lengths) - np.arange(len(joined))
    grams = characters.copy()
    found = []
    for order in range(1, _ORDER + 1):
        if order > 1:
            grams = grams[:-1] * base + characters[order - 1 :]
            _, grams = np.unique(grams, return_inverse=True)
        whole = left[: len(grams)] >= order
        size = int(grams.max()) + 1 if len(grams) else 0
        if not size:
            break
        flat = np.bincount(owner[: len(grams)][whole] * size + grams[whole], minlength=len(texts) * size)
        found.append(flat.reshape(len(texts), size).astype(np.int32))
    return found


def _matches(hypotheses: NDArray[np.int32], references: NDArray[np.int32]) -> Matrix:
    """How many n-grams each hypothesis shares with each reference, counted as often as both have them."""
    shared = [np.minimum(row, references).sum(axis=1) for row in hypotheses]
    return np.array(shared, dtype=np.float64)
