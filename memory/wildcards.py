"""Patterns with * for any letters and ? for one, matched in time that grows with the lengths alone."""

from __future__ import annotations

from dataclasses import dataclass

_LONGEST_WORD = 1000
_MOST_STARS = 3
_LONGEST_GLOB = 100


@dataclass(frozen=True, slots=True)
class Wildcards:
    """A pattern for words: what stands before, between and behind its stars; ? is any one letter."""

    parts: tuple[str, ...]

    def fits(self, word: str) -> bool:
        """Whether a word is of this pattern; what is longer than 1,000 letters is no word."""
        if len(word) > _LONGEST_WORD:
            return False
        first, *others = self.parts
        if not others:
            return len(first) == len(word) and _stands(first, word, 0)
        *middle, last = others
        if len(first) + len(last) > len(word) or not _stands(first, word, 0):
            return False
        end = len(word) - len(last)
        if not _stands(last, word, end):
            return False
        place = len(first)
        for part in middle:
            while place + len(part) <= end and not _stands(part, word, place):
                place += 1
            place += len(part)
            if place > end:
                return False
        return True

    @property
    def glob(self) -> str:
        """A pattern for a database, which fits every word that this one fits, and perhaps more."""
        parts = self.parts
        whole = "*".join(parts[: _MOST_STARS + 1]) + ("*" if len(parts) > _MOST_STARS + 1 else "")
        return whole if len(whole) <= _LONGEST_GLOB else whole[:_LONGEST_GLOB].rstrip("*") + "*"


def wildcards(pattern: str) -> Wildcards:
    """A pattern as it is written; stars side by side are one."""
    first, *others = pattern.split("*")
    if not others:
        return Wildcards((first,))
    *middle, last = others
    return Wildcards((first, *filter(None, middle), last))


def _stands(part: str, word: str, place: int) -> bool:
    if "?" not in part:
        return word.startswith(part, place)
    return all(letter in ("?", word[place + n]) for n, letter in enumerate(part))
