"""Numbers, roman numerals and months that the translation changes, loses or invents."""

from __future__ import annotations

import re

from workbench.review.dates import Dates
from workbench.review.finding import Pair
from workbench.review.numbers import number_difference
from workbench.suggest.quality.evidence import Evidence
from workbench.suggest.quality.signal import Reading

_CONVERTED = re.compile(
    r"(?s)(?:миля|дюйм|фут|фунт|градус|ярд|mile|inch|feet|foot|pound|yard|°F).*\n.*(?:\bкм|\bсм|метр|°|\bкг|литр|celsius)",
    re.IGNORECASE,
)


class Figures:
    """Counts of numbers on one side only, each at most 2, and whether one became another."""

    name = "numbers"
    features = ("number_missing", "number_added", "number_changed")

    def read(self, evidence: Evidence) -> Reading:
        """By value, whatever the spelling; a small number may be a word (`review.numbers`)."""
        missing, added = number_difference(Pair(1, evidence.source, evidence.target, *evidence.langs))
        if missing and added and _CONVERTED.search(f"{evidence.source}\n{evidence.target}"):
            missing, added = missing[len(added) :], added[len(missing) :]
        reasons = []
        if missing and added:
            reasons.append(f"{', '.join(missing)} became {', '.join(added)}")
        elif missing:
            reasons.append(f"{', '.join(missing)} {'is' if len(missing) == 1 else 'are'} missing")
        elif added:
            reasons.append(
                f"{', '.join(added)} {'does' if len(added) == 1 else 'do'} not stand in the source"
            )
        values = (min(len(missing), 2), min(len(added), 2), float(bool(missing and added)))
        return Reading(dict(zip(self.features, values, strict=True)), tuple(reasons))


class Months:
    """Whether a month of a date stands on one side only (`review.dates`)."""

    name = "months"
    features = ("month_differs",)

    def read(self, evidence: Evidence) -> Reading:
        """The months are named."""
        pair = Pair(1, evidence.source, evidence.target, *evidence.langs)
        reasons = tuple(finding.message for finding in Dates().check([pair]))
        return Reading({"month_differs": float(bool(reasons))}, reasons)
