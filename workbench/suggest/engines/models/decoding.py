"""What both runtimes of models agree on."""

from __future__ import annotations

from workbench.suggest.engines.models.families import Family

_LANGS = ("kk", "ru", "en")
_LONGEST = 512


def length_for(source_tokens: int) -> int:
    """How many tokens a translation may have: libraries stop at twenty or so when they are not told."""
    return min(_LONGEST, 2 * source_tokens + 16)


def directions(family: Family, pair: tuple[str, str] | None) -> frozenset[tuple[str, str]]:
    """Between which languages a model translates: one pair, or all that Qostil knows."""
    if pair is not None:
        return frozenset({pair})
    if not family.many:
        return frozenset()
    return frozenset((a, b) for a in _LANGS for b in _LANGS if a != b)
