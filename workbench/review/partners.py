"""What translates a word, by the lexicon that Qostil brings along."""

from __future__ import annotations

from collections.abc import Mapping

PREFIX = 5
"""So many letters of a word's beginning stand for it in the lexicon: the `PREFIX` of `aligner.units`."""
UNITS = (PREFIX, PREFIX - 1, PREFIX - 2)
"""A word is known by so many letters of its beginning."""


class Partners(dict[str, frozenset[str] | None]):
    """What translates a word, or the shorter stem that it may be a form of (жер, жердің), looked up once."""

    def __init__(self, partners: Mapping[str, Mapping[str, tuple[float, float]]]) -> None:
        super().__init__()
        self._partners = partners

    @classmethod
    def shipped(cls, lang: str, other: str) -> Partners:
        """The translations of a language's words in another one, none where there is no lexicon."""
        from aligner import Knowledge  # with numpy, which a project need not wait for to be seen

        return cls(Knowledge.shipped(lang, other).translations)

    def __missing__(self, word: str) -> frozenset[str] | None:
        stems = (word[:size] for size in UNITS)
        found = next((frozenset(self._partners[stem]) for stem in stems if stem in self._partners), None)
        self[word] = found
        return found

    def usual(self, word: str) -> str:
        """The beginning of the likeliest translation of a word, "" where none is known."""
        stems = (word[:size] for size in UNITS)
        found: Mapping[str, tuple[float, float]] = next(
            (self._partners[stem] for stem in stems if stem in self._partners), {}
        )
        return max(found, key=lambda partner: found[partner], default="")

    def knows(self, word: str) -> bool:
        """Whether the beginning of a word is known as it stands, and no shorter stem alone."""
        return word[:PREFIX] in self._partners
