"""Which formatting each part of a new text gets: by its codes, and by those of the text it replaces."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from enum import Enum
from typing import NamedTuple

from corpus.placeholders import Code, CodeKind
from corpus.writers.locating import Stretch

_LAST_WORD = re.compile(r"\w+$")
_LETTER = re.compile(r"\w")
_NO_LETTERS_AT_END = re.compile(r"\W*$")


class Worth(Enum):
    """What becomes of what encloses text when the new text has no codes for it.

    All of them enclose the new text when they enclosed the old one, or the same words when these stand there.
    """

    FORMAT = "goes, and is not looked for in a new text that has other codes"
    LINK = "goes"
    FIXED = "stays with what it holds, at the end"


class Part(NamedTuple):
    """A part of a new text and the numbers of what is open around it, outermost first.

    A part without a text is the code `alone`, or all that the old text has between the codes `kept`.
    """

    text: str
    open: tuple[int, ...]
    alone: int = 0
    kept: int = 0


class Arranged(NamedTuple):
    """A new text in parts, and the codes of the old one that went."""

    parts: tuple[Part, ...]
    unplaced: tuple[Code, ...]


class _Pair(NamedTuple):
    """What opens and what closes in a stretch; None where that is done outside of it."""

    number: int
    opening: Code | None
    closing: Code | None

    def at(self, opening: int, closing: int) -> list[Code]:
        """Its codes at other places."""
        codes = (
            self.opening and replace(self.opening, place=opening),
            self.closing and replace(self.closing, place=closing),
        )
        return [code for code in codes if code is not None]

    def encloses(self, code: Code, codes: Sequence[Code]) -> bool:
        """Whether a code stands between its two, all of them among `codes`."""
        if self.opening is None or self.closing is None:
            return False
        return codes.index(self.opening) < codes.index(code) < codes.index(self.closing)


def arranged(stretch: Stretch, worth: Mapping[int, Worth]) -> Arranged:
    """The new text of a stretch in parts; `worth` is by the codes' numbers, FORMAT for all others."""
    codes = _sound(stretch)
    given = {code.number for code in codes}
    kept: list[_Pair] = []
    unplaced: list[Code] = []
    for pair in _pairs(stretch.codes):
        value = worth.get(pair.number, Worth.FORMAT)
        if pair.number in given or any(
            pair.opening and other.encloses(pair.opening, stretch.codes) for other in kept
        ):
            continue
        looked_for = value is not Worth.FORMAT or not given
        places = _halved(pair, stretch) or (looked_for and (_around(pair, stretch) or _among(pair, stretch)))
        if places:
            codes = _with(codes, pair.at(*places), stretch.codes)
        elif value is Worth.FIXED:
            kept.append(pair)
        elif pair.opening is not None:
            unplaced.append(pair.opening)
    for code in stretch.codes:
        lone = code.kind is CodeKind.ALONE and code.number not in given
        if lone and not any(pair.encloses(code, stretch.codes) for pair in kept):
            codes = _with(codes, [replace(code, place=_lone_place(code, stretch))], stretch.codes)
    ends = (Part("", (), kept=pair.number) for pair in kept)
    return Arranged((*_parts(stretch, codes), *ends), tuple(unplaced))


def _sound(stretch: Stretch) -> list[Code]:
    """The codes of the new text that the old one has too, each once, around some of the new text."""
    wanted = {(code.number, code.kind) for code in stretch.codes}
    first: dict[tuple[int, CodeKind], Code] = {}
    for code in stretch.new_codes:
        if (code.number, code.kind) in wanted:
            first.setdefault((code.number, code.kind), code)

    def is_whole(number: int) -> bool:
        opening, closing = (first.get((number, kind)) for kind in (CodeKind.OPEN, CodeKind.CLOSE))
        if (number, CodeKind.OPEN) not in wanted or (number, CodeKind.CLOSE) not in wanted:
            return True
        return bool(opening and closing and stretch.new[opening.place : closing.place].strip())

    return [code for code in first.values() if code.kind is CodeKind.ALONE or is_whole(code.number)]


def _pairs(codes: Iterable[Code]) -> list[_Pair]:
    found: dict[int, _Pair] = {}
    for code in codes:
        if code.kind is CodeKind.OPEN:
            found[code.number] = _Pair(code.number, code, None)
        elif code.kind is CodeKind.CLOSE:
            opened = found.get(code.number)
            found[code.number] = _Pair(code.number, opened.opening if opened else None, code)
    return list(found.values())


def _halved(pair: _Pair, stretch: Stretch) -> tuple[int, int] | None:
    """Where the half of a pair goes whose other half stands outside: at the edge that it was nearer to."""
    end = len(stretch.new)
    if pair.opening is None and pair.closing is not None:
        return 0, end if 2 * pair.closing.place >= len(stretch.text) else 0
    if pair.closing is None and pair.opening is not None:
        return 0 if 2 * pair.opening.place <= len(stretch.text) else end, end
    return None


def _around(pair: _Pair, stretch: Stretch) -> tuple[int, int] | None:
    """All of the new text for what enclosed all of the old one."""
    before, after = _outside(pair, stretch)
    return None if before.strip() or after.strip() else (0, len(stretch.new))


def _outside(pair: _Pair, stretch: Stretch) -> tuple[str, str]:
    assert pair.opening is not None  # noqa: S101
    assert pair.closing is not None  # noqa: S101
    return stretch.text[: pair.opening.place], stretch.text[pair.closing.place :]


def _among(pair: _Pair, stretch: Stretch) -> tuple[int, int] | None:
    """The same words in the new text, if it has them as often as the old one."""
    before, after = _outside(pair, stretch)
    words = stretch.text[len(before) : len(stretch.text) - len(after)].strip()
    if not words:
        return None
    sought = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")
    old = [found.start() for found in sought.finditer(stretch.text)]
    new = list(sought.finditer(stretch.new))
    place = stretch.text.index(words, len(before))
    return new[old.index(place)].span() if place in old and len(old) == len(new) else None


def _lone_place(code: Code, stretch: Stretch) -> int:
    """Where a code alone goes: to the beginning or end as it was, after the same word, or else to the end."""
    before, after, new = stretch.text[: code.place], stretch.text[code.place :], stretch.new
    if not _LETTER.search(before):
        return 0
    if not _LETTER.search(after):
        ending = _NO_LETTERS_AT_END.search(new)
        return len(new) - len(after) if ending and ending.group().endswith(after) else len(new)
    word = _LAST_WORD.search(before)
    found = list(re.finditer(rf"(?<!\w){re.escape(word.group())}(?!\w)", new)) if word else []
    return found[0].end() if len(found) == 1 else len(new)


def _with(codes: Sequence[Code], more: Iterable[Code], order: Sequence[Code]) -> list[Code]:
    """Codes with more put among them: at one place what closes first, the rest in the old text's order."""
    ranks = {(code.number, code.kind): rank for rank, code in enumerate(order)}
    found = list(codes)
    for code in more:
        closes, rank = code.kind is CodeKind.CLOSE, ranks[code.number, code.kind]
        at = 0
        while at < len(found) and found[at].place <= code.place:
            other = found[at]
            same, other_closes = other.place == code.place, other.kind is CodeKind.CLOSE
            earlier = rank < ranks[other.number, other.kind]
            if same and ((closes and not other_closes) or (closes == other_closes and earlier)):
                break
            at += 1
        found.insert(at, code)
    return found


def _parts(stretch: Stretch, codes: Iterable[Code]) -> Iterator[Part]:
    opened = list(stretch.open)
    last = 0
    for code in codes:
        place = min(max(code.place, last), len(stretch.new))
        if last < place:
            yield Part(stretch.new[last:place], tuple(opened))
        last = place
        if code.kind is CodeKind.OPEN:
            opened.append(code.number)
        elif code.kind is CodeKind.ALONE:
            yield Part("", tuple(opened), alone=code.number)
        elif code.number in opened:
            opened.remove(code.number)
    if last < len(stretch.new):
        yield Part(stretch.new[last:], tuple(opened))
