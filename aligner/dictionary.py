"""The shipped Kazakh–Russian–English lexicon as a dictionary that finds inflected forms."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from aligner.errors import LexiconError
from corpus.folding import fold

PARTS_OF_SPEECH = frozenset(
    {"noun", "verb", "adj", "adv", "pron", "num", "post", "conj", "part", "intj", "prop", "abbr"}
)
_VOICED = {"ғ": "қ", "г": "к", "б": "п"}


@dataclass(frozen=True, slots=True)
class Entry:
    """A Kazakh lemma with its part of speech and its Russian and English equivalents, the usual first."""

    lemma: str
    part_of_speech: str
    russian: tuple[str, ...]
    english: tuple[str, ...]

    def words(self, lang: str) -> tuple[str, ...]:
        """The entry's words in one of the languages kk, ru, en."""
        return {"kk": (self.lemma,), "ru": self.russian, "en": self.english}[lang]


class Dictionary:
    """Entries by lemma."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries = tuple(entries)
        self._by_form: dict[str, list[Entry]] = defaultdict(list)
        for entry in self.entries:
            for form in _citation_forms(entry):
                self._by_form[form].append(entry)

    @classmethod
    def shipped(cls) -> Dictionary:
        """The lexicon that comes with Qostil."""
        return _shipped()

    @classmethod
    def parse(cls, text: str, name: str = "lexicon") -> Dictionary:
        """Read "lemma TAB part of speech TAB Russian; … TAB English; …", one entry a line."""
        entries = []
        for number, line in enumerate(text.split("\n"), start=1):
            if not line:
                continue
            fields = line.split("\t")
            if len(fields) != 4 or fields[1] not in PARTS_OF_SPEECH:
                raise LexiconError(f"{name}, line {number}: not “lemma, part of speech, Russian, English”")
            lemma, part, russian, english = fields
            entries.append(Entry(lemma, part, tuple(russian.split("; ")), tuple(english.split("; "))))
        return cls(entries)

    def lookup(self, word: str) -> list[Entry]:
        """The entries of a word or of the longest lemma that it inflects.

        A suffix is whatever follows the lemma; a final к, қ, п may have become voiced before it (кітап,
        кітабы), and a verb's -у gives way to its other endings (құру, құрды).
        """
        form = fold(word)
        for end in range(len(form), 1, -1):
            stem = form[:end]
            if end < len(form) and 2 * end < len(form):
                break
            entries = self._by_form.get(stem, []) or self._by_form.get(_devoiced(stem), [])
            fitting = [e for e in entries if end == len(form) or _inflects(e, stem)]
            if fitting:
                return fitting
        return []


@cache
def _shipped() -> Dictionary:
    text = files("aligner").joinpath("data", "lexicon.tsv").read_text(encoding="utf-8")
    return Dictionary.parse(text, "aligner/data/lexicon.tsv")


def _citation_forms(entry: Entry) -> list[str]:
    lemma = fold(entry.lemma)
    if entry.part_of_speech == "verb" and lemma.endswith(("у", "ю")) and len(lemma) > 3:
        return [lemma, lemma[:-1]]
    return [lemma]


def _devoiced(stem: str) -> str:
    return stem[:-1] + _VOICED.get(stem[-1], stem[-1])


def _inflects(entry: Entry, stem: str) -> bool:
    """Short lemmas and words that take no suffix are found in full only."""
    return len(stem) >= 3 and entry.part_of_speech not in {"conj", "part", "intj"}
