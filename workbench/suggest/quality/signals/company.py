"""What others say: other candidates, the memory, the model itself, and the way back."""

from __future__ import annotations

from workbench.suggest.chrf import chrf, chrf_matrix
from workbench.suggest.quality.evidence import Evidence
from workbench.suggest.quality.signal import Reading

COMPANY = {"agreement": 1.5, "memory": 1.0, "model": 0.5, "round_trip": 2.0}
"""What each feature adds to the logit. No corpus of machine translations of Kazakh with their corrections was
at hand to learn these from: they are chosen by judgement, small beside the text's own signals, and approvals
put them right (`refit`)."""

_USUAL = 0.45
_USUAL_BACK = 0.5
_APART = 0.25
_LEAST_MATCH = 60


class Agreement:
    """Mean chrF (0–1) against the other candidates, less what translations of one sentence usually have."""

    name = "agreement"
    features = ("agreement",)

    def read(self, evidence: Evidence) -> Reading:
        """0 when there is no other candidate."""
        others = [text for text in evidence.context.others if text != evidence.target]
        if not others:
            return Reading({"agreement": 0.0})
        likeness = float(chrf_matrix([evidence.target], others).mean()) / 100
        reasons = (
            ("hardly agrees with the other candidates",) if likeness < _APART and len(others) > 1 else ()
        )
        return Reading({"agreement": likeness - _USUAL}, reasons)


class Remembered:
    """chrF (0–1) against the translation of the memory's best match, as far as the match goes."""

    name = "memory"
    features = ("memory",)

    def read(self, evidence: Evidence) -> Reading:
        """0 when the memory has nothing alike."""
        if evidence.context.match is None or evidence.context.match[0] < _LEAST_MATCH:
            return Reading({"memory": 0.0})
        score, text = evidence.context.match
        return Reading({"memory": (chrf(evidence.target, text) / 100 - _USUAL) * min(score, 100) / 100})


class ModelProbability:
    """How much less probable its engine found it than the best of its own hypotheses, nats a token."""

    name = "model"
    features = ("model",)

    def read(self, evidence: Evidence) -> Reading:
        """0 for the engine's first choice and where no engine says."""
        context = evidence.context
        if context.log_probability is None or not context.hypotheses:
            return Reading({"model": 0.0})
        return Reading({"model": max(context.log_probability - max(context.hypotheses), -4.0)})


class RoundTrip:
    """chrF (0–1) of the translation translated back against the source, less what is usual."""

    name = "round trip"
    features = ("round_trip",)

    def read(self, evidence: Evidence) -> Reading:
        """0 when no engine translates back."""
        if not evidence.context.back:
            return Reading({"round_trip": 0.0})
        likeness = chrf(evidence.context.back, evidence.source) / 100
        reasons = (f"translated back: “{evidence.context.back}”",) if likeness < _APART else ()
        return Reading({"round_trip": likeness - _USUAL_BACK}, reasons)
