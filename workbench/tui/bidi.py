"""Text in the order it is read where right-to-left letters stand in it, for terminals that do not reorder it.

The order is that of the Unicode bidirectional algorithm (UAX 9) for text without embedding characters;
letters get the forms in which they join (the Arabic presentation forms of Unicode), as a terminal that is
told to leave the order alone does not join them either. Ligatures are not made: a cell stays a cell.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import groupby
from typing import NamedTuple

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_NUMBERS = {"EN", "AN"}
_NEUTRAL = {"ON", "WS", "S", "B", "BN"}
_SPACES = {"WS", "S", "B", "BN"}
_BRACKETS = {"(": ")", "[": "]", "{": "}"}
_MIRRORED = str.maketrans("()[]{}<>«»‹›≤≥", ")(][}{><»«›‹≥≤")
_NO_JOINER = "\u200c"
_TATWEEL = "\u0640"
_FORMS = (range(0xFB50, 0xFE00), range(0xFE70, 0xFF00))
_LIKE_HEH = "\u06d5", {"isolated": "\ufee9", "final": "\ufeea"}
"""ە has no presentation forms of its own; fonts draw it as this heh."""


class Placed(NamedTuple):
    """A character as it is shown, and which of the text it is."""

    text: str
    place: int


def reads_right_to_left(text: str) -> bool:
    """Whether any letter of a text is written from right to left."""
    return _RIGHT_TO_LEFT.search(text) is not None


def visual(clusters: Sequence[str]) -> list[Placed]:
    """The characters of a line (grapheme clusters) in the order they stand in from left to right.

    The line as a whole runs the way that most of its letters run; spaces at its end go to where it ends.
    """
    bases = [cluster[:1] for cluster in clusters]
    kinds = [unicodedata.bidirectional(base) or "L" for base in bases]
    base = int(sum(kind in {"R", "AL"} for kind in kinds) >= max(kinds.count("L"), 1))
    levels = _levels(bases, kinds, base)
    shown = _joined(clusters)
    return [
        Placed(shown[place].translate(_MIRRORED) if levels[place] % 2 else shown[place], place)
        for place in _order(levels)
    ]


def _levels(bases: Sequence[str], kinds: Sequence[str], base: int) -> list[int]:
    """The embedding level of each character."""
    resolved = list(kinds)
    _resolve_weak(resolved, "RL"[base == 0])
    _resolve_brackets(bases, resolved, base)
    _resolve_neutral(resolved, base)
    levels = [_level(kind, base) for kind in resolved]
    for place in range(len(levels) - 1, -1, -1):  # L1
        if kinds[place] not in _SPACES:
            break
        levels[place] = base
    return levels


def _level(kind: str, base: int) -> int:
    """I1 and I2."""
    if base == 0:
        return {"L": 0, "R": 1}.get(kind, 2)
    return 1 if kind == "R" else 2


def _resolve_weak(kinds: list[str], start: str) -> None:
    """W1 to W7."""
    before, strong = start, start
    for place, kind in enumerate(kinds):
        if kind == "NSM":
            kinds[place] = before
        elif kind in {"R", "L", "AL"}:
            strong = kind
        elif kind == "EN" and strong == "AL":
            kinds[place] = "AN"
        before = kinds[place]
    _replace(kinds, {"AL": "R"}.get)
    for place in range(1, len(kinds) - 1):
        before, kind, after = kinds[place - 1 : place + 2]
        same = before == after
        if same and ((kind == "ES" and before == "EN") or (kind == "CS" and before in _NUMBERS)):
            kinds[place] = before
    for start_, end, kind in _runs(kinds):
        beside = kinds[start_ - 1 : start_] + kinds[end : end + 1]
        if kind == "ET" and "EN" in beside:
            kinds[start_:end] = ["EN"] * (end - start_)
    _replace(kinds, {"ET": "ON", "ES": "ON", "CS": "ON"}.get)
    strong = start
    for place, kind in enumerate(kinds):
        if kind in {"L", "R"}:
            strong = kind
        elif kind == "EN" and strong == "L":
            kinds[place] = "L"


def _resolve_brackets(bases: Sequence[str], kinds: list[str], base: int) -> None:
    """N0: both brackets of a pair run as what they enclose, or as what stands before."""
    own = "LR"[base]
    for opening, closing in _pairs(bases, kinds):
        inside = {_direction(kind) for kind in kinds[opening + 1 : closing]} - {""}
        if not inside:
            continue
        if own in inside:
            kinds[opening] = kinds[closing] = own
        else:
            earlier = (_direction(kind) for kind in reversed(kinds[:opening]))
            kinds[opening] = kinds[closing] = next(filter(None, earlier), own)


def _pairs(bases: Sequence[str], kinds: Sequence[str]) -> list[tuple[int, int]]:
    """The places of brackets that belong together, by the first of them (BD16)."""
    opened: list[int] = []
    found: list[tuple[int, int]] = []
    for place, char in enumerate(bases):
        if kinds[place] != "ON":
            continue
        if char in _BRACKETS:
            opened.append(place)
        elif char in _BRACKETS.values():
            for at in range(len(opened) - 1, -1, -1):
                if _BRACKETS[bases[opened[at]]] == char:
                    found.append((opened[at], place))
                    del opened[at:]
                    break
    return sorted(found)


def _resolve_neutral(kinds: list[str], base: int) -> None:
    """N1 and N2."""
    own = "LR"[base]
    neutral = ["" if kind in _NEUTRAL else _direction(kind) for kind in kinds]
    for start, end, direction in _runs(neutral):
        if direction:
            continue
        before = neutral[start - 1] if start else own
        after = neutral[end] if end < len(neutral) else own
        kinds[start:end] = [before if before == after else own] * (end - start)


def _direction(kind: str) -> str:
    """L, R, or "" for what has none; numbers run as R."""
    return "R" if kind in _NUMBERS else kind if kind in {"L", "R"} else ""


def _replace(kinds: list[str], new: Callable[[str], str | None]) -> None:
    kinds[:] = [new(kind) or kind for kind in kinds]


def _runs(kinds: Sequence[str]) -> list[tuple[int, int, str]]:
    """Stretches of the same kind: start, end, kind."""
    found, start = [], 0
    for kind, run in groupby(kinds):
        end = start + len(list(run))
        found.append((start, end, kind))
        start = end
    return found


def _order(levels: Sequence[int]) -> list[int]:
    """L2: the places of characters from left to right."""
    order = list(range(len(levels)))
    odd = [level for level in levels if level % 2]
    for level in range(max(levels, default=0), min(odd, default=1) - 1, -1):
        start = 0
        for high, run in groupby(order, lambda place: levels[place] >= level):  # noqa: B023 - used at once
            end = start + len(list(run))
            if high:
                order[start:end] = order[start:end][::-1]
            start = end
    return order


@cache
def _forms() -> dict[str, dict[str, str]]:
    """The isolated, initial, medial and final form of each letter that has them, from Unicode's data."""
    found: dict[str, dict[str, str]] = {}
    for code in (code for codes in _FORMS for code in codes):
        form, *letters = unicodedata.decomposition(chr(code)).split() or [""]
        if len(letters) == 1 and form.startswith("<"):
            found.setdefault(chr(int(letters[0], 16)), {})[form.strip("<>")] = chr(code)
    letter, forms = _LIKE_HEH
    return {**found, letter: forms}


def _joined(clusters: Sequence[str]) -> list[str]:
    """The clusters, each Arabic letter in the form in which it joins its neighbours."""
    return [_formed(*three) for three in _with_neighbours(clusters)]


def _with_neighbours(clusters: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    padded = ("", *clusters, "")
    return zip(padded, clusters, padded[2:], strict=False)


def _formed(before: str, cluster: str, after: str) -> str:
    forms = _forms().get(cluster[:1])
    if forms is None:
        return cluster
    joins_before = _joins_next(before) and "final" in forms
    joins_after = _joins_next(cluster) and _joins_previous(after)
    name = ("isolated", "initial", "final", "medial")[2 * joins_before + joins_after]
    return forms.get(name, cluster[:1]) + cluster[1:].replace(_NO_JOINER, "")


def _joins_next(cluster: str) -> bool:
    """Whether a letter joins the one that follows."""
    return _NO_JOINER not in cluster and (
        cluster[:1] == _TATWEEL or "initial" in _forms().get(cluster[:1], {})
    )


def _joins_previous(cluster: str) -> bool:
    return cluster[:1] == _TATWEEL or "final" in _forms().get(cluster[:1], {})
