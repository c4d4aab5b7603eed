"""Which run of a Word paragraph a new text is formatted like."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from corpus.placeholders import CodeKind
from corpus.readers.blocks import Block
from corpus.readers.docx_styles import child, word_name
from corpus.writers.docx_fixed import Fixed
from corpus.writers.docx_leaves import Leaf

if TYPE_CHECKING:
    from lxml.etree import _Element


class _Text(NamedTuple):
    """A run's text: its solid characters, the codes around it, outermost first, and the run's properties."""

    start: int
    end: int
    leaf: Leaf
    runs: frozenset[int]
    enclosing: tuple[int, ...]
    properties: bytes


class Model(NamedTuple):
    """A text to copy the formatting of, and the elements that a new text stands in."""

    element: _Element
    path: tuple[_Element, ...]


class Models:
    """The texts of a paragraph as models for new ones."""

    def __init__(
        self, block: Block, leaves: Sequence[Leaf], holders: Sequence[int | None], fixed: Mapping[int, Fixed]
    ) -> None:
        self._fixed = fixed
        self._owners = {element: number for number, one in fixed.items() for element in one.enclosing}
        self._texts = _texts(block, leaves, holders, fixed)

    def __bool__(self) -> bool:
        """Whether there is any."""
        return bool(self._texts)

    def model(self, opened: tuple[int, ...], within: range, turn: int) -> Model:
        """The model for a text among open codes; `turn` counts the texts among these before it.

        Texts with the same formatting come first, then those in the same link, those of the stretch `within`
        (of solid characters) before others. Of several the formatting that most of them have is taken, of the
        runs with it the one whose turn it is.
        """
        enclosing = tuple(number for number in opened if number in self._fixed)
        runs = frozenset(opened).difference(enclosing)

        def distance(text: _Text) -> tuple[bool, bool, bool, bool]:
            otherwise = text.runs != runs
            elsewhere = text.enclosing[-1:] != enclosing[-1:]
            outside = text.end <= within.start or text.start >= within.stop
            return bool(runs) and otherwise, elsewhere, otherwise, outside

        nearest = min(map(distance, self._texts))
        near = [text for text in self._texts if distance(text) == nearest]
        sizes: Counter[bytes] = Counter()
        for text in near:
            sizes[text.properties] += text.end - text.start
        alike = [text for text in near if text.properties == sizes.most_common(1)[0][0]]
        best = alike[min(turn, len(alike) - 1)]
        return Model(best.leaf.element, self._path(best.leaf, enclosing))

    def moved(self, leaf: Leaf, used: Collection[int], around: Sequence[_Element] = ()) -> Leaf:
        """A leaf taken out of links and controls that are used elsewhere, or into what is around it now."""
        kept = [e for e in leaf.path if (word_name(e) == "r" if around else self._owners.get(e) not in used)]
        return leaf._replace(path=(*around, *kept))

    def shared(self, path: Sequence[_Element], other: Sequence[_Element]) -> tuple[_Element, ...]:
        """What two paths have in common, runs aside, when that is more than what is no link or control."""
        common = tuple(e for e in path if e in other and word_name(e) != "r")
        return common if any(e in self._owners for e in common) else ()

    def _path(self, leaf: Leaf, enclosing: tuple[int, ...]) -> tuple[_Element, ...]:
        """The path of a text, without the links it is not to stand in, with those it is to."""
        path = leaf.path
        holding = [number for number in enclosing if self._fixed[number].enclosing]
        if holding and not any(self._owners.get(element) == holding[-1] for element in path):
            one = self._fixed[holding[-1]]
            path = (*one.above, *one.enclosing, *(e for e in path if word_name(e) == "r"))
        kept = [e for e in path if self._owners.get(e) in (None, *enclosing)]
        present = {self._owners[e] for e in kept if e in self._owners}
        more = [e for number in enclosing if number not in present for e in self._fixed[number].enclosing]
        at = next((n for n, e in enumerate(kept) if word_name(e) == "r"), len(kept))
        return (*kept[:at], *more, *kept[at:])


def _texts(
    block: Block, leaves: Sequence[Leaf], holders: Sequence[int | None], fixed: Mapping[int, Fixed]
) -> list[_Text]:
    ranges: dict[int, tuple[int, int]] = {}
    for mark in block.marks:
        if mark.kind is CodeKind.OPEN:
            ranges[mark.number] = (mark.before, 1 << 62)
        elif mark.kind is CodeKind.CLOSE and mark.number in ranges:
            ranges[mark.number] = (ranges[mark.number][0], mark.before)
    found: list[_Text] = []
    ends = [origin.before for origin in block.origins[1:]] + [len("".join(block.text.split()))]
    for origin, end, place in zip(block.origins, ends, holders, strict=True):
        leaf = None if place is None else leaves[place]
        if leaf is None or not leaf.is_text or leaf.run is None or origin.before == end:
            continue
        around = [n for n, (first, last) in ranges.items() if first <= origin.before < last]
        found.append(
            _Text(
                origin.before,
                end,
                leaf,
                frozenset(n for n in around if n not in fixed),
                tuple(n for n in around if n in fixed),
                _properties(leaf.run),
            )
        )
    return found


def _properties(run: _Element) -> bytes:
    from lxml import etree

    found = child(run, "rPr")
    return b"" if found is None else etree.tostring(found, method="c14n", with_tail=False)
