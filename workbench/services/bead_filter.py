"""Which beads of a review one wants to see: by status, type, confidence, text, finding and comment."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from aligner import Bead, Side, Status
from workbench.checks import CHECKS
from workbench.errors import InputError
from workbench.services.reviewing import Review
from workbench.services.surveying import never
from workbench.services.tying import ties_of

MANY = "many"
"""The type of a bead with several segments on either side, or more than two on one."""
TYPES = ("1:1", "1:2", "2:1", "1:0", "0:1", MANY)
ANY_FINDING = "any"

Name = TypeVar("Name", bound=StrEnum)
_TYPE = re.compile(r"\d+:\d+")
_RANGE = re.compile(r"(?P<low>\d*\.?\d+|)\s*(?:-\s*(?P<high>\d*\.?\d+|))?")


class Mark(StrEnum):
    """What somebody put on a bead."""

    COMMENT = "comment"
    LOCK = "lock"
    EDIT = "edit"
    ANCHOR = "anchor"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class BeadFilter:
    """What beads must be like; a part that is empty asks nothing. Confidences are shares from 0 to 1."""

    statuses: frozenset[Status] = frozenset()
    types: frozenset[str] = frozenset()
    low: float = 0.0
    high: float = 1.0
    text: str = ""
    finding: str = ""
    marks: frozenset[Mark] = frozenset()

    @property
    def asks(self) -> bool:
        """Whether it leaves anything out."""
        return self != BeadFilter()

    def fields(self) -> dict[str, str]:
        """The parts as they are typed, those that ask nothing left out; `filter_from` reads them."""
        bounds = (self.low, self.high)
        found = {
            "status": " ".join(sorted(self.statuses)),
            "type": " ".join(sorted(self.types)),
            "confidence": "" if bounds == (0.0, 1.0) else f"{self.low:g}-{self.high:g}",
            "text": self.text,
            "finding": self.finding,
            "mark": " ".join(sorted(self.marks)),
        }
        return {name: value for name, value in found.items() if value}

    def __str__(self) -> str:
        """The filter in a few words."""
        fields = self.fields()
        if self.text:
            fields["text"] = f"“{self.text}”"
        return " · ".join(value if name in {"status", "type", "text"} else f"{name} {value}"
                          for name, value in fields.items())  # fmt: skip


def filter_from(fields: Mapping[str, str]) -> BeadFilter:
    """A filter from what was typed into its fields; raises InputError for what cannot be read."""
    low, high = _range(fields.get("confidence", ""))
    return BeadFilter(
        frozenset(_named(word, Status, "status") for word in _words(fields.get("status", ""))),
        frozenset(_type(word) for word in _words(fields.get("type", ""))),
        low,
        high,
        fields.get("text", "").strip(),
        _finding(fields.get("finding", "").strip()),
        frozenset(_named(word, Mark, "mark") for word in _words(fields.get("mark", ""))),
    )


def matching(
    review: Review, wanted: BeadFilter, commented: Iterable[int], give_up: Callable[[], bool] = never
) -> list[int]:
    """The positions of the beads that a filter asks for, in the order of the text.

    `commented` are source segments with comments. What nobody has checked yet is checked when findings are
    asked for. For a thread: with findings it takes as long as a survey.
    """
    if wanted.finding and not review.found.has_seen(review.state):
        review.survey(give_up)
    state = review.state
    chosen = [at for at, bead in enumerate(state.bitext.beads) if _fits(bead, wanted)]
    if wanted.text:
        holding = review.holding(wanted.text)
        chosen = [at for at in chosen if at in holding]
    if wanted.marks:
        segments = frozenset(commented)
        edited = {side: review.edited(side) if Mark.EDIT in wanted.marks else frozenset() for side in Side}
        beads = state.bitext.beads
        marked = {at: _marks(beads[at], segments, edited) for at in chosen}
        for at in chosen if state.ties else ():
            marked[at].update(Mark(tie.kind.value) for tie in ties_of(state, beads[at]))
        chosen = [at for at in chosen if wanted.marks <= marked[at]]
    if wanted.finding:
        chosen = [at for at in chosen if _is_found(review, at, wanted.finding)]
    return chosen


def type_of(bead: Bead) -> str:
    """A bead's type as a filter names it."""
    return bead.type if bead.type in TYPES else MANY


def _fits(bead: Bead, wanted: BeadFilter) -> bool:
    if wanted.statuses and bead.status not in wanted.statuses:
        return False
    if wanted.types and type_of(bead) not in wanted.types and bead.type not in wanted.types:
        return False
    return wanted.low <= bead.confidence <= wanted.high


def _marks(bead: Bead, commented: frozenset[int], edited: Mapping[Side, frozenset[int]]) -> set[Mark]:
    found = {Mark.LOCK} if bead.locked else set()
    if not commented.isdisjoint(bead.source):
        found.add(Mark.COMMENT)
    if any(not edited[side].isdisjoint(bead.side(side)) for side in Side):
        found.add(Mark.EDIT)
    return found


def _is_found(review: Review, position: int, rule: str) -> bool:
    if position >= len(review.bitext):
        return False
    known = (judged for judged in review.found.known(review.pair(position)) if judged.ignored is None)
    return any(rule in {ANY_FINDING, judged.finding.rule} for judged in known)


def _words(text: str) -> list[str]:
    return text.replace(",", " ").split()


def _named(word: str, names: type[Name], what: str) -> Name:
    found = [name for name in names if name.value.startswith(word.lower())]
    if not found:
        raise InputError(f"{what} {word!r}: it is {', '.join(names)}")
    return found[0]


def _type(word: str) -> str:
    if MANY.startswith(word.lower()):
        return MANY
    if not _TYPE.fullmatch(word):
        raise InputError(f"type {word!r}: it is {', '.join(TYPES)}, or two numbers as in 3:1")
    return word


def _finding(word: str) -> str:
    if not word or word in CHECKS:
        return word
    found = [name for name in (ANY_FINDING, *CHECKS) if name.startswith(word.lower())]
    if not found:
        raise InputError(f"finding {word!r}: it is {ANY_FINDING}, {', '.join(CHECKS)}")
    return found[0]


def _range(text: str) -> tuple[float, float]:
    found = _RANGE.fullmatch(text.strip())
    if found is None or not text.strip():
        low, high = (0.0, 1.0) if not text.strip() else (1.0, 0.0)
    else:
        low, high = float(found["low"] or 0), float(found["high"] or 1)
    if not 0 <= low <= high <= 1:
        raise InputError(f"confidence {text!r}: write a range as 0.3-0.8, or 0.5 for 0.5 and more")
    return low, high
