"""A text that holds several languages, taken apart: the passages of each language together, in order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.document import Kind, Paragraph, Span
from corpus.repair import RepairedText
from corpus.segmentation.passages import Passage, passages

__all__ = ["Part", "Passage", "passages", "split_by_language"]


@dataclass(frozen=True, slots=True)
class Part:
    """All passages of one language: their text, a blank line between paragraphs, which lie in it."""

    lang: str
    text: str
    paragraphs: tuple[Paragraph, ...]


def split_by_language(repaired: RepairedText) -> tuple[Part, ...]:
    """One part a language, in the order in which the languages first occur."""
    found: dict[str, list[tuple[str, Kind]]] = {}
    for passage in passages(repaired):
        text = repaired.text[passage.span.start : passage.span.end].strip()
        if text:
            kind = repaired.paragraphs[passage.paragraph].kind
            found.setdefault(passage.lang, []).append((text, kind))
    return tuple(_part(lang, paragraphs) for lang, paragraphs in found.items())


def _part(lang: str, texts: Sequence[tuple[str, Kind]]) -> Part:
    paragraphs = []
    start = 0
    for text, kind in texts:
        paragraphs.append(Paragraph(Span(start, start + len(text)), kind))
        start += len(text) + 2
    return Part(lang, "\n\n".join(text for text, _ in texts), tuple(paragraphs))
