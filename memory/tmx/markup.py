"""Codes as the inline elements of TMX 1.4b (level 2)."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from corpus.placeholders import Code, CodeKind


def markup_of(text: str, codes: Sequence[Code]) -> str:
    """A text with its codes, in order, as the content of a segment; nothing when it has none.

    What opens and closes in the text is a pair of `bpt` and `ept`, a half alone an `it`, the rest a `ph`. The
    elements are empty, as the native codes are kept by the project; what they stand for is their type.
    """
    if not codes:
        return ""
    paired = _paired(codes)
    parts: list[str] = []
    last = 0
    for place, code in enumerate(codes):
        parts += (escape(text[last : code.place]), _element(code, paired.get(place)))
        last = code.place
    return "".join((*parts, escape(text[last:])))


def _paired(codes: Sequence[Code]) -> dict[int, int]:
    """The number of each half that has its other half, by place among the codes; no two pairs share one."""
    found: dict[int, int] = {}
    opened: dict[int, int] = {}
    for place, code in enumerate(codes):
        if code.kind is CodeKind.OPEN:
            opened[code.number] = place
        elif code.kind is CodeKind.CLOSE and code.number in opened:
            first = opened.pop(code.number)
            found[first] = found[place] = len(found) // 2 + 1
    return found


def _element(code: Code, pair: int | None) -> str:
    kind = f" type={quoteattr(code.name)}" if code.name else ""
    if code.kind is CodeKind.ALONE:
        return f'<ph x="{code.number}"{kind}/>'
    if pair is None:
        return f'<it pos="{"begin" if code.kind is CodeKind.OPEN else "end"}"{kind}/>'
    return f'<bpt i="{pair}"{kind}/>' if code.kind is CodeKind.OPEN else f'<ept i="{pair}"/>'
