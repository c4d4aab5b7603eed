"""The head of a TMX file: what it says of itself before the first unit."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from lxml import etree

from memory.errors import TmxError
from memory.tmx.properties import notes_of, properties_of
from memory.tmx.report import Header
from memory.tmx.scanning import MOST_CHARACTERS, Window

_UNITS = re.compile(r"<body(?=[\s/>])|<tu(?=[\s/>])|</tmx(?=[\s>])")
_NAMESPACE = re.compile(r"""\sxmlns:[\w.-]+\s?=\s?(?:"[^"<]*"|'[^'<]*')""")
_SOURCE_LANG = re.compile(r"""\ssrclang\s?=\s?["']([^"'<]{0,99})["']""")
_LONGEST_TAG = 10_000


class Head(NamedTuple):
    """A file's header, and the namespaces that its root declares, as they are written."""

    header: Header
    namespaces: str


def read_head(path: Path, window: Window) -> Head:
    """What stands before the units; the window stays at its beginning.

    Raises TmxError when the text is not TMX, or defines entities of its own.
    """
    seen = 0
    while not (found := _UNITS.search(window.text, seen)) and seen < MOST_CHARACTERS:
        seen = max(seen, len(window.text) - 8)
        if not window.grow():
            break
    text = window.text[: found.start() if found else MOST_CHARACTERS]
    root = text.find("<tmx")
    if root < 0:
        raise TmxError(f"{path}: not a TMX file; there is no <tmx> element")
    if _has_subset(text[:root]):
        raise TmxError(f"{path}: defines entities of its own, which may be an attack; remove its DOCTYPE")
    tag = text[root : text.find(">", root) + 1][:_LONGEST_TAG]
    return Head(_header(text, root), "".join(_NAMESPACE.findall(tag)).strip())


def _has_subset(prologue: str) -> bool:
    start = prologue.find("<!DOCTYPE")
    end = re.search(r"[>\[]", prologue[start:]) if start >= 0 else None
    return end is not None and end.group() == "["


def _header(text: str, root: int) -> Header:
    start = text.find("<header", root)
    if start < 0:
        return Header()
    close = text.find("</header", start)
    stop = text.find(">", close if close >= 0 else start) + 1
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        header = etree.fromstring(text[start:stop], parser)
    except etree.XMLSyntaxError:
        found = _SOURCE_LANG.search(text[start : text.find(">", start)])
        return Header(source_lang=found.group(1) if found else "")
    return Header(
        header.get("srclang") or "",
        header.get("creationtool") or "",
        notes_of([header]),
        properties_of({"": header}),
    )
