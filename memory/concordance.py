"""Concordance: where words, phrases and patterns occur in the texts of a memory.

A plain word finds its inflected forms (what shares its stem) and what begins with it. `*` stands for any
letters and `?` for one. Words in quotes must stand side by side in just this form; patterns may stand among
them. A text must have everything that is asked for, in any order. Nothing else in a query means anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from memory.forms import Form, Token, TokenKind, forms, tokens
from memory.unit import TranslationUnit
from memory.wildcards import Wildcards, wildcards


class Side(StrEnum):
    """Where to look."""

    SOURCE = "source"
    TARGET = "target"


@dataclass(frozen=True, slots=True)
class Concordance:
    """A unit found: the language of the text that was searched, and where what was asked for stands in it."""

    unit: TranslationUnit
    lang: str
    spans: tuple[tuple[int, int], ...]

    @property
    def text(self) -> str:
        """The text that was searched."""
        return self.unit.targets.get(self.lang, self.unit.source)


@dataclass(frozen=True, slots=True)
class Asked:
    """One word of a query: a pattern, an exact form, or a word with its inflected forms.

    `spelled` and `stems` hold more than one value as long as the language is open.
    """

    spelled: frozenset[str]
    stems: frozenset[str]
    exact: bool = False
    pattern: Wildcards | None = None

    def fits(self, form: Form) -> bool:
        """Whether a token is what was asked for."""
        if self.pattern is not None:
            return form.kind is not TokenKind.MARK and self.pattern.fits(form.form)
        if form.form in self.spelled:
            return True
        if self.exact or form.kind is not TokenKind.WORD:
            return False
        return form.stem in self.stems or any(form.form.startswith(word) for word in self.spelled)


Phrase = tuple[Asked, ...]

_QUOTED = re.compile(r"[\"«“„”](?P<phrase>[^\"«»“„”]*)(?:[\"»“”]|$)|(?P<word>[^\s\"«»“„”]+)")
_ASKED = re.compile(r"[\w*?]+(?:[-‑'’ʼ][\w*?]+)*")
_LANGUAGES = ("kk", "und")
_MOST_ASKED = 20


def asked_for(query: str, lang: str | None) -> list[Phrase]:
    """The phrases of a query; a word outside quotes is a phrase of its own."""
    phrases: list[Phrase] = []
    for found in _QUOTED.finditer(query):
        quoted = found.group("phrase")
        words = [_asked(word, lang, quoted is not None) for word in _ASKED.findall(quoted or found.group())]
        known = [word for word in words if word is not None]
        phrases += [tuple(known)] if quoted is not None else [(word,) for word in known]
    return [phrase for phrase in phrases if phrase][:_MOST_ASKED]


def spans(text: str, lang: str, phrases: Sequence[Phrase]) -> tuple[tuple[int, int], ...]:
    """Where the phrases stand in a text, in order; nothing when one of them is missing."""
    found = tokens(text, lang)
    places: set[tuple[int, int]] = set()
    for phrase in phrases:
        here = list(_places(found, phrase))
        if not here:
            return ()
        places.update(here)
    return tuple(sorted(places))


def _places(found: Sequence[Token], phrase: Phrase) -> Iterator[tuple[int, int]]:
    spoken = [token for token in found if token.form.kind is not TokenKind.MARK]
    for start in range(len(spoken) - len(phrase) + 1):
        run = spoken[start : start + len(phrase)]
        if all(word.fits(token.form) for word, token in zip(phrase, run, strict=True)):
            yield run[0].start, run[-1].end


def _asked(word: str, lang: str | None, exact: bool) -> Asked | None:
    languages = (lang,) if lang else _LANGUAGES
    if "*" in word or "?" in word:
        return _pattern(word, languages[0])
    found = [form for code in languages for form in forms(word, code)[:1] if form.kind is not TokenKind.MARK]
    if not found:
        return None
    stems = frozenset(form.stem for form in found if form.stem)
    return Asked(frozenset(form.form for form in found), stems, exact)


def _pattern(word: str, lang: str) -> Asked | None:
    pieces = re.split(r"([*?])", word)
    if not "".join(pieces[::2]):
        return None
    spelled = "".join(piece if piece in "*?" else _spelled(piece, lang) for piece in pieces)
    return Asked(frozenset(), frozenset(), pattern=wildcards(spelled))


def _spelled(piece: str, lang: str) -> str:
    return "".join(form.form for form in forms(piece, lang))
