"""What became of one segment: each text it had, by whom and when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from aligner import Side
from workbench.project import BitextEntry, Change, Project, ReviewState, Swap

_MOST = 100_000


@dataclass(frozen=True, slots=True)
class Version:
    """A translation as it stood after an action; `at` is None for the text that came with the document."""

    text: str
    action: str
    author: str = ""
    at: datetime | None = None


def segment_history(project: Project, entry: BitextEntry, state: ReviewState, position: int) -> list[Version]:
    """The versions of a bead's translation, the newest first; reads the whole history: for a thread.

    What was undone is left out. It ends where repairs were flipped, which cut the text anew.
    """
    bead = state.bitext[position]
    tracked = _Tracked(bead.source, bead.target, dict(enumerate(state.target)))
    versions: list[Version] = []
    for event in project.bitexts.history(entry, _MOST):
        if event.change.flip:
            break
        text = tracked.text
        if tracked.step_back(event.change):
            versions.append(Version(text, event.action, event.author, event.at))
    return [*versions, Version(tracked.text, "as it came")]


@dataclass(slots=True)
class _Tracked:
    """A bead followed back through changes: its segments, and the target's texts by number at that time."""

    source: range
    target: range
    texts: dict[int, str]

    @property
    def text(self) -> str:
        return " ".join(self.texts[segment] for segment in self.target if self.texts.get(segment))

    def step_back(self, change: Change) -> bool:
        """Go to what was before a change; whether it had to do with the bead."""
        edits = [edit for edit in change.edits if edit.side is Side.TARGET]
        concerned = any(edit.segment in self.target for edit in edits)
        for edit in edits:
            self.texts[edit.segment] = edit.before
        for swap in change.swaps:
            if any(_overlap(bead.source, self.source) for bead in swap.after):
                self._take(swap)
                concerned = True
        if change.makes_room:
            self._close_up([room.key[1] for room in change.rooms])
        return concerned

    def _take(self, swap: Swap) -> None:
        """Follow the bead to what stood in its place before a swap, which may concern a part of it only."""
        before = [bead for bead in swap.before if _overlap(bead.source, self.source)]
        start, stop = self.target.start, self.target.stop
        if swap.after[0].source.start <= self.source.start:
            start = before[0].target.start
        if swap.after[-1].source.stop >= self.source.stop:
            stop = before[-1].target.stop
        self.target = range(start, stop)

    def _close_up(self, places: Sequence[int]) -> None:
        """Number the target's segments as they were before room was made at some places."""
        gone = set(places)
        kept = [number for number in sorted(self.texts) if number not in gone]
        self.texts = {new: self.texts[old] for new, old in enumerate(kept)}
        start = self.target.start - sum(place < self.target.start for place in gone)
        inside = [number for number in self.target if number not in gone]
        self.target = range(start, start + len(inside))


def _overlap(one: range, other: range) -> bool:
    return one.start < other.stop and other.start < one.stop
