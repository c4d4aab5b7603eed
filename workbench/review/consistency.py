"""The same source translated in different ways, and different sources in the same way."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import takewhile
from operator import eq

from corpus.folding import fold
from corpus.tokens import words
from workbench.review.finding import Finding, Fix, Pair, Severity

_LEAST_WORDS = 3
_STEM = 4
_ALIKE = 0.4


class Consistency:
    """A repeated source segment has a translation other than its usual one."""

    name = "inconsistent"

    def check(self, pairs: Sequence[Pair]) -> Iterator[Finding]:
        """One finding for each segment that departs from the most frequent (or first) translation."""
        groups: dict[str, list[Pair]] = defaultdict(list)
        for pair in pairs:
            if pair.source and pair.target:
                groups[fold(pair.source)].append(pair)
        findings = []
        for group in groups.values():
            counts = Counter(_said(pair.target) for pair in group)
            usual = counts.most_common(1)[0][0]
            first = next(pair for pair in group if _said(pair.target) == usual)
            findings += [
                Finding(
                    self.name,
                    _severity(pair),
                    pair.segment,
                    f"segment {first.segment} translates the same otherwise",
                    _as_usual(pair, first),
                )
                for pair in group
                if _said(pair.target) != usual
            ]
        yield from sorted(findings, key=lambda finding: finding.segment)


def _as_usual(pair: Pair, first: Pair) -> Fix | None:
    """What makes it the usual translation, where neither has tags in it that may not be the other's."""
    if pair.target_tags or first.target_tags:
        return None
    old, new = pair.target, first.target
    same = _shared(old, new)
    ending = _shared(old[same:][::-1], new[same:][::-1])
    return Fix(same, len(old) - ending, new[same : len(new) - ending])


def _shared(text: str, other: str) -> int:
    """How many letters two texts begin with together."""
    return sum(takewhile(bool, map(eq, text, other)))


def _severity(pair: Pair) -> Severity:
    """A note where a source of a word or two may well be said in several ways."""
    return Severity.WARNING if len(words(pair.source)) >= _LEAST_WORDS else Severity.NOTE


def _said(text: str) -> tuple[str, ...]:
    """A text without its punctuation."""
    return tuple(words(fold(text)))


class SameTranslation:
    """Sources that have little in common have one translation.

    What they have in common is counted in words by their first letters (Dice's coefficient), so that endings
    and order make no difference; translations of two words and less may well be the same.
    """

    name = "same-translation"

    def check(self, pairs: Sequence[Pair]) -> Iterator[Finding]:
        """One finding for each segment whose translation an earlier, different source has already."""
        groups: dict[str, list[Pair]] = defaultdict(list)
        for pair in pairs:
            if pair.translated and len(words(pair.target)) >= _LEAST_WORDS:
                groups[fold(pair.target)].append(pair)
        findings = []
        for first, *others in groups.values():
            findings += [
                self._finding(pair, first) for pair in others if _likeness(first.source, pair.source) < _ALIKE
            ]
        yield from sorted(findings, key=lambda finding: finding.segment)

    def _finding(self, pair: Pair, first: Pair) -> Finding:
        message = f"segment {first.segment} has the same translation"
        return Finding(self.name, Severity.WARNING, pair.segment, message)


def _likeness(source: str, other: str) -> float:
    some, others = (Counter(word[:_STEM] for word in words(fold(text))) for text in (source, other))
    return 2 * (some & others).total() / max(some.total() + others.total(), 1)
