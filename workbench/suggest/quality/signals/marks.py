"""Marks: quotes, brackets and the end of the sentence."""

from __future__ import annotations

from workbench.review.pairing import unpaired_marks
from workbench.suggest.quality.evidence import Evidence
from workbench.suggest.quality.signal import Reading

_CLOSING = " \"'»”)]"
_ENDS = {"!": "!", "?": "?", "…": "…", ".": ".", ":": ":", ";": ";", ",": ","}
_QUOTES = '«»“”„"'


class Marks:
    """Unpaired quotes and brackets that the source has not, another end, other counts of these and commas."""

    name = "marks"
    features = (
        "unpaired",
        "end_differs",
        "end_missing",
        "question_differs",
        "brackets_differ",
        "quotes_differ",
        "commas_fewer",
        "commas_more",
    )

    def read(self, evidence: Evidence) -> Reading:
        """A full stop against none at all is an end missing; "?" against "." another end."""
        source, target = evidence.source, evidence.target
        lone = unpaired_marks(target) if not unpaired_marks(source) else []
        ends = _end(source), _end(target)
        asks = ("?" in source) != ("?" in target)
        brackets = abs(source.count("(") - target.count("("))
        quotes = abs(_quoted(source) - _quoted(target))
        commas = target.count(",") - source.count(",")
        values = (
            float(bool(lone)), float(ends[0] != ends[1] and bool(ends[1])),
            float(bool(ends[0]) and not ends[1]), float(asks), min(brackets, 2) / 2, min(quotes, 4) / 4,
            min(max(-commas, 0), 4) / 4, min(max(commas, 0), 4) / 4,
        )  # fmt: skip
        reasons = [f"{lone[0]} has no partner"] if lone else []
        if asks:
            reasons.append("one side asks, the other does not")
        return Reading(dict(zip(self.features, values, strict=True)), tuple(reasons))


def _end(text: str) -> str:
    return _ENDS.get(text.rstrip(_CLOSING)[-1:], "")


def _quoted(text: str) -> int:
    return sum(text.count(mark) for mark in _QUOTES)
