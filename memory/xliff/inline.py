"""A text with its codes as the inline elements of XLIFF.

What opens and closes properly within the text encloses it (`g`, `pc`); what crosses another, or whose other
half stands in another segment, is marked where it begins and where it ends (`bx` and `ex`, `sc` and `ec`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from enum import Enum, auto
from xml.sax.saxutils import escape, quoteattr

from corpus.placeholders import Code, CodeKind

_RETURN = {"\r": "&#13;"}
"""A carriage return as it is would be read back as a line feed."""


class Place(Enum):
    """What a code is to the text about it."""

    OPENS = auto()
    CLOSES = auto()
    BEGINS = auto()
    ENDS = auto()
    BEGINS_ALONE = auto()
    ENDS_ALONE = auto()
    STANDS = auto()


Element = Callable[[Code, Place], str]
"""A code as a tag of one version of XLIFF."""


def with_elements(text: str, codes: Sequence[Code], element: Element) -> str:
    """A text as the content of an XML element; its codes, in order, become tags."""
    parts: list[str] = []
    last = 0
    for code, place in zip(codes, places_of(codes), strict=True):
        parts += (escaped(text[last : code.place]), element(code, place))
        last = code.place
    parts.append(escaped(text[last:]))
    return "".join(parts)


def escaped(text: str) -> str:
    """Text for an element."""
    return escape(text, _RETURN)


def attributes(values: Mapping[str, str]) -> str:
    """Attributes for a tag, each after a space."""
    return "".join(f" {name}={quoteattr(value)}" for name, value in values.items())


def places_of(codes: Sequence[Code]) -> list[Place]:
    """What each code is to the text about it: whatever they are, the tags made of them nest."""
    places = [_alone(code) for code in codes]
    opened: list[int] = []
    for index, code in enumerate(codes):
        if code.kind is CodeKind.OPEN:
            opened.append(index)
        elif code.kind is CodeKind.CLOSE:
            partner = next((i for i in reversed(opened) if codes[i].number == code.number), None)
            if partner is None:
                continue
            nested = partner == opened[-1]
            places[partner] = Place.OPENS if nested else Place.BEGINS
            places[index] = Place.CLOSES if nested else Place.ENDS
            opened.remove(partner)
    return places


def _alone(code: Code) -> Place:
    if code.kind is CodeKind.ALONE:
        return Place.STANDS
    return Place.BEGINS_ALONE if code.kind is CodeKind.OPEN else Place.ENDS_ALONE
