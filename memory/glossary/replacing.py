"""A term in a text put in another's place, in the form the other stood in; only where that form is known."""

from __future__ import annotations

from corpus.inflection import Paradigm, paradigms
from corpus.inflection.english import plural
from corpus.inflection.russian import normal
from memory.forms import plain_word, script_of
from memory.glossary.entry import Term

_ARTICLES = ("a", "an")
_VOWELS = frozenset("aeiou")
_UNSURE = frozenset(["а", "я", "ов", "ев", "ей", ""])
_UNSURE_FEMININE = frozenset(["", "ь"])


def in_same_form(form: str, old: Term, new: Term) -> str | None:
    """The new term in the form that the old one stands in; None when that form is not known for sure.

    The last word of a Kazakh or English term and the only word of a Russian one may be inflected, Kazakh and
    Russian only when both terms take the same endings. Russian terms must take the same ones in any case, for
    the words around agree with their gender; an ending that could be of two cases is not known for sure.
    """
    if old.lang != new.lang or script_of(old.text) != script_of(new.text):
        return None
    one, other = old.text.split(), new.text.split()
    if (old.lang == "ru" and not _alike(one[-1], other[-1], "ru")) or (
        old.lang == "ru" and len(one) != len(other)
    ):
        return None
    if _plain(form, old.lang) == _plain(old.text, old.lang):
        return _cased(form, old.text, new.text)
    if old.lang == "ru" and len(one) > 1:
        return None
    words = form.split()
    if len(words) != len(one) or _plain(" ".join(words[:-1]), old.lang) != _plain(
        " ".join(one[:-1]), old.lang
    ):
        return None
    inflected = _inflected(
        _plain(words[-1], old.lang), _plain(one[-1], old.lang), _plain(other[-1], old.lang), old.lang
    )
    return None if inflected is None else _cased(form, old.text, " ".join([*other[:-1], inflected]))


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


def _alike(one: str, other: str, lang: str) -> bool:
    return bool(_shared(_plain(one, lang), _plain(other, lang), lang))


def _shared(one: str, other: str, lang: str) -> list[tuple[Paradigm, Paradigm]]:
    """The paradigms of two words that have the same endings, the words' own forms apart."""
    alone = frozenset([""])
    return [
        (a, b)
        for a in paradigms(one, lang, possessed=False)
        for b in paradigms(other, lang, possessed=False)
        if a.endings == b.endings != alone
    ]


def _inflected(form: str, old: str, new: str, lang: str) -> str | None:
    """The form of a word that has the ending another word stands in; None when several would do, or none."""
    if lang == "en":
        return next((make(new) for make in (plural, possessive) if form == make(old)), None)
    unsure = _UNSURE_FEMININE if old.endswith(("а", "я")) else _UNSURE
    found = {
        b.stem + form[len(a.stem) :]
        for a, b in _shared(old, new, lang)
        if form.startswith(a.stem)
        and form[len(a.stem) :] in a.endings
        and not (lang == "ru" and form[len(a.stem) :] in unsure)
    }
    return found.pop() if len(found) == 1 else None


def _cased(form: str, old: str, new: str) -> str:
    """A term with the capitals of the place it is put in."""
    if form.isupper() and not old.isupper() and len(form) > 1:
        return new.upper()
    if form[:1].isupper() and old[:1].islower():
        return new[:1].upper() + new[1:]
    return new
