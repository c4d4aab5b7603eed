"""How fit a proposed translation is, judged without a reference, with its reasons in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import exp

from aligner import Knowledge
from memory.glossary import Glossary
from workbench.suggest.quality.evidence import Context, gather
from workbench.suggest.quality.lexis import Lexis
from workbench.suggest.quality.model import QualityModel, shipped_sequences
from workbench.suggest.quality.refit import Refit
from workbench.suggest.quality.sequences import Sequences
from workbench.suggest.quality.signal import Reading, Signal
from workbench.suggest.quality.signals import signals
from workbench.suggest.quality.signals.company import COMPANY

_TOLD = 0.03
_MOST_REASONS = 4


@dataclass(frozen=True, slots=True)
class Score:
    """A probability that a translation is fit, the reasons against it, the gravest first, and the features.

    `logit` is that of the shipped model, before the user's approvals put it right.
    """

    chance: float
    logit: float
    reasons: tuple[str, ...]
    features: Mapping[str, float]


class Scorer:
    """Judges translations from one language into another.

    `knowledge` is of that direction: what is shipped and what a memory taught; `refit` is what the user's own
    approvals taught (`refit`).
    """

    def __init__(
        self,
        source_lang: str,
        target_lang: str,
        knowledge: Knowledge | None = None,
        glossary: Glossary | None = None,
        refit: Refit | None = None,
        model: QualityModel | None = None,
        sequences: Sequences | None = None,
    ) -> None:
        self.langs = (source_lang, target_lang)
        self._model = model or QualityModel.shipped(source_lang, target_lang)
        known = knowledge or Knowledge.shipped(source_lang, target_lang)
        self._lexis = Lexis(known, source_lang, target_lang)
        self._glossary = glossary
        self._refit = refit or Refit.none()
        self._signals = signals(sequences or shipped_sequences())

    def score(self, source: str, target: str, context: Context | None = None) -> Score:
        """The score of one translation."""
        evidence = gather(source, target, self._lexis, self._model.worths, self._glossary, context)
        readings = [(signal, signal.read(evidence)) for signal in self._signals]
        features = derived({k: v for _, reading in readings for k, v in reading.features.items()})
        logit = self._logit(features)
        chance = _chance(self._refit.applied(logit, features))
        return Score(chance, logit, self._reasons(readings, features, chance), features)

    def _logit(self, features: Mapping[str, float]) -> float:
        detectors = self._model.detectors
        text = float(detectors.logit(detectors.vector(features)[None, :])[0])
        return text + sum(weight * features.get(name, 0.0) for name, weight in _BY_HAND.items())

    def _reasons(
        self, readings: Sequence[tuple[Signal, Reading]], features: Mapping[str, float], chance: float
    ) -> tuple[str, ...]:
        """What the signals say without whose faults the translation would do better, the gravest first."""
        spoken = []
        for signal, reading in readings:
            if reading.reasons:
                without = derived({**features, **dict.fromkeys(signal.features, 0.0)})
                gain = _chance(self._refit.applied(self._logit(without), without)) - chance
                if gain >= _TOLD or signal.name in _ALWAYS:
                    spoken.append((gain, reading.reasons))
        spoken.sort(key=lambda told: -told[0])
        return tuple(reason for _, reasons in spoken for reason in reasons)[:_MOST_REASONS]


_BY_HAND = {**COMPANY, "name_as_word": -5.0, "word_as_name": -5.0, "month_differs": -3.0}
"""What some features add to the logit: no corpus at hand holds enough of these to learn it from."""

_ALWAYS = frozenset({"numbers", "months", "terms", "script", "repetition", "marks"})
"""Signals that hardly ever cry wolf: what they say is always told."""


def derived(features: Mapping[str, float]) -> dict[str, float]:
    """The features and those that only two signals together show: a gap in a text that is short as well, and
    by how much the gap of one side is larger than that of the other (a free translation has two).
    """
    both = {
        f"{own}{name}": value
        for own in ("", "own_")
        for name, value in _together(features[f"{own}source_gap"], features[f"{own}target_gap"], features)
    }
    return {**features, **both}


def _together(lost: float, new: float, features: Mapping[str, float]) -> Iterator[tuple[str, float]]:
    yield "gap_and_short", lost * features["shorter"]
    yield "gap_and_long", new * features["longer"]
    yield "gap_lost", max(lost - new, 0.0)
    yield "gap_new", max(new - lost, 0.0)


_TOGETHER = ("gap_and_short", "gap_and_long", "gap_lost", "gap_new")
DERIVED = (*_TOGETHER, *(f"own_{name}" for name in _TOGETHER))


def feature_names(signals: Sequence[Signal]) -> tuple[str, ...]:
    """The features of some signals and what is derived from them, in the order of the detectors."""
    return (*(name for signal in signals for name in signal.features), *DERIVED)


def _chance(logit: float) -> float:
    return 1 / (1 + exp(-max(min(logit, 30.0), -30.0)))
