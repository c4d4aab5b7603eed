"""A Word paragraph whose texts are replaced, each part of the new ones in a run formatted like an old one."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from corpus.document import Span
from corpus.placeholders import Code, CodeKind
from corpus.readers.blocks import Block
from corpus.readers.docx_styles import word_name
from corpus.writers.docx_fixed import Fixed, fixed_of, leaf_place
from corpus.writers.docx_leaves import Leaf, fill, leaves_of, text_leaf
from corpus.writers.docx_models import Models
from corpus.writers.docx_renewal import Renewal, is_page_break
from corpus.writers.locating import Stretch
from corpus.writers.placing import Worth, arranged

if TYPE_CHECKING:
    from lxml.etree import _Element

_WORTHS = {"link": Worth.LINK, "field": Worth.FIXED, "formula": Worth.FIXED, "control": Worth.FIXED}
_SPACES = frozenset({"tab", "ptab", "br", "cr"})


class _Place(NamedTuple):
    """A leaf and a character of its text."""

    leaf: int
    char: int


class WordParagraph:
    """A paragraph, its leaves, and which of its solid characters each of them holds."""

    def __init__(self, element: _Element, block: Block) -> None:
        self._element = element
        self._leaves = leaves_of(element)
        places = {leaf.element: place for place, leaf in enumerate(self._leaves)}
        self._starts = [origin.before for origin in block.origins]
        self._holders = [leaf_place(origin.element, places) for origin in block.origins]
        self._fixed = fixed_of(block, self._leaves, places)
        self._models = Models(block, self._leaves, self._holders, self._fixed)
        self._worth = {mark.number: _WORTHS[mark.name] for mark in block.marks if mark.name in _WORTHS}

    def replace(self, stretches: Iterable[Stretch]) -> tuple[list[Code], list[Span]]:
        """Put the new texts in; returns the codes that have no place in them, and what was left as it is."""
        found: list[Leaf] = []
        unplaced: list[Code] = []
        left: list[Span] = []
        done = _Place(0, 0)
        for stretch in map(self._without_nested, stretches):
            if not self._can_replace(stretch):
                left.append(stretch.span)
                continue
            start, end = (max(place, done) for place in self._extent(stretch))
            plan = arranged(stretch, self._worth)
            unplaced += plan.unplaced
            within = range(start.leaf, end.leaf + bool(end.char))
            texts = self._replaced(stretch, within)
            renewal = Renewal(
                self._leaves, within, texts, self._fixed, self._models, self._space(stretch, start)
            )
            found += self._between(done, start)
            after = self._leaves[end.leaf].path if end.leaf < len(self._leaves) else ()
            found += renewal.made(stretch, plan.parts, found[-1].path if found else (), after)
            done = end
        found += self._between(done, _Place(len(self._leaves), 0))
        fill(self._element, found)
        return unplaced, left

    def _without_nested(self, stretch: Stretch) -> Stretch:
        """The stretch without the codes of what stands in something that stands alone: it moves with that."""
        held: set[int] = set()
        nested: set[int] = set()
        for code in stretch.codes:
            leaves = self._fixed.get(code.number, Fixed()).leaves
            if code.kind is CodeKind.ALONE and leaves and held.issuperset(leaves):
                nested.add(code.number)
            elif code.kind is CodeKind.ALONE:
                held.update(leaves)
        return stretch._replace(
            codes=tuple(code for code in stretch.codes if code.number not in nested),
            new_codes=tuple(code for code in stretch.new_codes if code.number not in nested),
        )

    def _can_replace(self, stretch: Stretch) -> bool:
        """Whether the stretch stands in runs and formulas alone, in one run at least."""
        formulas = {place for one in self._fixed.values() if one.verbatim for place in one.own}
        origins = range(self._origin(stretch.start), self._origin(stretch.end - 1) + 1)
        places = [self._holders[n] for n in origins if not self._is_space(n)]
        return bool(self._models) and all(
            place is not None and (self._leaves[place].is_text or place in formulas) for place in places
        )

    def _extent(self, stretch: Stretch) -> tuple[_Place, _Place]:
        """Where a stretch begins and ends, the marks of its codes included."""
        start = self._char(stretch.start)
        end = self._char(stretch.end - 1)
        after = _Place(end.leaf, end.char + 1)
        if after.char >= len(self._leaves[end.leaf].text):
            after = _Place(end.leaf + 1, 0)
        for code in stretch.codes:
            for place in self._marks(code):
                start = min(start, _Place(place, 0))
                after = max(after, _Place(place + 1, 0))
        return start, after

    def _space(self, stretch: Stretch, start: _Place) -> str:
        """The white space between what a stretch begins with and its text."""
        first = self._char(stretch.start)
        text = self._leaves[first.leaf].text[: first.char]
        return text if start.leaf < first.leaf and text.isspace() else ""

    def _marks(self, code: Code) -> tuple[int, ...]:
        fixed = self._fixed.get(code.number, Fixed())
        if code.kind is CodeKind.ALONE:
            return fixed.own
        return fixed.closing if code.kind is CodeKind.CLOSE else fixed.opening

    def _replaced(self, stretch: Stretch, within: range) -> frozenset[int]:
        """The leaves whose text gives way: texts, and tabs and line breaks between them."""
        first, last = self._origin(stretch.start), self._origin(stretch.end - 1)
        staying = {place for one in self._fixed.values() for place in one.own}
        alone = (self._fixed.get(c.number, Fixed()) for c in stretch.codes if c.kind is CodeKind.ALONE)
        staying.update(place for one in alone for place in one.leaves)
        places = {self._holders[n] for n in range(first, last + 1) if not self._is_page_break(n)}
        return frozenset(p for p in places if p is not None and p in within and p not in staying)

    def _between(self, start: _Place, end: _Place) -> Iterator[Leaf]:
        """The leaves between two places as they are."""
        for place in range(start.leaf, end.leaf + bool(end.char)):
            leaf = self._leaves[place]
            first = start.char if place == start.leaf else 0
            last = end.char if place == end.leaf else None
            if not first and last is None:
                yield leaf
            elif text := leaf.text[first:last]:
                yield text_leaf(leaf.element, text, leaf.path)

    def _origin(self, solid: int) -> int:
        """The origin of a solid character."""
        return bisect_right(self._starts, solid) - 1

    def _char(self, solid: int) -> _Place:
        """The leaf of a solid character and its place in the leaf's text."""
        origin = self._origin(solid)
        place = self._holders[origin]
        assert place is not None  # noqa: S101  # such stretches are not replaced
        if not self._leaves[place].is_text:
            return _Place(place, 0)
        solids = [n for n, char in enumerate(self._leaves[place].text) if not char.isspace()]
        return _Place(place, solids[solid - self._starts[origin]])

    def _is_space(self, origin: int) -> bool:
        place = self._holders[origin]
        name = "" if place is None else word_name(self._leaves[place].element)
        ends = [*self._starts[origin + 1 :], None]
        return name in _SPACES or self._starts[origin] == ends[0]

    def _is_page_break(self, origin: int) -> bool:
        place = self._holders[origin]
        return place is not None and is_page_break(self._leaves[place].element)
