"""Words cut at a line end: is the hyphen the page's (бай-ланысты) or the word's own (сондай-ақ)?

The decision adds up log-odds: how many hyphens of its own the text would leave at line ends by chance,
what its vocabulary holds, what Kazakh word structure allows. The hyphen is one repair, the line end
another, so flipping the first swaps the two readings.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from corpus.document import RepairKind
from corpus.morphology import agrees, is_suffix_chain, may_divide
from corpus.repair.draft import Edit
from corpus.repair.vocabulary import Vocabulary

_LEFT = re.compile(r"[^\W_]+(?:-[^\W_]+)*$")
_RIGHT = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_LINE_END_HYPHEN = re.compile(r"(?<=\w)-[ \t]*(?=[\r\n])")
_INNER_HYPHEN = re.compile(r"(?<=[^\W_])-(?=[^\W_])")
_SPACE = re.compile(r"[^\s] +(?=\S)")
_PRIOR_LIMIT = 3.0
_DOUBT = 0.1
_MADE = 0.5


class Halves(NamedTuple):
    """What stands before and after a line-end hyphen."""

    left: str
    right: str


def find_broken_words(
    text: str, places: list[tuple[int, int, int]], vocabulary: Vocabulary
) -> Iterator[Edit]:
    """The hyphens of words cut at line ends, given as (hyphen, its line's end, next line's start)."""
    prior = _prior(text)
    for hyphen, _, following in places:
        left, right = _LEFT.search(text[max(0, hyphen - 60) : hyphen]), _RIGHT.match(text, following)
        if left is None or right is None:
            continue
        odds = log_odds(Halves(left.group(), right.group()), vocabulary, prior)
        certainty = 1 / (1 + math.exp(-odds))
        if certainty > _MADE:
            yield Edit(hyphen, hyphen + 1, "", RepairKind.BROKEN_WORD, round(certainty, 3))
        elif certainty > _DOUBT:
            yield Edit(hyphen, hyphen + 1, "", RepairKind.BROKEN_WORD, round(certainty, 3), made=False)


def _prior(text: str) -> float:
    """Log-odds that a line-end hyphen is the page's, before looking at the word.

    A text's own hyphens fall on a line end as often as its other places to break a line do; what
    stands there beyond that was put in by the page.
    """
    at_ends = len(_LINE_END_HYPHEN.findall(text))
    ends = text.count("\n") or 1
    inner, spaces = len(_INNER_HYPHEN.findall(text)), len(_SPACE.findall(text)) or 1
    own = (ends * inner / (inner + spaces)) + 0.5
    odds = math.log(max(at_ends - own, 0.05 * at_ends, 0.05) / own)
    return max(-_PRIOR_LIMIT, min(_PRIOR_LIMIT, odds))


def log_odds(halves: Halves, vocabulary: Vocabulary, prior: float) -> float:
    """Log-odds that the two halves are one word without a hyphen."""
    left, right = halves
    low_left, low_right = left.lower(), right.lower()
    if _keeps_hyphen(left, right):
        return -5.0
    joined = vocabulary.count(low_left + low_right)
    hyphenated = vocabulary.count(f"{low_left}-{low_right}")
    if joined or hyphenated:
        return 2.5 * math.log((joined + 0.2) / (hyphenated + 0.2)) + 0.3 * prior
    return prior + _from_parts(low_left, low_right, vocabulary) + _from_structure(low_left, low_right)


def _keeps_hyphen(left: str, right: str) -> bool:
    """Whether the hyphen cannot be the page's: after a figure or an abbreviation, before a capital."""
    if left[-1].isdigit() or right[0].isdigit():
        return True
    if right[0].isupper() and not left.isupper():
        return True
    if left.isupper() and len(left) > 1 and right[0].islower():
        return True
    return left.isascii() != right.isascii()


def _from_parts(left: str, right: str, vocabulary: Vocabulary) -> float:
    last, first = left.rsplit("-", 1)[-1], right.split("-", 1)[0]
    score = 0.0
    if first in _particles() or f"{last}-{first}" in _pairs():
        score -= 4.0
    before, after = vocabulary.parts[last + "-"], vocabulary.parts["-" + first]
    score -= min(2.0, math.log1p(before)) + min(2.0, math.log1p(after))
    left_word, right_word = vocabulary.count(last), vocabulary.count(first)
    if left_word and right_word:
        score -= 1.5
    elif not left_word and not right_word:
        score += 1.5
    longer = vocabulary.beginning_with((last + first)[: len(last) + 3]) if len(first) > 2 else 0
    score += min(3.0, math.log1p(longer))
    return score


def _from_structure(left: str, right: str) -> float:
    last, first = left.rsplit("-", 1)[-1], right.split("-", 1)[0]
    score = 0.5 if may_divide(last, first) else -3.0
    if is_suffix_chain(first) and agrees(last, first):
        score += 1.0
    if not agrees(last, first):
        score -= 0.5
    return score


@cache
def _pairs() -> frozenset[str]:
    return frozenset(_words("kk-hyphenated.txt"))


@cache
def _particles() -> frozenset[str]:
    return frozenset({"ақ", "ау", "мыс", "міс", "ай"})


def _words(name: str) -> list[str]:
    text = files("corpus").joinpath(f"data/{name}").read_text(encoding="utf-8")
    return [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]
