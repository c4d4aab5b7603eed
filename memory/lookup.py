"""Fuzzy matches in a store: its index proposes, the score decides."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from memory.entries import exact_hash, query_keys
from memory.forms import TokenKind, forms, names
from memory.holdings import Array, Holdings
from memory.matching import EXACT, NAME_REPLACED, SCALE, WEIGHTS, compare
from memory.scoring import Scorer
from memory.unit import Match, TranslationUnit, UnitStatus

_CHUNK = 48
_MOST_SCORED = 160
_MOST_EXACT = 200
_HALF = 0.5
CONTEXT_MATCH = 101


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for: see `Store.search`."""

    text: str
    source_lang: str
    target_lang: str | None
    minimum: int
    top: int
    previous: str
    following: str


def search(held: Holdings, query: Query) -> list[Match]:
    """The best matches; of equal ones those in context first, then the newest."""
    if query.top < 1:
        return []
    scored = _exact(held, query)
    if len(scored) < query.top:
        scored |= _fuzzy(held, query, scored)
    best = sorted(scored, key=lambda unit_id: (-scored[unit_id], -unit_id))
    exact = sum(score == EXACT for score in scored.values())
    wanted = best[: max(query.top, min(exact, _MOST_EXACT))]
    matches = [_match(unit, query) for _, unit in held.with_ids(wanted)]
    return sorted(matches, key=_rank, reverse=True)[: query.top]


def _exact(held: Holdings, query: Query) -> dict[int, int]:
    """The units that say the very same, by id."""
    ids = held.exact(exact_hash(query.text, query.source_lang))
    newest = sorted(ids, reverse=True)[:_MOST_EXACT]
    sources = held.sources(newest, query.source_lang, query.target_lang)
    scores = Scorer(query.text, query.source_lang).scores(list(sources.values()))
    found = dict(zip(sources, scores, strict=True))
    return {unit_id: score for unit_id, score in found.items() if score == EXACT}


def _fuzzy(held: Holdings, query: Query, done: dict[int, int]) -> dict[int, int]:
    """The units with a sufficient score, by id: as many as are needed for the top ones to be among them."""
    scorer = Scorer(query.text, query.source_lang)
    ids, bounds = _candidates(held, query)
    scored: dict[int, int] = {}
    for start in range(0, min(len(ids), _MOST_SCORED), _CHUNK):
        if bounds[start] < _least_of_top(scored, done, query):
            break
        chunk = [unit_id for unit_id in ids[start : start + _CHUNK].tolist() if unit_id not in done]
        sources = held.sources(chunk, query.source_lang, query.target_lang)
        scores = scorer.scores(list(sources.values()))
        scored |= {i: score for i, score in zip(sources, scores, strict=True) if score >= query.minimum}
    return scored


def _candidates(held: Holdings, query: Query) -> tuple[Array, Array]:
    """The ids of units that may match, the most promising first, and the best score each may have.

    With c words shared, n and u words in query and unit, and o the weight of the query's numbers and marks,
    m = max(n, u) - c words are missing. The distance is at least m, less what as many names as the query has
    cost less, and the heavier text weighs at most max(n, u) + o when that distance is least: so the score is
    at most 1 - m / (max(n, u) + o).
    """
    found = forms(query.text, query.source_lang)
    length = sum(form.kind is TokenKind.WORD for form in found)
    others = sum(WEIGHTS[form.kind] for form in found if form.kind is not TokenKind.WORD) / SCALE
    known_names = sum(names(found))
    spared = 1 - NAME_REPLACED / SCALE
    share = max(query.minimum - _HALF, 1) / 100
    distance = (1 - share) * (length + others)
    needed = length - min(distance + spared * known_names, distance / (1 - spared))
    longest = (length + spared * known_names + (1 - share) * others) / share
    ids, shared, sizes, unread = held.propose(query_keys(found), needed, longest)
    sizes = sizes.astype(np.float32)
    longer = np.maximum(sizes, length)
    common = np.minimum(np.minimum(shared + np.float32(unread), sizes), length)
    missing = longer - common
    missing -= np.float32(spared) * np.minimum(missing, known_names)
    bounds = 100 * (1 - missing / np.maximum(longer + others, 1))
    promise = bounds + (shared - longer) / (longer + others + 1)
    keep = np.flatnonzero(bounds >= 100 * share)
    if len(keep) > _MOST_SCORED:
        keep = keep[np.argpartition(-promise[keep], _MOST_SCORED)[:_MOST_SCORED]]
    order = keep[np.lexsort((-ids[keep], -promise[keep]))]
    return ids[order], bounds[order]


def _least_of_top(scored: dict[int, int], done: dict[int, int], query: Query) -> float:
    """The score that a unit must reach to change the result."""
    best = sorted((*scored.values(), *done.values()), reverse=True)
    return max(query.minimum, best[query.top - 1] if len(best) >= query.top else 0) - _HALF


def _match(unit: TranslationUnit, query: Query) -> Match:
    score, edits = compare(query.text, unit.source, query.source_lang)
    if score == EXACT and _in_context(unit, query):
        score = CONTEXT_MATCH
    return Match(unit, score, edits)


def _rank(match: Match) -> tuple[int, bool, float]:
    changed = match.unit.changed or match.unit.created
    approved = match.unit.status is UnitStatus.APPROVED
    return match.score, approved, changed.timestamp() if changed else 0.0


def _in_context(unit: TranslationUnit, query: Query) -> bool:
    """Whether the neighbours that both know are the same, and there is one."""
    known = [
        (ours, theirs)
        for ours, theirs in ((query.previous, unit.previous), (query.following, unit.following))
        if ours and theirs
    ]
    return bool(known) and all(compare(a, b, query.source_lang)[0] == EXACT for a, b in known)
