"""A term taken from a pair of texts: in its dictionary form, with its likely translation."""

from __future__ import annotations

import re
from dataclasses import dataclass

from aligner import Dictionary
from corpus.folding import fold
from memory.glossary import Entry, Glossary, Term
from workbench.services.looking_up import DICTIONARY_LANG

_CASE_OF_POSSESSED = re.compile("(?<=[ыі])(?:н[ыі]ң|н[ае]н?|нд[ае](?:н|ғы|гі)?|мен|н)$")
_TRANSLATED = ("ru", "en")


@dataclass(frozen=True, slots=True)
class Passage:
    """A text and its translation, from which terms are taken; both may be empty."""

    source: str = ""
    target: str = ""
    source_lang: str = "kk"
    target_lang: str = "ru"


@dataclass(frozen=True, slots=True)
class Proposal:
    """A term in its dictionary form, and its translation in the passage, "" when none is known."""

    term: str
    translation: str = ""


def proposed(picked: str, passage: Passage) -> Proposal:
    """What words picked from the source are as a term.

    A Kazakh word comes in its dictionary form, a Kazakh phrase without the case of its last word (мемлекет
    басшысының → мемлекет басшысы). The translation is one of the dictionary's that stands in the target.
    """
    if passage.source_lang != DICTIONARY_LANG:
        return Proposal(picked)
    if " " in picked:
        return Proposal(_CASE_OF_POSSESSED.sub("", picked))
    found = sorted(Dictionary.shipped().lookup(picked), key=lambda entry: entry.part_of_speech != "noun")
    if not found:
        return Proposal(picked)
    term = picked if any(fold(entry.lemma) == fold(picked) for entry in found) else found[0].lemma
    if passage.target_lang not in _TRANSLATED:
        return Proposal(term)
    words = [word for entry in found for word in entry.words(passage.target_lang)]
    return Proposal(term, _standing_in(passage.target, words, passage.target_lang))


def _standing_in(text: str, words: list[str], lang: str) -> str:
    """The first of some words that stands in a text in any form, "" when none does."""
    glossary = Glossary([Entry((Term(word, lang),)) for word in words])
    standing = {found.term.text for found in glossary.find(text, lang, overlapping=True)}
    return next((word for word in words if word in standing), "")
