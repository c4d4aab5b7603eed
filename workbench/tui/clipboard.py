"""What is pasted, as a field can hold it: one line, no control characters."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

LONGEST = 20_000
"""Characters that may be pasted at once: more is a book, not a segment."""

_BREAKS = r"\r\n\v\f\x1c-\x1e\x85\u2028\u2029"
_EDGES = re.compile(rf"\A\s*[{_BREAKS}]\s*|\s*[{_BREAKS}]\s*\Z")
_BREAK = re.compile(rf"[^\S{_BREAKS}]*(?:\r\n|[{_BREAKS}])\s*")
_UNSEEN = re.compile(
    r"[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)


@dataclass(frozen=True, slots=True)
class Pasted:
    """A pasted text: `lines` were joined into it, `dropped` characters that nobody sees left out."""

    text: str
    lines: int = 1
    dropped: int = 0


def pasted(text: str) -> Pasted:
    """A text as it can be pasted into a segment or a field.

    Lines are joined with a space and tabs become one, as a segment holds neither. Left out are control
    characters, which TMX cannot hold, and the marks that turn the direction of whole stretches, as one of a
    pair is soon lost; marks beside a letter (U+200E, U+200F) stay.
    """
    text, dropped = _UNSEEN.subn("", text)
    text = _EDGES.sub("", text)
    text, breaks = _BREAK.subn(" ", text)
    return Pasted(unicodedata.normalize("NFC", text.replace("\t", " ")), breaks + 1, dropped)
