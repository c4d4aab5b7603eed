"""Two wordings of a text side by side, what differs marked in either."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from textual.content import Content

_TOKEN = re.compile(r"\s+|\w+|[^\w\s]")
_MOST = 3000
"""Texts of more words and marks than these are shown without marks: comparing them takes too long."""

GONE, NEW = "bold underline $warning", "bold underline $success"


def compared(before: str, after: str) -> tuple[Content, Content]:
    """Both texts, with what the other one has not marked."""
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    if max(len(old), len(new)) > _MOST:
        return Content(before), Content(after)
    left: list[Content] = []
    right: list[Content] = []
    for what, a, a_end, b, b_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        same = what == "equal"
        left.append(Content.styled("".join(old[a:a_end]), "" if same else GONE))
        right.append(Content.styled("".join(new[b:b_end]), "" if same else NEW))
    return Content("").join(left), Content("").join(right)
