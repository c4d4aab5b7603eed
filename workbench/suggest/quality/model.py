"""From features to a probability: one detector for each kind of fault, weighed against one another by Bayes.

A detector is a logistic regression that tells good translations from those with one kind of fault, so that
its logit z is the log of p(features | good) / p(features | that fault), as far as a line can tell. With πₖ
the share of each kind among faults,

    logit p(good) = a · −log Σₖ πₖ exp(−zₖ) + b

where a and b are fitted once more (Platt 1999), because detectors err. The shipped weights, how they were
come by and what they reach stand in `docs/quality.md`; `benchmarks/quality.py` makes them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from workbench.suggest.quality.sequences import Sequences
from workbench.suggest.quality.worth import Worths

Floats = NDArray[np.float64]

ANY = "any"
"""The model for languages that have none of their own."""

_CEILING = 12.0


@dataclass(frozen=True, slots=True)
class Detectors:
    """Detectors of faults: `weights` is faults × features, `biases` and `shares` (π, sum 1) are by fault."""

    faults: tuple[str, ...]
    features: tuple[str, ...]
    weights: Floats
    biases: Floats
    shares: Floats
    slope: float
    offset: float

    def logits(self, features: Floats) -> Floats:
        """Examples × faults: z of each detector, for examples × features."""
        z: Floats = np.clip(features @ self.weights.T + self.biases, -_CEILING, _CEILING)
        return z

    def evidence(self, features: Floats) -> Floats:
        """−log Σ π exp(−z) of each example."""
        found: Floats = -np.log(np.exp(-self.logits(features)) @ self.shares)
        return found

    def logit(self, features: Floats) -> Floats:
        """logit p(good) of each example."""
        found: Floats = self.slope * self.evidence(features) + self.offset
        return found

    def vector(self, values: Mapping[str, float]) -> Floats:
        """The features of one example in their order; one that is not there counts 0."""
        return np.array([values.get(name, 0.0) for name in self.features])

    def worst(self, features: Floats) -> str:
        """The fault an example is most likely to have, if any."""
        blame = np.log(self.shares) - self.logits(features[None, :])[0]
        return self.faults[int(blame.argmax())]

    def as_json(self) -> dict[str, Any]:
        """Rounded to what matters."""
        rows = {
            fault: {
                name: round(float(w), 4) for name, w in zip(self.features, row, strict=True) if abs(w) >= 5e-5
            }
            for fault, row in zip(self.faults, self.weights, strict=True)
        }
        return {
            "weights": rows,
            "biases": {f: round(float(b), 4) for f, b in zip(self.faults, self.biases, strict=True)},
            "shares": {f: round(float(s), 4) for f, s in zip(self.faults, self.shares, strict=True)},
            "slope": round(self.slope, 4),
            "offset": round(self.offset, 4),
        }

    @classmethod
    def from_json(cls, told: Mapping[str, Any], features: Sequence[str]) -> Self:
        """What `as_json` gave."""
        faults = tuple(told["weights"])
        return cls(
            faults,
            tuple(features),
            np.array([[told["weights"][fault].get(name, 0.0) for name in features] for fault in faults]),
            np.array([told["biases"][fault] for fault in faults]),
            np.array([told["shares"][fault] for fault in faults]),
            told["slope"],
            told["offset"],
        )


@dataclass(frozen=True, slots=True)
class QualityModel:
    """What the scorer knows of two languages."""

    worths: Worths
    detectors: Detectors

    @classmethod
    def shipped(cls, source_lang: str, target_lang: str) -> QualityModel:
        """The model of a direction, or the one for any."""
        models = _models()
        return models.get(f"{source_lang}-{target_lang}", models[ANY])


def shipped_sequences() -> Sequences:
    """The language models of endings that come with Qostil, read once."""
    return _sequences()


@cache
def _models() -> Mapping[str, QualityModel]:
    told = json.loads(_data("model.json"))
    features = told["features"]
    return {
        name: QualityModel(Worths.from_json(part["worths"]), Detectors.from_json(part["detectors"], features))
        for name, part in told["models"].items()
    }


@cache
def _sequences() -> Sequences:
    return Sequences.parse(_data("sequences.tsv"))


def _data(name: str) -> str:
    return files("workbench.suggest.quality").joinpath("data", name).read_text(encoding="utf-8")
