"""How fit a proposed translation is, judged without a reference.

quality = 100 · trust · Π (1 − weight of finding), over what `workbench.review` finds in the pair.
Trust is the engine's own (a bead's confidence, a match score). The weights say what share of
candidates with such a finding a translator would not take as they stand.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from workbench.review import Pair, check
from workbench.suggest.candidate import Band, Candidate, Proposal, Query
from workbench.suggest.engine import Engine

_WEIGHTS = {
    "untranslated": 0.97,
    "numbers": 0.5,
    "names": 0.4,
    "omissions": 0.3,
    "term-missing": 0.25,
    "term-forbidden": 0.4,
    "mixed-script": 0.2,
    "doubled-word": 0.2,
    "unpaired": 0.05,
    "doubled-space": 0.02,
}
_BANDS = ((85, Band.ACCEPT), (65, Band.LIGHT_EDIT), (40, Band.HEAVY_EDIT), (0, Band.RETRANSLATE))


def judge(query: Query, proposal: Proposal) -> Candidate:
    """A proposal with its quality, band and reasons."""
    quality = 100 * proposal.trust
    reasons = list(proposal.reasons)
    for finding in check([Pair(1, query.source, proposal.text, query.source_lang, query.target_lang)]):
        quality *= 1 - _WEIGHTS.get(finding.rule, 0.0)
        reasons.append(finding.message)
    percent = round(quality)
    return Candidate(proposal.text, proposal.origin, proposal.name, percent, band(percent), tuple(reasons))


def band(quality: int) -> Band:
    """The band a quality falls into."""
    return next(name for least, name in _BANDS if quality >= least)


def suggest(query: Query, engines: Iterable[Engine]) -> Sequence[Candidate]:
    """The candidates of all engines, the best first, one of each text."""
    judged = [judge(query, proposal) for engine in engines for proposal in engine.propose([query])[0]]
    best: dict[str, Candidate] = {}
    for candidate in sorted(judged, key=lambda c: -c.quality):
        best.setdefault(candidate.text, candidate)
    return list(best.values())
