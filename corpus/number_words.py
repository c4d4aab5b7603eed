"""Numbers written in words, in Kazakh, Russian and English: "жиырма бес", «двадцать пятого», "twenty-five".

Cardinals, ordinals and collectives count alike (үш, үшінші, үшеу), and neighbouring words make one number
(жүз елу мың: 150000). A word is known by its whole form, not by its beginning: үшін is no үш, «пятница» no
«пять», «столица» no «сто», "tennis" no "ten".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from corpus.document import Span
from corpus.numbers import Number

_ADJECTIVE = "(?:ый|ая|ое|ые|ого|ому|ым|ом|ой|ую|ых|ыми|ий)"
_SOFT = f"(?:ь|и|ью|{_ADJECTIVE})"
_NOUN = "(?:а|у|ом|е|ы|ов|ам|ами|ах|н\\w+)?"
_KAZAKH_ENDING = (
    "(?:[ыі]?нш[ыі](?:с[ыі])?|[еа]у(?:[ыі]|м[ыі]з)?|[дтл][ыі][қк]|[дт][ае]ған|[дт]еген)?"
    "(?:н?[ыі]ң|[дтн][ыі]ң|[нд][ыі]|т[ыі]|н|[нғг][ае]|қа|ке|[дтн][ае]н|[дт][ае]|нд[ае]|[мбп]ен|[дт][ае]й|с[ыі])?"
    "(?:ғы|гі|ғ[а-я]+)?"
)
_KAZAKH = {
    0: "нөл", 1: "бір|жалғыз", 2: "екі|ек(?=еу)|қос", 3: "үш", 4: "төрт", 5: "бес",
    6: "алты|алт(?=ау)", 7: "жеті|жет(?=еу)", 8: "сегіз", 9: "тоғыз", 10: "он", 20: "жиырма",
    30: "отыз", 40: "қырық", 50: "елу", 60: "алпыс",
    70: "жетпіс", 80: "сексен", 90: "тоқсан", 100: "жүз", 1000: "мың", 10**6: "миллион",
    10**9: "миллиард",
}  # fmt: skip
_NO_NUMBER = re.compile(
    "бірге|бірде|бірден|бірдей|бірлік.*|онда|ондағы|оны|оның|онан|ондай|онымен|жүзге|жүзі|жүзінде|алтын(?!шы).*"
)
_RUSSIAN = {
    0: "нол[ьюея]м?|нул[ьюея]м?",
    1: f"один|одн(?:а|о|и|ого|ому|им|ом|ой|у|их|ими)|перв{_ADJECTIVE}|единственн\\w+",
    2: f"два|две|двух|двум|двумя|двое|двоих|двоим|дважды|вдвое|втор{_ADJECTIVE}|об[ае]|об(?:ои|еи)(?:х|м|ми)",
    3: "три|тр[её]х|тр[её]м|тремя|трое|троих|трижды|втрое|трет(?:ий|и|ь(?:[яеию]|его|ему|им|ем|ей|их|ими)?)",
    4: f"четыре|четыр[её]х|четыр[её]м|четырьмя|четверо|четверых|четв[её]рт{_ADJECTIVE}|четверт[ьи]",
    5: f"пят{_SOFT}|пятеро|пятерых|впятеро", 6: f"шест{_SOFT}|шестеро|шестерых",
    7: f"семь|семи|семью|седьм{_ADJECTIVE}|семеро|семерых", 8: f"восемь|восьми|восемью|восьм{_ADJECTIVE}",
    9: f"девят{_SOFT}", 10: f"десят{_SOFT}|десятк\\w+|десяток", 11: f"одиннадцат{_SOFT}",
    12: f"двенадцат{_SOFT}|дюжин\\w*", 13: f"тринадцат{_SOFT}", 14: f"четырнадцат{_SOFT}",
    15: f"пятнадцат{_SOFT}", 16: f"шестнадцат{_SOFT}", 17: f"семнадцат{_SOFT}", 18: f"восемнадцат{_SOFT}",
    19: f"девятнадцат{_SOFT}", 20: f"двадцат{_SOFT}", 30: f"тридцат{_SOFT}",
    40: f"сорок|сорока|сороков{_ADJECTIVE}", 50: f"пятьдесят|пятидесят{_SOFT}|пятьюдесятью",
    60: f"шестьдесят|шестидесят{_SOFT}", 70: f"семьдесят|семидесят{_SOFT}",
    80: f"восемьдесят|восьмидесят{_SOFT}", 90: f"девяносто|девяноста|девяност{_ADJECTIVE}",
    100: f"сто|ста|сот|сотн\\w+|сотен|сот{_ADJECTIVE}",
    200: "двести|двухсот", 300: "триста|тр[её]хсот", 400: "четыреста|четыр[её]хсот", 500: "пятьсот|пятисот",
    600: "шестьсот|шестисот", 700: "семьсот|семисот", 800: "восемьсот|восьмисот", 900: "девятьсот|девятисот",
    1000: "тысяч(?:а|и|у|е|ей|ью|ам|ами|ах|н\\w+)?",
    10**6: f"миллион{_NOUN}", 10**9: f"миллиард{_NOUN}",
}  # fmt: skip
_RUSSIAN_COMPOUND = (
    ("одно", 1), ("двух", 2), ("трех", 3), ("трёх", 3), ("четырех", 4), ("четырёх", 4), ("пяти", 5),
    ("шести", 6), ("семи", 7), ("восьми", 8), ("девяти", 9), ("десяти", 10), ("двадцати", 20),
    ("тридцати", 30), ("сорока", 40), ("сто", 100),
)  # fmt: skip
_MEASURED = (
    "(?:дневн|летн|летие|лети[яею]|месячн|недельн|часов|минутн|секундн|метров|километров|тонн|процентн|этажн|"
    "кратн|местн|очков|балльн|значн|миллионн|миллиардн|тысячн|долларов|фунтов|комнатн)[а-я]*"
)
_ENGLISH = {
    0: "zero|nil", 1: "one|first|firstly|once|single", 2: "two|second|secondly|twice|both|double",
    3: "three|thirds?|thrice|triple", 4: "four|fourths?|quarters?|quadruple", 5: "five|fifths?",
    6: "six|sixths?", 7: "seven|sevenths?", 8: "eight|eighths?", 9: "nine|ninths?", 10: "ten|tens|tenths?",
    11: "eleven|eleventh", 12: "twelve|twelfth|dozens?", 13: "thirteen(?:th)?", 14: "fourteen(?:th)?",
    15: "fifteen(?:th)?", 16: "sixteen(?:th)?", 17: "seventeen(?:th)?", 18: "eighteen(?:th)?",
    19: "nineteen(?:th)?", 20: "twent(?:y|ies|ieth)", 30: "thirt(?:y|ies|ieth)", 40: "fort(?:y|ies|ieth)",
    50: "fift(?:y|ies|ieth)", 60: "sixt(?:y|ies|ieth)", 70: "sevent(?:y|ies|ieth)",
    80: "eight(?:y|ies|ieth)", 90: "ninet(?:y|ies|ieth)", 100: "hundreds?|hundredth",
    1000: "thousands?|thousandth", 10**6: "millions?", 10**9: "billions?",
}  # fmt: skip
_FORMS: Mapping[str, Mapping[int, str]] = {
    "kk": {value: f"(?:{stems}){_KAZAKH_ENDING}" for value, stems in _KAZAKH.items()},
    "ru": _RUSSIAN,
    "en": _ENGLISH,
}
_WORD = re.compile(r"[^\W\d_]+")
_JOINT = re.compile(r"[\s\xa0]+|[-‑]|[\s\xa0]+and[\s\xa0]+")
_COUNTED = re.compile(r"\d[\s\xa0-]*$")
_TEN, _HUNDRED, _THOUSAND = 10, 100, 1000


def find_number_words(text: str, lang: str) -> list[Number]:
    """Every number that a text says in words, in order; none in other languages than these three.

    A word for thousands or millions after figures ("15 мың") only scales them and is no number of its own.
    """
    if lang not in _FORMS:
        return []
    found: list[Number] = []
    run: list[tuple[int, Span]] = []
    for value, span in _valued(text, lang):
        if run and not (
            _JOINT.fullmatch(text, run[-1][1].end, span.start) and _fits([v for v, _ in run], value, lang)
        ):
            found.append(_joined(run))
            run = []
        run.append((value, span))
    if run:
        found.append(_joined(run))
    return found


@cache
def _pattern(lang: str) -> re.Pattern[str]:
    """The forms of all number words, each value a group n<value>."""
    return re.compile("|".join(f"(?P<n{value}>{forms})" for value, forms in _FORMS[lang].items()))


def _valued(text: str, lang: str) -> Iterator[tuple[int, Span]]:
    for word in _WORD.finditer(text):
        value = _value(word.group().lower(), lang)
        if value is not None and not (value >= _HUNDRED and _COUNTED.search(text, 0, word.start())):
            yield value, Span(*word.span())


@cache
def _value(form: str, lang: str) -> int | None:
    if lang == "kk" and _NO_NUMBER.fullmatch(form):
        return None
    found = _pattern(lang).fullmatch(form)
    if found and found.lastgroup:
        return int(found.lastgroup[1:])
    if lang == "ru":
        return next((v for stem, v in _RUSSIAN_COMPOUND if re.fullmatch(stem + _MEASURED, form)), None)
    return None


def _fits(before: list[int], value: int, lang: str) -> bool:
    """Whether a value goes on with the number that some values make: 20 and 5, 2 and 100, 150 and 1000."""
    last = before[-1]
    if value >= _THOUSAND:
        return last < value
    if value == _HUNDRED:
        return 0 < last < _TEN and (len(before) == 1 or before[-2] >= _THOUSAND)
    if value > _HUNDRED:
        return last >= _THOUSAND
    if last >= _HUNDRED:
        return True
    return value < _TEN <= last and last % _TEN == 0 and (lang == "kk" or last > _TEN)


def _joined(run: list[tuple[int, Span]]) -> Number:
    whole = part = 0
    for value, _ in run:
        if value >= _THOUSAND:
            whole, part = whole + max(part, 1) * value, 0
        elif value == _HUNDRED:
            part = max(part, 1) * value
        else:
            part += value
    return Number(str(whole + part), Span(run[0][1].start, run[-1][1].end))
