"""Findings in order, as numbers: a hundred thousand take little memory, and are narrowed in an instant."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import compress
from operator import and_
from typing import overload

from workbench.checks import Severity
from workbench.project import BitextEntry, Ignored
from workbench.review import Finding, Pair
from workbench.services.findings import Judged
from workbench.services.reviewed import StatePairs
from workbench.services.reviewing import Review

GRAVITY = (Severity.ERROR, Severity.WARNING, Severity.NOTE)
"""The severities, the gravest first."""


@dataclass(frozen=True, slots=True)
class ListedFinding:
    """A finding where it stands: the bitext, the bead, its two texts, and why it is ignored if it is."""

    entry: BitextEntry
    position: int
    pair: Pair
    finding: Finding
    ignored: Ignored | None = None

    @property
    def fixed(self) -> str | None:
        """The target as the fix would have it; None without a fix."""
        fix = self.finding.fix
        return fix.applied(self.pair.target) if fix is not None else None


_STEP = 1000
"""How many findings are searched for a text in one step."""


@dataclass(frozen=True, slots=True)
class Narrowing:
    """Which findings are listed: of one rule, at least so grave, with a text, also ignored ones."""

    rule: str = ""
    least: Severity = Severity.NOTE
    text: str = ""
    ignored: bool = False

    def admits(self, judged: Judged) -> bool:
        """Whether a finding is listed wherever it stands, as long as the text is found there."""
        finding = judged.finding
        return (
            (self.ignored or judged.ignored is None)
            and self.rule in ("", finding.rule)
            and GRAVITY.index(finding.severity) <= GRAVITY.index(self.least)
        )

    @property
    def wanted(self) -> str:
        """The text, as it is compared."""
        return self.text.strip().casefold()

    def said(self) -> str:
        """What is narrowed to, in words; "" for everything."""
        parts = [self.rule] if self.rule else []
        if self.least is not Severity.NOTE:
            parts.append("errors" if self.least is Severity.ERROR else "errors and warnings")
        return ", ".join(parts)


class FindingTable(Sequence[ListedFinding]):
    """All known findings of some bitexts by bitext and bead, and which of them are listed.

    Each is three numbers: its bitext, its bead, and what is said, which is kept once.
    """

    def __init__(self, reviews: Sequence[Review] = ()) -> None:
        self._pairs = [StatePairs(review.entry, review.state) for review in reviews]
        self._parts, self._positions, self._codes = array("i"), array("i"), array("i")
        self._said: list[Judged] = []
        self._known: dict[Judged, int] = {}
        self._puts = 0
        self._narrowing = Narrowing(ignored=True)
        self._wanted = ""
        for part, review in enumerate(reviews):
            for position in range(len(self._pairs[part])):
                self._append(part, position, self._judged(review, part, position))
        self._holds = bytearray(b"\x01") * len(self)
        self.listed = array("i", range(len(self)))

    def __len__(self) -> int:
        return len(self._codes)

    @overload
    def __getitem__(self, place: int) -> ListedFinding: ...

    @overload
    def __getitem__(self, place: slice) -> list[ListedFinding]: ...

    def __getitem__(self, place: int | slice) -> ListedFinding | list[ListedFinding]:
        if isinstance(place, slice):
            return [self[one] for one in range(len(self))[place]]
        pairs, position = self._pairs[self._parts[place]], self._positions[place]
        said = self._said[self._codes[place]]
        finding = replace(said.finding, segment=position + 1)
        return ListedFinding(pairs.entry, position, pairs[position], finding, said.ignored)

    def narrow(self, narrowing: Narrowing) -> Iterator[None]:
        """List what is asked for, in steps; a new text takes many, all else takes none."""
        while narrowing.wanted != self._wanted:
            holds, puts = bytearray(), self._puts
            for first in range(0, len(self), _STEP):
                for place in range(first, min(first + _STEP, len(self))):
                    holds.append(not narrowing.wanted or self._is_said(place, narrowing.wanted))
                yield
            if puts == self._puts:
                self._holds, self._wanted = holds, narrowing.wanted
        self._narrowing = narrowing
        self._list()

    def put(self, review: Review, position: int) -> None:
        """Have the findings of one bead as it stands now."""
        self._puts += 1
        part = next(n for n, pairs in enumerate(self._pairs) if pairs.entry.id == review.entry.id)
        self._pairs[part] = StatePairs(review.entry, review.state)
        low, high = bisect_left(self._parts, part), bisect_right(self._parts, part)
        first = bisect_left(self._positions, position, low, high)
        last = bisect_right(self._positions, position, low, high)
        review.found.judged(review.pair(position))
        codes = array("i", map(self._code, self._judged(review, part, position)))
        self._parts[first:last] = array("i", [part]) * len(codes)
        self._positions[first:last] = array("i", [position]) * len(codes)
        self._codes[first:last] = codes
        wanted = self._wanted
        self._holds[first:last] = bytes(
            not wanted or self._is_said(place, wanted) for place in range(first, first + len(codes))
        )
        self._list()

    def by_rule(self) -> list[tuple[str, int]]:
        """The rules of what would be listed without regard to the rule, with how often; the gravest first."""
        flags = self._flags(replace(self._narrowing, rule=""))
        counts: Counter[str] = Counter()
        gravity: dict[str, int] = {}
        for code, count in Counter(compress(self._codes, flags)).items():
            finding = self._said[code].finding
            counts[finding.rule] += count
            gravity[finding.rule] = GRAVITY.index(finding.severity)
        return sorted(counts.items(), key=lambda item: (gravity[item[0]], -item[1], item[0]))

    def fixable(self, rule: str, entry: BitextEntry) -> list[ListedFinding]:
        """What is listed of a rule in one bitext, has a fix and is not ignored."""
        wanted = [
            judged.finding.rule == rule and judged.finding.fix is not None and judged.ignored is None
            for judged in self._said
        ]
        places = (place for place in self.listed if wanted[self._codes[place]])
        return [self[place] for place in places if self._pairs[self._parts[place]].entry.id == entry.id]

    def _list(self) -> None:
        self.listed = array("i", compress(range(len(self)), self._flags(self._narrowing)))

    def _flags(self, narrowing: Narrowing) -> Iterator[int]:
        """For each finding, whether it is listed."""
        admitted = [narrowing.admits(judged) for judged in self._said]
        return map(and_, self._holds, map(admitted.__getitem__, self._codes))

    def _is_said(self, place: int, wanted: str) -> bool:
        """Whether a text occurs in a finding or in the texts of its bead."""
        finding = self._said[self._codes[place]].finding
        pair: Pair = self._pairs[self._parts[place]][self._positions[place]]
        texts = (finding.message, finding.rule, pair.source, pair.target)
        return any(wanted in text.casefold() for text in texts)

    def _judged(self, review: Review, part: int, position: int) -> list[Judged]:
        pairs = self._pairs[part]
        if pairs.state.bitext[position].status.dismissed:
            return []
        return review.found.shared(pairs[position])

    def _append(self, part: int, position: int, judged: Sequence[Judged]) -> None:
        for one in judged:
            self._parts.append(part)
            self._positions.append(position)
            self._codes.append(self._code(one))

    def _code(self, judged: Judged) -> int:
        code = self._known.setdefault(judged, len(self._said))
        if code == len(self._said):
            self._said.append(judged)
        return code
