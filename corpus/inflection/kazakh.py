"""Kazakh nouns: stem, plural, possessive, case and what may follow, each in the shape its neighbour asks for.

Counted as inflection: plural, possessive, the cases, -дай, -дағы (with what may follow it in turn), -нікі and
the personal endings of a predicate. Derivation (-лық, -шы, -лы, -сыз, -ша) makes another word. Shapes follow
Balaqaev et al., Қазіргі қазақ тілі (nominal inflection) and the spelling rules for loans.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from corpus.inflection.paradigm import Paradigm
from corpus.morphology import VOWELS

_BACK = frozenset("аоұыяё")
_FRONT = frozenset("әеөүіэ")
_LOAN = frozenset("вфцчщэёъьюя")
_LOAN_ENDS = ("нк", "ск", "рк", "лк", "кс", "нт", "рт", "кт", "пт", "льм", "рн", "рм")
_VOICED = {"к": "г", "қ": "ғ", "п": "б"}
_UNVOICED = {voiced: plain for plain, voiced in _VOICED.items()}
_SHORTENED = ("ст", "зд")
_VOWEL_ENDINGS = ("ы", "і")

# What a final sound makes of the endings: plural, genitive, accusative, locative, ablative, dative,
# instrumental, first letters only; a sound with two rows may take either.
_SHAPES = {
    "vowel": ("лннддғм",),
    "glide": ("лддддғм",),
    "r": ("лддддғм",),
    "l": ("дддддғм",),
    "nasal": ("дндднғм",),
    "z": ("дддддғб",),
    "t": ("тттттқп",),
    "loan": ("тттттқп", "дддддғб"),
}
_SOUNDS = (
    ("vowel", "аәеоөұүыіэёя"), ("glide", "иую"), ("r", "рй"), ("l", "л"), ("nasal", "мнң"), ("z", "зж"),
    ("loan", "бвгд"),
)  # fmt: skip


def noun(word: str) -> tuple[Paradigm, ...]:
    """The forms of a noun."""
    return tuple(_noun(word, bare=True))


def possessed_noun(word: str) -> tuple[Paradigm, ...]:
    """The forms of a noun that stands in the third person possessive: басшысы, басшыларын, басшымыз."""
    found = _noun(word, bare=True)
    for base in possessed_bases(word):
        found += _noun(base, bare=False)
    return tuple(found)


def abbreviation(word: str) -> tuple[Paradigm, ...]:
    """The forms of an abbreviation, whose endings follow its pronunciation, with or without a hyphen."""
    return (Paradigm(word, _all_shapes()), Paradigm(f"{word}-", _all_shapes()))


@cache
def _all_shapes() -> frozenset[str]:
    return frozenset(e for back in (True, False) for sound in _SHAPES for e in endings(sound, back))


def sound_of(word: str) -> str:
    """The kind of a word's final sound, which shapes the ending after it."""
    last = word.rstrip("ьъ")[-1:]
    return next((kind for kind, letters in _SOUNDS if last and last in letters), "t")


def harmonies(word: str) -> tuple[bool, ...]:
    """The colours its endings may have: True for back. A loan or a mixed word may have either."""
    told = [letter in _BACK for letter in word if letter in _BACK or letter in _FRONT]
    vowels = [letter for letter in word if letter in VOWELS]
    unsure = not told or len(set(told)) == 2 or vowels[-1] == "и" or word.endswith(_LOAN_ENDS)
    return (True, False) if unsure or _LOAN & set(word) else (told[-1],)


def _noun(word: str, *, bare: bool) -> list[Paradigm]:
    """A noun's paradigms; without `bare` only its possessive forms."""
    sound, colours = sound_of(word), harmonies(word)
    found = [Paradigm(word, _allowed(sound, colours, bare))]
    before_vowel = _allowed(sound, colours, bare, _VOWEL_ENDINGS)
    if word[-1:] in _VOICED and len(word) > 2:
        found.append(Paradigm(word[:-1] + _VOICED[word[-1]], before_vowel))
    if word in _dropping():
        found.append(Paradigm(word[:-2] + word[-1], before_vowel))
    if word.rstrip("ьъ").endswith(_SHORTENED):
        shorter = word.rstrip("ьъ")[:-1]
        found.append(Paradigm(shorter, _allowed(sound_of(shorter), colours, bare) - {""}))
    return found


@cache
def _allowed(
    sound: str, colours: tuple[bool, ...], bare: bool, beginnings: tuple[str, ...] = ("",)
) -> frozenset[str]:
    return frozenset(e for back in colours for e in endings(sound, back, bare) if e.startswith(beginnings))


def possessed_bases(word: str) -> list[str]:
    """What a lower-case word that ends like a third person possessive may be the possessive of."""
    if word.endswith(("сы", "сі")) and sound_of(word[:-2]) == "vowel":
        return [word[:-2]] if len(word) > 4 else []
    if not word.endswith(_VOWEL_ENDINGS) or len(word) < 4 or sound_of(word[:-1]) == "vowel":
        return []
    base = word[:-1]
    bases = [base]
    if base[-1] in _UNVOICED:
        bases.append(base[:-1] + _UNVOICED[base[-1]])
    bases += [whole for whole in _dropping() if whole[:-2] + whole[-1] == base]
    return bases


@cache
def _dropping() -> frozenset[str]:
    """Words that lose the vowel of their last syllable before a possessive: халық, халқы."""
    return _listed("kk-dropping.txt")


@cache
def own_words() -> frozenset[str]:
    """Words of their own that look like a form of a shorter noun: басқа, етті."""
    return frozenset(word for word in _listed("kk-own-words.txt") if "_" not in word)


@cache
def own_phrases() -> dict[str, str]:
    """Words that look like a form of a noun, but are none before another word, by the beginning of that."""
    parted = (phrase.partition("_") for phrase in _listed("kk-own-words.txt"))
    return {first: following for first, joint, following in parted if joint}


def _listed(name: str) -> frozenset[str]:
    text = files("corpus").joinpath(f"data/{name}").read_text(encoding="utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())


def in_form_of(form: str, old: str, new: str) -> str | None:
    """A noun in the form that another stands in (партияның, кеңес: кеңестің), all in small letters.

    None when `form` is no form of `old` or may be several, or when it is not sure which endings `new` takes.
    """
    unsure = new.endswith(_LOAN_ENDS) or new.rstrip("ьъ").endswith(_SHORTENED)
    if unsure or not (_BACK | _FRONT) & set(new):
        return None
    met = {
        place
        for back in harmonies(old)
        for shape in _SHAPES[sound_of(old)]
        for place, ending in enumerate(_chain(sound_of(old), shape, back))
        if _joined(old, ending) == form
    }
    back = next(letter in _BACK for letter in reversed(new) if letter in _BACK or letter in _FRONT)
    chain = _chain(sound_of(new), _SHAPES[sound_of(new)][0], back)
    found = {_joined(new, chain[place]) for place in met}
    return found.pop() if len(found) == 1 else None


def _joined(word: str, ending: str) -> str:
    """A noun with an ending, its last sounds changed before a vowel."""
    if not ending.startswith(_VOWEL_ENDINGS):
        return word + ending
    if word in _dropping():
        return word[:-2] + word[-1] + ending
    return word[:-1] + _VOICED.get(word[-1], word[-1]) + ending


@cache
def endings(sound: str, back: bool, bare: bool = True) -> frozenset[str]:
    """Every chain of endings after a final sound; without `bare` those with a possessive in them."""
    return frozenset(e for shape in _SHAPES[sound] for e in _chain(sound, shape, back, bare))


@cache
def _chain(sound: str, shape: str, back: bool, bare: bool = True) -> tuple[str, ...]:
    """The chains of endings, one for each form: whatever the sounds, a form has the same place."""
    plural = f"{shape[0]}{'а' if back else 'е'}р"
    owned = (*_owned(sound, back), *(plural + e for e in _owned("r", back)))
    if not bare:
        return owned
    return (*owned, *_cases(shape, back), *(plural + e for e in _cases(_SHAPES["r"][0], back)))


def _cases(shape: str, back: bool, *, attributive: bool = True) -> list[str]:
    """The endings of a word that belongs to nobody, none included."""
    a, i = ("а", "ы") if back else ("е", "і")
    _, genitive, accusative, locative, ablative, dative, instrumental = tuple(shape)
    place = f"{locative}{a}"
    found = [
        "", f"{genitive}{i}ң", f"{accusative}{i}", f"{_colour(dative, back)}{a}", place, f"{ablative}{a}н",
        f"{instrumental}ен", f"{instrumental}енен", f"{genitive}ікі",
    ]  # fmt: skip
    if attributive:
        found += [f"{locative}{a}й", *_personal(shape, back), *_attributive(place, back)]
    return found


def _personal(shape: str, back: bool) -> list[str]:
    """Who somebody is: I, thou, we; and what surely is."""
    i = "ы" if back else "і"
    return [f"{shape[6]}{i}н", f"с{i}ң", f"{shape[6]}{i}з", f"{shape[3]}{i}р"]


def _attributive(place: str, back: bool) -> list[str]:
    """What is there (-дағы) and, as a noun, those that are there."""
    a, i, g = ("а", "ы", "ғ") if back else ("е", "і", "г")
    there = f"{place}{g}{i}"
    alone = _cases(_SHAPES["vowel"][0], back, attributive=False)
    many = _cases(_SHAPES["r"][0], back, attributive=False)
    return [*(there + e for e in alone), *(f"{there}л{a}р{e}" for e in many)]


def _owned(sound: str, back: bool) -> list[str]:
    """The possessives after a final sound, each with its cases."""
    a, i = ("а", "ы") if back else ("е", "і")
    link = "" if sound == "vowel" else i
    found = []
    for person in (f"{link}м", f"{link}ң"):
        found += [*(person + e for e in _cases(_SHAPES["nasal"][0], back)), f"{person}{a}"]
    for person in (f"{link}м{i}з", f"{link}ң{i}з"):
        found += [person + e for e in _cases(_SHAPES["z"][0], back)]
    third = f"с{i}" if sound == "vowel" else i
    return [*found, *(third + e for e in _after_third(back))]


def _after_third(back: bool) -> list[str]:
    """The cases after the third person possessive."""
    a, i = ("а", "ы") if back else ("е", "і")
    plain = ["", "н", f"н{i}ң", f"н{a}", f"нд{a}", f"н{a}н", "мен", "менен", "нікі", f"нд{a}й"]
    return [*plain, *_attributive(f"нд{a}", back), f"м{i}н", f"с{i}ң", f"м{i}з", f"д{i}р"]


def _colour(dative: str, back: bool) -> str:
    """The dative's first letter in a back or a front word."""
    return dative if back else {"ғ": "г", "қ": "к"}[dative]
