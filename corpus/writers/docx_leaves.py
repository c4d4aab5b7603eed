"""The content of a Word paragraph as a row of leaves, each with the elements it stands in, and back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import deepcopy
from typing import TYPE_CHECKING, NamedTuple, cast

from corpus.readers.docx_styles import word_name

if TYPE_CHECKING:
    from lxml.etree import _Element

_ENCLOSING = frozenset({
    "r", "hyperlink", "ins", "moveTo", "smartTag", "customXml", "sdt", "sdtContent", "fldSimple", "bdo",
    "dir",
})  # fmt: skip
_PROPERTIES = frozenset({"rPr", "sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr", "fldData"})
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class Leaf(NamedTuple):
    """An element that is moved as a whole, and the elements from below the paragraph that it stands in.

    A `fresh` one was made anew, and may become one with its neighbours.
    """

    element: _Element
    path: tuple[_Element, ...]
    fresh: bool = False

    @property
    def run(self) -> _Element | None:
        """The run it stands in."""
        return next((element for element in reversed(self.path) if word_name(element) == "r"), None)

    @property
    def around(self) -> tuple[_Element, ...]:
        """What it stands in, runs aside."""
        return tuple(element for element in self.path if word_name(element) != "r")

    @property
    def text(self) -> str:
        """Its text, "" for all but texts of a run."""
        return (self.element.text or "") if self.is_text else ""

    @property
    def is_text(self) -> bool:
        """Whether it is text of a run."""
        return word_name(self.element) == "t"


def leaves_of(paragraph: _Element) -> list[Leaf]:
    """The leaves of a paragraph in order, its properties left out."""
    return list(_leaves(paragraph, ()))


def _leaves(parent: _Element, path: tuple[_Element, ...]) -> Iterator[Leaf]:
    for element in parent:
        name = word_name(element)
        if name in _PROPERTIES or (name == "pPr" and not path):
            continue
        if name in _ENCLOSING and any(word_name(child) not in _PROPERTIES for child in element):
            yield from _leaves(element, (*path, element))
        else:
            yield Leaf(element, path)


def fill(paragraph: _Element, leaves: Iterable[Leaf]) -> None:
    """Make the leaves the content of a paragraph; neighbours share the elements both stand in.

    What encloses leaves in several places is there several times, with all its properties.
    """
    leaves = _joined(leaves)
    for child in list(paragraph):
        if word_name(child) != "pPr":
            paragraph.remove(child)
    originals: list[_Element] = []
    made: list[_Element] = [paragraph]
    for leaf in leaves:
        shared = 0
        for element, other in zip(originals, leaf.path, strict=False):
            if element is not other:
                break
            shared += 1
        del originals[shared:], made[shared + 1 :]
        for element in leaf.path[shared:]:
            shell = _shell(element)
            made[-1].append(shell)
            made.append(shell)
            originals.append(element)
        made[-1].append(leaf.element)


def text_leaf(model: _Element, text: str, path: tuple[_Element, ...]) -> Leaf:
    """A leaf with text, an element like the model."""
    element = _shell(model)
    _put(element, text)
    return Leaf(element, path, fresh=True)


def sign_leaf(run: _Element, name: str, path: tuple[_Element, ...]) -> Leaf:
    """A leaf that is a tab or a break, in the vocabulary of the run."""
    space = str(run.tag).rpartition("}")[0]
    return Leaf(_element(f"{space}}}{name}", run), path)


def _put(element: _Element, text: str) -> None:
    element.text = text
    if text.strip() != text:
        element.set(_SPACE, "preserve")


def _shell(element: _Element) -> _Element:
    """An element without its content, its properties kept."""
    shell = _element(element.tag, element)
    shell.attrib.update(element.attrib)
    for child in element:
        if word_name(child) in _PROPERTIES:
            twin = deepcopy(child)
            twin.tail = None
            shell.append(twin)
    return shell


def _element(tag: str, like: _Element) -> _Element:
    """A new element that calls vocabularies as another does."""
    from lxml import etree

    return etree.Element(tag, nsmap=cast("dict[str, str]", like.nsmap))  # None is a name, too


def _joined(leaves: Iterable[Leaf]) -> list[Leaf]:
    """The leaves, neighbouring texts that stand in the same elements made one."""
    found: list[Leaf] = []
    for leaf in leaves:
        last = found[-1] if found else None
        if last is not None and _are_one(last, leaf):
            _put(last.element, (last.element.text or "") + (leaf.element.text or ""))
        else:
            found.append(leaf)
    return found


def _are_one(one: Leaf, other: Leaf) -> bool:
    fresh = one.fresh or other.fresh
    return fresh and one.is_text and other.is_text and _same(one.path, other.path)


def _same(one: tuple[_Element, ...], other: tuple[_Element, ...]) -> bool:
    return len(one) == len(other) and all(a is b for a, b in zip(one, other, strict=True))
