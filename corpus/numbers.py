"""Numbers in running text, in a form that compares across languages.

"1 000 000", "1,000,000" and "1.000.000" are one number; "2,5" and "2.5" another; roman numerals are
read as numbers when they are written in capitals of either script (ХХ ғасыр, XX век). Number words
("1,5 миллион", "1.5 million") are not multiplied out: the digits already agree.
"""

from __future__ import annotations

import re
from typing import NamedTuple
from unicodedata import decimal

from corpus.document import Span


class Number(NamedTuple):
    """A number's normalised value and its place in the text."""

    value: str
    span: Span
    roman: bool = False


_DIGITS = re.compile(
    r"(?<!\w)(?<!\d[.,])\d{1,3}([ \xa0\u202f.,'’])\d{3}(?:\1\d{3})*(?![\d])(?:[.,]\d{1,2}(?!\d))?"
    r"|(?<!\d[.,])\d+[.,]\d+(?![.,]?\d)"
    r"|\d+"
)
_ROMAN = re.compile(r"(?<![\w])[IVXLCDMІХСМ]{1,8}(?![\w])")
_BEFORE_CYRILLIC = re.compile(r"[- ][Ѐ-ӿ]")
_CYRILLIC_ROMAN = str.maketrans("ІХСМ", "IXCM")
_ROMAN_FORM = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}


def find_numbers(text: str) -> list[Number]:
    """Every number of a text, in order."""
    found = [Number(_plain(european(m.group()), m.group(1)), Span(*m.span())) for m in _DIGITS.finditer(text)]
    for m in _ROMAN.finditer(text):
        value = _roman_value(m.group().translate(_CYRILLIC_ROMAN))
        if value and not _is_initial(text, m.end(), m.group()):
            found.append(Number(str(value), Span(*m.span()), roman=True))
    return sorted(found, key=lambda number: number.span)


def european(figures: str) -> str:
    """A text with the figures of other scripts, as in Arabic-script Kazakh, in European ones."""
    if figures.isascii():
        return figures
    return "".join(str(decimal(letter)) if letter.isdecimal() else letter for letter in figures)


def numbers(text: str) -> tuple[str, ...]:
    """The normalised values of a text's numbers, in order."""
    return tuple(number.value for number in find_numbers(text))


def _plain(digits: str, group_separator: str | None) -> str:
    whole, decimal = digits, ""
    if group_separator:
        head, *groups = digits.split(group_separator)
        last, mark, decimal = _cut_decimal(groups[-1])
        whole = "".join((head, *groups[:-1], last))
        decimal = decimal if mark else ""
    else:
        whole, _, decimal = _cut_decimal(digits)
    whole = whole.lstrip("0") or "0"
    decimal = decimal.rstrip("0")
    return f"{whole}.{decimal}" if decimal else whole


def _cut_decimal(digits: str) -> tuple[str, str, str]:
    return digits.replace(",", ".").partition(".")


def _roman_value(numeral: str) -> int:
    if not _ROMAN_FORM.fullmatch(numeral):
        return 0
    values = [_ROMAN_VALUES[c] for c in numeral]
    return sum(-v if v < following else v for v, following in zip(values, [*values[1:], 0], strict=True))


def _is_initial(text: str, end: int, numeral: str) -> bool:
    """A single letter before a full stop is an initial (М. Әуезов), a lone English I a pronoun."""
    if len(numeral) > 1:
        return False
    if numeral in "IІ":
        return not _BEFORE_CYRILLIC.match(text, end)
    return numeral in "CDMСМL" or text[end : end + 1] == "."
