"""The same source translated in different ways."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from corpus.folding import fold
from workbench.review.finding import Finding, Pair, Severity


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
            counts = Counter(fold(pair.target) for pair in group)
            usual = counts.most_common(1)[0][0]
            first = next(pair for pair in group if fold(pair.target) == usual)
            findings += [
                Finding(
                    self.name,
                    Severity.WARNING,
                    pair.segment,
                    f"segment {first.segment} translates the same otherwise",
                )
                for pair in group
                if fold(pair.target) != usual
            ]
        yield from sorted(findings, key=lambda finding: finding.segment)
