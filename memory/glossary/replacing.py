"""A term in a text put in another's place, in the form the other stood in; only where that form is known."""

from __future__ import annotations

from corpus.inflection import Paradigm
from corpus.inflection.english import plural
from corpus.inflection.kazakh import in_form_of
from corpus.inflection.russian import normal, noun
from memory.forms import plain_word, script_of
from memory.glossary.entry import Term

_ARTICLES = ("a", "an")
_VOWELS = frozenset("aeiou")
_UNSURE = frozenset(["а", "я", "ов", "ев", "ей", ""])
_UNSURE_FEMININE = frozenset(["", "ь"])


def in_same_form(form: str, old: Term, new: Term) -> str | None:
    """The new term in the form that the old one stands in; None when that form is not known for sure.

    The last word of a Kazakh or English term and the only word of a Russian one may be inflected. Russian
    terms must take the same endings, even uninflected, for the words around agree with their gender; an
    ending that could be of two cases is not known for sure.
    """
    lang = old.lang
    if new.lang != lang or script_of(old.text) != script_of(new.text) or script_of(form) == "Arab":
        return None
    one, other, words = ([_plain(w, lang) for w in text.split()] for text in (old.text, new.text, form))
    if lang == "ru" and (len(one) != len(other) or not _shared(one[-1], other[-1])):
        return None
    if words == one:
        return _cased(form, old.text, new.text)
    if (lang == "ru" and len(one) > 1) or len(words) != len(one) or words[:-1] != one[:-1]:
        return None
    inflected = _inflected(words[-1], one[-1], other[-1], lang)
    if inflected is None:
        return None
    last = new.text.split()[-1]
    inflected = inflected[:1].upper() + inflected[1:] if last[:1].isupper() else inflected
    return _cased(form, old.text, " ".join([*new.text.split()[:-1], inflected]))


def possessive(word: str) -> str:
    """What belongs to an English noun."""
    return f"{word}'s"


def article_fits(before: str, old: str, new: str) -> bool:
    """Whether an English article that stands before a term may stay before another."""
    word = before.split()[-1].lower() if before.split() else ""
    return word not in _ARTICLES or (old[:1].lower() in _VOWELS) == (new[:1].lower() in _VOWELS)


def _plain(text: str, lang: str) -> str:
    word = plain_word(text, script_of(text), kazakh=lang == "kk")
    return normal(word) if lang == "ru" else word


def _shared(one: str, other: str) -> list[tuple[Paradigm, Paradigm]]:
    """The paradigms of two Russian words that have the same endings, the words' own forms apart."""
    alone = frozenset([""])
    return [(a, b) for a in noun(one) for b in noun(other) if a.endings == b.endings != alone]


def _inflected(form: str, old: str, new: str, lang: str) -> str | None:
    """The form of a word that has the ending another word stands in; None when several would do, or none."""
    if lang == "kk":
        return in_form_of(form, old, new)
    if lang == "en":
        return next((make(new) for make in (plural, possessive) if form == make(old)), None)
    unsure = _UNSURE_FEMININE if old.endswith(("а", "я")) else _UNSURE
    endings = {(b.stem, form[len(a.stem) :]) for a, b in _shared(old, new) if _fits(form, a)}
    found = {stem + ending for stem, ending in endings if ending not in unsure}
    return found.pop() if len(found) == 1 else None


def _fits(form: str, paradigm: Paradigm) -> bool:
    return form.startswith(paradigm.stem) and form[len(paradigm.stem) :] in paradigm.endings


def _cased(form: str, old: str, new: str) -> str:
    """A term with the capitals of the place it is put in."""
    if form.isupper() and not old.isupper() and len(form) > 1:
        return new.upper()
    if form[:1].isupper() and old[:1].islower():
        return new[:1].upper() + new[1:]
    return new
