"""Inline elements of TMX segments, and the properties in which Qostil keeps its own data."""

from __future__ import annotations

import re
from collections.abc import Callable

from lxml import etree

from corpus.placeholders import Code, CodeKind

ORIGIN_PROPERTIES = {
    "project": "x-project",
    "document": "x-document",
    "segment": "x-segment",
    "previous": "x-context-pre",
    "following": "x-context-post",
    "status": "x-status",
}
"""Fields of a unit by the property that holds them."""

_CONTEXT = (ORIGIN_PROPERTIES["previous"], ORIGIN_PROPERTIES["following"])
_WRAPPED = re.compile(r"<seg>(.*)</seg>", re.DOTALL)
_XML = "{http://www.w3.org/XML/1998/namespace}"
_KINDS = {"bpt": CodeKind.OPEN, "ept": CodeKind.CLOSE}
_CODES = {"bpt", "ept", "ph", "it", "ut"}


def is_context(property_name: str) -> bool:
    """Whether a property holds a neighbouring source text."""
    return property_name in _CONTEXT


def context_text(value: str) -> str:
    """A neighbouring source text; some programs write it as a segment in XML."""
    wrapped = _WRAPPED.fullmatch(value.strip())
    if not wrapped:
        return value
    try:
        return "".join(_texts(parsed(wrapped.group(1))))
    except etree.XMLSyntaxError:
        return value


def plain_text(segment: etree._Element | None) -> str:
    """A segment's text without codes and the subflows in them; the text of `hi` belongs to it."""
    if segment is None:
        return ""
    if not len(segment):
        return (segment.text or "").strip()
    return "".join(_texts(segment)).strip()


def inner_markup(segment: etree._Element | None) -> str:
    """A segment's content as XML when it holds inline elements, else nothing."""
    if segment is None or not len(segment):
        return ""
    elements = [child for child in segment if isinstance(child.tag, str)]
    if not elements:
        return ""
    etree.strip_tags(segment, etree.Comment, etree.ProcessingInstruction)
    _without_namespaces(segment)
    raw = etree.tostring(segment, encoding="unicode", with_tail=False)
    return raw[raw.index(">") + 1 : raw.rindex("</")]


def markup_text(markup: str) -> str:
    """The plain text of a segment's content as XML."""
    return plain_text(parsed(markup))


def replaced_in_markup(markup: str, change: Callable[[str], str]) -> str:
    """A segment's content as XML with every run of its text changed, the codes left alone."""
    segment = parsed(markup)
    _change_texts(segment, change)
    return inner_markup(segment) or _escaped(segment)


def parsed(markup: str) -> etree._Element:
    """A segment of this content; raises XMLSyntaxError when it is none."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    return etree.fromstring(f"<seg>{markup}</seg>", parser)


def _escaped(segment: etree._Element) -> str:
    raw = etree.tostring(segment, encoding="unicode")
    return raw[len("<seg>") : -len("</seg>")]


def _change_texts(element: etree._Element, change: Callable[[str], str], inside_code: bool = False) -> None:
    if element.text and not inside_code:
        element.text = change(element.text)
    for child in element:
        name = etree.QName(child).localname
        if name != "sub":
            _change_texts(child, change, inside_code or name in _CODES)
        if child.tail and not inside_code:
            child.tail = change(child.tail)


def _without_namespaces(segment: etree._Element) -> None:
    """Names without the namespaces of other formats, which are declared outside the segment."""
    for element in segment.iter():
        name = etree.QName(element)
        if name.namespace:
            element.tag = name.localname
        for key in map(str, element.keys()):
            if key.startswith("{") and not key.startswith(_XML):
                del element.attrib[key]
    etree.cleanup_namespaces(segment)


def _texts(element: etree._Element, inside_code: bool = False) -> list[str]:
    found = [] if inside_code else [element.text or ""]
    for child in element:
        if isinstance(child.tag, str):
            name = etree.QName(child).localname
            if name == "sub":
                found.append("")
            else:
                found += _texts(child, inside_code or name in _CODES)
        if not inside_code:
            found.append(child.tail or "")
    return found


def codes_of_markup(markup: str) -> tuple[Code, ...]:
    """The inline elements of a segment's content as codes at their places in its plain text.

    `bpt` and `hi` open, `ept` and the end of a `hi` close, the others stand alone; their markup is TMX.
    """
    if not markup:
        return ()
    codes: list[Code] = []
    numbers: dict[str, int] = {}
    segment = parsed(markup)
    _gather(segment, len(segment.text or ""), codes, numbers)
    return tuple(codes)


def _gather(segment: etree._Element, place: int, codes: list[Code], numbers: dict[str, int]) -> int:
    for child in segment:
        if isinstance(child.tag, str):
            name = etree.QName(child).localname
            key = f"pair {child.get('i')}" if name in {"bpt", "ept"} else f"alone {len(codes)}"
            number = numbers.setdefault(key, len(numbers) + 1)
            raw = etree.tostring(child, encoding="unicode", with_tail=False)
            if name == "hi":
                codes.append(Code(place, CodeKind.OPEN, number, name, raw[: raw.index(">") + 1]))
                place = _gather(child, place + len(child.text or ""), codes, numbers)
                codes.append(Code(place, CodeKind.CLOSE, number, name, "</hi>"))
            else:
                codes.append(Code(place, _KINDS.get(name, CodeKind.ALONE), number, name, raw))
        place += len(child.tail or "")
    return place
