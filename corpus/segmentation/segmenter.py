"""From a repaired text to its segments."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.document import Paragraph, Segment, Span
from corpus.identify import identify, identify_scores
from corpus.languages import UNKNOWN
from corpus.repair import RepairedText
from corpus.segmentation.rules import RuleSet
from corpus.segmentation.sentences import split_sentences
from corpus.tokens import words

_FOREIGN_SURE = 0.99
_FOREIGN_WORDS = 4


def segment(
    repaired: RepairedText, *, lang: str | None = None, rules: RuleSet | None = None
) -> tuple[Segment, ...]:
    """The segments of a text, paragraph by paragraph.

    `lang` defaults to the document's language; when that is unknown too, each paragraph's is identified.
    A segment that is surely in another language keeps that in its own `lang`.
    """
    lang = lang or repaired.document.lang
    found: list[Segment] = []
    for number, paragraph in enumerate(repaired.paragraphs):
        found += _of_paragraph(repaired, number, paragraph, lang, rules)
    return tuple(found)


def _of_paragraph(
    repaired: RepairedText, number: int, paragraph: Paragraph, lang: str, rules: RuleSet | None
) -> Iterator[Segment]:
    text = repaired.text[paragraph.span.start : paragraph.span.end]
    known = lang if lang != UNKNOWN else identify(text)
    for start, end in split_sentences(text, known, rules):
        sentence = text[start:end]
        left = start + len(sentence) - len(sentence.lstrip())
        sentence = sentence.strip()
        if sentence:
            place = Span(paragraph.span.start + left, paragraph.span.start + left + len(sentence))
            own = foreign_language(sentence, known) or known
            yield Segment(sentence, repaired.to_original(place), number, own, paragraph.kind)


def foreign_language(text: str, lang: str) -> str | None:
    """The language a text is surely in, when it is not `lang` and long enough to tell."""
    if len(words(text)) < _FOREIGN_WORDS:
        return None
    scores = identify_scores(text)
    best = max(scores, key=lambda known: scores[known], default=lang)
    return best if best != lang and scores[best] >= _FOREIGN_SURE else None
