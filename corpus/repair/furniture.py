"""Page numbers, running heads and author lines that stand between the pages of a text.

A page number is a line with nothing but a number, cut off by a wider gap, whose value fits into the
rising sequence of the document's other ones, or that stands between the halves of a sentence. A
running head is a short line next to a page number, a form feed or a page's gap that comes back at
least once more; between the halves of a sentence a head need not come back.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator

from corpus.document import RepairKind
from corpus.repair.draft import Edit
from corpus.repair.lines import Line, lines_of

_NUMBER = re.compile(
    r"(?:[-–—|]\s*)?(?:(?:page|бет|стр\.?)\s*)?(\d{1,4})(?:\s*(?:бет|/\s*\d+))?(?:\s*[-–—|])?", re.IGNORECASE
)
_CHAPTER = re.compile(
    r"(?:[IVXLІХ]+|\d+)[-.]?\s?(?:тарау|бөлім|глава|раздел)|(?:глава|раздел|chapter|part)\s", re.IGNORECASE
)
_DIGITS = re.compile(r"\d+")
_LONGEST_HEAD = 130
_NEAR = 3
_ENOUGH_NUMBERS = 2
_ENOUGH_HEADS = 2


def find_furniture(text: str) -> Iterator[Edit]:
    """The page furniture of a text, removed together with the line ends before it."""
    lines = lines_of(text)
    numbers = _page_numbers(lines)
    runs = [_run_around(lines, number) for number in sorted(numbers)]
    heads = Counter(_form(lines[i]) for run in runs for i in run if i not in numbers)
    for run in runs:
        members = [i for i in run if i in numbers or _is_head(lines, run, i, heads)]
        for first, last in _stretches(members):
            yield _removal(text, lines, first, last)


def _page_numbers(lines: list[Line]) -> set[int]:
    candidates = [
        (i, int(value)) for i, line in enumerate(lines) if (value := _number(lines, i, line)) is not None
    ]
    rising = _longest_rising([value for _, value in candidates])
    chosen = [candidates[k][0] for k in rising]
    if len(chosen) < _ENOUGH_NUMBERS:
        chosen = [i for i in chosen if _cuts_sentence(lines, _run_around(lines, i))]
    return set(chosen)


def _number(lines: list[Line], index: int, line: Line) -> str | None:
    found = _NUMBER.fullmatch(line.text) if len(line.text) <= 12 else None
    if found is None:
        return None
    apart = line.gap > 1 or index == 0 or index + 1 == len(lines) or lines[index + 1].gap > 1
    return found.group(1) if apart else None


def _longest_rising(values: list[int]) -> list[int]:
    """The indices of a longest strictly rising subsequence (patience sorting)."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for index, value in enumerate(values):
        at = bisect_left(tails, value)
        before.append(ends[at - 1] if at else -1)
        tails[at : at + 1] = [value]
        ends[at : at + 1] = [index]
    chain: list[int] = []
    index = ends[-1] if ends else -1
    while index >= 0:
        chain.append(index)
        index = before[index]
    return chain[::-1]


def _run_around(lines: list[Line], number: int) -> range:
    """The short isolated lines next to a page number, before and after it."""
    first = last = number
    while first > 0 and number - first < _NEAR and _is_isolated(lines, first - 1):
        first -= 1
    while last + 1 < len(lines) and last - number < _NEAR and _is_isolated(lines, last + 1):
        last += 1
    return range(first, last + 1)


def _is_isolated(lines: list[Line], index: int) -> bool:
    line = lines[index]
    apart = line.gap > 1 and (index + 1 == len(lines) or lines[index + 1].gap > 1)
    return (
        apart and len(line.text) <= _LONGEST_HEAD and line.text[-1] not in ".!?…:;,-" and not line.starts_low
    )


def _form(line: Line) -> str:
    return _DIGITS.sub("#", line.text.lower())


def _is_head(lines: list[Line], run: range, index: int, heads: Counter[str]) -> bool:
    if heads[_form(lines[index])] >= _ENOUGH_HEADS:
        return True
    if _cuts_sentence(lines, run):
        return True
    beside_head = any(heads[_form(lines[i])] >= _ENOUGH_HEADS for i in run if i != index)
    return beside_head and _CHAPTER.match(lines[index].text) is not None


def _cuts_sentence(lines: list[Line], run: range) -> bool:
    if run.start == 0 or run.stop >= len(lines):
        return False
    before, after = lines[run.start - 1].text, lines[run.stop]
    return before[-1] not in ".!?…:;»" and (after.starts_low or before[-1] in "-,")


def _stretches(members: list[int]) -> Iterator[tuple[int, int]]:
    for index in members:
        if index - 1 not in members:
            last = index
            while last + 1 in members:
                last += 1
            yield index, last


def _removal(text: str, lines: list[Line], first: int, last: int) -> Edit:
    """From the line end after the text before to the line end before the text after, which stays."""
    start = lines[first - 1].end if first else 0
    while start < len(text) and text[start] in " \t":
        start += 1
    end = lines[last + 1].start - lines[last + 1].indent if last + 1 < len(lines) else len(text)
    while end > start and text[end - 1] not in "\r\n\f":
        end -= 1
    keep = "\r\n" if text.startswith("\r\n", start) else text[start : start + 1]
    if first == 0 or last + 1 == len(lines):
        return Edit(start, end, "", RepairKind.FURNITURE, 0.95)
    return Edit(start + len(keep), end, "", RepairKind.FURNITURE, 0.95)
