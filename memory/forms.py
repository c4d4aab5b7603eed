"""Texts as tokens made comparable: words, numbers and marks in a form that hides what should not count.

Case, quotes, dashes, spaces and look-alike letters are folded away for every language; for Kazakh the
script is, too: Latin and Arabic words are compared in Cyrillic, with the letters made one that the scripts
confuse (`corpus.script` lists them). Arabic writing does not tell all front vowels from back ones, so a
comparison with it uses the `coarse` form.

A word's `stem` is what its inflected forms share: three or four letters when a chain of Kazakh suffixes
follows them, five letters otherwise. It is meant for finding and weighing, not for display: қала and қалам
may share one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from hashlib import blake2b
from typing import NamedTuple

from corpus.folding import fold
from corpus.morphology import is_suffix_chain
from corpus.script import from_arabic, to_cyrillic

LONGEST_STEM = 5
STEM_BITS = 44
_SHORT_STEMS = (3, 4)
_MOST_REMEMBERED = 100_000
_LONG_NUMBER = 5


class TokenKind(IntEnum):
    """What a token is."""

    WORD = 0
    NUMBER = 1
    MARK = 2


@dataclass(frozen=True, slots=True, eq=False)
class Form:
    """A token without its place. Words spelled alike share one Form mostly, so a set of forms stays small.

    `coarse` is blind to front and back vowels. Only words have a `stem`; `stem_hash` is 44 bits of the hash
    of a word's stem or of a number, 0 for a mark.
    """

    kind: TokenKind
    form: str
    coarse: str
    stem: str = ""
    stem_hash: int = 0
    capital: bool = False


class Token(NamedTuple):
    """A token in its text: `name` says that it is a capitalised word inside a sentence."""

    form: Form
    start: int
    end: int
    name: bool


_PIECE = re.compile(r"[^\W\d_]+(?:[-‑'’ʼ][^\W\d_]+)*|\.{2,}|[^\w\s]|\d+(?:[.,]\d+)*|_")
_LOOSE_PIECE = re.compile(
    r"[^\W\d_](?:[^\W\d_]|[-‑'’ʼ](?=[^\W\d_])|[\u0300-\u036f\xad\u200b-\u200d\u2060])*"
    r"|\.{2,}|[^\w\s]|\d+(?:[.,]\d+)*|_"
)
_LOOSE = re.compile("[\u0300-\u036f\xad\u200b-\u200d\u2060]")
_CYRILLIC = re.compile("[Ѐ-ӿ]")
_ARABIC = re.compile("[\u0600-\u06ff]")
_SENTENCE_END = frozenset((*".!?:;", "..."))
_ROMAN = re.compile(
    "(?=[MDCLXVIМСХІ]{2})[MМ]{0,3}(?:[CС][MМ]|[CС]D|D?[CС]{0,3})"
    "(?:[XХ][CС]|[XХ]L|L?[XХ]{0,3})(?:[IІ][XХ]|[IІ]V|V?[IІ]{0,3})"
)
_ROMAN_LETTERS = str.maketrans("мсхі", "mcxi")
_LOOKALIKE_WORD = re.compile("[aceiopxyh]+")
_LOOKALIKES = str.maketrans("aceiopxyh", "асеіорхуһ")
_ONE_SPELLING = str.maketrans({
    "й": "и", "һ": "х", "ё": "ио", "ю": "иу", "я": "иа", "ц": "тс", "ч": "тш", "щ": "шш", "ъ": "", "ь": "",
    "э": "е",
})  # fmt: skip
_UNVOICED = str.maketrans("бгғ", "пкқ")
_COARSE = str.maketrans("әөүі", "аоұы")


class _Forms(dict[str, Form]):
    """The forms of the pieces met so far, for one language and script; grows to a limit, then starts anew.

    Long numbers, which seldom come again, are not remembered.
    """

    def __init__(self, kazakh: bool, script: str) -> None:
        super().__init__()
        self._kazakh = kazakh
        self._script = script

    def __missing__(self, piece: str) -> Form:
        form = self._form(piece)
        if form.kind is not TokenKind.NUMBER or len(piece) < _LONG_NUMBER:
            if len(self) >= _MOST_REMEMBERED:
                self.clear()
            self[piece] = form
        return form

    def _form(self, piece: str) -> Form:
        if piece[0].isdigit():
            number = piece.replace(",", ".")
            return Form(TokenKind.NUMBER, number, number, "", stem_hash(number))
        if not piece[0].isalpha():
            mark = "..." if piece in ("…", "..") else fold(piece)
            return Form(TokenKind.MARK, mark, mark)
        if _ROMAN.fullmatch(piece):
            roman = piece.lower().translate(_ROMAN_LETTERS)
            return Form(TokenKind.NUMBER, roman, roman, "", stem_hash(roman))
        return self._word(piece)

    def _word(self, piece: str) -> Form:
        capital = piece[0].isupper()
        word = plain_word(piece, self._script, kazakh=self._kazakh)
        if not self._kazakh:
            return _word_form(word, word, word[:LONGEST_STEM], capital)
        spelled = one_spelling(word)
        coarse = spelled.translate(_COARSE)
        stem = _stem(word).translate(_ONE_SPELLING)[:LONGEST_STEM]
        return _word_form(spelled, coarse, stem.translate(_COARSE), capital)


def plain_word(piece: str, script: str, *, kazakh: bool) -> str:
    """A word in small letters, look-alikes folded, Kazakh in Cyrillic; as a dictionary would spell it."""
    if kazakh and script == "Latn":
        piece = to_cyrillic(piece)
    elif kazakh and script == "Arab":
        piece = from_arabic(piece)
    word = fold(piece)
    if script == "Cyrl" and _LOOKALIKE_WORD.fullmatch(word):
        word = word.translate(_LOOKALIKES)
    return word


def one_spelling(word: str, *, coarse: bool = False) -> str:
    """A Kazakh word, or a part of one, with the letters made one that the scripts confuse, as in a Form."""
    spelled = word.translate(_ONE_SPELLING)
    return spelled.translate(_COARSE) if coarse else spelled


def _word_form(form: str, coarse: str, stem: str, capital: bool) -> Form:
    return Form(TokenKind.WORD, form, coarse, stem, stem_hash(stem), capital)


def stem_hash(stem: str) -> int:
    """44 bits that stand for a stem, never 0."""
    digest = blake2b(stem.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return (int.from_bytes(digest, "big") >> (64 - STEM_BITS)) or 1


def _stem(word: str) -> str:
    for length in _SHORT_STEMS:
        if len(word) <= length or is_suffix_chain(word[length:]):
            return word[:length]
    return word[: LONGEST_STEM - 1] + word[LONGEST_STEM - 1 : LONGEST_STEM].translate(_UNVOICED)


@lru_cache(maxsize=64)
def _forms(kazakh: bool, script: str) -> _Forms:
    return _Forms(kazakh, script)


def script_of(text: str) -> str:
    """The script that a text's words are read in: any Cyrillic letter makes it Cyrillic."""
    if _CYRILLIC.search(text):
        return "Cyrl"
    return "Arab" if _ARABIC.search(text) else "Latn"


def forms(text: str, lang: str) -> list[Form]:
    """The forms of a text's tokens, in order."""
    known = _forms(lang.partition("-")[0] == "kk", script_of(text))
    return list(map(known.__getitem__, _pieces(text).findall(text)))


def tokens(text: str, lang: str) -> list[Token]:
    """The tokens of a text, in order, with their places in it."""
    found = forms(text, lang)
    return [
        Token(form, *match.span(), name)
        for form, match, name in zip(found, _pieces(text).finditer(text), names(found), strict=True)
    ]


def names(found: Sequence[Form]) -> list[bool]:
    """Which of a text's tokens are names: capitalised words that do not open a sentence."""
    flags = [form.capital for form in found]
    marks = [place for place, form in enumerate(found) if form.kind is TokenKind.MARK]
    opening = 0
    for place in marks:
        if place == opening:
            opening += 1
        elif found[place].form in _SENTENCE_END:
            if opening < place:
                flags[opening] = False
            opening = place + 1
    if opening < len(flags):
        flags[opening] = False
    return flags


def _pieces(text: str) -> re.Pattern[str]:
    return _LOOSE_PIECE if _LOOSE.search(text) else _PIECE


def alike_in(form: Form, coarse: bool) -> str:
    """The spelling that a comparison uses."""
    return form.coarse if coarse else form.form


def needs_coarse(*texts: str) -> bool:
    """Whether a comparison of these texts must be blind to front and back vowels."""
    return any(script_of(text) == "Arab" for text in texts)


def content(found: Sequence[Form]) -> str:
    """What a text says apart from marks and script, for finding texts that are exactly alike."""
    mark = TokenKind.MARK
    return " ".join([form.coarse for form in found if form.kind is not mark])
