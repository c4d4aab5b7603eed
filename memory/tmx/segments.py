"""The content of a segment as another program wants it."""

from __future__ import annotations

import re
import unicodedata
from itertools import count

from lxml import etree

from memory.tmx.profiles import Profile
from memory.tmx.tags import inner_markup, parsed, plain_text, replaced_in_markup

_INLINE = {"bpt", "ept", "ph", "it", "hi", "ut", "sub"}
_SPACES = re.compile(r"\s+")


def tidied(text: str) -> str:
    """A text in NFC on one line, with single breakable spaces and none at its ends."""
    return _one_spaced(text).strip()


def markup_for(text: str, markup: str, profile: Profile) -> str:
    """The inline elements of a text as a program wants them; nothing when they are not those of the text.

    `markup` holds no character that XML forbids.
    """
    try:
        segment = parsed(markup)
    except etree.XMLSyntaxError:
        return ""
    if any(element.tag not in _INLINE for element in segment.iterdescendants()):
        return ""
    if plain_text(segment) != text:
        return ""
    if profile.own_pairs:
        _number_pairs(segment)
    content = inner_markup(segment)
    return replaced_in_markup(content, _one_spaced).strip() if profile.tidy else content


def _one_spaced(text: str) -> str:
    return _SPACES.sub(" ", unicodedata.normalize("NFC", text))


def _number_pairs(segment: etree._Element) -> None:
    """Give every `bpt` whose number occurred before a new one, and its `ept` the same."""
    opened: dict[str, list[str]] = {}
    taken = {str(element.get("i")) for element in segment.iter("bpt")}
    used: set[str] = set()
    numbers = map(str, count(1))
    for element in segment.iter("bpt", "ept"):
        number = str(element.get("i", ""))
        if element.tag == "ept":
            if opened.get(number):
                element.set("i", opened[number].pop())
            continue
        new = number
        if number in used:
            new = next(free for free in numbers if free not in taken)
        taken.add(new)
        used.add(new)
        opened.setdefault(number, []).append(new)
        element.set("i", new)
