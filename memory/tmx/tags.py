"""Inline elements of TMX segments, and the properties in which Qostil keeps its own data."""

from __future__ import annotations

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
