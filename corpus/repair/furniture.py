"""Page numbers, running heads and author lines that stand between the pages of a text.

A page number is a line with nothing but a number; it is believed when it stands in a chain of such
lines that rise as pages do, or between the halves of a sentence. A running head is a short line beside
a page number that comes back beside another one, or that stands between the halves of a sentence.
Heads whose page number was lost are found by coming back between halves of sentences.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.document import RepairKind, Span
from corpus.repair.draft import Edit
from corpus.repair.lines import Layout, Line, lines_of
from corpus.repair.repaired import OffsetMap

_NUMBER = re.compile(
    r"(?:[-–—|]\s*)?(?:(?:page|бет|стр\.?|с\.)\s*)?(\d{1,4})(?:[-\s]*бет|\s*/\s*\d+)?(?:\s*[-–—|])?",
    re.IGNORECASE,
)
_CHAPTER = re.compile(
    r"(?:[IVXLІХ]+|\d+)[-.]?\s?(?:тарау|бөлім|глава|раздел)|(?:глава|раздел|chapter|part)\s", re.IGNORECASE
)
_HEAD_WITH_NUMBER = re.compile(
    r"\d{1,3}\s+[^\W\d_a-zа-я].*[^\W\d_]|[^\W\d_a-zа-я].*[^\W\d_]\s+[-–—|]?\s*\d{1,3}"
)
_SHORT_HEAD = 5
_DIGITS = re.compile(r"\d+")
_LONGEST_HEAD = 130
_LONGEST_TITLE = 60
_LONG_LINE = 0.7
_NEAR = 3
_LOOK_BACK = 40
_LEAST_PAGE, _MOST_PAGE = 3, 150
_CERTAINTY = 0.95


def find_furniture(text: str) -> Iterator[Edit]:
    """The page furniture of a text, removed together with the line ends around it but one."""
    lines = lines_of(text)
    pages = _Pages(lines, Layout.of(lines))
    for first, last in _stretches(sorted(pages.furniture())):
        yield _removal(text, lines, first, last)


def known_furniture(marked: Sequence[Span], offsets: OffsetMap) -> Iterator[Edit]:
    """What a reader knows to be furniture, by its place in the original, removed."""
    for span in marked:
        place = offsets.to_repaired(span)
        yield Edit(place.start, place.end, "", RepairKind.FURNITURE, _CERTAINTY)


@dataclass(frozen=True, slots=True)
class _Pages:
    lines: list[Line]
    layout: Layout

    def furniture(self) -> set[int]:
        """The indices of all lines that are furniture."""
        numbers = self._numbers()
        runs = [(number, self._run_around(number)) for number in numbers]
        heads = Counter(_form(self.lines[i]) for number, run in runs for i in run if i != number)
        known = {form for form, count in heads.items() if count > 1}
        reach = max((abs(i - n) for n, run in runs for i in run if _form(self.lines[i]) in known), default=0)
        found = set(numbers)
        for number, run in runs:
            cut = self._cuts_sentence(run)
            beside = any(_form(self.lines[i]) in known for i in run)
            for i in run:
                chapter = beside and abs(i - number) <= reach and _CHAPTER.match(self.lines[i].text)
                if cut or chapter or (_form(self.lines[i]) in known and abs(i - number) <= reach):
                    found.add(i)
        return found | self._lonely_heads(known, found)

    def _numbers(self) -> list[int]:
        candidates = [(i, value) for i in range(len(self.lines)) if (value := self._number(i)) is not None]
        chain = _chain(candidates)
        cutting = [i for i, _ in candidates if self._cuts_sentence(self._run_around(i))]
        return sorted({*chain, *cutting}) if len(chain) > 1 else cutting

    def _number(self, index: int) -> int | None:
        line = self.lines[index]
        found = _NUMBER.fullmatch(line.text) if len(line.text) <= 14 else None
        if found is None:
            return None
        last = index + 1 == len(self.lines)
        apart = index == 0 or last or line.gap > 1 or self.lines[index + 1].gap > 1
        alone = apart or self._cuts_sentence(self._run_around(index))
        return int(found.group(1)) if alone else None

    def _run_around(self, number: int) -> range:
        """The short lines of their own next to a page number, before and after it."""
        first = last = number
        while first > 0 and number - first < _NEAR and self._is_apart(first - 1):
            first -= 1
        while last + 1 < len(self.lines) and last - number < _NEAR and self._is_apart(last + 1):
            last += 1
        return range(first, last + 1)

    def _is_apart(self, index: int) -> bool:
        line = self.lines[index]
        if len(line.text) > _LONGEST_HEAD or line.text[-1] in ".!?…:;,-" or line.starts_low:
            return False
        last = index + 1 == len(self.lines)
        apart = line.gap > 1 and (last or self.lines[index + 1].gap > 1)
        return apart or (line.text[0].isupper() and not last and self.layout.is_short(index))

    def _cuts_sentence(self, run: range) -> bool:
        if run.start == 0 or run.stop >= len(self.lines):
            return False
        before, after = self.lines[run.start - 1], self.lines[run.stop]
        if before.text[-1] in ".!?…:;»":
            return False
        return after.starts_low or before.text[-1] in "-,"

    def _lonely_heads(self, known: set[str], found: set[int]) -> set[int]:
        """Heads that stand without a page number: known ones at a page's top, others that keep cutting."""
        places: dict[str, list[int]] = {}
        lonely: set[int] = set()
        for i, line in enumerate(self.lines):
            if i in found or len(line.text) > _LONGEST_HEAD:
                continue
            form = _form(line)
            if (form in known and self._tops_page(i)) or self._splits_sentence(i):
                lonely.add(i)
            elif line.gap > self.layout.gap and self._is_apart(i):
                places.setdefault(form, []).append(i)
        for indices in places.values():
            cutting = sum(self._cuts_sentence(range(i, i + 1)) for i in indices)
            if len(indices) > 2 and cutting >= 2 and cutting >= 0.3 * len(indices):
                lonely.update(indices)
        return lonely

    def _tops_page(self, index: int) -> bool:
        """Whether a line follows the one before without a gap and is cut off from the one after."""
        return self.lines[index].gap == 1 and index + 1 < len(self.lines) and self.lines[index + 1].gap > 1

    def _splits_sentence(self, index: int) -> bool:
        """Whether a short title stands where a long open line is carried on by a small letter."""
        if index == 0 or index + 1 == len(self.lines) or len(self.lines[index].text) > _LONGEST_TITLE:
            return False
        before, line, after = self.lines[index - 1 : index + 2]
        carried = before.text[-1] not in ".!?…:;»" and after.starts_low
        if not carried or not self.layout.fills(index - 1, _LONG_LINE):
            return False
        if _HEAD_WITH_NUMBER.fullmatch(line.text) or (line.text.isupper() and len(line.text) > _SHORT_HEAD):
            return not self.layout.fills(index, _LONG_LINE)
        apart = after.gap > self.layout.gap or after.indent > line.indent
        return line.gap > self.layout.gap and apart and line.text[0].isupper() and line.text[-1].isalnum()


def _form(line: Line) -> str:
    return _DIGITS.sub("#", line.text.lower())


def _chain(candidates: list[tuple[int, int]]) -> list[int]:
    """The longest chain of number lines in which each page has a page's length of lines."""
    best: list[tuple[int, int]] = []
    for at, (index, value) in enumerate(candidates):
        options = [
            (best[before][0] + 1, before)
            for before in range(max(0, at - _LOOK_BACK), at)
            if _follows(candidates[before], index, value)
        ]
        best.append(max(options, default=(1, -1)))
    at = max(range(len(best)), key=lambda k: best[k][0], default=-1)
    chain: list[int] = []
    while at >= 0:
        chain.append(candidates[at][0])
        at = best[at][1]
    return chain[::-1]


def _follows(before: tuple[int, int], index: int, value: int) -> bool:
    pages = value - before[1]
    return pages > 0 and _LEAST_PAGE * pages <= index - before[0] <= _MOST_PAGE * pages


def _stretches(members: list[int]) -> Iterator[tuple[int, int]]:
    first = last = -2
    for index in members:
        if index != last + 1:
            if first >= 0:
                yield first, last
            first = index
        last = index
    if first >= 0:
        yield first, last


def _removal(text: str, lines: list[Line], first: int, last: int) -> Edit:
    """From after the line end that follows the text before to where the line of the text after begins."""
    start = lines[first - 1].end if first else 0
    end = lines[last + 1].start - lines[last + 1].indent if last + 1 < len(lines) else len(text)
    if first and last + 1 < len(lines):
        while start < end and text[start] not in "\r\n\f":
            start += 1
        start += 2 if text.startswith("\r\n", start) else 1
    return Edit(start, max(start, end), "", RepairKind.FURNITURE, _CERTAINTY)
