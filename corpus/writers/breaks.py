"""Tabs and line breaks of a text put back into the text that replaces it."""

from __future__ import annotations

_SIGNS = "\t\n"


def with_breaks(old: str, new: str) -> str:
    """The new text with the old one's tabs and line breaks between what both begin or end with.

    Numbers before a tab, as in lists, and behind one, as in tables of contents, are such; the new text has a
    space in these places. Its length stays the same.
    """
    found = list(new)
    for place, sign in enumerate(old):
        if sign in _SIGNS:
            at = _after(_solid(old[:place]), new)
            if at is None:
                end = _after(_solid(old[place:])[::-1], new[::-1])
                at = None if end is None else len(new) - end - 1
            if at is not None and found[at] == " ":
                found[at] = sign
    return "".join(found)


def _solid(text: str) -> str:
    return "".join(text.split())


def _after(start: str, text: str) -> int | None:
    """The place of the space after what a text begins with, white space aside; None where there is none."""
    at = 0
    for place, char in enumerate(text):
        if at == len(start):
            return place if char.isspace() and start else None
        if char.isspace():
            continue
        if char != start[at]:
            return None
        at += 1
    return None
