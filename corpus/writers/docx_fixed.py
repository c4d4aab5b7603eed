"""What stands in a Word paragraph for a code: pictures, marks of notes, fields, and what encloses runs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from corpus.placeholders import CodeKind
from corpus.readers.blocks import Block, Mark
from corpus.readers.docx_styles import value, word_name
from corpus.writers.docx_leaves import Leaf

if TYPE_CHECKING:
    from lxml.etree import _Element


class Fixed(NamedTuple):
    """What stands for a code, as places of leaves: what begins it, what it holds, what ends it.

    `enclosing` are the elements that hold its content, of a link or a content control, `above` those that
    these stand in. `verbatim` is what keeps its content, as a formula does.
    """

    opening: tuple[int, ...] = ()
    inside: tuple[int, ...] = ()
    closing: tuple[int, ...] = ()
    enclosing: tuple[_Element, ...] = ()
    above: tuple[_Element, ...] = ()
    verbatim: bool = False

    @property
    def leaves(self) -> tuple[int, ...]:
        """All of it in order."""
        return (*self.opening, *self.inside, *self.closing)

    @property
    def own(self) -> tuple[int, ...]:
        """The leaves that are nothing but marks of it."""
        return (*self.opening, *self.closing)


def fixed_of(block: Block, leaves: Sequence[Leaf], places: Mapping[_Element, int]) -> dict[int, Fixed]:
    """What stands for the codes of a paragraph, by their numbers; runs of text stand for none."""
    found: dict[int, Fixed] = {}
    ends = {mark.number: mark.element for mark in block.marks if mark.kind is CodeKind.CLOSE}
    for mark in block.marks:
        if mark.kind is CodeKind.CLOSE or mark.element is None or word_name(mark.element) == "r":
            continue
        found[mark.number] = _fixed(mark, ends.get(mark.number), leaves, places)
    return found


def leaf_place(element: _Element, places: Mapping[_Element, int]) -> int | None:
    """The place of the leaf that an element is or stands in."""
    at: _Element | None = element
    while at is not None:
        if at in places:
            return places[at]
        at = at.getparent()
    return None


def _fixed(mark: Mark, end: _Element | None, leaves: Sequence[Leaf], places: Mapping[_Element, int]) -> Fixed:
    element = mark.element
    assert element is not None  # noqa: S101
    place = leaf_place(element, places)
    if place is None:
        return _enclosing(element, leaves)
    if word_name(element) != "fldChar":
        return Fixed((place,), verbatim=True)
    last = None if end is None else leaf_place(end, places)
    if last is None:
        return Fixed()
    middle = _separator(leaves, place, last)
    return Fixed(tuple(range(place, middle + 1)), tuple(range(middle + 1, last)), (last,))


def _enclosing(element: _Element, leaves: Sequence[Leaf]) -> Fixed:
    inside = [place for place, leaf in enumerate(leaves) if any(e is element for e in leaf.path)]
    if not inside:
        return Fixed()
    path = leaves[inside[0]].path
    at = next(n for n, e in enumerate(path) if e is element)
    holds = [e for e in path[at + 1 : at + 2] if word_name(e) == "sdtContent"]
    return Fixed(inside=tuple(inside), enclosing=(element, *holds), above=path[:at])


def _separator(leaves: Sequence[Leaf], first: int, last: int) -> int:
    """The place of what ends a field's code, fields inside that code passed over."""
    depth = 0
    for place in range(first, last):
        step = value(leaves[place].element, "fldCharType")
        depth += {"begin": 1, "end": -1}.get(step, 0)
        if step == "separate" and depth == 1:
            return place
    return first


def own_places(fixed: Iterable[Fixed]) -> set[int]:
    """The leaves that are marks of some code."""
    return {place for one in fixed for place in one.own}
