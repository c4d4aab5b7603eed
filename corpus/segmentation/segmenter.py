"""From a repaired text to its segments."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.document import Segment, Span
from corpus.identify import identify_scores
from corpus.languages import UNKNOWN, normalise
from corpus.repair import RepairedText
from corpus.segmentation.passages import Passage, sentences
from corpus.segmentation.rules import RuleSet
from corpus.segmentation.sentences import split_sentences
from corpus.tokens import words

_FOREIGN_SURE = 0.99
_FOREIGN_WORDS = 4


def segment(
    repaired: RepairedText, *, lang: str | None = None, rules: RuleSet | None = None
) -> tuple[Segment, ...]:
    """The segments of a text, paragraph by paragraph.

    `lang` defaults to the document's language; when that is unknown too, each passage's is identified.
    A segment that is surely in another language keeps that in its own `lang`.
    """
    return tuple(segments(repaired, lang=lang, rules=rules))


def segments(
    repaired: RepairedText, *, lang: str | None = None, rules: RuleSet | None = None
) -> Iterator[Segment]:
    """As `segment`, one after the other."""
    known = normalise(lang or repaired.document.lang)
    found = sentences(repaired, rules) if known == UNKNOWN else _sentences_in(repaired, known, rules)
    for sentence in found:
        made = _segment(repaired, sentence)
        if made is not None:
            yield made


def foreign_language(text: str, lang: str) -> str | None:
    """The language a text is surely in, when it is not `lang` and long enough to tell."""
    if len(words(text)) < _FOREIGN_WORDS:
        return None
    scores = identify_scores(text)
    best = max(scores, key=lambda known: scores[known], default=lang)
    return best if best != lang and scores[best] >= _FOREIGN_SURE else None


def _sentences_in(repaired: RepairedText, lang: str, rules: RuleSet | None) -> Iterator[Passage]:
    for number, paragraph in enumerate(repaired.paragraphs):
        text = repaired.text[paragraph.span.start : paragraph.span.end]
        for start, end in split_sentences(text, lang, rules):
            own = foreign_language(text[start:end], lang) or lang
            yield Passage(Span(paragraph.span.start + start, paragraph.span.start + end), own, number)


def _segment(repaired: RepairedText, sentence: Passage) -> Segment | None:
    text = repaired.text[sentence.span.start : sentence.span.end]
    start = sentence.span.start + len(text) - len(text.lstrip())
    text = text.strip()
    if not text:
        return None
    place = repaired.to_original(Span(start, start + len(text)))
    kind = repaired.paragraphs[sentence.paragraph].kind
    return Segment(text, place, sentence.paragraph, sentence.lang, kind)
