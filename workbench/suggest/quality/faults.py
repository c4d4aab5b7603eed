"""Faults put into good translations on purpose, to teach the scorer what a fault looks like.

Each function takes the pair, its target language, the translation of another sentence and a random number
generator, and gives the spoilt translation, or "" where the fault cannot be made (no number to change).
They follow the systematic perturbations of Karpinska et al. 2022 (DEMETR) and what machine translation of
Kazakh is known to do: leave out, repeat, leave untranslated, stop early.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

import regex

from corpus.numbers import find_numbers

Fault = Callable[[str, str, str, str, Random], str]

_ENDS = '.!?…»”"'
_LOOKALIKE = dict(zip("асеорхАСЕОРХ", "aceopxACEOPX", strict=True))
_TO_CYRILLIC = {latin: letter for letter, latin in _LOOKALIKE.items()}
_NAME = re.compile(r"(?<=[\w,»”\"] )[A-ZА-ЯЁ][a-zа-яё]{3,}(?![-\w])")
_NEGATION = {
    "ru": re.compile(r"\b(?:не|ни)\s+(?=\w)"),
    "en": re.compile(r"\s(?:not|never)\b|(?<=[a-z])n['’]t\b|\bno\s+(?=[a-z])"),
}
_VERB = {
    "ru": regex.compile(r"(?<=\s)(?=[а-яё]{2,}(?:[аеиоуюя]л(?:а|и|о|ся|ась|ись|ось)?|[аеияую]т(?:ся)?)\b)"),
    "en": regex.compile(
        r"(?<=\b(?:is|was|are|were|will|have|has|had|can|could|may|might|must|should|would))(?=\s)"
    ),
}


def number(source: str, target: str, lang: str, other: str, random: Random) -> str:  # noqa: ARG001
    """One number becomes another."""
    places = [found.span for found in find_numbers(target) if target[found.span.start].isdigit()]
    if not places:
        return ""
    start, end = random.choice(places)
    digits = target[start:end]
    place = random.choice([k for k, c in enumerate(digits) if c.isdigit()])
    changed = random.choice([c for c in "123456789" if c != digits[place]])
    return target[:start] + digits[:place] + changed + digits[place + 1 :] + target[end:]


def name(source: str, target: str, lang: str, other: str, random: Random) -> str:  # noqa: ARG001
    """A name becomes a name of another sentence."""
    here, there = list(_NAME.finditer(target)), _NAME.findall(other)
    there = [found for found in there if found not in target]
    if not here or not there:
        return ""
    place = random.choice(here)
    return f"{target[: place.start()]}{random.choice(there)}{target[place.end() :]}"


def negation(source: str, target: str, lang: str, other: str, random: Random) -> str:  # noqa: ARG001
    """A "not" is dropped, or one is put before a verb."""
    if lang not in _NEGATION:
        return ""
    places = list(_NEGATION[lang].finditer(target))
    if places:
        place = random.choice(places)
        return target[: place.start()] + target[place.end() :]
    verbs = list(_VERB[lang].finditer(target))
    if not verbs:
        return ""
    at = random.choice(verbs).start()
    return target[:at] + ("не " if lang == "ru" else " not") + target[at:]


def omission(source: str, target: str, lang: str, other: str, random: Random) -> str:  # noqa: ARG001
    """A clause of a quarter to a half of the words is left out."""
    words = target.split()
    if len(words) < 6:
        return ""
    start, end = _stretch(words, random)
    return _like(target, " ".join([*words[:start], *words[end:]]))


def addition(source: str, target: str, lang: str, other: str, random: Random) -> str:  # noqa: ARG001
    """A clause of another sentence is put in."""
    words, others = target.split(), other.split()
    if len(words) < 6 or len(others) < 6:
        return ""
    start, end = _stretch(others, random)
    wanted = max(2, round(len(words) * random.uniform(0.25, 0.5)))
    clause = others[start : max(end, start + wanted)][:wanted]
    ends = [k for k in range(1, len(words)) if words[k - 1][-1] in ",;:—–"] or list(range(1, len(words)))
    at = random.choice(ends)
    clause = [word.strip('.!?«»“”"') or "," for word in clause]
    return " ".join([*words[:at], clause[0][:1].lower() + clause[0][1:], *clause[1:], *words[at:]])


def untranslated(source: str, target: str, lang: str, other: str, random: Random) -> str:  # noqa: ARG001
    """The source stands there, or a stretch of it."""
    if random.random() < 0.3:
        return source
    words, sources = target.split(), source.split()
    size = min(max(2, round(len(words) * random.uniform(0.1, 0.5))), len(words), len(sources))
    at, there = random.randrange(len(words) - size + 1), random.randrange(len(sources) - size + 1)
    return " ".join([*words[:at], *sources[there : there + size], *words[at + size :]])


def truncated(source: str, target: str, lang: str, other: str, random: Random) -> str:  # noqa: ARG001
    """The translation stops between a third and two thirds of the way."""
    words = target.split()
    return " ".join(words[: round(len(words) * random.uniform(0.33, 0.67))]) if len(words) >= 5 else ""


def repetition(source: str, target: str, lang: str, other: str, random: Random) -> str:  # noqa: ARG001
    """A stretch of words stands two to four times running."""
    words = target.split()
    if len(words) < 4:
        return ""
    size = random.randint(1, min(5, len(words) // 2))
    at = random.randrange(len(words) - size + 1)
    return " ".join([*words[: at + size], *words[at : at + size] * random.randint(1, 3), *words[at + size :]])


def mixed_script(source: str, target: str, lang: str, other: str, random: Random) -> str:  # noqa: ARG001
    """Letters of some words are written in another script."""
    swap = _LOOKALIKE if re.search("[а-яё]", target) else _TO_CYRILLIC
    places = [found for found in re.finditer(r"[^\W\d_]{4,}", target) if set(found.group()) & set(swap)]
    if not places:
        return ""
    spoilt = target
    for place in random.sample(places, min(len(places), random.randint(1, 3))):
        letters = list(place.group())
        at = random.choice([k for k, c in enumerate(letters) if c in swap])
        letters[at] = swap[letters[at]]
        spoilt = spoilt[: place.start()] + "".join(letters) + spoilt[place.end() :]
    return spoilt


def wrong_sentence(source: str, target: str, lang: str, other: str, random: Random) -> str:  # noqa: ARG001
    """The translation of another sentence."""
    return other if other != target else ""


def shuffled(source: str, target: str, lang: str, other: str, random: Random) -> str:  # noqa: ARG001
    """The words stand in another order."""
    words = target.split()
    if len(words) < 4:
        return ""
    mixed = words[:]
    while mixed == words:
        random.shuffle(mixed)
    return " ".join(mixed)


def _like(whole: str, part: str) -> str:
    """A part of a sentence that begins with a capital letter and ends with a stop as the whole does."""
    end = whole[len(whole.rstrip(_ENDS)) :]
    body = part.rstrip(_ENDS + ",;:–— ")
    return (body[:1].upper() + body[1:] if whole[:1].isupper() else body) + end


def _stretch(words: list[str], random: Random) -> tuple[int, int]:
    """A clause between commas of a quarter to a half of the words, else any stretch of that size."""
    cuts = [0, *(k + 1 for k, word in enumerate(words) if word[-1] in ",;:—–"), len(words)]
    clauses = [
        (a, b) for k, a in enumerate(cuts) for b in cuts[k + 1 :] if 0.25 <= (b - a) / len(words) <= 0.5
    ]
    if clauses:
        return random.choice(clauses)
    size = max(2, round(len(words) * random.uniform(0.25, 0.5)))
    start = random.randrange(len(words) - size + 1)
    return start, start + size


FAULTS: dict[str, Fault] = {
    "number": number,
    "untranslated": untranslated,
    "truncated": truncated,
    "repetition": repetition,
    "mixed script": mixed_script,
    "wrong sentence": wrong_sentence,
    "shuffled": shuffled,
    "omission": omission,
    "addition": addition,
    "name": name,
    "negation": negation,
}
"""Every fault that needs no glossary, by its name in reports."""
