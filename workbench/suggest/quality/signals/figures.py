"""Numbers, roman numerals and months that the translation changes, loses or invents."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.review.dates import Dates
from workbench.review.finding import Pair
from workbench.review.numbers import number_difference, recounted_difference
from workbench.suggest.quality.evidence import Evidence
from workbench.suggest.quality.signal import Reading


class Figures:
    """Counts of numbers on one side only, each at most 2, whether one became another, and whether one did
    when every one of equal numbers needs its own counterpart.
    """

    name = "numbers"
    features = ("number_missing", "number_added", "number_changed", "number_recounted")

    def read(self, evidence: Evidence) -> Reading:
        """By value, whatever the spelling; a number may be said in words (`review.numbers`)."""
        pair = Pair(1, evidence.source, evidence.target, *evidence.langs)
        missing, added = number_difference(pair)
        fewer, more = recounted_difference(pair)
        recounted = bool(fewer and more)
        values = (
            min(len(missing), 2), min(len(added), 2), float(bool(missing and added)), float(recounted),
        )  # fmt: skip
        reasons = _reasons(fewer, more) if recounted else _reasons(missing, added)
        return Reading(dict(zip(self.features, values, strict=True)), reasons)


def _reasons(missing: Sequence[str], added: Sequence[str]) -> tuple[str, ...]:
    if missing and added:
        return (f"{', '.join(missing)} became {', '.join(added)}",)
    if missing:
        return (f"{', '.join(missing)} {'is' if len(missing) == 1 else 'are'} missing",)
    if added:
        return (f"{', '.join(added)} {'does' if len(added) == 1 else 'do'} not stand in the source",)
    return ()


class Months:
    """Whether a month of a date stands on one side only (`review.dates`)."""

    name = "months"
    features = ("month_differs",)

    def read(self, evidence: Evidence) -> Reading:
        """The months are named."""
        pair = Pair(1, evidence.source, evidence.target, *evidence.langs)
        reasons = tuple(finding.message for finding in Dates().check([pair]))
        return Reading({"month_differs": float(bool(reasons))}, reasons)
