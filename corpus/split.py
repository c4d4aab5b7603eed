"""A text that holds several languages, taken apart.

Each sentence is identified; a run of short or unsure ones goes with its neighbours, so that a heading, a
name or a quotation does not make a passage of its own. Passages of one language are put together in order.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.document import Kind, Paragraph, Span
from corpus.identify import identify_scores
from corpus.languages import UNKNOWN
from corpus.repair import RepairedText
from corpus.segmentation.sentences import split_sentences

_LEAST_LETTERS = 60
"""A passage with fewer letters than this, inside a paragraph, is a quotation and stays where it is."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of the repaired text in one language, within one paragraph."""

    span: Span
    lang: str
    paragraph: int


@dataclass(frozen=True, slots=True)
class Part:
    """All passages of one language: their text, a blank line between paragraphs, which lie in it."""

    lang: str
    text: str
    paragraphs: tuple[Paragraph, ...]


def passages(repaired: RepairedText) -> list[Passage]:
    """The text's passages in order, neighbours of one language in one paragraph put together."""
    pieces = [piece for number in range(len(repaired.paragraphs)) for piece in _pieces(repaired, number)]
    return _settled(repaired.text, pieces)


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


def _pieces(repaired: RepairedText, number: int) -> list[Passage]:
    """The paragraph as passages: whole when it is short or of one language, else by sentences."""
    span = repaired.paragraphs[number].span
    text = repaired.text[span.start : span.end]
    whole = _language(text)
    sentences = [
        Passage(Span(span.start + start, span.start + end), _language(text[start:end]), number)
        for start, end in split_sentences(text, whole if whole != UNKNOWN else "kk")
    ]
    sentences = _joined(sentences)
    long = {s.lang for s in sentences if _letters(repaired.text, s) >= _LEAST_LETTERS and s.lang != UNKNOWN}
    if len(long | ({whole} - {UNKNOWN})) < 2:
        return [Passage(span, whole, number)]
    return sentences


def _language(text: str) -> str:
    scores = identify_scores(text)
    best = max(scores, key=lambda lang: scores[lang], default=UNKNOWN)
    return best if best != UNKNOWN and scores[best] >= 0.9 else UNKNOWN


def _letters(text: str, passage: Passage) -> int:
    return sum(c.isalpha() for c in text[passage.span.start : passage.span.end])


def _joined(found: Sequence[Passage]) -> list[Passage]:
    joined: list[Passage] = []
    for passage in found:
        last = joined[-1] if joined else None
        if last is not None and (last.lang, last.paragraph) == (passage.lang, passage.paragraph):
            joined[-1] = replace(last, span=Span(last.span.start, passage.span.end))
        else:
            joined.append(passage)
    return joined


def _settled(text: str, found: Sequence[Passage]) -> list[Passage]:
    """Passages too short to stand alone take the language of what they stand between, the one before first."""
    langs = [passage.lang for passage in found]
    short = [_letters(text, passage) < _LEAST_LETTERS for passage in found]
    for place, passage in enumerate(found):
        if not short[place] and passage.lang != UNKNOWN:
            continue
        before = next((langs[k] for k in range(place - 1, -1, -1) if langs[k] != UNKNOWN), UNKNOWN)
        after = next(
            (langs[k] for k in range(place + 1, len(found)) if not short[k] and langs[k] != UNKNOWN), UNKNOWN
        )
        if passage.lang == UNKNOWN or (passage.lang not in {before, after} and before == after != UNKNOWN):
            langs[place] = before if before != UNKNOWN else after
        elif before != UNKNOWN and passage.lang != before and passage.lang != after:
            langs[place] = before
    return _joined([replace(passage, lang=lang) for passage, lang in zip(found, langs, strict=True)])
