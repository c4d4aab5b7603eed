"""Segments that were not translated."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpus import identify_scores
from corpus.folding import fold
from corpus.tokens import words
from workbench.review.finding import Finding, Pair, Severity
from workbench.review.foreign import outside_quotations

_SURE = 0.999
_LEAST_WORDS = 3


class Untranslated:
    """The translation is the source again, or is still in the source's language."""

    name = "untranslated"

    def check(self, pairs: Sequence[Pair]) -> Iterator[Finding]:
        """One finding for each such segment of three words or more."""
        for pair in pairs:
            if pair.source_lang == pair.target_lang or len(words(pair.target)) < _LEAST_WORDS:
                continue
            if fold(pair.source) == fold(pair.target):
                yield Finding(self.name, Severity.ERROR, pair.segment, "the translation is the source itself")
            elif _language_is(pair.source_lang, outside_quotations(pair.target)):
                yield Finding(
                    self.name,
                    Severity.ERROR,
                    pair.segment,
                    f"the translation is in {pair.source_lang}, not {pair.target_lang}",
                )


def _language_is(lang: str, text: str) -> bool:
    return len(words(text)) >= _LEAST_WORDS and identify_scores(text).get(lang, 0.0) >= _SURE
