"""A text while it is being repaired: each stage edits what the stages before it left.

Edits name places in the text as it stands; a Draft carries them back to the original. An edit that
touches what an earlier one put in is folded into it, so the repairs never overlap.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from corpus.document import Repair, RepairKind, Span
from corpus.repair.repaired import OffsetMap, apply_repairs


class Edit(NamedTuple):
    """One change to the text as it stands; only proposed when `made` is False."""

    start: int
    end: int
    after: str
    kind: RepairKind
    certainty: float = 1.0
    made: bool = True


@dataclass(frozen=True, slots=True)
class Draft:
    """The original, the repairs made and proposed so far, and the text the made ones give."""

    original: str
    text: str
    made: tuple[Repair, ...] = ()
    proposed: tuple[Repair, ...] = ()

    def edited(self, edits: Iterable[Edit]) -> Draft:
        """This draft after one stage's edits.

        Where two edits of the stage overlap, the first stands; edits that change nothing are dropped.
        """
        chosen = _without_overlap(edit for edit in edits if edit.after != self.text[edit.start : edit.end])
        if not chosen:
            return self
        offsets = OffsetMap.of(self.made)
        made = self._merged([edit for edit in chosen if edit.made], offsets)
        proposed = [self._proposal(edit, offsets) for edit in chosen if not edit.made]
        return Draft(
            self.original, apply_repairs(self.original, made), made, (*self.proposed, *filter(None, proposed))
        )

    def repairs(self) -> tuple[Repair, ...]:
        """Made and proposed repairs in order; a proposal that a made repair overtook is dropped."""
        kept: list[Repair] = []
        for repair in sorted((*self.made, *self.proposed), key=lambda r: (r.span, not r.made)):
            while kept and not kept[-1].made and repair.made and _touch(kept[-1].span, repair.span):
                kept.pop()
            if not kept or repair.made or not _touch(kept[-1].span, repair.span):
                kept.append(repair)
        return tuple(kept)

    def _proposal(self, edit: Edit, offsets: OffsetMap) -> Repair | None:
        span = offsets.to_original(Span(edit.start, edit.end))
        if self.original[span.start : span.end] != self.text[edit.start : edit.end]:
            return None
        before = self.original[span.start : span.end]
        return Repair(edit.kind, span, before, edit.after, edit.certainty, made=False)

    def _merged(self, edits: list[Edit], offsets: OffsetMap) -> tuple[Repair, ...]:
        merged: list[Repair] = []
        at = 0
        for group in _groups(edits, self.made, offsets.repaired):
            merged += self.made[at : group.first]
            at = group.last
            folded = self._folded(group, offsets)
            if folded.before != folded.after:
                merged.append(folded)
        merged += self.made[at:]
        return tuple(merged)

    def _folded(self, group: _Group, offsets: OffsetMap) -> Repair:
        olds = self.made[group.first : group.last]
        spans = offsets.repaired[group.first : group.last]
        start = min([group.edits[0].start] + [span.start for span in spans[:1]])
        end = max([group.edits[-1].end] + [span.end for span in spans[-1:]])
        parts: list[str] = []
        last = start
        for edit in group.edits:
            parts += (self.text[last : edit.start], edit.after)
            last = edit.end
        parts.append(self.text[last:end])
        span = offsets.to_original(Span(start, end))
        kind = max(olds, key=lambda old: len(old.before)).kind if olds else group.edits[0].kind
        certainty = min([edit.certainty for edit in group.edits] + [old.certainty for old in olds])
        return Repair(kind, span, self.original[span.start : span.end], "".join(parts), certainty)


@dataclass(slots=True)
class _Group:
    """Edits of one stage and the run of earlier repairs, from `first` to before `last`, that they touch."""

    edits: list[Edit]
    first: int
    last: int


def _groups(edits: list[Edit], olds: tuple[Repair, ...], spans: tuple[Span, ...]) -> list[_Group]:
    groups: list[_Group] = []
    at = 0
    for edit in edits:
        group = groups[-1] if groups else None
        if (
            group
            and group.first < group.last
            and _overlaps(olds[group.last - 1], spans[group.last - 1], edit)
        ):
            group.edits.append(edit)
        else:
            while at < len(olds) and _lies_before(olds[at], spans[at], edit):
                at += 1
            group = _Group([edit], at, at)
            groups.append(group)
        while at < len(olds) and _overlaps(olds[at], spans[at], edit):
            at += 1
        group.last = at
    return groups


def _lies_before(old: Repair, span: Span, edit: Edit) -> bool:
    return span.end <= edit.start and not _overlaps(old, span, edit)


def _overlaps(old: Repair, span: Span, edit: Edit) -> bool:
    """Whether an edit changes what an earlier repair put in, or has no place of its own beside it."""
    if edit.start == edit.end:
        inserted = old.span.start == old.span.end
        return span.start < edit.start < span.end or (inserted and span.start <= edit.start <= span.end)
    return span.start < edit.end and span.end > edit.start


def _without_overlap(edits: Iterable[Edit]) -> list[Edit]:
    chosen: list[Edit] = []
    for edit in sorted(edits, key=lambda e: (e.start, e.end)):
        if not chosen or (edit.start >= chosen[-1].end and edit[:2] != chosen[-1][:2]):
            chosen.append(edit)
    return chosen


def _touch(first: Span, second: Span) -> bool:
    if first.start == first.end or second.start == second.end:
        return first.start <= second.end and second.start <= first.end
    return first.start < second.end and second.start < first.end
