"""Words cut at a line end: is the hyphen the page's (бай-ланысты) or the word's own (сондай-ақ)?

The decision adds up log-odds: how many hyphens of its own the text would leave at line ends by chance,
what its vocabulary holds, what Kazakh word structure allows. The hyphen is one repair, the line end
another, so flipping the first swaps the two readings.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from typing import NamedTuple

from corpus.document import RepairKind
from corpus.morphology import agrees, is_suffix_chain, may_divide
from corpus.repair.draft import Edit
from corpus.repair.hyphens import keeps_hyphen, known_hyphens
from corpus.repair.vocabulary import Vocabulary

_LEFT = re.compile(r"[^\W_]+(?:-[^\W_]+)*$")
_RIGHT = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_PAGE_HYPHENS = "\xad¬"
_LINE_END_HYPHEN = re.compile(r"(?<=\w)-[ \t]*(?=[\r\n])")
_INNER_HYPHEN = re.compile(r"(?<=[^\W_])-(?=[^\W_])")
_SPACE = re.compile(r"[^\s] +(?=\S)")
_PRIOR_LIMIT = 3.0
_STEM = 5
_SHORTEST_WORD = 4
_SHORTEST_PART = 2
_OFTEN = 3
_VERY_OFTEN = 20
_ADJECTIVE = re.compile(r".{4}(?:[лдт][ыі][қк]|[лдт][ыі])$")
_DOUBT = 0.1
_MADE = 0.5
_SETTLED = 4.0
"""Beyond these log-odds a spelling dictionary is not asked."""


class Halves(NamedTuple):
    """What stands before and after a line-end hyphen."""

    left: str
    right: str


def find_broken_words(text: str, places: list[tuple[int, int]], vocabulary: Vocabulary) -> Iterator[Edit]:
    """The hyphens of words cut at line ends, given as (hyphen, start of the rest)."""
    prior = _prior(text)
    for hyphen, following in places:
        if text[hyphen] in _PAGE_HYPHENS:
            yield Edit(hyphen, hyphen + 1, "", RepairKind.BROKEN_WORD)
            continue
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
    if keeps_hyphen(left, right):
        return -5.0
    left, right = left.lower(), right.lower()
    joined = vocabulary.count(left + right)
    hyphenated = vocabulary.count(f"{left}-{right}")
    if joined or hyphenated:
        return 2.5 * math.log((joined + 0.2) / (hyphenated + 0.2)) + 0.3 * prior
    last, first = left.rsplit("-", 1)[-1], right.split("-", 1)[0]
    odds = (
        prior
        + known_hyphens(last, first)
        + _from_vocabulary(last, first, vocabulary)
        + _from_structure(last, first)
    )
    return odds + _from_lexicon(left, right, vocabulary) if abs(odds) < _SETTLED else odds


def _from_vocabulary(left: str, right: str, vocabulary: Vocabulary) -> float:
    score = _from_other_forms(left, right, vocabulary)
    score -= min(2.0, math.log1p(vocabulary.parts[left + "-"]))
    left_stands = vocabulary.count(left) > 0 or vocabulary.parts["-" + left] > 0
    right_stands = vocabulary.count(right) >= _OFTEN and len(right) >= _SHORTEST_WORD
    if is_suffix_chain(right) and agrees(left, right) and not right_stands:
        return score + (2.5 if left_stands else 1.0)
    right_begins = right_stands or _begins_word(right, vocabulary)
    if right_begins and len(left) >= _SHORTEST_PART and (left_stands or _ADJECTIVE.search(left)):
        return score - 3.5
    if not left_stands and not right_begins:
        return score + 1.5
    return score


def _from_lexicon(left: str, right: str, vocabulary: Vocabulary) -> float:
    lexicon = vocabulary.lexicon
    if lexicon is None:
        return 0.0
    if lexicon.knows(left + right):
        return 4.0
    return -3.0 if lexicon.knows(f"{left}-{right}") else 0.0


def _begins_word(right: str, vocabulary: Vocabulary) -> bool:
    if len(right) < _SHORTEST_WORD:
        return vocabulary.count(right) >= _VERY_OFTEN
    return vocabulary.beginning_with(right[:_STEM]) > 0


def _from_other_forms(left: str, right: str, vocabulary: Vocabulary) -> float:
    """Other forms of the same word, joined or hyphenated, found by ever shorter beginnings."""
    for length in range(len(right) - 1, min(2, len(right) - 1) - 1, -1):
        joined = vocabulary.beginning_with(left + right[:length])
        hyphenated = vocabulary.beginning_with(f"{left}-{right[:length]}")
        if joined or hyphenated:
            odds = 2.0 * math.log((joined + 0.3) / (hyphenated + 0.3))
            most = 4.0 if length > 2 else 2.0
            return max(-1.5 * most, min(most, odds))
    return 0.0


def _from_structure(left: str, right: str) -> float:
    """What Kazakh and Russian syllables and vowel harmony allow; in any script, doubled letters part."""
    doubled = 1.5 if left[-1] == right[0] and right[0].isalpha() else 0.0
    if left.isascii():
        return doubled
    score = doubled + (0.5 if may_divide(left, right) else -2.5)
    return score if agrees(left, right) else score - 0.5
