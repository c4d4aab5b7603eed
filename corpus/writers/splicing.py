"""Texts replaced within the source of a page or an XML file: all else in it stays as it is written."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from corpus.document import Document, Span
from corpus.placeholders import Code, CodeKind
from corpus.readers.blocks import Block
from corpus.writers.base import Replacement
from corpus.writers.locating import Stretch, located
from corpus.writers.marking import Marked, unmarked_blocks
from corpus.writers.markup import Solid, Sort, Token, matching
from corpus.writers.placing import Worth, arranged
from corpus.writers.tagging import Tags, tagged


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What the elements of a form are to a writer, by their names.

    `inline` ones stand within paragraphs; `signs` name those that are a line break or a tab; `passing` ones
    speak of the old words alone and go with them, `glosses` do so with all that they hold. `worths` says what
    codes of these names are worth.
    """

    inline: frozenset[str]
    signs: Mapping[str, str]
    passing: frozenset[str]
    glosses: frozenset[str]
    worths: Mapping[str, Worth]


class Splice(NamedTuple):
    """A stretch of a source, and what is to be written there."""

    start: int
    end: int
    text: str


class Source:
    """A source, its tokens and its elements, and what is to be written otherwise in it."""

    def __init__(self, text: str, tokens: Sequence[Token], vocabulary: Vocabulary) -> None:
        self._splices: list[Splice] = []
        self.text = text
        self.tokens = tokens
        self.vocabulary = vocabulary
        self.ends = matching(tokens)
        self._starts = [token.start for token in tokens]

    def token_at(self, place: int) -> int:
        """The token that holds a character."""
        return bisect_right(self._starts, place) - 1

    def raw(self, token: int) -> str:
        """A token as it is written."""
        return self.text[self.tokens[token].start : self.tokens[token].end]

    def element(self, token: int) -> Span:
        """The stretch from the start of an element to its end."""
        end = self.ends.get(token, token)
        return Span(self.tokens[token].start, self.tokens[end].end)

    def splice(self, splice: Splice) -> None:
        """Write a stretch otherwise; splices within it are part of the new text, and done."""
        first = bisect_left(self._splices, (splice.start,))
        last = bisect_left(self._splices, (splice.end,))
        self._splices[first:last] = [splice]

    def written(self, stretch: Span) -> str:
        """A stretch as it is to be written."""
        parts: list[str] = []
        last = stretch.start
        for splice in self._splices[bisect_left(self._splices, (stretch.start,)) :]:
            if splice.end > stretch.end:
                break
            parts += (self.text[last : splice.start], splice.text)
            last = splice.end
        parts.append(self.text[last : stretch.end])
        return "".join(parts)


def spliced(
    source: Source, blocks: Iterable[Block], document: Document, replacements: Sequence[Replacement]
) -> tuple[str, tuple[Span, ...], tuple[Code, ...]]:
    """A source with texts replaced, the stretches that were left, and the codes without a place.

    `blocks` are the paragraphs of the source when it is marked; those in another, as of notes, come first.
    """
    marked = {id(one.block): one for one in unmarked_blocks(source.text, source.tokens, blocks)}
    found, left = located([one.block for one in marked.values()], document, replacements)
    unplaced: list[Code] = []
    paragraphs = [(MarkupParagraph(source, marked[id(one.block)]), one.stretches) for one in found]
    for paragraph, stretches in sorted(paragraphs, key=lambda pair: -pair[0].start):
        done = paragraph.replace(stretches)
        unplaced += done.unplaced
        left += done.left
    return source.written(Span(0, len(source.text))), tuple(sorted(left)), tuple(unplaced)


class Replaced(NamedTuple):
    """The codes of a paragraph without a place in its new texts, and the stretches left as they are."""

    unplaced: list[Code]
    left: list[Span]


class MarkupParagraph:
    """A paragraph of a source, and which of its codes are elements within it."""

    def __init__(self, source: Source, marked: Marked) -> None:
        self._source = source
        self._solids = marked.solids
        first, last = self._edges()
        self._tags = {n: place for n, place in marked.tags.items() if first <= place <= last}
        self._crossing = {n for n, place in self._tags.items() if source.ends.get(place, place) > last}
        worths = source.vocabulary.worths
        self._worths = {m.number: worths[m.name] for m in marked.block.marks if m.name in worths}

    @property
    def start(self) -> int:
        """Where its text begins."""
        return next((solid.start for solid in self._solids if solid is not None), 0)

    def replace(self, stretches: Iterable[Stretch]) -> Replaced:
        """Put the new texts in the source."""
        done = Replaced([], [])
        last = 0
        for stretch in stretches:
            own = self._own(stretch)
            solids = [solid for solid in self._solids[own.start : own.end] if solid is not None]
            start, end = self._extent(own, solids) if solids else (0, 0)
            if not self._can_replace(own, solids) or start < last:
                done.left.append(stretch.span)
                continue
            plan = arranged(own, self._worths)
            tags = self._tags_of(own, start, end, solids)
            self._source.splice(Splice(start, end, tagged(own, plan.parts, tags)))
            done.unplaced.extend(plan.unplaced)
            last = end
        return done

    def _edges(self) -> tuple[int, int]:
        """The first and the last token of the paragraph, the inline elements around its text included."""
        known = [solid for solid in self._solids if solid is not None]
        if not known:
            return 0, -1
        first, last = self._source.token_at(known[0].start), self._source.token_at(known[-1].start)
        while first > 0 and self._is_inline(first - 1):
            first -= 1
        while last + 1 < len(self._source.tokens) and self._is_inline(last + 1):
            last += 1
        return first, last

    def _is_inline(self, place: int) -> bool:
        token = self._source.tokens[place]
        if token.name:
            return token.name in self._source.vocabulary.inline.difference(self._source.vocabulary.signs)
        return not self._source.raw(place).strip() or token.sort is Sort.OTHER

    def _own(self, stretch: Stretch) -> Stretch:
        """The stretch without the codes of elements that enclose more than the paragraph.

        An element that ends behind a paragraph only opens in it. Those of elements in an element that stands
        alone go as well: they move with it.
        """
        alone = [
            self._source.element(self._tags[code.number])
            for code in stretch.codes
            if code.kind is CodeKind.ALONE and code.number in self._tags
        ]
        own = set()
        for number, place in self._tags.items():
            start = self._source.tokens[place].start
            if not any(span.start < start < span.end for span in alone):
                own.add(number)

        def is_here(code: Code) -> bool:
            return code.number in own and not (code.kind is CodeKind.CLOSE and code.number in self._crossing)

        return stretch._replace(
            codes=tuple(filter(is_here, stretch.codes)),
            new_codes=tuple(filter(is_here, stretch.new_codes)),
            open=tuple(number for number in stretch.open if number in own),
        )

    def _can_replace(self, stretch: Stretch, solids: Sequence[Solid]) -> bool:
        """Whether all of the stretch is known to stand in the source in its order."""
        known = len(solids) == stretch.end - stretch.start
        return known and all(one.start <= other.start for one, other in pairwise(solids))

    def _extent(self, stretch: Stretch, solids: Sequence[Solid]) -> tuple[int, int]:
        """Where a stretch begins and ends, the tags of its codes included."""
        start, end = solids[0].start, solids[-1].end
        for code in stretch.codes:
            tag = self._tags[code.number]
            element = self._source.element(tag)
            if code.kind is not CodeKind.CLOSE:
                start = min(start, element.start)
            if code.kind is not CodeKind.OPEN:
                end = max(end, element.end)
            else:
                end = max(end, self._source.tokens[tag].end)
        return start, end

    def _tags_of(self, stretch: Stretch, start: int, end: int, solids: Sequence[Solid]) -> Tags:
        """What is written for codes and signs in a stretch, and what stays of it beside them."""
        source, vocabulary = self._source, self._source.vocabulary
        own = {self._tags[n] for n in (*stretch.open, *(code.number for code in stretch.codes))}
        own |= {source.ends[place] for place in own if place in source.ends}
        alone = [
            source.element(self._tags[code.number]) for code in stretch.codes if code.kind is CodeKind.ALONE
        ]
        read = {source.token_at(solid.start) for solid in solids}
        before: list[str] = []
        after: list[str] = []
        signs: dict[str, str] = {}
        gone = start
        for place in range(source.token_at(start), source.token_at(max(start, end - 1)) + 1):
            token = source.tokens[place]
            skipped = place in own or place in read or token.start < gone or token.name in vocabulary.passing
            if skipped or any(span.start <= token.start < span.end for span in alone):
                continue
            if token.name in vocabulary.signs:
                signs.setdefault(vocabulary.signs[token.name], source.raw(place))
            elif token.name in vocabulary.glosses:
                gone = source.element(place).end
            elif source.raw(place).strip():
                (before if token.start < solids[0].start else after).append(source.raw(place))
        return Tags(
            {n: source.raw(self._tags[n]) for n in self._tags},
            {n: self._closing(n) for n in self._tags},
            {n: source.written(source.element(self._tags[n])) for n in self._tags},
            signs,
            "".join(before) + self._space(start, solids[0].start, start - 1),
            self._space(solids[-1].end, end, end) + "".join(after),
        )

    def _closing(self, number: int) -> str:
        tag = self._tags[number]
        end = self._source.ends.get(tag)
        return f"</{self._source.tokens[tag].name}>" if end is None else self._source.raw(end)

    def _space(self, start: int, end: int, beside: int) -> str:
        """A space, when tags that give way had one between them and none stands beside them."""
        text = self._source.text
        lost = any(
            token.sort is Sort.TEXT and text[max(token.start, start) : min(token.end, end)].isspace()
            for token in self._source.tokens[self._source.token_at(start) : self._source.token_at(end) + 1]
            if start < end
        )
        return " " if lost and not text[beside : beside + 1].isspace() else ""
