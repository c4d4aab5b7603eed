"""Taking repairs of a stored document back, or making proposed ones: its segments and bitexts follow.

Only paragraphs with a flipped repair are cut anew. Beads of segments that are no longer there are aligned
anew between their neighbours; every other bead, approval and edit stays.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from aligner import Bead, Bitext, Side, Status, realign
from corpus import RepairedText, segment
from corpus.document import RepairKind, Segment
from corpus.segmentation import RuleSet
from workbench.project import (
    BitextEntry,
    Cut,
    Flip,
    Project,
    Renumbering,
    StoredSegment,
    Swap,
    position_holding,
)
from workbench.services.originals import repaired_text


@dataclass(frozen=True, slots=True)
class Flipped:
    """What a flip did: repairs turned round, segments cut anew, approvals and edits that no longer hold."""

    repairs: int
    segments: int
    approvals: int
    edits: int

    def __str__(self) -> str:
        parts = [f"{self.repairs} flipped", f"{self.segments} segments cut anew"]
        if self.approvals:
            parts.append(f"{self.approvals} approved beads are drafts again")
        if self.edits:
            parts.append(f"{self.edits} edited texts gave way (undo brings them back)")
        return ", ".join(parts)


def flip_repair(
    project: Project, document_id: int, position: int, author: str, rules: RuleSet | None = None
) -> Flipped:
    """Take one made repair of a document back, or make one that was proposed."""
    return _flip(project, document_id, (position,), author, rules)


def flip_kind(
    project: Project,
    document_id: int,
    kind: RepairKind,
    *,
    made: bool,
    author: str,
    rules: RuleSet | None = None,
) -> Flipped:
    """Make all repairs of a kind, or take all of them back."""
    repairs = project.documents.repairs(document_id)
    chosen = tuple(n for n, repair in enumerate(repairs) if repair.kind is kind and repair.made is not made)
    return _flip(project, document_id, chosen, author, rules)


def _flip(
    project: Project, document_id: int, positions: tuple[int, ...], author: str, rules: RuleSet | None
) -> Flipped:
    if not positions:
        return Flipped(0, 0, 0, 0)
    latest = project.flips.latest(document_id)
    if latest is not None and latest[1].repairs == positions:
        flip = latest[1].inverse()
        project.flips.undo(latest[0])
    else:
        flip = plan(project, document_id, positions, rules)
        project.flips.record(flip, author)
    return _told(flip)


def _told(flip: Flip) -> Flipped:
    changed = [row for cut in flip.cuts for row in cut.before if row not in set(cut.after)]
    lost = sum(_approved(swap.before) - _approved(swap.after) for _, swaps in flip.swaps for swap in swaps)
    edits = sum(row.edited is not None for row in changed)
    segments = sum(len(change.after) for change in flip.renumbered)
    return Flipped(len(flip.repairs), segments, max(lost, 0), edits)


def _approved(beads: Sequence[Bead]) -> int:
    return sum(bead.status is Status.APPROVED for bead in beads)


def plan(project: Project, document_id: int, positions: tuple[int, ...], rules: RuleSet | None) -> Flip:
    """What flipping some repairs of a document would do; nothing is stored."""
    before = repaired_text(project, document_id)
    repairs = list(before.repairs)
    for position in positions:
        repairs[position] = replace(repairs[position], made=not repairs[position].made)
    after = RepairedText.of(before.document, tuple(repairs), before.blocks)
    stored = project.documents.stored(document_id)
    cuts = tuple(_cuts(before, after, positions, stored, rules))
    flip = Flip(document_id, positions, cuts, tuple(_renumbered(cuts, stored)), ())
    texts = _new_texts(flip, stored)
    entries = [e for e in project.bitexts.entries() if document_id in {e.source_id, e.target_id}]
    swaps = ((entry.id, tuple(_BeadFlip(project, entry, flip, texts).swaps())) for entry in entries)
    return replace(flip, swaps=tuple((key, found) for key, found in swaps if found))


def _cuts(
    before: RepairedText,
    after: RepairedText,
    positions: tuple[int, ...],
    stored: Sequence[StoredSegment],
    rules: RuleSet | None,
) -> Iterator[Cut]:
    """The segments of each paragraph with a flipped repair, as they are and as they will be."""
    starts = [row.segment.span.start for row in stored]
    old, new = ([t.to_original(p.span).start for p in t.paragraphs] for t in (before, after))
    shift = paragraphs = 0
    for block in _touched(before, positions):
        start, end = block
        first, last = bisect_left(starts, start), bisect_left(starts, end)
        rows = tuple(stored[first:last])
        within = slice(bisect_left(new, start), bisect_left(new, end))
        base = (
            rows[0].segment.paragraph if rows else (stored[first - 1].segment.paragraph + 1 if first else 0)
        )
        known = {(row.segment.span, row.segment.text): row for row in rows}
        cut = (
            _kept(replace(s, paragraph=base + paragraphs + s.paragraph), known.get((s.span, s.text)))
            for s in segment(replace(after, paragraphs=after.paragraphs[within]), rules=rules)
        )
        found = _with_added(cut, rows)
        more = (within.stop - within.start) - (bisect_left(old, end) - bisect_left(old, start))
        if found != rows or more:
            yield Cut(first, first + shift, rows, found, more)
            shift += len(found) - len(rows)
            paragraphs += more


def _kept(cut: Segment, known: StoredSegment | None) -> StoredSegment:
    return StoredSegment(cut) if known is None else replace(known, segment=cut)


def _with_added(cut: Iterable[StoredSegment], rows: Sequence[StoredSegment]) -> tuple[StoredSegment, ...]:
    """Segments cut from a text and, after what they stand behind, those that a user added among `rows`."""
    added = (row for row in rows if row.added)
    return tuple(sorted((*cut, *added), key=lambda row: row.segment.span.end))


def _touched(text: RepairedText, positions: Sequence[int]) -> list[tuple[int, int]]:
    """The paragraphs in the original that hold or touch some repairs, in order."""
    ends = [block.span.end for block in text.blocks]
    found: dict[int, None] = {}
    for position in positions:
        span = text.repairs[position].span
        number = bisect_left(ends, span.start)
        while number < len(ends) and text.blocks[number].span.start <= span.end:
            found[number] = None
            number += 1
    return [tuple(text.blocks[number].span) for number in sorted(found)]  # type: ignore[misc]


def _renumbered(cuts: Sequence[Cut], stored: Sequence[StoredSegment]) -> Iterator[Renumbering]:
    """The segments in each cut whose texts are not the same before and after, never none on a side."""
    pending: Renumbering | None = None
    for cut in cuts:
        old, new = [row.text for row in cut.before], [row.text for row in cut.after]
        if old == new:
            continue
        head = _alike(old, new)
        tail = _alike(old[head:][::-1], new[head:][::-1])
        a, b = cut.start + head, cut.start + len(old) - tail
        c, d = cut.new_start + head, cut.new_start + len(new) - tail
        if (a == b or c == d) and a > 0:
            a, c = a - 1, c - 1
        elif a == b or c == d:
            b, d = min(b + 1, len(stored)), d + 1
        if pending is not None and a < pending.before.stop:
            a, c = pending.before.start, pending.after.start
        elif pending is not None:
            yield pending
        pending = Renumbering(range(a, b), range(c, d))
    if pending is not None:
        yield pending


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    pairs = zip(one, other, strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _new_texts(flip: Flip, stored: Sequence[StoredSegment]) -> tuple[str, ...]:
    texts: list[str] = []
    done = 0
    for cut in flip.cuts:
        texts += [row.text for row in stored[done : cut.start]]
        texts += [row.text for row in cut.after]
        done = cut.start + len(cut.before)
    return (*texts, *(row.text for row in stored[done:]))


class _BeadFlip:
    """What a flip does to the beads of one bitext."""

    def __init__(self, project: Project, entry: BitextEntry, flip: Flip, texts: tuple[str, ...]) -> None:
        self._project = project
        self._entry = entry
        self._flip = flip
        self._state = project.bitexts.state(entry)
        self._side = Side.SOURCE if entry.source_id == flip.document_id else Side.TARGET
        self._texts = texts

    def swaps(self) -> Iterator[Swap]:
        """The beads that do not stay as they are, each stretch with what comes in its place."""
        stretches = list(self._stretches())
        collapsed = self._flip.apply(
            self._state.bitext, self._side, [Swap(old, self._collapsed(old)) for old in stretches]
        )
        for old in stretches:
            new = self._collapsed(old)
            if len(new) == 1 and not self._keeps_shape(old):
                new = self._aligned(collapsed, new[0])
                if any(bead.status is Status.APPROVED for bead in old):
                    new = tuple(replace(b, status=Status.DRAFT) for b in new)
            if new != old:
                yield Swap(old, new)

    def _stretches(self) -> Iterator[tuple[Bead, ...]]:
        """The runs of beads that hold what changed; runs that share a bead are one."""
        bitext = self._state.bitext
        runs: list[list[int]] = []
        for change in self._flip.renumbered:
            first = position_holding(bitext, self._side, change.before.start)
            last = position_holding(bitext, self._side, change.before.stop - 1)
            if runs and first <= runs[-1][1]:
                runs[-1][1] = last
            else:
                runs.append([first, last])
        for first, last in runs:
            yield bitext.beads[first : last + 1]

    def _keeps_shape(self, old: Sequence[Bead]) -> bool:
        return all(len(change.before) == len(change.after) for change in self._inside(old))

    def _inside(self, old: Sequence[Bead]) -> list[Renumbering]:
        start, stop = old[0].side(self._side).start, old[-1].side(self._side).stop
        changes = self._flip.renumbered
        first = bisect_left(changes, start, key=lambda change: change.before.start)
        return list(changes[first : bisect_right(changes, stop - 1, key=lambda change: change.before.start)])

    def _collapsed(self, old: Sequence[Bead]) -> tuple[Bead, ...]:
        """The same beads, drafts where a text changed; one bead when the number of segments changed."""
        if self._keeps_shape(old):
            shift = self._flip.moved(old[0].side(self._side).start) - old[0].side(self._side).start
            return tuple(self._renewed(bead, shift) for bead in old)
        start, stop = (
            self._flip.moved(edge) for edge in (old[0].side(self._side).start, old[-1].side(self._side).stop)
        )
        other = Side.TARGET if self._side is Side.SOURCE else Side.SOURCE
        spans = {
            self._side: range(start, stop),
            other: range(old[0].side(other).start, old[-1].side(other).stop),
        }
        return (Bead(spans[Side.SOURCE], spans[Side.TARGET]),)

    def _renewed(self, bead: Bead, shift: int) -> Bead:
        span = bead.side(self._side)
        now = range(span.start + shift, span.stop + shift)
        old = self._state.texts(self._side)
        changed = any(old[n] != self._texts[n + shift] for n in span)
        status = Status.DRAFT if changed and bead.status is Status.APPROVED else bead.status
        if self._side is Side.SOURCE:
            return replace(bead, source=now, status=status)
        return replace(bead, target=now, status=status)

    def _aligned(self, bitext: Bitext, bead: Bead) -> tuple[Bead, ...]:
        """One bead of the new bitext aligned anew between its neighbours."""
        position = bitext.beads.index(bead)
        state = self._state
        source = self._texts if self._side is Side.SOURCE else state.source
        target = self._texts if self._side is Side.TARGET else state.target
        again = realign(
            bitext,
            source,
            target,
            position,
            position,
            source_lang=self._entry.source_lang,
            target_lang=self._entry.target_lang,
        )
        return again.beads[position : position + 1 + len(again) - len(bitext)]
