"""Numbers, dates and roman numerals that the translation changes, loses or invents."""

from __future__ import annotations

import re

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
        missing, added = _unequal(missing, added)
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


def _unequal(missing: list[str], added: list[str]) -> tuple[list[str], list[str]]:
    """Without numbers that are one: 30 мың and 30 000, 2019 and ’19."""
    added = list(added)
    left = []
    for number in missing:
        same = next((other for other in added if _same(number, other)), None)
        if same is None:
            left.append(number)
        else:
            added.remove(same)
    return left, added


def _same(one: str, two: str) -> bool:
    short, long = sorted((one, two), key=len)
    scaled = long.startswith(short) and long[len(short) :] in {"000", "000000", "000000000"}
    return scaled or (
        len(short) == 2 and len(long) == 4 and long[:2] in {"19", "20"} and long.endswith(short)
    )
