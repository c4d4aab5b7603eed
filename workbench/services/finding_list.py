"""The findings of a project's bitexts as one list: narrowed, ignored, fixed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from aligner import Side, Status
from workbench.project import BitextEntry, Change, ReviewState, Swap, TextEdit, position_holding
from workbench.review import Pair
from workbench.services.finding_table import FindingTable, ListedFinding
from workbench.services.reviewed import StatePairs
from workbench.services.reviewing import Review
from workbench.services.session import Session
from workbench.services.surveying import never
from workbench.services.tagged_pairs import is_tagged, tagged
from workbench.services.translating import distributed

FEW = 200
"""How many beads are listed anew at once after an action; after one on more, all are."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """Findings in order; `settled` once everything is checked as it stands."""

    found: FindingTable
    settled: bool


def gather(
    session: Session, entries: Sequence[BitextEntry], give_up: Callable[[], bool] = never
) -> Iterator[Gathered]:
    """The findings of some bitexts: first what is known of them, then, once they are checked, all.

    Nothing more comes when given up. Rejected beads are left out.
    """
    reviews = [session.review(entry) for entry in entries]
    seen = all(review.found.has_seen(review.state) for review in reviews)
    yield Gathered(FindingTable(reviews), seen)
    if not seen and all(_checked(session, entry, give_up) for entry in entries):
        yield Gathered(FindingTable(reviews), settled=True)


def _checked(session: Session, entry: BitextEntry, give_up: Callable[[], bool]) -> bool:
    """Check a bitext as it stands; False when given up."""
    with session.in_use():
        review = session.review(entry)
        state = review.state
        pairs: Sequence[Pair] = StatePairs(entry, state)
        if is_tagged(entry):
            pairs = tagged(session.project, entry, state, pairs)
    return review.found.survey(pairs, give_up, state) is not None


def changed_beads(before: ReviewState, after: ReviewState) -> range | None:
    """The beads, few at most, with all differences of two states; None when there is more to it."""
    if len(before.bitext) != len(after.bitext):
        return None
    places = [*_ends(before.bitext.beads, after.bitext.beads)]
    for side in Side:
        if len(before.texts(side)) != len(after.texts(side)):
            return None
        segments = _ends(before.texts(side), after.texts(side))
        places += [position_holding(after.bitext, side, segment) for segment in segments]
    found = range(min(places), max(places) + 1) if places else range(0)
    same = len(found) <= FEW and all(before.bitext[at].key == after.bitext[at].key for at in found)
    return found if same else None


def _ends(one: Sequence[object], other: Sequence[object]) -> list[int]:
    """The first and the last place at which two sequences of one length differ; [] when they do not."""
    if one == other:
        return []
    differ = [place for place, (a, b) in enumerate(zip(one, other, strict=True)) if a is not b and a != b]
    return [differ[0], differ[-1]]


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
