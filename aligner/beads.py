"""Beads and the bitext they make up.

A bitext is immutable: every change gives a new one, so undo is a list of values. Its beads are in order
and tile both sides: each segment of either side stands in exactly one bead.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Self

from aligner.errors import BeadError


class Side(StrEnum):
    """The two columns of a bitext."""

    SOURCE = "source"
    TARGET = "target"


class Status(StrEnum):
    """How far a bead's review has come: new → draft → approved | rejected; or excluded.

    What is excluded is no part of the work: page furniture, a note of the typist. It stays in the bitext.
    """

    NEW = "new"
    DRAFT = "draft"
    APPROVED = "approved"
    REJECTED = "rejected"
    EXCLUDED = "excluded"

    @property
    def decided(self) -> bool:
        """Whether somebody has said what is to become of the bead."""
        return self not in {Status.NEW, Status.DRAFT}

    @property
    def dismissed(self) -> bool:
        """Whether nothing is to be made of the bead."""
        return self in {Status.REJECTED, Status.EXCLUDED}


@dataclass(frozen=True, slots=True)
class Bead:
    """Some source segments paired with some target segments.

    `source` and `target` are contiguous index ranges (either may be empty, but keeps its place);
    `confidence` is the calibrated probability that the pairing is exactly right; `reasons` say why in
    words; a `locked` bead binds realignment and refuses changes of shape.
    """

    source: range
    target: range
    confidence: float = 0.0
    status: Status = Status.NEW
    locked: bool = False
    reasons: tuple[str, ...] = ()

    @property
    def type(self) -> str:
        """The counts of both sides, "1:2"."""
        return f"{len(self.source)}:{len(self.target)}"

    @property
    def paired(self) -> bool:
        """Whether both sides hold a segment."""
        return bool(self.source) and bool(self.target)

    @property
    def key(self) -> tuple[int, int]:
        """Where both sides start: unique and increasing within a bitext."""
        return self.source.start, self.target.start

    def side(self, side: Side) -> range:
        """The indices of one side."""
        return self.source if side is Side.SOURCE else self.target


@dataclass(frozen=True, slots=True)
class Bitext:
    """The beads of two documents, in order, covering every segment of both exactly once.

    Operations take bead positions and return a new bitext. They raise BeadError when the position does
    not exist, the bead is locked, or the result would not be a tiling; its message counts beads from 1,
    as they are shown to a reader. A bead whose shape changes becomes a draft, its confidence stays
    unknown (0.0) until it is confirmed or realigned.
    """

    beads: tuple[Bead, ...]

    @classmethod
    def of(cls, beads: Sequence[Bead]) -> Self:
        """A bitext of beads that are checked to tile both sides."""
        source = target = 0
        for position, bead in enumerate(beads):
            if not bead.source and not bead.target:
                raise BeadError(f"bead {position} is empty on both sides")
            if bead.key != (source, target):
                raise BeadError(f"bead {position} starts at {bead.key}, but {(source, target)} comes next")
            source, target = bead.source.stop, bead.target.stop
        return cls(tuple(beads))

    def __len__(self) -> int:
        return len(self.beads)

    def __getitem__(self, position: int) -> Bead:
        return self.beads[position]

    @property
    def shape(self) -> tuple[int, int]:
        """How many source and target segments the bitext covers."""
        return (self.beads[-1].source.stop, self.beads[-1].target.stop) if self.beads else (0, 0)

    def set(self, position: int, status: Status) -> Bitext:
        """Give one bead a status; rejecting and approving need no unlocking."""
        return self._splice(position, position + 1, (replace(self._at(position), status=status),))

    def lock(self, position: int, locked: bool = True) -> Bitext:
        """Lock or unlock one bead."""
        return self._splice(position, position + 1, (replace(self._at(position), locked=locked),))

    def merge(self, first: int, last: int) -> Bitext:
        """Make one bead of the beads `first` to `last`, both included."""
        if not first < last:
            raise BeadError("a merge needs two neighbouring beads")
        self._free(first, last)
        a, b = self._at(first), self._at(last)
        return self._splice(
            first, last + 1, (_draft(a.source.start, b.source.stop, a.target.start, b.target.stop),)
        )

    def split(self, position: int, source: int, target: int) -> Bitext:
        """Cut one bead in two: `source` and `target` segments stay in the first."""
        self._free(position, position)
        bead = self._at(position)
        s, t = bead.source.start + source, bead.target.start + target
        if not (bead.source.start <= s <= bead.source.stop and bead.target.start <= t <= bead.target.stop):
            raise BeadError(f"bead {position + 1} is {bead.type}: it cannot be cut after {source}:{target}")
        first = _draft(bead.source.start, s, bead.target.start, t)
        second = _draft(s, bead.source.stop, t, bead.target.stop)
        if not all(half.source or half.target for half in (first, second)):
            raise BeadError(f"bead {position + 1} cannot be cut there: one part would be empty")
        return self._splice(position, position + 1, (first, second))

    def move(self, position: int, side: Side, step: int) -> Bitext:
        """Move one segment of a bead to its neighbour: `step` -1 the first one up, +1 the last one down.

        A bead left with nothing disappears.
        """
        if step not in (-1, 1):
            raise BeadError("a segment moves one bead up (-1) or down (+1)")
        other = position + step
        if not 0 <= other < len(self.beads):
            raise BeadError("there is no bead to move the segment to")
        self._free(min(position, other), max(position, other))
        if not self._at(position).side(side):
            raise BeadError(f"the {side} side of bead {position + 1} is empty: there is nothing to move")
        upper, lower = self._at(min(position, other)), self._at(max(position, other))
        source, target = upper.source.stop, upper.target.stop
        if side is Side.SOURCE:
            source -= step
        else:
            target -= step
        halves = (
            _draft(upper.source.start, source, upper.target.start, target),
            _draft(source, lower.source.stop, target, lower.target.stop),
        )
        return self._splice(
            min(position, other), max(position, other) + 1, tuple(h for h in halves if h.source or h.target)
        )

    def unpair(self, position: int) -> Bitext:
        """Take a pair apart: its source segments, then its target segments, each on its own."""
        self._free(position, position)
        bead = self._at(position)
        if not bead.paired:
            raise BeadError(f"bead {position + 1} is {bead.type}: it is not a pair")
        alone = [_draft(i, i + 1, bead.target.start, bead.target.start) for i in bead.source]
        alone += [_draft(bead.source.stop, bead.source.stop, j, j + 1) for j in bead.target]
        return self._splice(position, position + 1, tuple(alone))

    def replace(self, first: int, last: int, beads: Sequence[Bead]) -> Bitext:
        """Put `beads` in place of the beads `first` to `last`, both included; they must tile the same."""
        return Bitext.of((*self.beads[:first], *beads, *self.beads[last + 1 :]))

    def _splice(self, start: int, stop: int, beads: tuple[Bead, ...]) -> Bitext:
        return Bitext((*self.beads[:start], *beads, *self.beads[stop:]))

    def _at(self, position: int) -> Bead:
        if not 0 <= position < len(self.beads):
            raise BeadError(f"there is no bead {position + 1}: the bitext has {len(self.beads)}")
        return self.beads[position]

    def _free(self, first: int, last: int) -> None:
        for position in range(first, last + 1):
            if self._at(position).locked:
                raise BeadError(f"bead {position + 1} is locked: unlock it first")


def _draft(s: int, s_stop: int, t: int, t_stop: int) -> Bead:
    return Bead(range(s, s_stop), range(t, t_stop), status=Status.DRAFT)
