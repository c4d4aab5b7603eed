"""Order: whether the words of the translation stand in an order its language knows."""

from __future__ import annotations

import re
from itertools import pairwise

import numpy as np

from workbench.suggest.quality.evidence import Evidence
from workbench.suggest.quality.sequences import Sequences
from workbench.suggest.quality.signal import Reading

_STOP_INSIDE = re.compile(r"(?<=[^\W\d_]{4})[.!?]\s+[a-zа-яёәғқңөұүһі]|[,;:]\s*[.!?]?$")


class Order:
    """Surprise of the sequence of word shapes, a small letter at the start, stops in the wrong place, and how
    far links of neighbouring words jump about.
    """

    name = "order"
    features = ("surprise", "surprise_squared", "small_start", "stop_inside", "jumps")

    def __init__(self, sequences: Sequences) -> None:
        self._sequences = sequences

    def read(self, evidence: Evidence) -> Reading:
        """Judged by `Sequences`; a translation of less than three words is not."""
        surprise = self._sequences.surprise(evidence.target, evidence.langs[1])
        start = float(_starts_small(evidence.target) and not _starts_small(evidence.source))
        stop = float(
            _STOP_INSIDE.search(evidence.target) is not None and not _STOP_INSIDE.search(evidence.source)
        )
        values = (surprise, max(surprise, 0.0) ** 2, start, stop, _jumps(evidence))
        reasons = ("the words seem to be out of order",) if surprise > 1.2 and start + stop else ()
        return Reading(dict(zip(self.features, values, strict=True)), reasons)


def _starts_small(text: str) -> bool:
    letters = text.lstrip("«»“”\"'„([–—- ")
    return letters[:1].islower()


def _jumps(evidence: Evidence) -> float:
    """The mean jump between the places of strongly linked neighbours, as a share of the source."""
    links = evidence.links
    if links.size == 0:
        return 0.0
    best = links.argmax(axis=0)
    sure = np.flatnonzero(links.max(axis=0) >= 0.25)
    if len(sure) < 3:
        return 0.0
    steps = [abs(int(best[b]) - int(best[a])) for a, b in pairwise(sure.tolist())]
    return sum(steps) / len(steps) / len(evidence.source_words)
