"""The content of XLIFF segments: their plain text, and their inline elements as those of TMX.

XLIFF 1.2 encloses formatting in `g` or marks it by `bpt`, `ept`, `bx`, `ex`, `it`, `ph`, `x`; XLIFF 2 by
`pc`, `sc`, `ec`, `ph`. Annotations (`mrk`, `sm`, `em`) are no formatting: their text stays, they go.
"""

from __future__ import annotations

import re
from dataclasses import replace
from html import escape

from lxml import etree

from corpus.placeholders import Code, CodeKind

_ENCLOSING = {"g", "pc"}
_ANNOTATING = {"mrk"}
_OPENING = {"bpt", "bx", "sc"}
_CLOSING = {"ept", "ex", "ec"}
_SPACES = re.compile(r"\s+")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_BAD = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_MOST_HEX = 8
_NAMING = ("startRef", "rid", "i", "id")
"""What an element is known by, the two halves of a pair alike."""


class Content:
    """What a segment says: its text trimmed, `markup` with inline elements when it has any, else nothing.

    `codes` are the same elements at their places in the text, each named by its id in the file; `elements`
    are what they stand for, `edges` the white space before and after the text.
    """

    def __init__(self, element: etree._Element | None) -> None:
        self._plain: list[str] = []
        self._marked: list[str] = []
        self._numbers: dict[str, int] = {}
        self._codes: list[Code] = []
        self.elements: list[etree._Element] = []
        self._coded = False
        if element is not None:
            self._keep = _keeps_space(element)
            self._read(element)
        whole = "".join(self._plain)
        self.text = whole.strip()
        cut = len(whole) - len(whole.lstrip()) if self.text else 0
        self.edges = (whole[:cut], whole[cut + len(self.text) :])
        places = (min(max(code.place - cut, 0), len(self.text)) for code in self._codes)
        self.codes = tuple(
            replace(code, place=place) for code, place in zip(self._codes, places, strict=True)
        )
        self.markup = "".join(self._marked).strip() if self._coded else ""

    def _read(self, element: etree._Element) -> None:
        self._say(element.text)
        for child in element:
            if isinstance(child.tag, str):
                self._inline(child, local_name(child))
            self._say(child.tail)

    def _inline(self, child: etree._Element, name: str) -> None:
        if name in _ANNOTATING:
            self._read(child)
        elif name in _ENCLOSING:
            number = self._number(child)
            self._mark(f'<bpt i="{number}"/>')
            self._code(child, CodeKind.OPEN)
            self._read(child)
            self._mark(f'<ept i="{number}"/>')
            self._code(child, CodeKind.CLOSE)
        elif name == "cp":
            self._say(_character(child.get("hex", "")))
        elif name in _OPENING:
            self._mark(f'<bpt i="{self._number(child)}"{_code(child, "bpt")}')
            self._code(child, CodeKind.OPEN)
        elif name in _CLOSING:
            self._mark(f'<ept i="{self._number(child)}"{_code(child, "ept")}')
            self._code(child, CodeKind.CLOSE)
        elif name == "it":
            place = "end" if child.get("pos") in {"close", "end"} else "begin"
            self._mark(f'<it pos="{place}"{_code(child, "it")}')
            self._code(child, CodeKind.CLOSE if place == "end" else CodeKind.OPEN)
        elif name in {"x", "ph"}:
            self._mark(f'<ph x="{self._number(child)}"{_code(child, "ph")}')
            self._code(child, CodeKind.ALONE)

    def _say(self, text: str | None) -> None:
        if text:
            text = text if self._keep else _SPACES.sub(" ", text)
            self._plain.append(text)
            self._marked.append(escape(text, quote=False))

    def _mark(self, markup: str) -> None:
        self._coded = True
        self._marked.append(markup)

    def _code(self, element: etree._Element, kind: CodeKind) -> None:
        name = next((value for key in _NAMING if (value := element.get(key))), "")
        self.elements.append(element)
        self._codes.append(Code(sum(map(len, self._plain)), kind, self._number(element), name))

    def _number(self, element: etree._Element) -> int:
        """The number of an element, the same for the two halves of a pair."""
        name = next(
            (value for key in _NAMING if (value := element.get(key))),
            f"\0{len(self._numbers)}",
        )
        return self._numbers.setdefault(name, len(self._numbers) + 1)


def local_name(element: etree._Element) -> str:
    """An element's name without its namespace, even one that a damaged file has spoilt."""
    return str(element.tag).rpartition("}")[2]


def _keeps_space(element: etree._Element) -> bool:
    """Whether white space counts in an element: xml:space on it or the nearest element above that has it."""
    found: etree._Element | None = element
    while found is not None:
        said = found.get(_SPACE)
        if said:
            return said == "preserve"
        found = found.getparent()
    return False


def _code(element: etree._Element, name: str) -> str:
    """The end of a TMX element with the code that an element of XLIFF holds."""
    code = "".join(map(str, element.itertext()))
    return f">{escape(code, quote=False)}</{name}>" if code else "/>"


def _character(digits: str) -> str:
    """The character of an XLIFF 2 `cp`; those that XML forbids are left out."""
    if not re.fullmatch(rf"[0-9A-Fa-f]{{1,{_MOST_HEX}}}", digits) or int(digits, 16) > 0x10FFFF:
        return ""
    return _BAD.sub("", chr(int(digits, 16)))
