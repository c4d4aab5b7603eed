"""Codes of a text carried over to another wording of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from corpus.placeholders import Code, CodeKind


def carried(codes: Sequence[Code], before: str, after: str) -> tuple[Code, ...]:
    """The codes, in order, at their places in an edited text.

    What stays of the text keeps its codes; where words were replaced, what opened or stood among them comes
    before the new words, what closed comes after them.
    """
    if not codes or before == after:
        return tuple(codes)
    blocks = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    moved: list[Code] = []
    last = 0
    for code in codes:
        last = max(last, _moved(code, blocks, len(after)))
        moved.append(replace(code, place=last))
    return tuple(moved)


def _moved(code: Code, blocks: Sequence[tuple[str, int, int, int, int]], end: int) -> int:
    closes = code.kind is CodeKind.CLOSE
    if closes and code.place == 0:
        return 0
    for kind, start, stop, now, then in blocks:
        inside = start < code.place <= stop if closes else start <= code.place < stop
        if inside and kind == "equal":
            return now + code.place - start
        if inside:
            return then if closes else now
    return end
