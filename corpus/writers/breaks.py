"""Tabs and line breaks of a text put back into the text that replaces it."""

from __future__ import annotations

_SIGNS = "\t\n"


def with_breaks(old: str, new: str) -> str:
    """The new text with the old one's tabs and line breaks, where it shows a place for them.

    That is between what both begin or end with, as the number of a list item, or after the same sign of
    punctuation, if both texts have as many of it. There has to be a space; the text's length stays the same.
    """
    found = list(new)
    for place, sign in enumerate(old):
        if sign in _SIGNS:
            at = _place(old[:place], old[place:], new)
            if at is not None and found[at] == " ":
                found[at] = sign
    return "".join(found)


def _place(before: str, after: str, new: str) -> int | None:
    at = _after(_solid(before), new)
    if at is not None:
        return at
    end = _after(_solid(after)[::-1], new[::-1])
    if end is not None:
        return len(new) - end - 1
    mark = before.rstrip()[-1:]
    if not mark or mark.isalnum() or (before + after).count(mark) != new.count(mark):
        return None
    at = -1
    for _ in range(before.count(mark)):
        at = new.index(mark, at + 1)
    return at + 1 if at + 1 < len(new) else None


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
