"""Changes to a bitext under review, as values that can be applied, undone, stored and read back."""

from __future__ import annotations

import json
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, TypeVar

from aligner import Bead, Bitext, Side, Status
from corpus.placeholders import Code
from workbench.project.documents import codes_from_json, codes_to_json
from workbench.project.ties import Tie, TieKind

_STRETCH = 512
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Swap:
    """Neighbouring beads replaced by others that tile the same segments."""

    before: tuple[Bead, ...]
    after: tuple[Bead, ...]


@dataclass(frozen=True, slots=True)
class TextEdit:
    """One segment's text replaced; with the codes that came with the texts, None where there were none."""

    side: Side
    segment: int
    before: str
    after: str
    codes_before: tuple[Code, ...] | None = None
    codes_after: tuple[Code, ...] | None = None

    def inverse(self) -> TextEdit:
        """The edit that takes this one back."""
        return TextEdit(self.side, self.segment, self.after, self.before, self.codes_after, self.codes_before)


@dataclass(frozen=True, slots=True)
class Room:
    """An empty target segment put in for the bead at `key`, which had none; taken out when not `made`.

    `key` is the bead's while the segment is there, which stands at its target start; all later segments are
    renumbered.
    """

    key: tuple[int, int]
    made: bool = True

    @property
    def shift(self) -> int:
        """By how much later target segments are renumbered."""
        return 1 if self.made else -1


@dataclass(frozen=True, slots=True)
class Change:
    """What one action did: `action` names it for the history, `swaps` are in order and apart.

    A change that flipped repairs holds the id of the flip, 0 else. Rooms, in order of key and all of them
    made or not, are made before all else happens, and taken away after it. A `chained` one is undone and
    redone together with the change before it. Ties are `tied` and `untied` as segments are numbered with the
    rooms made.
    """

    action: str
    swaps: tuple[Swap, ...] = ()
    edits: tuple[TextEdit, ...] = ()
    flip: int = 0
    rooms: tuple[Room, ...] = ()
    chained: bool = False
    tied: tuple[Tie, ...] = ()
    untied: tuple[Tie, ...] = ()

    def inverse(self) -> Change:
        """The change that takes this one back."""
        swaps = tuple(Swap(s.after, s.before) for s in self.swaps)
        edits = tuple(edit.inverse() for edit in reversed(self.edits))
        rooms = tuple(replace(room, made=not room.made) for room in self.rooms)
        return Change(self.action, swaps, edits, self.flip, rooms, self.chained, self.untied, self.tied)

    @property
    def makes_room(self) -> bool:
        """Whether it puts segments in."""
        return bool(self.rooms) and self.rooms[0].made

    @property
    def takes_room(self) -> bool:
        """Whether it takes segments out."""
        return bool(self.rooms) and not self.rooms[0].made

    def number_before(self, segment: int) -> int | None:
        """A target segment's number before room was made for others; None for one that was put in."""
        if not self.makes_room:
            return segment
        places = [room.key[1] for room in self.rooms]
        earlier = bisect_left(places, segment)
        return None if earlier < len(places) and places[earlier] == segment else segment - earlier


@dataclass(frozen=True, slots=True)
class ReviewState:
    """A bitext, the current texts of both sides, and what ties segments besides the beads."""

    bitext: Bitext
    source: tuple[str, ...]
    target: tuple[str, ...]
    ties: frozenset[Tie] = frozenset()

    def texts(self, side: Side) -> tuple[str, ...]:
        """The texts of one side."""
        return self.source if side is Side.SOURCE else self.target

    def text(self, bead: Bead, side: Side) -> str:
        """A bead's text on one side, its segments joined by spaces."""
        texts = self.texts(side)
        span = bead.side(side)
        return texts[span.start] if len(span) == 1 else joined(texts[i] for i in span)

    def apply(self, change: Change) -> ReviewState:
        """The state after a change; the change must fit this state."""
        state = with_rooms(self, change.rooms) if change.makes_room else self
        for side in {edit.side for edit in change.edits}:
            texts = list(state.texts(side))
            for edit in change.edits:
                if edit.side is side:
                    texts[edit.segment] = edit.after
            edited = tuple(texts)
            state = replace(state, source=edited) if side is Side.SOURCE else replace(state, target=edited)
        if change.swaps:
            state = replace(state, bitext=_swapped(state.bitext, change.swaps))
        if change.tied or change.untied:
            state = replace(state, ties=(state.ties - set(change.untied)) | set(change.tied))
        return with_rooms(state, change.rooms) if change.takes_room else state


def joined(texts: Iterable[str]) -> str:
    """The text of a bead's side from those of its segments; empty ones are left out."""
    return " ".join(text for text in texts if text)


def with_rooms(state: ReviewState, rooms: Sequence[Room]) -> ReviewState:
    """Empty target segments more, or less, at beads that have none; later beads follow."""
    made = rooms[0].made
    keys = [(room.key[0], room.key[1] - (earlier if made else 0)) for earlier, room in enumerate(rooms)]
    beads: list[Bead] = []
    done = 0
    for earlier, key in enumerate(keys):
        position = position_of(state.bitext, key) + 1
        beads += _moved(state.bitext.beads[done:position], earlier * rooms[0].shift)
        done = position
    beads += _moved(state.bitext.beads[done:], len(rooms) * rooms[0].shift)
    target = spaced(state.target, rooms, "") if made else closed_up(state.target, rooms)
    ties = frozenset(tie.moved(Side.TARGET, partial(renumbered, rooms)) for tie in state.ties)
    return replace(state, bitext=Bitext(tuple(beads)), target=tuple(target), ties=ties)


def renumbered(rooms: Sequence[Room], segment: int) -> int:
    """A target segment's number once rooms are made, or taken away."""
    for room in rooms if rooms[0].made else rooms[::-1]:
        if segment >= room.key[1] + (not room.made):
            segment += room.shift
    return segment


def spaced(rows: Sequence[T], rooms: Sequence[Room], empty: T) -> list[T]:
    """What there is one of for each target segment, with something empty where room is made."""
    found: list[T] = []
    done = 0
    for earlier, room in enumerate(rooms):
        place = room.key[1] - earlier
        found += (*rows[done:place], empty)
        done = place
    return [*found, *rows[done:]]


def closed_up(rows: Sequence[T], rooms: Sequence[Room]) -> list[T]:
    """What there is one of for each target segment, without those that are taken out."""
    gone = {room.key[1] for room in rooms}
    return [row for place, row in enumerate(rows) if place not in gone]


def _moved(beads: Sequence[Bead], by: int) -> Iterator[Bead]:
    return (replace(bead, target=_shifted(bead.target, by)) if by else bead for bead in beads)


def _shifted(segments: range, by: int) -> range:
    return range(segments.start + by, segments.stop + by)


def position_of(bitext: Bitext, key: tuple[int, int]) -> int:
    """The position of the bead that starts at `key`, or of the first one after it."""
    return bisect_left(bitext.beads, key, key=lambda bead: bead.key)


def position_holding(bitext: Bitext, side: Side, segment: int) -> int:
    """The position of the bead that holds a segment."""
    return bisect_right(bitext.beads, segment, key=lambda bead: bead.side(side).start) - 1


def difference(action: str, before: Bitext, after: Bitext) -> Change:
    """The change between two bitexts of the same texts."""
    old, new = before.beads, after.beads
    start = _alike(old, new)
    if start == len(old) == len(new):
        return Change(action)
    old, new = old[start:], new[start:]
    end = _alike(old[::-1], new[::-1])
    return Change(action, tuple(_swaps(old[: len(old) - end], new[: len(new) - end])))


def changed_stretch(before: Bitext, after: Bitext) -> tuple[int, int, int]:
    """Where two bitexts differ: the position from which, and up to which in the one and in the other."""
    old, new = before.beads, after.beads
    start = _alike(old, new)
    end = _alike(old[start:][::-1], new[start:][::-1])
    return start, len(old) - end, len(new) - end


def _swaps(old: Sequence[Bead], new: Sequence[Bead]) -> Iterator[Swap]:
    """The shortest stretches in which two tilings of the same segments differ."""
    i = j = 0
    while i < len(old):
        if old[i] == new[j]:
            i, j = i + 1, j + 1
            continue
        first, other = i, j
        i, j = i + 1, j + 1
        while (here := _end(old[i - 1])) != (there := _end(new[j - 1])):
            if sum(here) < sum(there):
                i += 1
            else:
                j += 1
        yield Swap(tuple(old[first:i]), tuple(new[other:j]))


def _end(bead: Bead) -> tuple[int, int]:
    return bead.source.stop, bead.target.stop


def _alike(one: Sequence[Bead], other: Sequence[Bead]) -> int:
    """How many beads both begin with; whole stretches are compared at once, which is much faster."""
    most = min(len(one), len(other))
    count = 0
    while count + _STRETCH <= most and one[count : count + _STRETCH] == other[count : count + _STRETCH]:
        count += _STRETCH
    while count < most and one[count] == other[count]:
        count += 1
    return count


def _swapped(bitext: Bitext, swaps: Sequence[Swap]) -> Bitext:
    beads: list[Bead] = []
    done = 0
    for swap in swaps:
        position = position_of(bitext, swap.before[0].key)
        beads += bitext.beads[done:position]
        beads += swap.after
        done = position + len(swap.before)
    return Bitext((*beads, *bitext.beads[done:]))


def to_json(change: Change) -> str:
    """A change as it is stored."""
    return json.dumps(
        {
            "swaps": [
                [[bead_row(b) for b in s.before], [bead_row(b) for b in s.after]] for s in change.swaps
            ],
            "edits": [_edit_row(edit) for edit in change.edits],
            **({"flip": change.flip} if change.flip else {}),
            **({"chained": True} if change.chained else {}),
            **({"tied": list(map(_tie_row, change.tied))} if change.tied else {}),
            **({"untied": list(map(_tie_row, change.untied))} if change.untied else {}),
            **({"rooms": [[*room.key, room.made] for room in change.rooms]} if change.rooms else {}),
        },
        ensure_ascii=False,
    )


def from_json(action: str, text: str) -> Change:
    """A stored change."""
    stored = json.loads(text)
    return Change(
        action,
        tuple(
            Swap(tuple(bead_from_row(r) for r in before), tuple(bead_from_row(r) for r in after))
            for before, after in stored["swaps"]
        ),
        tuple(
            TextEdit(Side(side), segment, old, new, *map(codes_from_json, codes))
            for side, segment, old, new, *codes in stored["edits"]
        ),
        stored.get("flip", 0),
        tuple(Room((source, target), made) for source, target, made in stored.get("rooms", ())),
        stored.get("chained", False),
        tuple(_tie_from_row(row) for row in stored.get("tied", ())),
        tuple(_tie_from_row(row) for row in stored.get("untied", ())),
    )


def _tie_row(tie: Tie) -> list[Any]:
    return [tie.kind, tie.source, tie.target]


def _tie_from_row(row: list[Any]) -> Tie:
    kind, source, target = row
    return Tie(TieKind(kind), source, target)


def _edit_row(edit: TextEdit) -> list[Any]:
    codes = (edit.codes_before, edit.codes_after)
    kept = [] if codes == (None, None) else [codes_to_json(some) for some in codes]
    return [edit.side, edit.segment, edit.before, edit.after, *kept]


def bead_row(bead: Bead) -> list[Any]:
    """A bead as it is stored in a change."""
    return [
        bead.source.start, bead.source.stop, bead.target.start, bead.target.stop,
        bead.confidence, bead.status, bead.locked, list(bead.reasons),
    ]  # fmt: skip


def bead_from_row(row: list[Any]) -> Bead:
    """A bead of a stored change."""
    s, s_stop, t, t_stop, confidence, status, locked, reasons = row
    return Bead(range(s, s_stop), range(t, t_stop), confidence, Status(status), bool(locked), tuple(reasons))
