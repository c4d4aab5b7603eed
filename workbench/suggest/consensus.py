"""Minimum-Bayes-risk choice: the candidate that is most like all the others (Kumar & Byrne 2004).

The utility is chrF, as Eikema & Aziz 2022 use it; each candidate speaks for itself once, and counts as much
as its engine is trusted.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from workbench.suggest.chrf import chrf_matrix


def utilities(texts: Sequence[str], weights: Sequence[float] | None = None) -> NDArray[np.float64]:
    """The mean chrF (0–100) of each text against all the others; 0 for one that is alone."""
    if len(texts) < 2:
        return np.zeros(len(texts))
    trust = np.ones(len(texts)) if weights is None else np.asarray(weights, dtype=np.float64)
    likeness = chrf_matrix(texts, texts)
    np.fill_diagonal(likeness, 0.0)
    others = trust.sum() - trust
    means: NDArray[np.float64] = likeness @ trust / np.where(others > 0, others, 1.0)
    return means


def consensus(texts: Sequence[str], weights: Sequence[float] | None = None) -> int:
    """The place of the text with the greatest expected utility; the first of equals."""
    if not texts:
        raise ValueError("no candidates to choose from")
    return int(utilities(texts, weights).argmax())
