"""Words that stand twice running."""

from __future__ import annotations

import re

from workbench.review.finding import Fix, Pair, Severity
from workbench.review.forms import Fault, Form

_WORD = re.compile(r"(?<![-’'])\b([^\W\d_]{2,}) (\1)\b(?![-’'])", re.IGNORECASE)
_SMALL = {
    "ru": re.compile(r"(?<![\w«\"(])([вскиуо]) (\1)\b(?![-.)»])", re.IGNORECASE),
    "en": re.compile(r"(?<![\w.-])(a) (\1)\b(?![-.)])", re.IGNORECASE),
}
_PHRASE = re.compile(r"\b([^\W\d_]{2,}(?: [^\W\d_]{2,}){1,4}) (\1)\b(?![-’'])", re.IGNORECASE)
_MEANT = {
    "kk": frozenset(
        ("жиі", "тез", "кейде", "анда", "санда", "талай", "қайта", "мен", "бен", "пен", "бір", "екі", "үш",
         "әр", "не", "кім", "қандай", "неше", "әлде", "айта", "күле", "жүре", "келе", "бара", "тұра", "көре",
         "зор", "кең", "сан", "топ", "көп", "аз", "жаңа", "бөлек", "жеке", "ұзақ", "біртіндеп", "бірте",
         "өте", "ақырын", "жай", "баяу", "сөйлей", "ойлай", "көп", "үлкен", "әдемі", "биік", "жоқ", "иә")
    ),
    "ru": frozenset(
        ("еле", "чуть", "едва", "да", "нет", "очень", "долго", "далеко", "давно", "много", "так", "только",
         "вот", "ну", "все", "то")
    ),
    "en": frozenset(
        ("as", "had", "that", "very", "her", "long", "many", "much", "far", "no", "bye", "ha", "is")
    ),
}  # fmt: skip
"""Words that are said twice for the sake of the meaning."""

_OPPOSITE = re.compile(r" емес")
_GERUND = re.compile(r"[^\W\d_]{2,}(?:[ыі]п|[аеяә]п|[аеә]й)")
"""Kazakh gerunds are doubled for an action that goes on (ойлап ойлап)."""


def _doubled_word(pair: Pair) -> Fault | None:
    """The same word or words twice running, unless the source doubles some too."""
    found = _unmeant(pair.target, pair.target_lang, with_names=not pair.alone)
    if found is None or _WORD.search(pair.source):
        return None
    fix = Fix(found.end(1), found.end(2), "")
    return Fault(
        f"“{found.group()}”: {'words stand' if ' ' in found.group(1) else 'a word stands'} twice", fix
    )


def _unmeant(text: str, lang: str, *, with_names: bool) -> re.Match[str] | None:
    """What is doubled and not meant so; a name may be double (Бора Бора), which a source would tell."""
    meant = _MEANT.get(lang, frozenset())
    for found in _WORD.finditer(text):
        word = found.group(1).lower()
        named = found.group(2)[0].isupper() and not with_names
        if word not in meant and not named and not (lang == "kk" and _GERUND.fullmatch(word)):
            return found
    small = _SMALL.get(lang)
    return _unmeant_phrase(text) or (small.search(text) if small else None)


def _unmeant_phrase(text: str) -> re.Match[str] | None:
    """Some words twice running; names hold names, and a word may be set against its opposite (… емес)."""
    for found in _PHRASE.finditer(text):
        is_named = any(word[0].isupper() for word in found.group(2).split())
        if not is_named and not _OPPOSITE.match(text, found.end()):
            return found
    return None


DOUBLED_WORD = Form("doubled-word", Severity.WARNING, _doubled_word)
