"""Who worked when, for how long, and what came of it, told from the history of a project.

Working time is the sum of the times between one action of a person and the next one, wherever in the project;
a time of more than five minutes is a break and does not count. The time before the first action of a stretch
is unknown and does not count either, so the sum is a lower bound.

A segment counts on the day on which it was approved last, if it is approved still, with its source words as
they are now. What was undone is working time all the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from typing import TypeVar

from aligner import Bead, Side, Status
from workbench.project import Change, Deed
from workbench.services.volume import Volume

BREAK = timedelta(minutes=5)
"""A longer time without an action is a break."""
NOTHING = timedelta()
NO_TEXT = Volume()

K = TypeVar("K")
Place = tuple[int, int]
"""A bitext's id and a source segment's number."""


@dataclass(frozen=True, slots=True)
class Work:
    """What was done: source text approved, texts edited, and the time it took."""

    approved: Volume = NO_TEXT
    edits: int = 0
    time: timedelta = NOTHING

    def __add__(self, other: Work) -> Work:
        return Work(self.approved + other.approved, self.edits + other.edits, self.time + other.time)

    def as_dict(self) -> dict[str, object]:
        """The work for JSON; time in minutes."""
        minutes = round(self.time / timedelta(minutes=1), 1)
        return {"approved": asdict(self.approved), "edits": self.edits, "minutes": minutes}

    @property
    def clock(self) -> str:
        """The time in hours and minutes: 1:05."""
        minutes = round(self.time / timedelta(minutes=1))
        return f"{minutes // 60}:{minutes % 60:02}"

    @property
    def words_an_hour(self) -> float | None:
        """Source words approved in an hour; None for a time too short to tell."""
        return self.approved.words / (self.time / timedelta(hours=1)) if self.time >= BREAK else None


@dataclass(frozen=True, slots=True)
class Share:
    """What one person did in one bitext on one day."""

    day: date
    author: str
    bitext_id: int
    work: Work


@dataclass(frozen=True, slots=True)
class Activity:
    """All that was done in a project, in order of day; it can be summed up by day, person and bitext."""

    shares: tuple[Share, ...] = ()

    def by_day(self) -> dict[date, Work]:
        """What was done on each day on which anything was."""
        return _summed((share.day, share.work) for share in self.shares)

    def by_author(self) -> dict[str, Work]:
        """What each person did."""
        return _summed((share.author, share.work) for share in self.shares)

    def by_bitext(self) -> dict[int, Work]:
        """What was done in each bitext, by its id."""
        return _summed((share.bitext_id, share.work) for share in self.shares)

    def last_days(self, count: int) -> list[tuple[date, Work]]:
        """The last days up to the latest one with any work, those without any included."""
        days = self.by_day()
        if not days:
            return []
        last = max(days)
        wanted = [last - timedelta(days=back) for back in range(count - 1, -1, -1)]
        return [(day, days.get(day, Work())) for day in wanted]

    @property
    def total(self) -> Work:
        """Everything."""
        return sum((share.work for share in self.shares), Work())


def activity(deeds: Iterable[Deed], approved: Mapping[int, Mapping[int, Volume]]) -> Activity:
    """The activity that a history tells of; days are those of the machine's time zone.

    `approved` holds the volumes of the source segments that are approved now, by bitext id and number.
    """
    approvals: dict[Place, tuple[date, str]] = {}
    latest: dict[str, datetime] = {}
    work: dict[tuple[date, str, int], Work] = {}
    for deed in deeds:
        key = (deed.at.astimezone().date(), deed.author, deed.bitext_id)
        since = deed.at - latest.get(deed.author, deed.at)
        latest[deed.author] = deed.at
        edits = len(deed.change.edits) if deed.change else 0
        work[key] = work.get(key, Work()) + Work(edits=edits, time=since if since <= BREAK else NOTHING)
        if deed.change is not None:
            _note_approvals(approvals, deed.bitext_id, deed.change, key[:2])
    for (bitext_id, segment), (day, author) in approvals.items():
        volume = approved.get(bitext_id, {}).get(segment)
        if volume is not None:
            key = (day, author, bitext_id)
            work[key] = work.get(key, Work()) + Work(approved=volume)
    return Activity(tuple(Share(*key, work[key]) for key in sorted(work)))


def _note_approvals(
    approvals: dict[Place, tuple[date, str]], bitext_id: int, change: Change, whose: tuple[date, str]
) -> None:
    """Note which source segments a change approves, and which it takes the approval from."""
    before = _approved(bead for swap in change.swaps for bead in swap.before)
    after = _approved(bead for swap in change.swaps for bead in swap.after)
    for segment in before - after:
        approvals.pop((bitext_id, segment), None)
    for segment in after - before:
        approvals[bitext_id, segment] = whose


def _approved(beads: Iterable[Bead]) -> set[int]:
    return {n for bead in beads if bead.status is Status.APPROVED for n in bead.side(Side.SOURCE)}


def _summed(pairs: Iterable[tuple[K, Work]]) -> dict[K, Work]:
    sums: dict[K, Work] = {}
    for key, work in pairs:
        sums[key] = sums.get(key, Work()) + work
    return sums
