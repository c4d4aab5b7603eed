"""Finding a text among many segments, whatever its case, quotes or look-alike letters."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from corpus.folding import fold

_BETWEEN = "\0"
_AT_ONCE = 1000
"""How many segments are folded at once: all together would need several times the memory of the text."""


class FoldedTexts:
    """The segments of one side, folded, in one string that is searched at once."""

    def __init__(self, texts: Sequence[str]) -> None:
        parts = (texts[first : first + _AT_ONCE] for first in range(0, len(texts), _AT_ONCE))
        self._text = _BETWEEN.join(
            fold(_BETWEEN.join(text.replace(_BETWEEN, " ") for text in part)) for part in parts
        )
        self._starts = array("l", [0])
        while (end := self._text.find(_BETWEEN, self._starts[-1])) >= 0:
            self._starts.append(end + 1)
        self._starts.append(len(self._text) + 1)

    def find(self, wanted: str, start: int = 0) -> int | None:
        """The first segment from `start` on that holds a text; None when there is none."""
        wanted = fold(wanted).replace(_BETWEEN, " ")
        if not wanted or start >= len(self._starts) - 1:
            return None
        place = self._text.find(wanted, self._starts[start])
        return None if place < 0 else bisect_right(self._starts, place) - 1

    def all(self, wanted: str) -> Iterator[int]:
        """All segments that hold a text, in order."""
        segment = self.find(wanted)
        while segment is not None:
            yield segment
            segment = self.find(wanted, segment + 1)
