"""Term candidates and what the user decides about each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Self

from memory.glossary import Candidate, Entry
from workbench.errors import InputError


class Verdict(StrEnum):
    """What became of a candidate."""

    OPEN = "open"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Judged:
    """A candidate and its verdict."""

    candidate: Candidate
    verdict: Verdict = Verdict.OPEN


@dataclass(frozen=True, slots=True)
class Harvest:
    """Candidates of two languages in order; a decision gives a new harvest."""

    found: tuple[Judged, ...]
    source_lang: str
    target_lang: str

    @classmethod
    def of(cls, candidates: Sequence[Candidate], source_lang: str, target_lang: str) -> Self:
        """Candidates of which none is decided yet."""
        return cls(tuple(map(Judged, candidates)), source_lang, target_lang)

    def judged(self, place: int, verdict: Verdict) -> Self:
        """One candidate decided; the same verdict again opens it."""
        known = self.found[place]
        now = Verdict.OPEN if known.verdict is verdict else verdict
        return self._with(place, replace(known, verdict=now))

    def mended(self, place: int, source: str, target: str) -> Self:
        """One candidate with other terms, accepted. Raises InputError when one of them is empty."""
        source, target = " ".join(source.split()), " ".join(target.split())
        if not (source and target):
            raise InputError("both languages need a term")
        candidate = replace(self.found[place].candidate, source=source, target=target)
        return self._with(place, Judged(candidate, Verdict.ACCEPTED))

    def sure(self, least: float) -> int:
        """How many open candidates with a translation are at least so sure (0–1)."""
        return sum(_is_sure(judged, least) for judged in self.found)

    def accepted_above(self, least: float) -> Self:
        """All of these accepted."""
        found = (replace(j, verdict=Verdict.ACCEPTED) if _is_sure(j, least) else j for j in self.found)
        return replace(self, found=tuple(found))

    def count(self, verdict: Verdict) -> int:
        """How many have a verdict."""
        return sum(judged.verdict is verdict for judged in self.found)

    def entries(self) -> list[Entry]:
        """The accepted candidates as entries."""
        return [
            judged.candidate.entry(self.source_lang, self.target_lang)
            for judged in self.found
            if judged.verdict is Verdict.ACCEPTED
        ]

    def _with(self, place: int, judged: Judged) -> Self:
        return replace(self, found=(*self.found[:place], judged, *self.found[place + 1 :]))


def _is_sure(judged: Judged, least: float) -> bool:
    candidate = judged.candidate
    return judged.verdict is Verdict.OPEN and bool(candidate.target) and candidate.sure >= least
