"""The scorer put right by the user's own approvals: what was proposed against what was approved.

A proposal that was approved as it stood was fit; one that was rewritten was not; between them the share that
was kept tells, half by chrF and half by TER. A logistic regression with these soft labels corrects the
shipped logit: how steep it is, how it is offset, and what single features are worth to this user. A prior
draws it towards changing nothing, so that ten approvals hardly move it and a thousand may.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from workbench.suggest.chrf import chrf
from workbench.suggest.quality.training import soft_logistic

FEWEST = 10
"""So many proposals must have been kept, and so many rewritten, before anything is changed: who only approves
teaches nothing about what is wrong."""

_KEPT = 0.9

_RIDGE = 8.0
_STEEP = 3.0


@dataclass(frozen=True, slots=True)
class Example:
    """A proposal that a user decided on: the shipped logit, its features, the share that was kept (0–1)."""

    logit: float
    features: Mapping[str, float]
    kept: float


@dataclass(frozen=True, slots=True)
class Refit:
    """logit ← slope · logit + offset + Σ weight · feature. `examples` says how many taught it."""

    slope: float
    offset: float
    weights: Mapping[str, float]
    examples: int

    @classmethod
    def none(cls) -> Refit:
        """Changes nothing."""
        return cls(1.0, 0.0, {}, 0)

    @classmethod
    def learned(cls, examples: Sequence[Example]) -> Refit:
        """From the user's decisions; none from fewer than `FEWEST` of either kind."""
        whole = sum(example.kept >= _KEPT for example in examples)
        if min(whole, len(examples) - whole) < FEWEST:
            return cls.none()
        names = sorted({name for example in examples for name in example.features})
        inputs = np.array(
            [[e.logit / _STEEP, *(e.features.get(name, 0.0) for name in names)] for e in examples]
        )
        kept = np.array([example.kept for example in examples])
        start = np.array([_STEEP, *[0.0] * len(names), 0.0])
        found = soft_logistic(inputs, kept, np.ones(len(kept)), ridge=_RIDGE, start=start)
        weights = {name: float(w) for name, w in zip(names, found[1:-1], strict=True) if abs(w) > 1e-3}
        return cls(float(found[0]) / _STEEP, float(found[-1]), weights, len(examples))

    def applied(self, logit: float, features: Mapping[str, float]) -> float:
        """The logit put right."""
        extra = sum(weight * features.get(name, 0.0) for name, weight in self.weights.items())
        return self.slope * logit + self.offset + extra

    def as_json(self) -> dict[str, Any]:
        """As plain data."""
        return asdict(self)

    @classmethod
    def from_json(cls, told: Mapping[str, Any]) -> Refit:
        """What `as_json` gave."""
        return cls(told["slope"], told["offset"], told["weights"], told["examples"])


def kept(proposed: str, approved: str) -> float:
    """How much of a proposal stands in what was approved, 0–1: half by chrF, half by TER."""
    from sacrebleu.metrics.ter import TER

    if proposed == approved:
        return 1.0
    edits = float(TER().sentence_score(proposed, [approved]).score)
    return (chrf(proposed, approved) + max(0.0, 100 - edits)) / 200
