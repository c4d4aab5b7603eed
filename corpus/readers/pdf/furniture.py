"""Running heads and page numbers, told by their place: at the edge of the page, and again on other pages."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from corpus.readers.pdf.rows import Row

_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(
    r"\W*(?:(?:page|бет|стр|с)\b\.?\s*)?(\d{1,4}|[ivxlc]{1,7})(?:\s*-?\s*бет)?(?:\s*(?:/|of|из)\s*\d{1,4})?\W*",
    re.IGNORECASE,
)
_EDGE_NUMBER = re.compile(r"(\d{1,4})\b\W+\S.*|\S.*\W(\d{1,4})\W*")
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_LONGEST = 130
_EDGE = 2
_SAME_HEIGHT = 6.0
_APART = 1.6


class _Candidate(NamedTuple):
    page: int
    place: int
    row: Row
    side: str
    outermost: bool
    apart: bool


def furniture_of(pages: Sequence[Sequence[Row]]) -> list[set[int]]:
    """For each page, which of its rows are furniture, by index."""
    candidates = [candidate for page, rows in enumerate(pages) for candidate in _edges(page, rows)]
    found: list[set[int]] = [set() for _ in pages]
    offset = _numbering(candidates, len(pages))
    for candidate in candidates:
        if candidate.outermost and _is_numbered(candidate, offset):
            found[candidate.page].add(candidate.place)
    for group in _repeated(candidates):
        for candidate in group:
            found[candidate.page].add(candidate.place)
    for candidate in _at_their_height(candidates, found):
        found[candidate.page].add(candidate.place)
    return [marks if len(marks) < len(rows) else set() for marks, rows in zip(found, pages, strict=True)]


def _edges(page: int, rows: Sequence[Row]) -> Iterator[_Candidate]:
    """The two highest and the two lowest rows of a page."""
    order = sorted(range(len(rows)), key=lambda index: -rows[index].bottom)
    for side, indices in (("top", order), ("bottom", order[::-1])):
        for place, index in enumerate(indices[:_EDGE]):
            if len(rows[index].text) > _LONGEST:
                break
            inner = rows[indices[place + 1]] if place + 1 < len(indices) else None
            gap = abs(rows[index].bottom - inner.bottom) if inner else float("inf")
            apart = gap > _APART * rows[index].size
            yield _Candidate(page, index, rows[index], side, place == 0, apart)


def _numbering(candidates: Sequence[_Candidate], pages: int) -> set[tuple[str, int]]:
    """By how much page numbers differ from the place of their page in the file, at each edge."""
    offsets = Counter(
        (candidate.side, value - candidate.page)
        for candidate in candidates
        if candidate.outermost and (value := _number(candidate.row.text)) is not None
    )
    sure = {key for key, count in offsets.items() if count > 1}
    if sure or pages > _EDGE:
        return sure
    return {
        (candidate.side, value - candidate.page)
        for candidate in candidates
        if candidate.outermost and candidate.apart and (value := _number(candidate.row.text)) is not None
    }


def _is_numbered(candidate: _Candidate, offsets: set[tuple[str, int]]) -> bool:
    value = _number(candidate.row.text)
    if value is not None:
        return (candidate.side, value - candidate.page) in offsets or candidate.apart
    beside = _EDGE_NUMBER.fullmatch(candidate.row.text)
    if beside is None or not candidate.apart:
        return False
    number = int(beside.group(1) or beside.group(2))
    return any(number - candidate.page == offset for _, offset in offsets)


def _number(text: str) -> int | None:
    found = _NUMBER.fullmatch(text)
    if found is None:
        return None
    digits = found.group(1).lower()
    if digits.isdigit():
        return int(digits)
    values = [_ROMAN[letter] for letter in digits]
    return sum(-v if any(v < w for w in values[i + 1 :]) else v for i, v in enumerate(values))


def _at_their_height(candidates: Sequence[_Candidate], found: Sequence[set[int]]) -> list[_Candidate]:
    """Rows at the very height, and in the size, of furniture of two other pages: heads that change."""
    heights = Counter(_height(c) for c in candidates if c.place in found[c.page])
    return [c for c in candidates if c.outermost and c.apart and heights[_height(c)] >= _EDGE]


def _height(candidate: _Candidate) -> tuple[str, int, float]:
    return candidate.side, round(candidate.row.bottom), round(candidate.row.size, 1)


def _repeated(candidates: Sequence[_Candidate]) -> Iterator[list[_Candidate]]:
    """Rows that stand at the same height, saying the same, on several pages."""
    groups: dict[tuple[str, str], list[_Candidate]] = defaultdict(list)
    for candidate in candidates:
        form = _DIGITS.sub("#", candidate.row.text.casefold())
        if any(c.isalpha() for c in form) and (candidate.outermost or candidate.apart):
            groups[candidate.side, form].append(candidate)
    for alike in groups.values():
        heights = Counter(round(candidate.row.bottom / _SAME_HEIGHT) for candidate in alike)
        level = heights.most_common(1)[0][0]
        near = [c for c in alike if abs(round(c.row.bottom / _SAME_HEIGHT) - level) <= 1]
        pages = {candidate.page for candidate in near}
        if len(pages) > _EDGE or (len(pages) == _EDGE and all(c.apart for c in near)):
            yield near
