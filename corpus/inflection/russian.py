"""Russian nouns, adjectives and verbs: stems with the endings that their dictionary form lets expect.

A dictionary form does not tell everything (stress, the gender of -ь), so each word has the endings of every
pattern it may follow (Zaliznyak, Грамматический словарь: nouns 1–8, adjectives 1–4). ё and е count as one
letter. Short adjectives, adverbs and degrees of comparison are other words.
"""

from __future__ import annotations

import re
from functools import cache

from corpus.inflection.paradigm import Paradigm


@cache
def _ends(listed: str) -> frozenset[str]:
    """Endings separated by spaces; 0 is none."""
    return frozenset("" if ending == "0" else ending for ending in listed.split())


_HUSHING = frozenset("гкхжчшщ")
_VOWELS = frozenset("аеиоуыэюя")
_MASCULINE = "0 а у ом е ы ов ам ами ах"
_MASCULINE_K = "0 а у ом ем е и ов ей ам ами ах"
_MASCULINE_TS = "0 а у ом ем е ы ов ев ам ами ах"
_MASCULINE_J = "й я ю ем е и ев ям ями ях"
_SOFT = "ь я ю ем е и ей ью ям ями ях"
_FEMININE = "а ы и е у ой ою ей ею ам ами ах 0"
_FEMININE_SOFT = "я и е ю ей ею ь ям ями ях й"
_NEUTER = "о а у ом е ам ами ах 0"
_NEUTER_SOFT = "е я ю ем и ей й ям ями ях ев"
_NEUTER_TS = "е а у ем ам ами ах 0"
_PLURAL = "ы и а ов ев ей 0 ам ами ах ям ями ях ь"
_ADJECTIVE = "ый ой ого ому ым ом ая ую ою ое ые ых ыми"
_ADJECTIVE_K = "ий ой ый ого ому им ом его ему ем ая ей ую ою ое ее ие их ими"
_ADJECTIVE_SOFT = "ий его ему им ем яя ей юю ею ее ие их ими"
_NAME = "0 а у ым ом е ой ы ых ыми"
_ADJECTIVE_ENDINGS = "ый|ий|ой|ого|его|ому|ему|ым|им|ом|ем|ая|яя|ей|ую|юю|ою|ое|ее|ые|ие|ых|их|ыми|ими"
_SHORTEST_ROOT = 4
_TIME = "я ени енем ена ен енам енами енах"
_NOUNS_IN_IE = ("ние", "тие", "лие", "вие", "рие", "сие", "бие", "дие", "пие")
_BASES = (
    ("", _MASCULINE), ("а", _FEMININE), ("я", _FEMININE_SOFT), ("ь", _SOFT), ("о", _NEUTER),
    ("е", _NEUTER_SOFT), ("ый", _ADJECTIVE), ("ий", _ADJECTIVE_K),
)  # fmt: skip
_ADJECTIVE_ENDS = ("ый", "ой", "ая", "яя", "ое", "ее", "ые", "ие", "ий")
# Words whose last vowel falls out before an ending, beyond those in -ок, -ек, -ец.
_FLEETING = _ends(
    "день пень корень камень уровень ливень ремень перстень парень посол угол узел орел козел осел"
    " котел ветер пепел хребет лед лев лоб мох ров рот сон шов пес овес огонь уголь ноготь коготь"
    " локоть ложь рожь вошь любовь церковь ковер костер бугор шатер дятел заем наем"
)
_LASTING = _ends("человек век чек трек урок срок пророк восток поток ток блок рок знаток кузнец")


def normal(word: str) -> str:
    """A lower-case word with ё written as е, as all stems and endings here are."""
    return word.replace("ё", "е")


def is_adjective(word: str) -> bool:
    """Whether a lower-case word looks like an adjective or participle in its dictionary form."""
    if len(word) < 5 or not word.endswith(_ADJECTIVE_ENDS) or word.endswith(_NOUNS_IN_IE):
        return False
    return word[-3] not in _VOWELS and not (word.endswith("ий") and word[-3] in "рлмт")


def relational(noun: str) -> re.Pattern[str] | None:
    """What matches the adjectives made of a lower-case noun, in any form: бюджетный, школьный, районный.

    None for a word too short to tell or an adjective itself. ё must be written as е.
    """
    stem = normal(noun).rstrip("аеиоуыэюяьй")
    if len(stem) < _SHORTEST_ROOT or is_adjective(normal(noun)):
        return None
    return re.compile(rf"\b{re.escape(stem)}[а-я]{{0,5}}?(?:н|ск|ов|ев)(?:{_ADJECTIVE_ENDINGS})\b")


def noun(word: str) -> tuple[Paradigm, ...]:
    """The forms of a noun or an adjective."""
    word = normal(word)
    alone = Paradigm(word, _ends("0"))
    if len(word) < 3:
        return (alone,)
    if is_adjective(word):
        return (alone, *_adjective(word), *(_ending_in_soft(word) if word.endswith("ий") else ()))
    return (alone, *_declined(word), *_irregular(word))


def bases(word: str) -> set[str]:
    """The dictionary forms, real or not, that a lower-case noun or adjective may be a form of."""
    word = normal(word)
    cuts = [(word[:length], word[length:]) for length in range(max(3, len(word) - 3), len(word) + 1)]
    return {stem + own for stem, ending in cuts for own, pattern in _BASES if ending in _ends(pattern)}


def verb(word: str) -> tuple[Paradigm, ...]:
    """The forms of a verb: infinitive, past, present or future, imperative and participles in -щий, -вший."""
    word = normal(word)
    returning = word.endswith(("ся", "сь"))
    infinitive = word[:-2] if returning else word
    stem = infinitive[:-2]
    if not infinitive.endswith(("ть", "ти")) or not stem:
        return noun(word)
    found = [Paradigm(infinitive, _ends("0")), Paradigm(stem, _ends("л ла ло ли в вши"))]
    if stem.endswith(("ова", "ева")):
        present = stem[:-3] + ("у" if stem.endswith("ова") else "ю")
        found.append(Paradigm(present, _ends("ю ешь ет ем ете ют й йте я")))
    elif stem.endswith(("а", "я", "е")):
        found.append(Paradigm(stem, _ends("ю ешь ет ем ете ют й йте я")))
    if stem.endswith(("и", "е", "а")):
        found.append(Paradigm(stem[:-1], _ends("ю у ишь ит им ите ят ат и ь")))
    if returning:
        found = [
            Paradigm(p.stem, frozenset(e + end for e in p.endings for end in ("ся", "сь"))) for p in found
        ]
    return tuple(found)


def _adjective(word: str) -> list[Paradigm]:
    stem = word[:-2]
    if stem[-1] in _HUSHING:
        return [Paradigm(stem, _ends(_ADJECTIVE_K))]
    if word.endswith(("ий", "яя", "ее", "ие")):
        return [Paradigm(stem, _ends(_ADJECTIVE_SOFT))]
    return [Paradigm(stem, _ends(_ADJECTIVE))]


def _ending_in_soft(word: str) -> list[Paradigm]:
    return [Paradigm(word[:-1], _ends(_MASCULINE_J))]


def _declined(word: str) -> list[Paradigm]:
    """By the last letter: masculine nouns end in a consonant, feminine ones in -а, neuter ones in -о …"""
    stem, last = word[:-1], word[-1]
    if last not in _VOWELS and last not in "ьйъ":
        return _masculine(word)
    if last == "й":
        return [Paradigm(stem, _ends(_MASCULINE_J)), *_bent_j(word)]
    if last == "ь":
        return [Paradigm(stem, _ends(_SOFT)), *_fleeting(word, stem[:-2] + stem[-1:], _SOFT)]
    if last == "а":
        return [Paradigm(stem, _ends(_FEMININE)), *_inserted(stem, "0")]
    if word.endswith("мя"):
        return [Paradigm(stem, _ends(_TIME))]
    if last == "я":
        return [Paradigm(stem, _ends(_FEMININE_SOFT)), *_inserted(stem, "ь 0")]
    if last == "о":
        return [Paradigm(stem, _ends(_NEUTER)), *_inserted(stem, "0")]
    if last == "е":
        pattern = _NEUTER_TS if stem[-1] in "цжшщч" else _NEUTER_SOFT
        return [Paradigm(stem, _ends(pattern)), *_inserted(stem, "0")]
    if last in "ыи":
        return [Paradigm(stem, _ends(_PLURAL)), *_inserted(stem, "0")]
    return []


def _masculine(word: str) -> list[Paradigm]:
    pattern = _MASCULINE_TS if word[-1] == "ц" else _MASCULINE_K if word[-1] in _HUSHING else _MASCULINE
    found = [Paradigm(word, _ends(pattern))]
    if word.endswith(("ов", "ев", "ин", "ын")):
        found.append(Paradigm(word, _ends(_NAME)))
    if word.endswith(("анин", "янин")):
        found.append(Paradigm(word[:-2], _ends("е 0 ам ами ах")))
    if word.endswith("ец") and word not in _LASTING and len(word) > 3:
        before = word[:-2]
        link = "й" if before[-1] in _VOWELS else "ь" if before[-1] == "л" else ""
        found.append(Paradigm(before + link + "ц", _ends(_MASCULINE_TS) - {""}))
    elif word.endswith(("ок", "ек")) and word not in _LASTING and len(word) > 3:
        found.append(Paradigm(word[:-2] + "к", _ends(_MASCULINE_K) - {""}))
    return [*found, *_fleeting(word, word[:-2] + word[-1], pattern)]


def _fleeting(word: str, stem: str, pattern: str) -> list[Paradigm]:
    if word not in _FLEETING:
        return []
    soft = stem[:-1] + "ь" + stem[-1]
    return [Paradigm(one, _ends(pattern) - {"", "ь"}) for one in (stem, soft)]


def _bent_j(word: str) -> list[Paradigm]:
    return [Paradigm(word[:-2] + "ь", _ends("я ю ем е и ев ям ями ях"))] if word.endswith("ей") else []


def _inserted(stem: str, endings: str) -> list[Paradigm]:
    """The genitive plural of a stem in two consonants, a vowel between them: справка, справок."""
    if len(stem) < 3:
        return []
    before, last = stem[-2], stem[-1]
    if last == "ь":
        return [Paradigm(stem[:-1], _ends("ей"))]
    if last in _VOWELS or before in _VOWELS:
        return []
    root = stem[:-2] if before in "ьй" else stem[:-1]
    return [Paradigm(root + vowel + last, _ends(endings)) for vowel in "ое"]


def _irregular(word: str) -> list[Paradigm]:
    forms = _IRREGULAR.get(word)
    return [] if forms is None else [Paradigm(forms[0], _ends(forms[1]))]


_IRREGULAR = {
    "человек": ("люд", "и ей ям ьми ях"),
    "ребенок": ("дет", "и ей ям ьми ях"),
    "год": ("лет", "0 ам ами ах"),
    "брат": ("брат", "ья ьев ьям ьями ьях"),
    "лист": ("лист", "ья ьев ьям ьями ьях"),
    "мать": ("матер", "и ью ей ям ями ях"),
    "дочь": ("дочер", "и ью ей ям ями ях"),
    "сосед": ("сосед", "и ей ям ями ях"),
    "сын": ("сынов", "ья ей ьям ьями ьях"),
    "друг": ("друз", "ья ей ьям ьями ьях"),
    "господин": ("господ", "а 0 ам ами ах"),
}
