"""A text's sentences with the language each is in, and its passages of one language.

Sentences are identified by what stands outside their quotations. What is too short to tell, a name, a
heading, a telephone number, goes with its neighbours; so does a foreign passage of a few words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.document import Span
from corpus.identify import identify_scores
from corpus.languages import UNKNOWN
from corpus.repair import RepairedText
from corpus.segmentation.rules import RuleSet
from corpus.segmentation.sentences import split_sentences

_LEAST_LETTERS = 60
"""A passage with fewer letters than this does not stand alone."""
_LEAST_OUTSIDE = 25
"""With so many letters outside its quotations a sentence is identified by these alone."""
_LEAST_BESIDE = 12
"""With fewer letters beside a number or an address a text is of no language of its own."""
_FIRST = 400
"""So many characters of a paragraph tell the language by whose rules it is cut."""
_SURE = 0.9
_QUOTATION = re.compile(r"«[^«»]*»|“[^“”]*”|\"[^\"]*\"")
_ADDRESS_SIGN = re.compile(r"[@_]|\w\.\w|://")
_ADDRESS = re.compile(r"\S*[@_]\S*|\w+(?:\.\w+)+|\w*://\S*")


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of the repaired text in one language, within one paragraph."""

    span: Span
    lang: str
    paragraph: int


def sentences(repaired: RepairedText, rules: RuleSet | None = None) -> list[Passage]:
    """Each sentence of a text, in order, with the language it is in; they tile the paragraphs."""
    cut = [_cut(repaired, number, rules) for number in range(len(repaired.paragraphs))]
    pieces = [piece for paragraph in cut for piece in _pieces(repaired.text, paragraph)]
    settled = iter(_settled(repaired.text, pieces))
    found: list[Passage] = []
    passage = next(settled, None)
    for sentence in (sentence for paragraph in cut for sentence in paragraph):
        while passage is not None and passage.span.end <= sentence.span.start:
            passage = next(settled, None)
        found.append(replace(sentence, lang=passage.lang) if passage is not None else sentence)
    return found


def passages(repaired: RepairedText) -> list[Passage]:
    """The text's passages in order: neighbouring sentences of one language in one paragraph together."""
    return _joined(sentences(repaired))


def _cut(repaired: RepairedText, number: int, rules: RuleSet | None) -> list[Passage]:
    start, end = repaired.paragraphs[number].span
    text = repaired.text[start:end]
    spans = split_sentences(text, _language(text[:_FIRST]), rules)
    return [Passage(Span(start + a, start + b), _language(text[a:b]), number) for a, b in spans]


def _pieces(text: str, paragraph: Sequence[Passage]) -> list[Passage]:
    """A paragraph's sentences put together by language; all of them, when only one language has enough."""
    joined = _joined(paragraph)
    sizes: dict[str, int] = {}
    for passage in joined:
        sizes[passage.lang] = max(sizes.get(passage.lang, 0), _letters(text, passage))
    sizes.pop(UNKNOWN, None)
    if not joined or sum(size >= _LEAST_LETTERS for size in sizes.values()) > 1:
        return joined
    lang = max(sizes, key=lambda known: sizes[known], default=UNKNOWN)
    return [Passage(Span(joined[0].span.start, joined[-1].span.end), lang, joined[0].paragraph)]


def _language(text: str) -> str:
    """The language of a text when it is sure, going by what stands outside quotations and addresses."""
    has_address = _ADDRESS_SIGN.search(text) is not None
    if has_address:
        text = _ADDRESS.sub(" ", text)
    letters = sum(map(str.isalpha, text))
    if letters < _LEAST_BESIDE and (has_address or any(map(str.isdigit, text))):
        return UNKNOWN
    outside = _QUOTATION.sub(" ", _QUOTATION.sub(" ", text))
    if sum(map(str.isalpha, outside)) >= _LEAST_OUTSIDE:
        text = outside
    scores = identify_scores(text)
    best = max(scores, key=lambda lang: scores[lang], default=UNKNOWN)
    return best if best != UNKNOWN and scores[best] >= _SURE else UNKNOWN


def _letters(text: str, passage: Passage) -> int:
    return sum(map(str.isalpha, text[passage.span.start : passage.span.end]))


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
    """Passages too short to stand alone in the language of their neighbours, the one before first."""
    short = [_letters(text, passage) < _LEAST_LETTERS or passage.lang == UNKNOWN for passage in found]
    following = list(_following(found, short))
    langs: list[str] = []
    for passage, is_short, after in zip(found, short, following, strict=True):
        before = langs[-1] if langs else UNKNOWN
        neighbours = [lang for lang in (before, after) if lang != UNKNOWN]
        if not is_short or not neighbours or passage.lang in neighbours:
            langs.append(passage.lang)
        else:
            langs.append(neighbours[0])
    return [replace(passage, lang=lang) for passage, lang in zip(found, langs, strict=True)]


def _following(found: Sequence[Passage], short: Sequence[bool]) -> Iterator[str]:
    """For each passage, the language of the next one that stands alone."""
    after, reverse = UNKNOWN, []
    for passage, is_short in zip(reversed(found), reversed(short), strict=True):
        reverse.append(after)
        after = after if is_short else passage.lang
    return reversed(reverse)
