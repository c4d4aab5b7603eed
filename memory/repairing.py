"""Fuzzy matches mended: what differs between query and match in numbers alone is replaced."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.numbers import Number, find_numbers
from memory.unit import Match


@dataclass(frozen=True, slots=True)
class RepairedMatch:
    """A match's translation with numbers put right, and what was done, in words."""

    text: str
    reasons: tuple[str, ...] = ()


def repaired(match: Match, query: str, target_lang: str) -> RepairedMatch:
    """The match's translation, each number that the query has in another's place replaced.

    A number is replaced only when both sources have as many numbers and the old one stands exactly once
    in the translation.
    """
    text = match.unit.targets[target_lang]
    wanted, had = find_numbers(query), find_numbers(match.unit.source)
    if len(wanted) != len(had):
        return RepairedMatch(text)
    reasons = []
    for new, old in zip(wanted, had, strict=True):
        if new.value == old.value or new.roman != old.roman:
            continue
        places = [n for n in find_numbers(text) if n.value == old.value]
        if len(places) == 1:
            text = _replaced(text, places[0], query[new.span.start : new.span.end])
            reasons.append(f"{old.value} replaced by {new.value}")
    return RepairedMatch(text, tuple(reasons))


def _replaced(text: str, place: Number, by: str) -> str:
    return text[: place.span.start] + by + text[place.span.end :]
