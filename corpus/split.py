"""A text that holds several languages, taken apart: the passages of each language together, in order."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.document import Document, Paragraph, Repair, Span
from corpus.repair import RepairedText
from corpus.segmentation.passages import Passage, passages

__all__ = ["Part", "Passage", "passages", "split_by_language"]

_GAP = "\n\n"


@dataclass(frozen=True, slots=True)
class Part:
    """All passages of one language, a blank line between paragraphs, as read and with their repairs."""

    lang: str
    repaired: RepairedText

    @property
    def text(self) -> str:
        """The passages repaired."""
        return self.repaired.text

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The paragraphs of `text`."""
        return self.repaired.paragraphs


def split_by_language(repaired: RepairedText) -> tuple[Part, ...]:
    """One part a language, in the order in which the languages first occur."""
    found: dict[str, list[Paragraph]] = {}
    for passage in passages(repaired):
        span = _trimmed(repaired.text, passage.span)
        if span.start < span.end:
            kind = repaired.paragraphs[passage.paragraph].kind
            found.setdefault(passage.lang, []).append(Paragraph(repaired.to_original(span), kind))
    starts = [repair.span.start for repair in repaired.repairs]
    return tuple(_part(repaired, starts, lang, places) for lang, places in found.items())


def _part(repaired: RepairedText, starts: Sequence[int], lang: str, places: Sequence[Paragraph]) -> Part:
    """The part made of some stretches of the original."""
    original = repaired.document.text
    texts = [original[place.span.start : place.span.end] for place in places]
    repairs: list[Repair] = []
    blocks: list[Paragraph] = []
    start = 0
    for place, text in zip(places, texts, strict=True):
        repairs += _moved(repaired, starts, place.span, start - place.span.start)
        blocks.append(Paragraph(Span(start, start + len(text)), place.kind))
        start += len(text) + len(_GAP)
    document = Document(
        _GAP.join(texts), repaired.document.name, lang, wrapped=False, paragraphs=tuple(blocks)
    )
    return Part(lang, RepairedText.of(document, tuple(repairs), tuple(blocks)))


def _moved(repaired: RepairedText, starts: Sequence[int], span: Span, shift: int) -> Iterator[Repair]:
    """The repairs within a stretch of the original, where they stand when the stretch is moved."""
    for repair in repaired.repairs[bisect_left(starts, span.start) :]:
        if repair.span.start >= span.end:
            return
        if repair.span.end <= span.end:
            yield replace(repair, span=Span(repair.span.start + shift, repair.span.end + shift))


def _trimmed(text: str, span: Span) -> Span:
    part = text[span.start : span.end]
    left = len(part) - len(part.lstrip())
    return Span(span.start + left, max(span.start + left, span.start + len(part.rstrip())))
