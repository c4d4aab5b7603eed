"""Inline formatting as placeholders: codes that stand beside a text, at places in it.

The text that is repaired, cut, aligned and matched is the plain one; what a format needs to write it back
formatted (docx, html) waits in the codes. A translator sees them as ⟦1⟧bold⟦/1⟧ and ⟦2/⟧.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from corpus.errors import PlaceholderError

if TYPE_CHECKING:
    from corpus.document import Segment, Span
    from corpus.repair import RepairedText

_SHOWN = re.compile(r"⟦(?:(?P<close>/)?(?P<number>\d{1,9})(?P<alone>/)?|(?P<literal>\[))⟧|(?P<broken>⟦)")
_BRACKET = "⟦"
_LITERAL = "⟦[⟧"


class CodeKind(StrEnum):
    """Formatting opens and closes, or stands alone, as an image or the mark of a footnote does."""

    OPEN = "open"
    CLOSE = "close"
    ALONE = "alone"


@dataclass(frozen=True, slots=True)
class Code:
    """A piece of inline formatting before the character at `place` in a text.

    What opens and what closes it share a `number`. `name` says what it is in a word (bold, link, footnote),
    `markup` is what its format needs to write it again.
    """

    place: int
    kind: CodeKind
    number: int
    name: str
    markup: str = ""


def codes_in(codes: Sequence[Code], span: Span) -> tuple[Code, ...]:
    """The codes, given in order, that belong to a stretch of a text, by their places in the stretch.

    At its edges what opens or stands alone belongs to the text that follows, what closes to the text before.
    """
    first = bisect_left(codes, span.start, key=_place)
    near = codes[first : bisect_right(codes, span.end, first, key=_place)]
    return tuple(
        replace(code, place=code.place - span.start)
        for code in near
        if span.start < code.place < span.end
        or (code.place == span.start and code.kind is not CodeKind.CLOSE and span.start < span.end)
        or (code.place == span.end and code.kind is CodeKind.CLOSE)
    )


def codes_of(repaired: RepairedText, segment: Segment) -> tuple[Code, ...]:
    """The codes of a segment, by their places in its repaired text."""
    start = repaired.offsets.to_repaired(segment.span).start
    found = []
    for code in codes_in(repaired.document.codes, segment.span):
        place = code.place + segment.span.start
        now = repaired.offsets.to_repaired(segment.span._replace(start=place, end=place)).start - start
        found.append(replace(code, place=min(max(now, 0), len(segment.text))))
    return tuple(found)


def marked(text: str, codes: Iterable[Code]) -> str:
    """A text with its codes as placeholders in it."""
    parts: list[str] = []
    last = 0
    for code in codes:
        parts += (_escaped(text[last : code.place]), shown(code))
        last = code.place
    parts.append(_escaped(text[last:]))
    return "".join(parts)


def shown(code: Code) -> str:
    """A code as its placeholder."""
    before, after = "/" * (code.kind is CodeKind.CLOSE), "/" * (code.kind is CodeKind.ALONE)
    return f"⟦{before}{code.number}{after}⟧"


def unmarked(text: str, known: Iterable[Code]) -> tuple[str, tuple[Code, ...]]:
    """A text with placeholders as plain text and codes, in order; `known` are the codes it may hold.

    Raises PlaceholderError for a placeholder that is broken or stands for none of the known codes.
    """
    by_look = {shown(code): code for code in known}
    parts: list[str] = []
    codes: list[Code] = []
    length = last = 0
    for found in _SHOWN.finditer(text):
        plain = text[last : found.start()] + ("⟦" if found["literal"] else "")
        parts.append(plain)
        length += len(plain)
        last = found.end()
        if found["literal"]:
            continue
        code = by_look.get(found.group())
        if code is None:
            raise PlaceholderError(
                f"{text[found.start() : found.start() + 12]} is no placeholder of this segment;"
                " take one of the source's, or write ⟦[⟧ for the bracket itself"
            )
        codes.append(replace(code, place=length))
    parts.append(text[last:])
    return "".join(parts), tuple(codes)


def _place(code: Code) -> int:
    return code.place


def _escaped(text: str) -> str:
    return text.replace(_BRACKET, _LITERAL)
