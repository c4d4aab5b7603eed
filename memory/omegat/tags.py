"""The tags that OmegaT shows for inline elements: <g0>bold</g0>, <x1/>.

It counts the elements of a segment from 0 and puts the first letter of their name before the number; its own
memory holds the tags so, as text or as TMX elements around them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from lxml import etree

from corpus.placeholders import Code, CodeKind
from memory.tmx.tags import parsed
from memory.xliff.inline import Place, places_of

Names = Mapping[tuple[CodeKind, int], str]
"""The tag of each code, which its kind and number tell."""

_TAG = re.compile(r"</?[a-z]\d{1,6}/?>")
_CODES = {"bpt", "ept", "ph", "it", "ut"}
_LETTERS = {
    Place.BEGINS: "b", Place.BEGINS_ALONE: "b", Place.ENDS: "e", Place.ENDS_ALONE: "e", Place.STANDS: "x",
}  # fmt: skip


def tag_names(codes: Sequence[Code]) -> dict[tuple[CodeKind, int], str]:
    """The tags of a source text's codes, as our XLIFF has them."""
    names: dict[tuple[CodeKind, int], str] = {}
    opened: dict[int, int] = {}
    count = 0
    for code, place in zip(codes, places_of(codes), strict=True):
        if place is Place.CLOSES:
            names.setdefault((code.kind, code.number), f"</g{opened[code.number]}>")
            continue
        shown = f"<g{count}>" if place is Place.OPENS else f"<{_LETTERS[place]}{count}/>"
        names.setdefault((code.kind, code.number), shown)
        opened[code.number] = count
        count += 1
    return names


def tagged(text: str, codes: Sequence[Code], names: Names) -> str:
    """A text with the tags of its codes.

    Codes without a tag are left out, and so are halves of what encloses text that would not nest: OmegaT
    writes tags as they stand, and the file would be damaged.
    """
    codes = _nested([code for code in codes if (code.kind, code.number) in names], names)
    parts: list[str] = []
    last = 0
    for code in codes:
        parts += (text[last : code.place], names[code.kind, code.number])
        last = code.place
    return "".join((*parts, text[last:]))


def _nested(codes: Sequence[Code], names: Names) -> list[Code]:
    """The codes without enclosing ones that lack their other half or cross another."""
    gone: set[int] = set()
    opened: list[int] = []
    for place, code in enumerate(codes):
        if names[code.kind, code.number].endswith("/>"):
            continue
        if code.kind is CodeKind.OPEN:
            opened.append(place)
        elif opened and codes[opened[-1]].number == code.number:
            opened.pop()
        else:
            gone.add(code.number)
    gone |= {codes[place].number for place in opened}
    return [c for c in codes if c.number not in gone or names[c.kind, c.number].endswith("/>")]


def untagged(text: str, codes: Sequence[Code], names: Names) -> tuple[str, tuple[Code, ...]]:
    """A text without its tags, and the codes that they stand for; what is no such tag stays text.

    The codes are those of the source, each named by its number as in a file.
    """
    known = {names[code.kind, code.number]: code for code in codes}
    parts: list[str] = []
    found: list[Code] = []
    length = last = 0
    for tag in _TAG.finditer(text):
        code = known.get(tag.group())
        if code is None:
            continue
        parts.append(text[last : tag.start()])
        length += tag.start() - last
        found.append(replace(code, place=length, name=str(code.number)))
        last = tag.end()
    return "".join((*parts, text[last:])), tuple(found)


def shown_text(text: str, markup: str) -> str:
    """A segment of OmegaT's memory as it is shown: with its tags, which TMX elements may enclose.

    What other programs keep in such elements is left out.
    """
    if not markup:
        return text
    try:
        return "".join(_pieces(parsed(markup))).strip()
    except etree.XMLSyntaxError:
        return text


def _pieces(element: etree._Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag in _CODES:
            content = "".join(map(str, child.itertext()))
            yield content if _TAG.fullmatch(content) else ""
        elif isinstance(child.tag, str):
            yield from _pieces(child)
        yield child.tail or ""
