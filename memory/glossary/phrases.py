"""Which words of a term may change, and into what: its words as patterns to be met in a text."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from corpus.inflection import Paradigm, paradigms
from corpus.inflection.kazakh import abbreviation
from corpus.inflection.russian import is_adjective
from memory.forms import TokenKind, one_spelling, plain_word, script_of, tokens
from memory.glossary.entry import Term

QUOTES = frozenset("\"'")
_AND = frozenset(["и", "или", "and", "or"])
_OF = frozenset(["of", "for", "in", "to", "on", "at", "by", "with", "from", "against", "between"])
_VERBS = ("verb", "глагол", "етістік", "v.")
_LONGEST = 12
_CYRILLIC = frozenset(["kk", "ru"])
_CYRILLIC_NEIGHBOUR = "ж"


@dataclass(frozen=True, slots=True)
class Pattern:
    """A word of a term: any of its paradigms. `capitals` asks for capital letters (an abbreviation)."""

    paradigms: tuple[Paradigm, ...]
    capitals: bool = False


@dataclass(frozen=True, slots=True)
class _Word:
    """A token of a term: as a text spells it, as a dictionary does, and what it is."""

    form: str
    plain: str
    piece: str
    kind: TokenKind
    foreign: bool


def phrases(term: Term, *, coarse: bool = False) -> list[tuple[Pattern, ...]]:
    """A term and its further forms as sequences of patterns; a form of no words, or too many, has none.

    Kazakh changes the last word only, which keeps its possessive; Russian the head, the adjectives before it
    and names after it; English the last word or the one before "of". A further form stands as it is written.
    `coarse` is for texts in Arabic letters (`memory.forms`).
    """
    found = [_phrase(term, _words(term.text, term.lang), coarse)]
    found += [_literal(_words(form, term.lang), term.lang, coarse) for form in term.forms]
    if term.lang in _CYRILLIC and script_of(term.text) == "Latn":
        found.append(_phrase(term, _foreign_words(term.text, term.lang), coarse))
    return [phrase for phrase in dict.fromkeys(found) if phrase and len(phrase) <= _LONGEST]


def _phrase(term: Term, words: list[_Word], coarse: bool) -> tuple[Pattern, ...]:
    changing = _changing(words, term)
    verb = term.part_of_speech.lower().startswith(_VERBS)
    shouted = len(words) > 1 and term.text.isupper()
    patterns = []
    for place, word in enumerate(words):
        capitals = (
            word.kind is TokenKind.WORD and len(word.piece) > 1 and word.piece.isupper() and not shouted
        )
        free = place in changing
        forms = _forms(word, term.lang, len(words) > 1, verb and place == 0, capitals) if free else ()
        patterns.append(Pattern(_comparable(forms, word, term.lang, coarse), capitals))
    return tuple(patterns)


def _literal(words: list[_Word], lang: str, coarse: bool) -> tuple[Pattern, ...]:
    return tuple(Pattern(_comparable((), word, lang, coarse)) for word in words)


def _words(text: str, lang: str) -> list[_Word]:
    script, kazakh = script_of(text), lang == "kk"
    return [
        _Word(token.form.form, plain_word(piece, script, kazakh=kazakh), piece, token.form.kind, False)
        for token in tokens(text, lang)
        if token.form.form not in QUOTES
        for piece in [text[token.start : token.end]]
    ]


def _foreign_words(text: str, lang: str) -> list[_Word]:
    """The words of a text in Latin letters as they are read where Cyrillic stands around them."""
    return [
        _Word(token.form.form, token.form.form, text[token.start : token.end], token.form.kind, True)
        for token in tokens(f"{text} {_CYRILLIC_NEIGHBOUR}", lang)[:-1]
        if token.form.form not in QUOTES
    ]


def _changing(words: list[_Word], term: Term) -> frozenset[int]:
    """The places of the words that may be inflected."""
    places = [place for place, word in enumerate(words) if word.kind is TokenKind.WORD]
    if not places:
        return frozenset()
    if term.lang == "ru":
        return _changing_russian(words, places)
    if term.lang == "en":
        head = next((p - 1 for p in places[1:] if words[p].plain in _OF and p - 1 in places), places[-1])
        return frozenset([head])
    return frozenset([place for place in places if place == len(words) - 1])


def _changing_russian(words: list[_Word], places: list[int]) -> frozenset[int]:
    head = next((place for place in places if not is_adjective(words[place].plain)), places[-1])
    after = (
        place
        for place in places
        if place > head and (words[place].piece[0].isupper() or words[place - 1].plain in _AND)
    )
    return frozenset([*(place for place in places if place <= head), *after])


def _forms(word: _Word, lang: str, phrase: bool, verb: bool, capitals: bool) -> tuple[Paradigm, ...]:
    if lang == "kk":
        if capitals or word.foreign:
            return abbreviation(word.plain)
        return paradigms(word.plain, lang, possessed=phrase)
    if lang == "ru" and (capitals or word.foreign):
        return ()
    first, hyphen, second = word.plain.rpartition("-")
    if lang == "ru" and hyphen:
        return _compound(first, second)
    return paradigms(word.plain, lang, verb=verb)


def _compound(first: str, second: str) -> tuple[Paradigm, ...]:
    """A Russian word of two parts: the second is inflected, and the first may be as well."""
    heads = {p.stem + end for p in paradigms(first, "ru") for end in p.endings}
    return tuple(Paradigm(f"{a}-{p.stem}", p.endings) for a, p in product(heads, paradigms(second, "ru")))


def _comparable(forms: tuple[Paradigm, ...], word: _Word, lang: str, coarse: bool) -> tuple[Paradigm, ...]:
    """Paradigms spelled as the forms of a text are."""
    itself = Paradigm(_spelled(word.form, lang, coarse), frozenset([""]))
    return (
        itself,
        *(Paradigm(_spelled(f.stem, lang, coarse), _spelled_endings(f.endings, lang, coarse)) for f in forms),
    )


def _spelled(text: str, lang: str, coarse: bool) -> str:
    if lang == "kk":
        return merged(one_spelling(text, coarse=coarse))
    return text.replace("ё", "е") if lang == "ru" else text


def merged(word: str) -> str:
    """A Kazakh word as compared: the other scripts write the two letters of ия as one."""
    return word.replace("ии", "и")


@lru_cache(maxsize=4096)
def _spelled_endings(endings: frozenset[str], lang: str, coarse: bool) -> frozenset[str]:
    return frozenset(_spelled(ending, lang, coarse) for ending in endings)
