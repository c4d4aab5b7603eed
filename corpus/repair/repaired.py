"""A document with its repairs: the repaired text, the way back, and every repair open to be flipped."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from corpus.document import Document, Paragraph, Repair, RepairKind, Span


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """Where the made repairs of a text stand: their starts and ends in the original and when repaired."""

    original: tuple[Span, ...]
    repaired: tuple[Span, ...]

    @classmethod
    def of(cls, repairs: Iterable[Repair]) -> OffsetMap:
        """The map of some repairs in order; those only proposed move nothing."""
        original: list[Span] = []
        repaired: list[Span] = []
        shift = 0
        for repair in repairs:
            if repair.made:
                start = repair.span.start + shift
                original.append(repair.span)
                repaired.append(Span(start, start + len(repair.after)))
                shift += len(repair.after) - (repair.span.end - repair.span.start)
        return cls(tuple(original), tuple(repaired))

    def to_original(self, span: Span) -> Span:
        """The stretch of the original that a stretch of the repaired text comes from.

        A stretch that begins or ends inside a replacement takes the whole of what was replaced; what
        was deleted just outside of it is left out.
        """
        start = _moved(span.start, self.repaired, self.original, leading=True)
        end = _moved(span.end, self.repaired, self.original, leading=False)
        return Span(start, max(start, end))

    def to_repaired(self, span: Span) -> Span:
        """Where a stretch of the original stands in the repaired text."""
        start = _moved(span.start, self.original, self.repaired, leading=True)
        end = _moved(span.end, self.original, self.repaired, leading=False)
        return Span(start, max(start, end))


def _moved(offset: int, here: tuple[Span, ...], there: tuple[Span, ...], *, leading: bool) -> int:
    """An offset moved from one side of a map to the other.

    As the beginning of a stretch it passes what ends at it; as an end it stays before what starts there.
    """
    if leading:
        index = bisect_right(here, offset, key=_start) - 1
    else:
        index = bisect_left(here, offset, key=_start) - 1
    if index < 0:
        return offset
    near, far = here[index], there[index]
    if offset < near.end:
        return far.start if leading else far.end
    return far.end + offset - near.end


def _start(span: Span) -> int:
    return span.start


def apply_repairs(text: str, repairs: Iterable[Repair]) -> str:
    """A text with those of its repairs that are made."""
    parts: list[str] = []
    last = 0
    for repair in repairs:
        if repair.made:
            parts += (text[last : repair.span.start], repair.after)
            last = repair.span.end
    parts.append(text[last:])
    return "".join(parts)


@dataclass(frozen=True, slots=True)
class RepairedText:
    """A document's repairs in order, made and proposed, and the text that the made ones give.

    `paragraphs` lie in `text`, `blocks` are the same paragraphs in the original. Flipping a repair gives a
    new value; a line break taken back divides its paragraph again.
    """

    document: Document
    repairs: tuple[Repair, ...]
    text: str
    paragraphs: tuple[Paragraph, ...]
    blocks: tuple[Paragraph, ...] = field(repr=False)
    offsets: OffsetMap = field(repr=False, compare=False)

    @classmethod
    def of(
        cls, document: Document, repairs: tuple[Repair, ...], blocks: tuple[Paragraph, ...]
    ) -> RepairedText:
        """The text that a document's repairs give; `blocks` are its paragraphs in the original."""
        offsets = OffsetMap.of(repairs)
        text = apply_repairs(document.text, repairs)
        return cls(document, repairs, text, _paragraphs(text, repairs, blocks, offsets), blocks, offsets)

    def to_original(self, span: Span) -> Span:
        """The stretch of the document that a stretch of the repaired text comes from."""
        return self.offsets.to_original(span)

    def flip(self, index: int) -> RepairedText:
        """This text with one made repair taken back, or one proposed repair made."""
        repair = self.repairs[index]
        flipped = replace(repair, made=not repair.made)
        return self.of(
            self.document, (*self.repairs[:index], flipped, *self.repairs[index + 1 :]), self.blocks
        )

    def flip_kind(self, kind: RepairKind, made: bool) -> RepairedText:
        """This text with all repairs of a kind made, or all of them taken back."""
        repairs = tuple(
            replace(repair, made=made) if repair.kind is kind else repair for repair in self.repairs
        )
        return self.of(self.document, repairs, self.blocks)

    def accept_proposed(self) -> RepairedText:
        """This text with every proposed repair made."""
        return self.of(self.document, tuple(replace(r, made=True) for r in self.repairs), self.blocks)

    def undo(self) -> str:
        """The original, rebuilt from the repaired text and the repairs alone."""
        parts: list[str] = []
        last = 0
        made = (repair for repair in self.repairs if repair.made)
        for repair, span in zip(made, self.offsets.repaired, strict=True):
            parts += (self.text[last : span.start], repair.before)
            last = span.end
        parts.append(self.text[last:])
        return "".join(parts)


def _paragraphs(
    text: str, repairs: tuple[Repair, ...], blocks: tuple[Paragraph, ...], offsets: OffsetMap
) -> tuple[Paragraph, ...]:
    kept = [r.span for r in repairs if r.kind is RepairKind.LINE_BREAK and not r.made]
    starts = [span.start for span in kept]
    found: list[Paragraph] = []
    for block in blocks:
        inside = kept[bisect_right(starts, block.span.start) : bisect_left(starts, block.span.end)]
        cuts = [block.span.start, *(offset for span in inside for offset in span), block.span.end]
        for start, end in zip(cuts[::2], cuts[1::2], strict=True):
            span = _trimmed(text, offsets.to_repaired(Span(start, end)))
            if span.start < span.end:
                found.append(Paragraph(span, block.kind))
    return tuple(found)


def _trimmed(text: str, span: Span) -> Span:
    part = text[span.start : span.end]
    left = len(part) - len(part.lstrip())
    return Span(span.start + left, max(span.start + left, span.start + len(part.rstrip())))
