"""Finding a text among many segments, whatever its case, quotes or look-alike letters."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

from corpus.folding import fold

_BETWEEN = "\0"


class FoldedTexts:
    """The segments of one side, folded, in one string that is searched at once."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._text = fold(_BETWEEN.join(text.replace(_BETWEEN, " ") for text in texts))
        lengths = (len(text) + 1 for text in self._text.split(_BETWEEN))
        self._starts = list(accumulate(lengths, initial=0))

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
