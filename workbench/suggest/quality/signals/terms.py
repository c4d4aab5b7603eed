"""Terms: what the glossary asks for, in whatever form it stands."""

from __future__ import annotations

from workbench.review.finding import Pair
from workbench.review.terminology import FORBIDDEN, MISSING, Terminology
from workbench.suggest.quality.evidence import Evidence
from workbench.suggest.quality.signal import Reading


class Terms:
    """How many terms of the glossary are missing, or forbidden and used (`review.terminology`)."""

    name = "terms"
    features = ("term_missing", "term_forbidden")

    def read(self, evidence: Evidence) -> Reading:
        """0 where no glossary knows a term of the source."""
        if evidence.glossary is None or not evidence.glossary.entries:
            return Reading(dict.fromkeys(self.features, 0.0))
        pair = Pair(1, evidence.source, evidence.target, *evidence.langs)
        found = list(Terminology(evidence.glossary).check([pair]))
        missing = sum(finding.rule == MISSING for finding in found)
        forbidden = sum(finding.rule == FORBIDDEN for finding in found)
        values = (min(missing, 3) / 3, min(forbidden, 2) / 2)
        return Reading(
            dict(zip(self.features, values, strict=True)), tuple(finding.message for finding in found)
        )
