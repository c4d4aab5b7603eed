"""Inline elements of TMX segments, and the properties in which Qostil keeps its own data."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

ORIGIN_PROPERTIES = {
    "project": "x-project",
    "document": "x-document",
    "segment": "x-segment",
    "previous": "x-context-pre",
    "following": "x-context-post",
    "status": "x-status",
}
"""Fields of a unit by the property that holds them."""

_CODES = {"bpt", "ept", "ph", "it", "ut"}


def plain_text(segment: etree._Element | None) -> str:
    """A segment's text without codes; the text of `hi` and of subflows belongs to it."""
    if segment is None:
        return ""
    return "".join(_texts(segment)).strip()


def inner_markup(segment: etree._Element | None) -> str:
    """A segment's content as XML when it holds inline elements, else nothing."""
    if segment is None or not len(segment):
        return ""
    elements = [child for child in segment if isinstance(child.tag, str)]
    if not elements:
        return ""
    etree.strip_tags(segment, etree.Comment, etree.ProcessingInstruction)
    raw = etree.tostring(segment, encoding="unicode", with_tail=False)
    return raw[raw.index(">") + 1 : raw.rindex("</")]


def markup_text(markup: str) -> str:
    """The plain text of a segment's content as XML."""
    return plain_text(_parsed(markup))


def replaced_in_markup(markup: str, change: Callable[[str], str]) -> str:
    """A segment's content as XML with every run of its text changed, the codes left alone."""
    segment = _parsed(markup)
    _change_texts(segment, change)
    return inner_markup(segment) or _escaped(segment)


def _parsed(markup: str) -> etree._Element:
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
