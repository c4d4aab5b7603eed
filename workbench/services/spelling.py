"""Spelling of a translation: an installed dictionary, and the user's own words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from corpus.document import Span
from corpus.spelling import Speller, speller
from corpus.tokens import word_spans, words
from corpus.writing import write_atomically
from workbench.errors import ProjectError
from workbench.locations import words_file

_SHORTEST = 2


class SpellChecker:
    """Knows the words of one language. Without an installed dictionary it has nothing to object to.

    The user's words are a text file, one word a line, in the settings' folder.
    """

    def __init__(self, lang: str, *, asked: bool = True, words_at: Path | None = None) -> None:
        """`asked` is False when the settings say that spelling is not wanted."""
        self.lang = lang
        self._speller: Speller | None = speller(lang) if asked else None
        self._path = words_at or words_file(lang)
        self._own = _read(self._path)
        self._known: dict[str, bool] = {}

    @property
    def installed(self) -> bool:
        """Whether there is a dictionary."""
        return self._speller is not None

    def unknown(self, text: str, known: str = "") -> Iterator[Span]:
        """Where words stand that nobody knows; those of the text `known` count as known, as names do."""
        if self._speller is None:
            return
        others = {word.lower() for word in words(known)}
        for span in word_spans(text):
            word = text[span.start : span.end]
            if word.lower() not in others and not self.knows(word):
                yield span

    def knows(self, word: str) -> bool:
        """Whether a word is no matter of doubt: known, the user's own, too short, an acronym or a number."""
        if self._speller is None or not _is_checked(word) or word.lower() in self._own:
            return True
        if word not in self._known:
            self._known[word] = self._speller.knows(word.replace("’", "'"))
        return self._known[word]

    def suggest(self, word: str, most: int = 8) -> list[str]:
        """Words that may have been meant, the likeliest first."""
        return list(self._speller.suggest(word))[:most] if self._speller is not None else []

    def add(self, word: str) -> None:
        """Add a word to the user's own. Raises ProjectError when their file cannot be written."""
        self._own |= {word.lower()}
        try:
            kept = self._path.read_text(encoding="utf-8").splitlines() if self._path.exists() else []
            self._path.parent.mkdir(parents=True, exist_ok=True)
            write_atomically(self._path, "".join(f"{line}\n" for line in dict.fromkeys([*kept, word])))
        except OSError as error:
            raise ProjectError(
                f"{self._path}: cannot be written: {error.strerror}; the word counts as known until you leave"
            ) from error


def _is_checked(word: str) -> bool:
    letters = [c for c in word if c.isalpha()]
    return len(letters) >= _SHORTEST and len(letters) == sum(c.isalnum() for c in word) and not word.isupper()


def _read(path: Path) -> frozenset[str]:
    try:
        return frozenset(
            line.strip().lower() for line in path.read_text(encoding="utf-8").split("\n") if line.strip()
        )
    except FileNotFoundError:
        return frozenset()
