"""The source of a page or an XML file as tags, remarks and texts, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum
from html import unescape
from typing import NamedTuple

_NAME = r"[A-Za-z][^\s/>]*"
_ATTRIBUTES = r"(?:[^\"'>]|\"[^\"]*\"|'[^']*')*"
_PIECES = re.compile(
    rf"<!--.*?(?:-->|\Z)|<!\[CDATA\[.*?(?:\]\]>|\Z)|<[!?][^>]*>"
    rf"|</(?P<end>{_NAME})[^>]*>|<(?P<start>{_NAME})(?P<attributes>{_ATTRIBUTES})>",
    re.DOTALL,
)
_REFERENCE = re.compile(r"&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);?")
_VOID = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
})  # fmt: skip
_UNNESTED = frozenset({"a"})
"""Elements that end where another of their name begins."""
_RAW = frozenset({"script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"})


class Sort(Enum):
    """What a piece of a source is."""

    TEXT = "text"
    START = "start of an element"
    END = "end of an element"
    EMPTY = "element without content"
    OTHER = "remark, declaration, or content that is no text"


class Token(NamedTuple):
    """A piece of a source, its place in it, and the lower-case name of an element."""

    sort: Sort
    start: int
    end: int
    name: str = ""


def html_tokens(text: str) -> list[Token]:
    """The pieces of a page in order, that cover all of it (HTML Standard, 13.2.5, in outline)."""
    return list(_tokens(text, 0, _VOID, _RAW))


def xml_tokens(text: str) -> list[Token]:
    """The pieces of an XML file in order, that cover all of it."""
    return list(_tokens(text, 0, frozenset(), frozenset()))


def _tokens(text: str, at: int, void: frozenset[str], raw: frozenset[str]) -> Iterator[Token]:
    while found := _PIECES.search(text, at):
        if at < found.start():
            yield Token(Sort.TEXT, at, found.start())
        at = found.end()
        name = (found["start"] or found["end"] or "").lower()
        if found["end"]:
            yield Token(Sort.END, *found.span(), name)
        elif not name:
            yield Token(Sort.OTHER, *found.span())
        elif name in void or found["attributes"].endswith("/"):
            yield Token(Sort.EMPTY, *found.span(), name)
        else:
            yield Token(Sort.START, *found.span(), name)
            if name in raw:
                end = re.compile(rf"</{re.escape(name)}\b", re.IGNORECASE).search(text, at)
                stop = end.start() if end else len(text)
                if at < stop:
                    yield Token(Sort.OTHER, at, stop)
                at = stop
    if at < len(text):
        yield Token(Sort.TEXT, at, len(text))


def matching(tokens: Sequence[Token]) -> dict[int, int]:
    """The places of the starts of elements among the tokens, with those of their ends.

    What has no end of its own has none here: another element's end ends it.
    """
    found: dict[int, int] = {}
    opened: list[int] = []
    for place, token in enumerate(tokens):
        if token.sort is Sort.START:
            if token.name in _UNNESTED:
                opened = [other for other in opened if tokens[other].name != token.name]
            opened.append(place)
        elif token.sort is Sort.END:
            at = next((n for n in reversed(range(len(opened))) if tokens[opened[n]].name == token.name), None)
            if at is not None:
                found[opened[at]] = place
                del opened[at:]
    return found


class Solid(NamedTuple):
    """A character that is no white space, and the stretch of a source it is written as."""

    char: str
    start: int
    end: int


def solids(text: str, start: int, end: int) -> Iterator[Solid]:
    """The solid characters of a stretch of text in a source, references to characters resolved."""
    at = start
    while at < end:
        reference = _REFERENCE.match(text, at, end) if text[at] == "&" else None
        written = reference.group() if reference else text[at]
        meant = unescape(written)
        if reference and len(meant) > 1 and meant.startswith("&"):
            written = meant = "&"
        yield from (Solid(c, at, at + len(written)) for c in meant if not c.isspace())
        at += len(written)
