"""Names that the text itself translates one way and this segment another."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.folding import skeleton
from corpus.tokens import words
from workbench.review.finding import Finding, Pair, Severity

_NAME = re.compile(r"(?:(?<=[«“\"„])|(?<![.!?…»\"”] )(?<!^)(?<!\n))\b[^\W\d_a-zа-яёәғқңөұүһі][^\W\d_]{2,}")
_STEM = 4


@dataclass(frozen=True, slots=True)
class _Name:
    word: str
    stem: str


class Names:
    """A name that is carried over elsewhere in this text has no counterpart here.

    Evidence comes from the text alone: a capitalised or quoted source word whose skeleton
    (`corpus.folding`) is met in the translations of at least two other segments, and of two thirds of
    all segments that hold it, is expected in every one.
    """

    name = "names"

    def check(self, pairs: Sequence[Pair]) -> Iterator[Finding]:
        """One finding for each segment and name."""
        held: dict[str, list[tuple[Pair, str, bool]]] = defaultdict(list)
        for pair in pairs:
            if not pair.source or not pair.target:
                continue
            targets = {skeleton(word) for word in words(pair.target)}
            for name in _names(pair.source):
                held[name.stem].append((pair, name.word, _carried(name.stem, targets)))
        findings = [
            Finding(self.name, Severity.ERROR, pair.segment, f"{word} has no counterpart in the translation")
            for uses in held.values()
            for pair, word, carried in uses
            if not carried and _expected(uses)
        ]
        yield from sorted(findings, key=lambda finding: finding.segment)


def _names(text: str) -> list[_Name]:
    found: dict[str, _Name] = {}
    for match in _NAME.finditer(text):
        stem = skeleton(match.group())[: max(_STEM, len(skeleton(match.group())) - 3)]
        if len(stem) >= _STEM:
            found.setdefault(stem[:5], _Name(match.group(), stem[:5]))
    return list(found.values())


def _carried(stem: str, targets: set[str]) -> bool:
    return any(_alike(stem, target) for target in targets)


def _alike(stem: str, target: str) -> bool:
    if target.startswith(stem[:_STEM]):
        return True
    grams = Counter(pairwise(stem))
    others = Counter(pairwise(target[: len(stem) + 1]))
    return 2 * sum((grams & others).values()) >= 1.2 * len(stem)


def _expected(uses: Sequence[tuple[Pair, str, bool]]) -> bool:
    carried = sum(carried for _, _, carried in uses)
    return carried >= 2 and 3 * carried >= 2 * len(uses)
