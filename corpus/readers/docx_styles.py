"""What a Word paragraph is, heading or list item, by itself or by its styles (ISO 29500-1, 17.7)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.document import Kind

if TYPE_CHECKING:
    from lxml.etree import _Element

_NAMESPACES = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_HEADING_NAMES = ("heading ", "title", "subtitle")
_BODY_LEVEL = "9"


def word_name(element: _Element) -> str:
    """The local name of a WordprocessingML element, "" for one of another vocabulary."""
    space, _, name = str(element.tag)[1:].partition("}")
    return name if space in _NAMESPACES else ""


def value(element: _Element | None, name: str = "val") -> str:
    """A WordprocessingML attribute, "" when it is not there."""
    if element is None:
        return ""
    return next((str(found) for n in _NAMESPACES if (found := element.get(f"{{{n}}}{name}")) is not None), "")


def child(element: _Element | None, *names: str) -> _Element | None:
    """The element reached from another by these names, each the first child so called."""
    for name in names:
        if element is None:
            return None
        element = next((c for c in element if word_name(c) == name), None)
    return element


@dataclass(frozen=True, slots=True)
class Styles:
    """The paragraph styles of a document: each one's kind, by its id."""

    kinds: dict[str, Kind]

    @classmethod
    def of(cls, root: _Element | None) -> Styles:
        """The styles of a styles part; none without one."""
        found = {value(s, "styleId"): s for s in ([] if root is None else root) if word_name(s) == "style"}
        return cls({key: _style_kind(key, found) for key in found})

    def kind(self, properties: _Element | None) -> Kind:
        """The kind of a paragraph with these properties (`w:pPr`)."""
        own = _own_kind(properties)
        if own is Kind.HEADING:
            return own
        styled = self.kinds.get(value(child(properties, "pStyle")), Kind.BODY)
        return styled if own is None or styled is Kind.HEADING else own


def _own_kind(properties: _Element | None) -> Kind | None:
    level = value(child(properties, "outlineLvl"))
    if level and level != _BODY_LEVEL:
        return Kind.HEADING
    number = value(child(properties, "numPr", "numId"))
    if number:
        return Kind.BODY if number == "0" else Kind.LIST_ITEM
    return None


def _style_kind(key: str, styles: dict[str, _Element]) -> Kind:
    seen: set[str] = set()
    kind: Kind | None = None
    while key in styles and key not in seen:
        seen.add(key)
        style = styles[key]
        if value(child(style, "name")).lower().startswith(_HEADING_NAMES):
            return Kind.HEADING
        own = _own_kind(child(style, "pPr"))
        if own is Kind.HEADING:
            return own
        kind = kind or own
        key = value(child(style, "basedOn"))
    return kind or Kind.BODY
