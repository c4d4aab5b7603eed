"""Repetition: words or stretches that stand more than once running."""

from __future__ import annotations

from collections import Counter

from workbench.suggest.quality.evidence import Evidence
from workbench.suggest.quality.signal import Reading

_LONGEST = 8


class Repetition:
    """Whether a stretch of up to eight words stands twice running and none does in the source, and how many
    more content words the translation says again than the source does.
    """

    name = "repetition"
    features = ("repeated_running", "repeated_words")

    def read(self, evidence: Evidence) -> Reading:
        """The repeated stretch is quoted."""
        forms = [word.form for word in evidence.target_words]
        again = repeated(forms)
        if again and repeated([word.form for word in evidence.source_words]):
            again = []
        more = _said_again(forms) - _said_again([word.form for word in evidence.source_words])
        values = (float(bool(again)), min(max(more, 0), 4) / 4)
        reasons = (f"“{' '.join(again)}” stands twice",) if again else ()
        return Reading(dict(zip(self.features, values, strict=True)), reasons)


def repeated(forms: list[str]) -> list[str]:
    """The longest stretch that stands twice running, [] when none does."""
    for size in range(min(_LONGEST, len(forms) // 2), 0, -1):
        for start in range(len(forms) - 2 * size + 1):
            again = forms[start : start + size]
            if again == forms[start + size : start + 2 * size] and len("".join(again)) > 1:
                return again
    return []


def _said_again(forms: list[str]) -> int:
    return sum(count - 1 for form, count in Counter(forms).items() if len(form) > 4)
