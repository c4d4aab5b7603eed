"""The findings of a project's bitexts as one list: narrowed, ignored, fixed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from aligner import Side, Status
from workbench.checks import Severity
from workbench.project import BitextEntry, Change, Ignored, Swap, TextEdit
from workbench.review import Finding, Pair
from workbench.services.reviewed import pair_of
from workbench.services.reviewing import Review
from workbench.services.session import Session
from workbench.services.surveying import never
from workbench.services.tagged_pairs import tagged
from workbench.services.translating import distributed

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


@dataclass(frozen=True, slots=True)
class Narrowing:
    """Which findings are listed: of one rule, at least so grave, with a text, also ignored ones."""

    rule: str = ""
    least: Severity = Severity.NOTE
    text: str = ""
    ignored: bool = False

    def takes(self, listed: ListedFinding) -> bool:
        """Whether a finding is listed."""
        finding = listed.finding
        return (
            (self.ignored or listed.ignored is None)
            and self.rule in ("", finding.rule)
            and GRAVITY.index(finding.severity) <= GRAVITY.index(self.least)
            and self._is_said(listed)
        )

    def _is_said(self, listed: ListedFinding) -> bool:
        wanted = self.text.strip().casefold()
        texts = (listed.finding.message, listed.finding.rule, listed.pair.source, listed.pair.target)
        return not wanted or any(wanted in text.casefold() for text in texts)

    def said(self) -> str:
        """What is narrowed to, in words; "" for everything."""
        parts = [self.rule] if self.rule else []
        if self.least is not Severity.NOTE:
            parts.append("errors" if self.least is Severity.ERROR else "errors and warnings")
        return ", ".join(parts)


@dataclass(frozen=True, slots=True)
class Gathered:
    """Findings in order; `settled` once everything is checked as it stands."""

    found: list[ListedFinding]
    settled: bool


def gather(
    session: Session, entries: Sequence[BitextEntry], give_up: Callable[[], bool] = never
) -> Iterator[Gathered]:
    """The findings of some bitexts: first what is known of them, then, once they are checked, all.

    Nothing more comes when given up. Rejected beads are left out.
    """
    known = [listed for entry in entries for listed in _known(session.review(entry))]
    seen = all(session.review(entry).found.has_seen(session.review(entry).state) for entry in entries)
    yield Gathered(known, seen)
    if not seen and all(_checked(session, entry, give_up) for entry in entries):
        yield Gathered([one for entry in entries for one in _known(session.review(entry))], settled=True)


def _checked(session: Session, entry: BitextEntry, give_up: Callable[[], bool]) -> bool:
    """Check a bitext as it stands; False when given up."""
    with session.in_use():
        review = session.review(entry)
        state = review.state
        pairs = [pair_of(entry, state, position) for position in range(len(state.bitext))]
        pairs = tagged(session.project, entry, state, pairs)
    return review.found.survey(pairs, give_up, state) is not None


def _known(review: Review) -> Iterator[ListedFinding]:
    state = review.state
    for position, bead in enumerate(state.bitext.beads):
        if bead.status is not Status.REJECTED:
            yield from _listed(review, position, pair_of(review.entry, state, position))


def in_bead(review: Review, position: int) -> list[ListedFinding]:
    """The findings of one bead as it stands now."""
    pair = review.pair(position)
    return [
        ListedFinding(review.entry, position, pair, judged.finding, judged.ignored)
        for judged in review.found.judged(pair)
    ]


def _listed(review: Review, position: int, pair: Pair) -> Iterator[ListedFinding]:
    for judged in review.found.known(pair):
        yield ListedFinding(review.entry, position, pair, judged.finding, judged.ignored)


def by_rule(found: Sequence[ListedFinding]) -> list[tuple[str, int]]:
    """The rules that found something with how often, the gravest and most frequent first."""
    counts = Counter(listed.finding.rule for listed in found)
    gravity = {listed.finding.rule: GRAVITY.index(listed.finding.severity) for listed in found}
    return sorted(counts.items(), key=lambda item: (gravity[item[0]], -item[1], item[0]))


def stands(review: Review, listed: ListedFinding) -> bool:
    """Whether the bead still has the texts of a finding."""
    if listed.position >= len(review.bitext):
        return False
    now = review.pair(listed.position)
    return (now.source, now.target) == (listed.pair.source, listed.pair.target)


def fix_all(review: Review, found: Sequence[ListedFinding]) -> int:
    """Make the fixes of some findings, one of each bead, in one action; returns how many.

    What has no fix, or does not stand any more, is left alone. Approved pairs become drafts again.
    """
    swaps: list[Swap] = []
    edits: list[TextEdit] = []
    done: set[int] = set()
    for listed in found:
        if listed.fixed is None or listed.position in done or not stands(review, listed):
            continue
        bead = review.bitext[listed.position]
        old = [review.state.target[segment] for segment in bead.target]
        new = distributed(old, listed.fixed)
        if not all(text.strip() for text in new):
            continue
        done.add(listed.position)
        edits += [
            TextEdit(Side.TARGET, segment, before, after)
            for segment, before, after in zip(bead.target, old, new, strict=True)
            if before != after
        ]
        if bead.status is not Status.DRAFT:
            swaps.append(Swap((bead,), (replace(bead, status=Status.DRAFT),)))
    if edits:
        review.do(Change("fix", tuple(swaps), tuple(edits)))
    return len(done)
