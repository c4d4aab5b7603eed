"""Notes and properties of TMX units as a unit keeps them, and how they are written again.

A property of one text stands in a unit as `tuv:LANG:TYPE`; a type that occurs again as `TYPE#2`, `TYPE#3`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from lxml import etree

_OF_TEXT = re.compile(r"tuv:([A-Za-z0-9-]+):(.+)", re.DOTALL)


def properties_of(elements: Mapping[str, etree._Element]) -> dict[str, str]:
    """The properties of a unit and of its texts: the elements by language, the unit's own by "" first."""
    found: dict[str, str] = {}
    seen: dict[str, int] = {}
    for lang, element in elements.items():
        for prop in element.iterchildren("{*}prop"):
            kind = prop.get("type")
            if not kind:
                continue
            name = f"tuv:{lang}:{kind}" if lang else kind
            key = name
            while key in found:
                seen[name] = seen.get(name, 1) + 1
                key = f"{name}#{seen[name]}"
            found[key] = content(prop)
    return found


def notes_of(elements: Iterable[etree._Element]) -> tuple[str, ...]:
    """The notes of a unit and of its texts."""
    return tuple(content(note) for element in elements for note in element.iterchildren("{*}note"))


def content(element: etree._Element) -> str:
    """The text of a note or a property, without comments and instructions."""
    if not len(element):
        return element.text or ""
    etree.strip_tags(element, etree.Comment, etree.ProcessingInstruction)
    return "".join(map(str, element.itertext()))


def written_properties(
    properties: Mapping[str, str], langs: Iterable[str]
) -> dict[str, list[tuple[str, str]]]:
    """The properties to write, type and value: at the text of each language, at the unit under ""."""
    written: dict[str, list[tuple[str, str]]] = {"": [], **{lang: [] for lang in langs}}
    for name, kind in _kinds(properties):
        own = _OF_TEXT.fullmatch(kind)
        if own and own.group(1) in written:
            written[own.group(1)].append((own.group(2), properties[name]))
        else:
            written[""].append((kind, properties[name]))
    return written


def _kinds(properties: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Every property's name and type; those that occur again stand behind the first of their type."""
    again: dict[str, tuple[str, int]] = {}
    for name in properties:
        number = 2
        while (key := f"{name}#{number}") in properties:
            again[key] = name, number
            number += 1
    places = {name: place for place, name in enumerate(properties)}

    def order(name: str) -> tuple[int, ...]:
        path: list[int] = []
        while name in again:
            name, number = again[name]
            path.insert(0, number)
        return (places[name], *path)

    for name in sorted(properties, key=order):
        if name:
            yield name, again[name][0] if name in again else name
