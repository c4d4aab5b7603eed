"""Numbers, years and dates that a translation changes, drops or invents."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from corpus.number_words import find_number_words
from corpus.numbers import find_numbers
from workbench.review.dates import months
from workbench.review.finding import Finding, Fix, Pair, Severity
from workbench.review.measures import without_measures

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
_ANY = re.compile(r"[\dIVXLCDMІХСМ]|\b[ivxіх]{1,5}[- ]")
_COUNTING = re.compile("[IVXІХ]")
_POWER = re.compile(r"(?<![^\W\d_])([kcdmксдм]?[mм])[23](?!\w)")
_REGNAL = re.compile(r"(?<=[A-Z])[a-z]+ (?=I(?: (?:of|on|and|to|in|who|for|at|with)\b|[,.]))")
_ROMAN_ORDINAL = re.compile(r"\b([IVX]+)(?:st|nd|rd|th)\b")
_SMALL_ROMAN = re.compile(r"\b[ivxіх]{1,5}(?=[- ](?:тоқсан|ғасыр|квартал|век|quarter|centur))")
_OTHER_WORDS = {
    "100": re.compile(r"\b(?:ғасыр|век(?:а|е|у|ом|ов)?\b|столет|centur)", re.IGNORECASE),
    "1.5": re.compile(r"\b(?:бір жарым|полтор|one and a half)", re.IGNORECASE),
    "1": re.compile(r"\b(?:алғаш|тұңғыш|впервые)", re.IGNORECASE),
}
"""Words that say a number without being a numeral."""

_TELLING_WORDS = frozenset(map(str, range(2, 100)))
_YEAR = re.compile(r"(?:19|20)\d\d")
_RELATIVE = re.compile(
    r"\b(?:биыл|былтыр|(?:осы|ағымдағы|өткен|келер|келесі|үстіміздегі) жыл|[аү]\. ?ж\."
    r"|жыл(?:дың)? (?:бас|соң)"
    r"|(?:эт|текущ|прошл|минувш|следующ|будущ)\w* год|т\. ?г\.|(?:начала|конца) года"
    r"|(?:this|last|next|current|previous|the) year)",
    re.IGNORECASE,
)
_POINT = re.compile(r"^\W*\d{1,2}(?:\.\d{1,2})*[.)](?=\s)|(?<=[.;:!?] )\d{1,2}[.)]$")
_SHORT_YEAR = re.compile(
    r"(?:(?<=[^\W\d])|(?<=['’])|(?<=\d{4}[-–/]))\d\d\b|\b\d0(?=-?(?:[ехы]\b|s\b|ж\.|жыл|х гг|е гг| жж| гг))"
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
                severity, message = _severity(pair, missing, added), _message(missing, added)
                yield Finding(self.name, severity, pair.segment, message, _fix(pair, missing, added))


def _severity(pair: Pair, missing: Sequence[str], added: Sequence[str]) -> Severity:
    """A note for a year that the other side leaves to be understood (биыл, or a month without its year).

    The number of a point in a list is one, too, when only one side has it.
    """
    if not Counter(missing) - _points(pair.source) and not Counter(added) - _points(pair.target):
        return Severity.NOTE if not missing or not added else Severity.ERROR
    if bool(missing) == bool(added) or not all(map(_YEAR.fullmatch, (*missing, *added))):
        return Severity.ERROR
    text, lang = (pair.source, pair.source_lang) if added else (pair.target, pair.target_lang)
    understood = _RELATIVE.search(text) or (months(text, lang) and not _YEAR.search(text))
    return Severity.NOTE if understood else Severity.ERROR


def _fix(pair: Pair, missing: Sequence[str], added: Sequence[str]) -> Fix | None:
    """The number of the source in place of the only one that became another, as long and in plain figures."""
    if len(missing) != 1 or len(added) != 1 or not (missing[0] + added[0]).isdecimal():
        return None
    if len(missing[0]) != len(added[0]):
        return None
    spans = [number.span for number in find_numbers(pair.target) if number.value == added[0]]
    if len(spans) != 1 or pair.target[spans[0].start : spans[0].end] != added[0]:
        return None
    return Fix(*spans[0], missing[0])


def _points(text: str) -> Counter[str]:
    """What numbers a text as a point of a list, before it or, of the next one, behind it."""
    return Counter(number.value for found in _POINT.finditer(text) for number in find_numbers(found.group()))


def number_difference(pair: Pair) -> tuple[list[str], list[str]]:
    """The numbers that only the source has, and those that only the target has."""
    source, target = _values(pair.source), _values(pair.target)
    if source == target:
        return [], []
    said = _said(pair.source, pair.source_lang), _said(pair.target, pair.target_lang)
    missing = [n for n in (source - target).elements() if n not in target and n not in said[1]]
    added = [n for n in (target - source).elements() if n not in source and n not in said[0]]
    return _settled(pair, missing, added, frozenset(source.keys() & target.keys()))


def recounted_difference(pair: Pair) -> tuple[list[str], list[str]]:
    """The same where every one of equal numbers needs a counterpart of its own, in figures or in a word.

    A number in words, from two on, without a counterpart is told where figures of the other side have none
    either: "three" may have become 4.
    """
    source, target = _values(pair.source), _values(pair.target)
    said = _said(pair.source, pair.source_lang), _said(pair.target, pair.target_lang)
    here, there = said[0] - said[1], said[1] - said[0]
    missing, added = source - target, target - source
    missing, there = missing - there, there - missing
    added, here = added - here, here - added
    if added and not missing:
        missing = Counter(n for n in here.elements() if n in _TELLING_WORDS)
    elif missing and not added:
        added = Counter(n for n in there.elements() if n in _TELLING_WORDS)
    kept = frozenset(source.keys() & target.keys())
    return _settled(pair, list(missing.elements()), list(added.elements()), kept)


def _settled(
    pair: Pair, missing: list[str], added: list[str], kept: frozenset[str]
) -> tuple[list[str], list[str]]:
    """Numbers missing and added, less those that are one number written in two ways."""
    if missing and added:
        missing, added = _without_scaled(missing, added, pair.source)
        added, missing = _without_scaled(added, missing, pair.target)
        missing, added = _without_short_years(missing, added, pair.target)
        added, missing = _without_short_years(added, missing, pair.source)
    if missing or added:
        missing, added = without_measures(missing, added, pair.source, pair.target, kept)
    if missing and added and _digits(missing, pair.source) == _digits(added, pair.target):
        return [], []
    return missing, added


def _values(text: str) -> Counter[str]:
    """The numbers of a text; ММ and the like are abbreviations, a time of day counts as hour and minutes."""
    if not _ANY.search(text):
        return Counter()
    for afternoon in _AFTERNOON:
        text = afternoon.sub(lambda hour: f"{int(hour[1]) + _NOON}:{hour[2] or '00'}", text)
    text = _POWER.sub(r"\1", text)
    text = _REGNAL.sub(r"\g<0>1", text)
    text = _ROMAN_ORDINAL.sub(r"\1", text)
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


def _said(text: str, lang: str) -> Counter[str]:
    """The numbers that a text says in words ("twenty-five", "жиырма бес", «шесть тысяч»: 6000, and 6 that the
    other side may have before the word), or as the names of months."""
    values = [number.value for number in find_number_words(text, lang)]
    values += [few for value in values for few in _scaled_down(value)]
    values += [number for number, words in _OTHER_WORDS.items() for _ in words.findall(text)]
    return Counter([*values, *map(str, months(text, lang))])


def _scaled_down(value: str) -> Iterator[str]:
    while value.endswith("000"):
        value = value[:-3]
        yield value


def _message(missing: list[str], added: list[str]) -> str:
    if missing and added:
        return f"{_listed(missing)} became {_listed(added)}"
    if missing:
        return f"{_listed(missing)} {'is' if len(missing) == 1 else 'are'} missing"
    return f"{_listed(added)} {'does' if len(added) == 1 else 'do'} not stand in the source"


def _listed(values: list[str]) -> str:
    return ", ".join(values)
