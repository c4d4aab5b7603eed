"""The leaves that a new text gives in a Word paragraph, with all that stays of the old one's."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from corpus.placeholders import CodeKind
from corpus.readers.docx_styles import value, word_name
from corpus.writers.docx_fixed import Fixed, own_places
from corpus.writers.docx_leaves import Leaf, sign_leaf, text_leaf
from corpus.writers.docx_models import Model, Models
from corpus.writers.locating import Stretch
from corpus.writers.placing import Part

if TYPE_CHECKING:
    from lxml.etree import _Element

_SIGN = re.compile(r"([\t\n])")
_LETTER = re.compile(r"[^\W\d_]")
_SIGNS = {"\t": "tab", "\n": "br"}
_DROPPED = frozenset({"proofErr", "softHyphen", "lastRenderedPageBreak"})
"""What speaks of the old words alone: marks of the spelling check, places to break a word or a page."""
_PAGE_BREAKS = frozenset({"page", "column"})
_BEGINS, _ENDS = "Start", "End"
"""How the names of bookmarks and of the ranges of remarks end."""


class Renewal:
    """A stretch of a paragraph's leaves made anew; `within` are their places, those of `texts` are replaced.

    `space` stands between what begins the stretch and its text.

    Codes alone, fields and pictures stand where the new text has them; bookmarks that touch them go with
    them. All else begins or ends the stretch.
    """

    def __init__(
        self,
        leaves: Sequence[Leaf],
        within: range,
        texts: frozenset[int],
        fixed: Mapping[int, Fixed],
        models: Models,
        space: str,
    ) -> None:
        self._leaves = leaves
        self._within = within
        self._fixed = fixed
        self._models = models
        self._space = space
        self._own = own_places(fixed.values())
        self._done = {p for p in within if p in texts or _is_dropped(leaves[p])}
        self._beside = self._attached()
        self._turns: Counter[tuple[int, ...]] = Counter()
        self._used: set[int] = set()
        first = min(texts, default=0)
        signs = _SIGNS.values()
        self._leading = [
            p for p in within if p < first and word_name(leaves[p].element) in signs and not leaves[p].around
        ]
        self._page_breaks = [p for p in within if is_page_break(leaves[p].element) and not leaves[p].around]
        self._last: tuple[Part, Model] | None = None

    def made(
        self, stretch: Stretch, parts: Iterable[Part], before: Sequence[_Element], after: Sequence[_Element]
    ) -> Iterator[Leaf]:
        """The new leaves in order; `before` and `after` are the paths of what stands beside the stretch."""
        first = self._leaves[self._within.start].path
        alone = {
            n for code in stretch.codes if code.kind is CodeKind.ALONE for n in self._leaves_of(code.number)
        }
        enclosing = {code.number for code in stretch.codes if code.kind is not CodeKind.ALONE}
        for leaf in self._at(p for p in self._within if self._begins(p) and p not in alone):
            yield self._models.moved(leaf, enclosing, self._models.shared(before, first))
        opened = set(stretch.open)
        for part in parts:
            yield from self._turned(opened, part.open)
            opened = set(part.open)
            if part.text:
                yield from self._text(part, range(stretch.start, stretch.end))
            elif part.kept:
                self._used.add(part.kept)
                yield from self._at(self._fixed[part.kept].leaves, again=True)
            else:
                yield from self._at(self._leaves_of(part.alone))
        yield from self._turned(opened, ())
        around = self._models.shared(self._last[1].path if self._last else (), after)
        for leaf in self._at(self._within):
            yield self._models.moved(leaf, self._used, around)

    def _leaves_of(self, number: int) -> tuple[int, ...]:
        return self._fixed.get(number, Fixed()).leaves

    def _text(self, part: Part, within: range) -> Iterator[Leaf]:
        self._used.update(part.open)
        if self._is_formula(part):
            return
        if part.text.isspace() and self._last is not None and self._beside_last(part):
            model = self._last[1]
        else:
            model = self._models.model(part.open, within, self._turns[part.open])
            self._turns[part.open] += 1
        for leaf in self._at(self._leading):
            yield leaf._replace(path=model.path)
        begun = self._own.intersection(self._done)
        if self._last is None and begun and self._space:
            yield text_leaf(model.element, self._space, model.path)
        self._last = part, model
        for text in _SIGN.split(part.text):
            if text == "\n" and self._page_breaks:
                for leaf in self._at([self._page_breaks.pop(0)]):
                    yield leaf._replace(path=model.path)
            elif text in _SIGNS:
                yield sign_leaf(model.element, _SIGNS[text], model.path)
            elif text:
                yield text_leaf(model.element, text, model.path)

    def _is_formula(self, part: Part) -> bool:
        """Whether a part is what a formula around it says itself, look-alike letters repaired or not."""
        formulas = [
            p for n in part.open if n in self._fixed and self._fixed[n].verbatim for p in self._fixed[n].own
        ]
        said = ("".join(map(str, self._leaves[place].element.itertext())) for place in formulas)
        return _shape(part.text) in map(_shape, said)

    def _beside_last(self, part: Part) -> bool:
        """Whether a part stands in the links and fields that the last one stands in."""
        assert self._last is not None  # noqa: S101
        one, other = ([n for n in some.open if n in self._fixed] for some in (part, self._last[0]))
        return one == other

    def _turned(self, before: Iterable[int], after: Iterable[int]) -> Iterator[Leaf]:
        """The marks of what closes and of what opens between two parts."""
        after = tuple(after)
        for number in before:
            if number not in after:
                yield from self._at(self._fixed.get(number, Fixed()).closing)
        for number in after:
            if number not in before:
                yield from self._at(self._fixed.get(number, Fixed()).opening)

    def _at(self, places: Iterable[int], *, again: bool = False) -> Iterator[Leaf]:
        """The leaves at some places of the stretch that are not made yet, what touches them with them."""
        for place in places:
            if place in self._within and (again or place not in self._done):
                self._done.add(place)
                before, after = self._beside.get(place, ((), ()))
                yield from self._at(before)
                yield self._leaves[place]
                yield from self._at(after)

    def _begins(self, place: int) -> bool:
        return (
            place not in self._own
            and not any(place in some for pair in self._beside.values() for some in pair)
            and word_name(self._leaves[place].element).endswith(_BEGINS)
        )

    def _attached(self) -> dict[int, tuple[list[int], list[int]]]:
        """What begins right before a mark of a code or ends right after one, by the mark's place."""
        found: dict[int, tuple[list[int], list[int]]] = {}
        for place in self._within:
            if place in self._own or place in self._done:
                continue
            name = word_name(self._leaves[place].element)
            if name.endswith(_BEGINS) and (mark := self._next(place, 1, _BEGINS)) is not None:
                found.setdefault(mark, ([], []))[0].append(place)
            elif name.endswith(_ENDS) and (mark := self._next(place, -1, _ENDS)) is not None:
                found.setdefault(mark, ([], []))[1].append(place)
        return found

    def _next(self, place: int, step: int, name: str) -> int | None:
        """The mark of a code that a leaf touches, others of its kind between them or not."""
        around = self._leaves[place].around
        place += step
        while place in self._within and place not in self._own:
            if not word_name(self._leaves[place].element).endswith(name):
                return None
            place += step
        return place if place in self._within and self._leaves[place].around == around else None


def _shape(text: str) -> str:
    return _LETTER.sub("x", "".join(text.split()))


def _is_dropped(leaf: Leaf) -> bool:
    return word_name(leaf.element) in _DROPPED and all(word_name(e) == "r" for e in leaf.path)


def is_page_break(element: _Element) -> bool:
    """Whether an element is a break that no line of text brings about."""
    return word_name(element) == "br" and value(element, "type") in _PAGE_BREAKS
