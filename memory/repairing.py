"""Fuzzy matches mended: numbers and glossary terms that differ between query and match are replaced."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.numbers import Number, find_numbers
from memory.forms import TokenKind, tokens
from memory.glossary import Entry, Found, Glossary, Term, TermStatus
from memory.glossary.replacing import article_fits, in_same_form
from memory.unit import Match


@dataclass(frozen=True, slots=True)
class RepairedMatch:
    """A match's translation with numbers and terms put right, and what was done, in words."""

    text: str
    reasons: tuple[str, ...] = ()


def repaired(match: Match, query: str, target_lang: str, glossary: Glossary | None = None) -> RepairedMatch:
    """The match's translation, each number that the query has in another's place replaced, and one term.

    A number is replaced only when both sources have as many numbers and the old one stands exactly once
    in the translation. A term is replaced when the sources differ in that term alone (and in numbers), the
    translation of the old one stands exactly once, and the new one's form is known; else the reasons say
    why it stands.
    """
    text = match.unit.targets[target_lang]
    reasons: list[str] = []
    if glossary is not None:
        text = _term_replaced(match, query, target_lang, glossary, reasons)
    wanted, had = find_numbers(query), find_numbers(match.unit.source)
    if len(wanted) != len(had):
        return RepairedMatch(text, tuple(reasons))
    for new, old in zip(wanted, had, strict=True):
        if new.value == old.value or new.roman != old.roman:
            continue
        places = [n for n in find_numbers(text) if n.value == old.value]
        if len(places) == 1:
            text = _replaced(text, places[0], query[new.span.start : new.span.end])
            reasons.append(f"{old.value} replaced by {new.value}")
    return RepairedMatch(text, tuple(reasons))


def _replaced(text: str, place: Number, by: str) -> str:
    return text[: place.span.start] + by + text[place.span.end :]


def _term_replaced(match: Match, query: str, lang: str, glossary: Glossary, reasons: list[str]) -> str:
    text = match.unit.targets[lang]
    pair = _differing(match.unit.source, query, match.unit.source_lang, glossary)
    if pair is None:
        return text
    old, new = pair
    wanted = _acceptable(new.entry, lang)
    places = [
        found
        for found in glossary.find(text, lang)
        if found.entry == old.entry and found.term in _acceptable(old.entry, lang)
    ]
    if not wanted or not places:
        return text
    kept = f"{old.term.text} is {new.term.text} here; its translation must be changed by hand"
    if len(places) > 1:
        reasons.append(kept)
        return text
    place = places[0]
    by = in_same_form(text[place.start : place.end], place.term, wanted[0])
    if by is None or (lang == "en" and not article_fits(text[: place.start], place.term.text, by)):
        reasons.append(kept)
        return text
    reasons.append(f"{text[place.start : place.end]} replaced by {by} (glossary)")
    return text[: place.start] + by + text[place.end :]


def _differing(source: str, query: str, lang: str, glossary: Glossary) -> tuple[Found, Found] | None:
    """The one term of a source in whose place a query has another, when all else is the same."""
    had, has = glossary.find(source, lang), glossary.find(query, lang)
    here, there = {found.entry.terms for found in has}, {found.entry.terms for found in had}
    old = [found for found in had if found.entry.terms not in here]
    new = [found for found in has if found.entry.terms not in there]
    if len(old) != 1 or len(new) != 1 or _without(source, old[0], lang) != _without(query, new[0], lang):
        return None
    return old[0], new[0]


def _without(text: str, term: Found, lang: str) -> list[str | None]:
    """The words and marks of a text with a term and the values of numbers left out."""
    kept: list[str | None] = []
    for token in tokens(text, lang):
        if token.start >= term.end or token.end <= term.start:
            kept.append(token.form.form if token.form.kind is not TokenKind.NUMBER else "0")
        elif kept[-1:] != [None]:
            kept.append(None)
    return kept


def _acceptable(entry: Entry, lang: str) -> list[Term]:
    """The terms of a language that may be used, the preferred ones first."""
    terms = [term for term in entry.in_language(lang) if term.status is not TermStatus.FORBIDDEN]
    return sorted(terms, key=lambda term: term.status is not TermStatus.PREFERRED)
