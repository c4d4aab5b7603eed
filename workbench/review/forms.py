"""Rules of form: they look at one translation at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from workbench.review.finding import Finding, Fix, Pair, Severity


class Fault(NamedTuple):
    """What is wrong with a translation, and what would mend it."""

    message: str
    fix: Fix | None = None


@dataclass(frozen=True, slots=True)
class Form:
    """A rule that looks at one translation at a time; `fault` says what is wrong, None when nothing is."""

    name: str
    severity: Severity
    fault: Callable[[Pair], Fault | None]

    def check(self, pairs: Sequence[Pair]) -> Iterator[Finding]:
        """One finding for each faulty translation."""
        for pair in pairs:
            fault = self.fault(pair) if pair.target else None
            if fault is not None:
                yield Finding(self.name, self.severity, pair.segment, fault.message, fault.fix)
