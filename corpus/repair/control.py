"""Invisible characters: soft hyphens, zero-width and control characters, signs of symbol fonts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.document import RepairKind
from corpus.repair.draft import Edit

_INVISIBLE = re.compile(
    "\xad(?![ \t]*[\r\n])|[\u200b\u200c\u200d\u200e\u200f\u2060\ufeff]"
    "|[\x00-\x08\x0b\x0e-\x1f\x7f\x80-\x84\x86-\x9f]"
    "|[\u2028\u2029\x85]|[\uf0a7\uf0a8\uf0b2\uf0b7\uf0d8\uf0fc]"
)


def find_control(text: str) -> Iterator[Edit]:
    """Invisible characters removed, signs of symbol fonts made plain; a line's last soft hyphen is left."""
    for found in _INVISIBLE.finditer(text):
        yield Edit(*found.span(), _after(text, found), RepairKind.CONTROL)


def _after(text: str, found: re.Match[str]) -> str:
    sign = found.group()
    if sign in "\u2028\u2029\x85":
        return "\n"
    return _symbol(text, found.start()) if "\uf000" <= sign < "\uf900" else ""


def _symbol(text: str, at: int) -> str:
    """A symbol font's sign: a bullet at a line's start, a quotation mark where it hugs a word."""
    line = text[text.rfind("\n", 0, at) + 1 : at]
    if not line.strip():
        return "•"
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if after.isalnum() and not before.isalnum():
        return "«"
    return "»" if before.isalnum() and not after.isalnum() else "•"
