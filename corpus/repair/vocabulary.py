"""What a text's own words say about a doubtful form, with a spelling dictionary behind them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

_WORD = re.compile(r"[^\W_]+(?:[-‑][^\W_]+)*")
_BROKEN = re.compile(r"(?<![\w-])\w+(?:-\w+)*[-‐\xad¬][ \t]*[\r\n]\s*\w+(?:-\w+)*")


class WordEvidence(Protocol):
    """A spelling dictionary, or anything that knows words when it sees them."""

    def knows(self, word: str) -> bool:
        """Whether a lower-case word is spelled right."""
        ...


@dataclass(frozen=True)
class Vocabulary:
    """The words of a text in lower case, with how often each stands there unbroken."""

    counts: Counter[str]
    lexicon: WordEvidence | None = None

    @classmethod
    def of(cls, text: str, lexicon: WordEvidence | None = None) -> Vocabulary:
        """The words of a text; those that stand beside a line-end hyphen are left out."""
        return cls(Counter(_WORD.findall(_BROKEN.sub(" ", text.lower()))), lexicon)

    def count(self, word: str) -> int:
        """How often a word stands in the text."""
        return self.counts[word.lower()]

    def knows(self, word: str) -> bool:
        """Whether a word stands in the text or in the dictionary."""
        word = word.lower()
        return word in self.counts or (self.lexicon is not None and self.lexicon.knows(word))

    @cached_property
    def _sorted(self) -> list[str]:
        return sorted(self.counts)

    @cached_property
    def parts(self) -> Counter[str]:
        """How often each piece of the hyphenated words stands before or after a hyphen."""
        pieces: Counter[str] = Counter()
        for word, count in self.counts.items():
            if "-" in word:
                first, *rest = word.split("-")
                pieces[first + "-"] += count
                pieces["-" + rest[-1]] += count
        return pieces

    def beginning_with(self, prefix: str) -> int:
        """How often words that begin with a prefix stand in the text."""
        prefix = prefix.lower()
        start = bisect_left(self._sorted, prefix)
        end = bisect_left(self._sorted, prefix + "\U0010ffff")
        return sum(self.counts[word] for word in self._sorted[start:end])
