"""Names taken for words, and words taken for names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from aligner import Dictionary, Entry
from corpus.folding import fold
from workbench.suggest.quality.evidence import Evidence
from workbench.suggest.quality.signal import Reading
from workbench.suggest.quality.signals.names import alike
from workbench.suggest.quality.words import Word

_PARTY = re.compile(r"\bпарти|\bпартия")
_RUSSIAN_ENDING = re.compile("[аеиоуыюяйь]|ой|ей|ою|ею|ом|ем|ов|ев|ам|ям|ах|ях|ами|ями|ия|ии|ию|ией|ье|ья|ью")
_LEAST = 3
_ALIKE = 0.6


class Meaning:
    """A name in capitals that was translated by what its letters happen to mean (the party ЕСЕП: REPORT), and
    a foreign word that was spelled in other letters as though it were a name (Родину: Rodin).

    The first is looked for in Kazakh, among words in capitals that the dictionary knows as common words: it
    is one when a translation has such a meaning and nothing that sounds alike. The second in Kazakh, among
    Russian words of the dictionary that stand in the source with a capital letter.
    """

    name = "meaning"
    features = ("name_as_word", "word_as_name")

    def read(self, evidence: Evidence) -> Reading:
        """Nothing for sources in other languages."""
        if evidence.langs[0] != "kk" or evidence.langs[1] not in ("ru", "en"):
            return Reading(dict.fromkeys(self.features, 0.0))
        names, words = list(_names_as_words(evidence)), list(_words_as_names(evidence))
        kind = "a party name" if _PARTY.search(evidence.source.lower()) else "a name"
        reasons = [f"{here} is {kind}: {there}" for here, there in names]
        reasons += [f"{here} is a word, not a name: {there}" for here, there in words]
        return Reading(
            {"name_as_word": float(bool(names)), "word_as_name": float(bool(words))}, tuple(reasons)
        )


def _names_as_words(evidence: Evidence) -> Iterator[tuple[str, str]]:
    for word in dict.fromkeys(_in_capitals(evidence.source_words)):
        entries = Dictionary.shipped().lookup(word.form)
        if not entries or any(entry.part_of_speech in ("prop", "abbr") for entry in entries):
            continue
        if any(alike(word.sounds, other.sounds) >= _ALIKE for other in evidence.target_words):
            continue
        meanings = _meanings(entries, evidence.langs[1])
        found = next((w.written for w in evidence.target_words if _means(w, meanings)), "")
        if found:
            yield word.written, found


def _words_as_names(evidence: Evidence) -> Iterator[tuple[str, str]]:
    if evidence.langs[1] == "ru":
        return
    for word in evidence.source_words:
        entries = _russian(word) if word.capital or word.first else ()
        if not entries or Dictionary.shipped().lookup(word.form):
            continue
        if any(_means(other, _meanings(entries, evidence.langs[1])) for other in evidence.target_words):
            continue
        copies = (
            other.written
            for other in evidence.target_words
            if other.capital and other.sounds and word.sounds.startswith(other.sounds[:4])
            and alike(word.sounds, other.sounds) >= _ALIKE
        )  # fmt: skip
        found = next(copies, "")
        if found:
            yield word.written, found


def _in_capitals(words: Sequence[Word]) -> list[Word]:
    """The words in capitals of a text that is not all in capitals."""
    found = [word for word in words if word.written.isupper() and len(word.written) >= _LEAST]
    return found if 2 * len(found) < len(words) else []


def _meanings(entries: Sequence[Entry], lang: str) -> frozenset[str]:
    return frozenset(
        fold(part) for entry in entries for equivalent in entry.words(lang) for part in equivalent.split()
    )


def _means(word: Word, meanings: frozenset[str]) -> bool:
    return any(
        word.form == meaning
        or (len(meaning) > 3 and word.form.startswith(meaning[:-1]) and len(word.form) < len(meaning) + 3)
        for meaning in meanings
        if len(meaning) > 2
    )


def _russian(word: Word) -> tuple[Entry, ...]:
    """The entries, names apart, of whose Russian equivalents a word is a form."""
    return tuple(
        entry
        for stem, entry in _by_russian_stem().get(word.form[:4], ())
        if word.form.startswith(stem) and _RUSSIAN_ENDING.fullmatch(word.form, len(stem))
    )


@cache
def _by_russian_stem() -> dict[str, list[tuple[str, Entry]]]:
    found: dict[str, list[tuple[str, Entry]]] = {}
    for entry in Dictionary.shipped().entries:
        if entry.part_of_speech == "noun":
            for equivalent in entry.russian:
                stem = fold(equivalent).rstrip("аеёиоуыэюяйь")
                if " " not in equivalent and len(stem) >= 4:
                    found.setdefault(stem[:4], []).append((stem, entry))
    return found
