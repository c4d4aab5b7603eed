"""Uneven spaces: runs of them, tabs, spaces before a comma or after an opening bracket."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.document import RepairKind
from corpus.repair.draft import Edit

_RUN = re.compile(r"[ \t\xa0\u2000-\u200a\u202f\u3000]{2,}|\t")
_BEFORE_MARK = re.compile(r"(?<=[\w»”\")\]%]) (?=[,;:!?](?![-)(DPРp])|\.(?![.\w]))")
_AFTER_OPENING = re.compile(r"(?:(?<=[\s([«][([«“„])|(?<=^[([«“„])) (?=\w)", re.MULTILINE)
_BEFORE_CLOSING = re.compile(r"(?<=[\w.,!?]) (?=[)\]»](?:[\s.,;:!?)]|$)|”[.,;:])")


def find_spacing(text: str) -> Iterator[Edit]:
    """Runs of spaces made one, and single spaces removed where none belongs."""
    for found in _RUN.finditer(text):
        start, end = found.span()
        keep = 1 if text[start] == " " else 0
        if _at_line_edge(text, start, end):
            yield Edit(start, end, "", RepairKind.SPACING)
        elif keep:
            yield Edit(start + 1, end, "", RepairKind.SPACING)
        else:
            yield Edit(start, end, " ", RepairKind.SPACING)
    for pattern in (_BEFORE_MARK, _AFTER_OPENING, _BEFORE_CLOSING):
        for found in pattern.finditer(text):
            yield Edit(*found.span(), "", RepairKind.SPACING, 0.95)


def _at_line_edge(text: str, start: int, end: int) -> bool:
    return start == 0 or end == len(text) or text[start - 1] == "\n" or text[end] == "\n"
