"""Numbers, years and dates that a translation changes, drops or invents."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from corpus.numbers import find_numbers
from workbench.review.dates import months
from workbench.review.finding import Finding, Pair, Severity
from workbench.review.measures import without_measures

_WORDS: dict[str, dict[str, str]] = {
    "kk": {
        "0": "нөл", "1": "бір жалғыз", "2": "екі қос", "3": "үш", "4": "төрт", "5": "бес", "6": "алты",
        "7": "жеті", "8": "сегіз", "9": "тоғыз", "10": "он", "20": "жиырма",
        "30": "отыз", "40": "қырық", "50": "елу",
        "60": "алпыс", "70": "жетпіс", "80": "сексен", "90": "тоқсан", "100": "жүз ғасыр", "1000": "мың",
    },
    "ru": {
        "0": "ноль нуле", "1": "один одн перв", "2": "два две двух двум втор обе оба",
        "3": "три трех трёх трое трет",
        "4": "четыр четвер", "5": "пять пяти пят", "6": "шест", "7": "семь семи седьм", "8": "восем восьм",
        "9": "девят", "10": "десят", "11": "одиннадцат", "12": "двенадцат", "13": "тринадцат",
        "14": "четырнадцат", "15": "пятнадцат", "16": "шестнадцат", "17": "семнадцат", "18": "восемнадцат",
        "19": "девятнадцат", "20": "двадцат", "30": "тридцат", "40": "сорок", "50": "пятьдесят пятидесят",
        "60": "шестьдесят шестидесят", "70": "семьдесят семидесят", "80": "восемьдесят восьмидесят",
        "90": "девяност", "100": "сто ста сотн век столет", "1000": "тысяч",
    },
    "en": {
        "0": "zero", "1": "one first once", "2": "two second twice both", "3": "three third",
        "4": "four fourth",
        "5": "five fifth", "6": "six sixth", "7": "seven", "8": "eight", "9": "nine ninth", "10": "ten tenth",
        "11": "eleven", "12": "twelve twelfth", "13": "thirteen", "14": "fourteen", "15": "fifteen",
        "16": "sixteen", "17": "seventeen", "18": "eighteen", "19": "nineteen", "20": "twent",
        "30": "thirt", "40": "fort", "50": "fift", "60": "sixt", "70": "sevent", "80": "eight",
        "90": "ninet", "100": "hundred century", "1000": "thousand",
    },
}  # fmt: skip


_SCALES = (
    (1_000, re.compile(r"\d\s*(?:мың|тыс|thousand|k\b)", re.IGNORECASE)),
    (1_000_000, re.compile(r"\d\s*(?:млн|миллион|million|mln|m\b)", re.IGNORECASE)),
    (1_000_000_000, re.compile(r"\d\s*(?:млрд|миллиард|billion|bln|bn\b)", re.IGNORECASE)),
)
_HOUR = r"(?<![\d.,])([01]?\d|2[0-3])"
_TIMES = (
    re.compile(rf"{_HOUR}:([0-5]\d)(?!\d)"),
    re.compile(
        rf"(?:(?<=сағат )|(?<=\bв )|(?<=\bс )|(?<=\bдо )|(?<=\bat )){_HOUR}\.([0-5]\d)(?![\d.,]?\d| ?[мкт%])"
    ),
    re.compile(rf"{_HOUR}\.([0-5]\d)(?= ?(?:ч\b|час|-?д[ае]\b|-?д[ае]н|-?[гқк][ае]\b|-?ға))"),
)
_AFTERNOON = (
    re.compile(r"\b(1[01]|[1-9])(?:[:.]([0-5]\d))? ?p\.?m\b", re.IGNORECASE),
    re.compile(
        r"\b(?:түскі|кешкі|түнгі|түстен кейін)(?: сағат)? (1[01]|[1-9])(?:[:.]([0-5]\d))?(?![\d.,]\d|\d)",
        re.IGNORECASE,
    ),
    re.compile(r"\b(1[01]|[1-9])(?:[:.]([0-5]\d))?(?: час\w*)? (?:дня|вечера)\b", re.IGNORECASE),
)
_NOON = 12
_COUNTING = re.compile("[IVXІХ]")
_SMALL_ROMAN = re.compile(r"\b[ivxіх]{1,5}(?=[- ](?:тоқсан|ғасыр|квартал|век|quarter|centur))")
_LAST_MONTH = 12
_YEAR = re.compile(r"(?:19|20)\d\d")
_RELATIVE = re.compile(
    r"\b(?:биыл|былтыр|(?:осы|ағымдағы|өткен|келер|келесі|үстіміздегі) жыл|[аү]\. ?ж\.|жыл бас"
    r"|(?:эт|текущ|прошл|минувш|следующ|будущ)\w* год|т\. ?г\.|начала года"
    r"|(?:this|last|next|current|previous|the) year)",
    re.IGNORECASE,
)
_SHORT_YEAR = re.compile(
    r"(?:(?<=[^\W\d])|(?<=['’]))\d\d\b|\b\d0(?=-?(?:[ехы]\b|s\b|ж\.|жыл|х гг|е гг| жж| гг))"
)


class Numbers:
    """Each number of the source stands in the translation, and no other does.

    Values are compared, not spellings (`corpus.numbers`): a small number may be written as a word, a month of
    figures as a name, a time with a stop or a colon, a telephone number in other groups, millions by a word.
    """

    name = "numbers"

    def check(self, pairs: Sequence[Pair]) -> Iterator[Finding]:
        """One finding for each pair whose numbers differ."""
        for pair in pairs:
            if not pair.source or not pair.target:
                continue
            missing, added = number_difference(pair)
            if missing or added:
                yield Finding(
                    self.name, _severity(pair, missing, added), pair.segment, _message(missing, added)
                )


def _severity(pair: Pair, missing: Sequence[str], added: Sequence[str]) -> Severity:
    """A note for a year that the other side leaves to be understood (биыл, or a month without its year)."""
    if bool(missing) == bool(added) or not all(map(_YEAR.fullmatch, (*missing, *added))):
        return Severity.ERROR
    text, lang = (pair.source, pair.source_lang) if added else (pair.target, pair.target_lang)
    understood = _RELATIVE.search(text) or (months(text, lang) and not _YEAR.search(text))
    return Severity.NOTE if understood else Severity.ERROR


def number_difference(pair: Pair) -> tuple[list[str], list[str]]:
    """The numbers that only the source has, and those that only the target has."""
    source, target = _values(pair.source), _values(pair.target)
    missing = [
        n
        for n in (source - target).elements()
        if n not in target and not _is_said(n, pair.target, pair.target_lang)
    ]
    added = [
        n
        for n in (target - source).elements()
        if n not in source and not _is_said(n, pair.source, pair.source_lang)
    ]
    if missing and added:
        missing, added = _without_scaled(missing, added, pair.source)
        added, missing = _without_scaled(added, missing, pair.target)
        missing, added = _without_short_years(missing, added, pair.target)
        added, missing = _without_short_years(added, missing, pair.source)
    if missing or added:
        kept = frozenset(source.keys() & target.keys())
        missing, added = without_measures(missing, added, pair.source, pair.target, kept)
    if missing and added and _digits(missing, pair.source) == _digits(added, pair.target):
        return [], []
    return missing, added


def _values(text: str) -> Counter[str]:
    """The numbers of a text; ММ and the like are abbreviations, a time of day counts as hour and minutes."""
    for afternoon in _AFTERNOON:
        text = afternoon.sub(lambda hour: f"{int(hour[1]) + _NOON}:{hour[2] or '00'}", text)
    text = _SMALL_ROMAN.sub(lambda numeral: numeral.group().upper(), text)
    for time in _TIMES:
        text = time.sub(lambda hour: hour[1] if hour[2] == "00" else f"{hour[1]}:{hour[2]}", text)
    return Counter(
        number.value
        for number in find_numbers(text)
        if not number.roman or _COUNTING.search(text, number.span.start, number.span.end)
    )


def _digits(values: Sequence[str], text: str) -> str:
    """The digits of some numbers of a text in the order in which they stand there."""
    return "".join(number.value for number in find_numbers(text) if number.value in values)


def _without_scaled(few: list[str], many: list[str], text: str) -> tuple[list[str], list[str]]:
    """Two lists of numbers less those that are the same but for a word for thousands or millions."""
    left = list(many)
    kept = []
    for number in few:
        scaled = {f"{float(number) * scale:.10g}" for scale, word in _SCALES if word.search(text)}
        match = next((one for one in left if f"{float(one):.10g}" in scaled), None)
        if match is None:
            kept.append(number)
        else:
            left.remove(match)
    return kept, left


def _without_short_years(
    years: Sequence[str], numbers: Sequence[str], text: str
) -> tuple[list[str], list[str]]:
    """Two lists of numbers less the years of the one that a text shortens (the '90s, 90-е)."""
    left, kept = list(numbers), []
    short = set(_SHORT_YEAR.findall(text))
    for year in years:
        ending = year[-2:].lstrip("0")
        if _YEAR.fullmatch(year) and year[-2:] in short and ending in left:
            left.remove(ending)
        else:
            kept.append(year)
    return kept, left


def _is_said(number: str, text: str, lang: str) -> bool:
    """Whether a text says a number in words, or as the name of a month."""
    if number.isdecimal() and int(number) <= _LAST_MONTH and int(number) in months(text, lang):
        return True
    return _in_words(number, text, lang)


def _in_words(number: str, text: str, lang: str) -> bool:
    """Whether a text has a number as a word, or as two ("twenty-five", "жиырма бес")."""
    if lang not in _WORDS:
        return False
    patterns = _word_pattern(lang)
    tens = f"{number[0]}0" if len(number) == 2 and number[1] != "0" else ""
    ways = ([number], [tens, number[1:]] if tens else [number])
    return any(all(part in patterns and patterns[part].search(text) for part in way) for way in ways)


@cache
def _word_pattern(lang: str) -> dict[str, re.Pattern[str]]:
    return {
        number: re.compile(rf"\b(?:{'|'.join(stems.split())})", re.IGNORECASE)
        for number, stems in _WORDS[lang].items()
    }


def _message(missing: list[str], added: list[str]) -> str:
    if missing and added:
        return f"{_listed(missing)} became {_listed(added)}"
    if missing:
        return f"{_listed(missing)} {'is' if len(missing) == 1 else 'are'} missing"
    return f"{_listed(added)} {'does' if len(added) == 1 else 'do'} not stand in the source"


def _listed(values: list[str]) -> str:
    return ", ".join(values)
