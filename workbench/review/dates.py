"""Months that a translation changes, drops or invents."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from workbench.review.finding import Finding, Pair, Severity

_MONTHS: dict[str, tuple[str, ...]] = {
    "kk": ("қаңтар", "ақпан", "наурыз", "сәуір", "мамыр", "маусым", "шілде", "тамыз", "қыркүйе[кг]", "қазан",
           "қараша", "желтоқсан"),
    "ru": ("январ", "феврал", "март", "апрел", "ма[йяею]", "июн", "июл", "август", "сентябр", "октябр",
           "ноябр", "декабр"),
    "en": ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
           "november", "december"),
}  # fmt: skip
_ABBREVIATED: dict[str, tuple[str, ...]] = {
    "kk": ("қаң", "ақп", "нау", "сәу", "мам", "мау", "шіл", "там", "қыр", "қаз", "қар", "жел"),
    "ru": ("янв", "фев", "мар", "апр", "май", "июн", "июл", "авг", "сен", "окт", "ноя", "дек"),
    "en": ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"),
}  # fmt: skip
_DATED = {
    "kk": r"(?:\d[\d–—-]*(?:\s?-?\s?(?:ші|шы))?\s?|жылғы |жылдың |жылы |ж\. ){month}(?!д[ыі][қғкг])\w*"
    r"|{month} айы\w*",
    "ru": r"\d{{1,2}}(?:-?го)? {month}\w{{0,3}}|\b{month}\w{{0,3}} (?:\d{{4}}|месяц)",
    "en": r"\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {month}|\b{month} \d+"
    r"|\b(?:in|of|since|until|by|early|late|last) {month}\b",
}
_SCHWA = str.maketrans("əƏ", "әӘ")
_AMBIGUOUS = frozenset({"may", "march"})
_NUMERIC = re.compile(
    r"(?<![\d.])(?:\d{1,2}[./](\d{1,2})(?:[./](?:\d{4}|\d{2}))?|(\d{1,2})\.\d{4}|\d{4}-(\d\d)(?:-\d\d)?)(?![\d])"
)


class Dates:
    """A month of a date in the source is a month in the translation, by name or number, and the reverse.

    A month counts as one of a date beside a day or year (маусым is a season, too, and May a verb); on the
    other side its bare name will do.
    """

    name = "dates"

    def check(self, pairs: Sequence[Pair]) -> Iterator[Finding]:
        """One finding for each pair whose months differ."""
        for pair in pairs:
            if not pair.translated or not {pair.source_lang, pair.target_lang} <= _MONTHS.keys():
                continue
            if not _speaks_of_months(pair.source, pair.source_lang) and not _speaks_of_months(
                pair.target, pair.target_lang
            ):
                continue
            source, target = pair.source.translate(_SCHWA), pair.target.translate(_SCHWA)
            missing = _lacking(source, pair.source_lang, target, pair.target_lang)
            added = _lacking(target, pair.target_lang, source, pair.source_lang)
            if missing or added:
                yield Finding(self.name, Severity.ERROR, pair.segment, _message(missing, added))


_KAZAN = re.compile(r"\bКазан|\bKazan")


def _speaks_of_months(text: str, lang: str) -> bool:
    return _any_month(lang).search(text) is not None


def months(text: str, lang: str) -> frozenset[int]:
    """Every month a text may speak of, from 1 to 12: by name, abbreviated, or in a date of figures."""
    found = {int(group) for match in _NUMERIC.finditer(text) for group in match.groups() if group}
    names = _named(lang) if lang in _MONTHS else ()
    named = {n for n, pattern in enumerate(names, start=1) if pattern.search(text)}
    return frozenset(named | {n for n in found if n <= 12})


def _lacking(text: str, lang: str, other: str, other_lang: str) -> list[str]:
    """The months of a text's dates, as they stand there, that the other text does not speak of.

    A name may be left in its own language (8 Март көшесі, улица 8 Марта), and Қазан may be the city (Казань).
    """
    known = months(other, other_lang) | months(other, lang)
    if lang == "kk" and _KAZAN.search(other):
        known |= {10}
    found = []
    for number, pattern in enumerate(_dated(lang), start=1):
        if number not in known and (match := pattern.search(text)):
            found.append(match.group().strip())
    return found


@cache
def _any_month(lang: str) -> re.Pattern[str]:
    return re.compile("|".join(_MONTHS[lang]), re.IGNORECASE)


@cache
def _named(lang: str) -> tuple[re.Pattern[str], ...]:
    pairs = zip(_MONTHS[lang], _ABBREVIATED[lang], strict=True)
    if lang == "en":
        return tuple(re.compile(rf"\b(?:{_english(name)}|(?i:{short})\.?(?= ?\d))") for name, short in pairs)
    ending = r"(?:\w{0,3}|\w{0,3}ск\w+)\b" if lang == "ru" else ""
    forms = (rf"(?<![^\W\d_])(?:{name}{ending}|{short}\.)" for name, short in pairs)
    return tuple(re.compile(form, re.IGNORECASE) for form in forms)


def _english(name: str) -> str:
    """A month in any case, but may and march as they begin a word or stand beside a figure."""
    if name in _AMBIGUOUS:
        forms = (
            f"{name.title()}\\b",
            f"{name.upper()}\\b",
            f"(?<=\\d ){name}\\b",
            f"{name}(?= \\d| of )",
            f"(?<=since ){name}\\b",
            f"(?<=until ){name}\\b",
            f"(?<=in ){name}\\b",
        )
        return "|".join((*forms, f"{name.title()[:3]}\\b"))
    return rf"{name.title()}\b|{name.upper()}\b|{name}\b|{name.title()[:3]}\b"


@cache
def _dated(lang: str) -> tuple[re.Pattern[str], ...]:
    if lang == "en":
        names = (name.title() if name in _AMBIGUOUS else f"(?i:{name})" for name in _MONTHS[lang])
        return tuple(re.compile(_DATED[lang].format(month=name)) for name in names)
    return tuple(re.compile(_DATED[lang].format(month=name), re.IGNORECASE) for name in _MONTHS[lang])


def _message(missing: Sequence[str], added: Sequence[str]) -> str:
    if missing and added:
        return f"“{', '.join(missing)}” became “{', '.join(added)}”"
    if missing:
        return f"the month of “{', '.join(missing)}” is missing"
    return f"the month of “{', '.join(added)}” does not stand in the source"
