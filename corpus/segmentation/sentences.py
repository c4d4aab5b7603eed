"""Cutting a text into sentences by SRX rules, in time linear in its length.

The breaking rules propose places; at each, the rules are tried in order and the first that matches decides.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import regex

from corpus.document import Span
from corpus.segmentation.rules import Rule, RuleSet, shipped_rules

_REACH = 160
"""How far from a place, back and ahead, a rule can look, in characters."""


def split_sentences(text: str, lang: str, rules: RuleSet | None = None) -> list[Span]:
    """The sentences of a paragraph; the spans tile the text, white space goes with the sentence before."""
    beginning = len(text) - len(text.lstrip())
    places = _compiled(rules or shipped_rules(), lang).places(text)
    edges = [0, *(place for place in places if place > beginning), len(text)]
    return [Span(start, end) for start, end in pairwise(edges) if start < end]


@dataclass(frozen=True, slots=True)
class _CompiledRule:
    breaks: bool
    before: regex.Pattern[str]
    after: regex.Pattern[str]

    @classmethod
    def of(cls, rule: Rule) -> _CompiledRule:
        return cls(rule.breaks, regex.compile(rf"(?:{rule.before})\Z"), regex.compile(rule.after))

    def matches(self, text: str, place: int) -> bool:
        if not self.after.match(text, place, place + _REACH):
            return False
        return self.before.search(text, max(0, place - _REACH), place) is not None


@dataclass(frozen=True, slots=True)
class _CompiledRules:
    rules: tuple[_CompiledRule, ...]
    proposals: tuple[regex.Pattern[str], ...]

    def places(self, text: str) -> list[int]:
        """Where the text breaks, in order; after the white space that follows the break."""
        proposed = sorted({m.end() for pattern in self.proposals for m in pattern.finditer(text)})
        found = [0]
        for place in proposed:
            if place <= found[-1]:
                continue
            deciding = next((rule for rule in self.rules if rule.matches(text, place)), None)
            if deciding is not None and deciding.breaks:
                rest = text[place : place + _REACH]
                found.append(place + len(rest) - len(rest.lstrip()))
        return found[1:]


@lru_cache(maxsize=32)
def _compiled(rules: RuleSet, lang: str) -> _CompiledRules:
    chosen = rules.rules(lang)
    proposals = [rf"(?:{rule.before})(?={rule.after})" for rule in chosen if rule.breaks]
    return _CompiledRules(
        tuple(map(_CompiledRule.of, chosen)), tuple(regex.compile(pattern) for pattern in proposals)
    )
