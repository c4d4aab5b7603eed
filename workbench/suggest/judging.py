"""Proposals judged together: each with its quality, its band and the reasons, the best first.

quality = 100 · p(fit) · trust, where p is the scorer's (`quality`) and trust the source's own: how sure the
aligner is that a draft belongs to the segment, how much of a fuzzy match's source is this segment.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from workbench.errors import EngineError
from workbench.suggest.candidate import Band, Candidate, Origin, Proposal, Query
from workbench.suggest.consensus import utilities
from workbench.suggest.engine import Engine
from workbench.suggest.quality.evidence import Context
from workbench.suggest.quality.scorer import Score

BANDS = ((80, Band.ACCEPT), (55, Band.LIGHT_EDIT), (25, Band.HEAVY_EDIT), (0, Band.RETRANSLATE))
"""From which quality on a candidate is in a band."""

_ENOUGH_FOR_CONSENSUS = 3


class Judging(Protocol):
    """What scores a translation."""

    def score(self, source: str, target: str, context: Context | None = None) -> Score:
        """How fit a translation is."""
        ...


def band(quality: int) -> Band:
    """The band a quality falls into."""
    return next(name for least, name in BANDS if quality >= least)


def judged(
    query: Query, proposals: Sequence[Proposal], scorer: Judging, back: Mapping[str, str] | None = None
) -> list[Candidate]:
    """The candidates that proposals for one query make, the best first, one of each text.

    Proposals speak for one another: a candidate that none of the others resembles is worth less. A gloss
    has no voice in that, for it is no translation. `back` holds translations translated back.
    """
    voices = list(dict.fromkeys(p.text for p in proposals if p.origin is not Origin.GLOSSARY))
    found = [_candidate(query, proposal, proposals, voices, scorer, back or {}) for proposal in proposals]
    best: dict[str, Candidate] = {}
    for candidate in sorted(found, key=lambda c: -c.quality):
        best.setdefault(candidate.text, candidate)
    return _with_consensus(list(best.values()), voices)


def suggest(query: Query, engines: Iterable[Engine], scorer: Judging) -> list[Candidate]:
    """The candidates of all engines; one that gives an error gives nothing."""
    proposals: list[Proposal] = []
    for engine in engines:
        try:
            proposals += engine.propose([query])[0]
        except EngineError:
            continue
    return judged(query, proposals, scorer)


def _candidate(
    query: Query,
    proposal: Proposal,
    all_of_them: Sequence[Proposal],
    voices: Sequence[str],
    scorer: Judging,
    back: Mapping[str, str],
) -> Candidate:
    own = [
        p.log_probability for p in all_of_them if p.name == proposal.name and p.log_probability is not None
    ]
    memory = max((p for p in all_of_them if p.origin is Origin.MEMORY), key=lambda p: p.trust, default=None)
    context = Context(
        others=tuple(text for text in voices if text != proposal.text),
        log_probability=proposal.log_probability,
        hypotheses=tuple(own),
        match=(round(100 * memory.trust), memory.text) if memory and memory is not proposal else None,
        back=back.get(proposal.text, ""),
    )
    score = scorer.score(query.source, proposal.text, context)
    quality = round(100 * score.chance * proposal.trust)
    reasons = tuple(dict.fromkeys((*proposal.reasons, *score.reasons)))
    return Candidate(proposal.text, proposal.origin, proposal.name, quality, band(quality), reasons)


def _with_consensus(candidates: list[Candidate], voices: Sequence[str]) -> list[Candidate]:
    """The candidates, of which the one that all others resemble most says so, and goes before its equals."""
    if len(voices) < _ENOUGH_FOR_CONSENSUS:
        return candidates
    chosen = voices[int(utilities(voices).argmax())]
    told = [
        Candidate(c.text, c.origin, c.name, c.quality, c.band, (*c.reasons, "most like all the others"))
        if c.text == chosen
        else c
        for c in candidates
    ]
    return sorted(told, key=lambda c: (-c.quality, c.text != chosen))
