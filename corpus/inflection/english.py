"""English nouns and verbs: plural and possessive, or the four endings of a verb; common irregular plurals."""

from __future__ import annotations

from corpus.inflection.paradigm import Paradigm

_POSSESSIVE = frozenset(["", "'s", "s'", "'"])
_PLURALS = {
    "man": "men", "woman": "women", "child": "children", "person": "people", "foot": "feet", "tooth": "teeth",
    "mouse": "mice", "goose": "geese", "datum": "data", "medium": "media", "criterion": "criteria",
    "phenomenon": "phenomena", "matrix": "matrices", "index": "indices", "appendix": "appendices",
    "bacterium": "bacteria", "stimulus": "stimuli", "curriculum": "curricula",
}  # fmt: skip
_ENDINGS = ("man", "child")


def noun(word: str) -> tuple[Paradigm, ...]:
    """The forms of a noun: singular, plural, and the possessives of both."""
    found = [Paradigm(word, _POSSESSIVE | {"s"})]
    if word.endswith(("s", "x", "z", "ch", "sh", "o")):
        found.append(Paradigm(word, frozenset(["es", "es'"])))
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        found.append(Paradigm(word[:-1], frozenset(["ies", "ies'"])))
    if word.endswith(("f", "fe")):
        found.append(Paradigm(word.rstrip("e")[:-1], frozenset(["ves", "ves'"])))
    if word.endswith("is") and len(word) > 4:
        found.append(Paradigm(word[:-2], frozenset(["es", "es'"])))
    irregular = next((one for one in _PLURALS if word.endswith(one)), None)
    if irregular is not None and (word == irregular or word.endswith(_ENDINGS)):
        found.append(Paradigm(word[: -len(irregular)] + _PLURALS[irregular], _POSSESSIVE))
    return tuple(found)


def plural(word: str) -> str:
    """The usual plural of a noun."""
    irregular = next((one for one in _PLURALS if word.endswith(one)), None)
    if irregular is not None and (word == irregular or irregular in _ENDINGS):
        return word[: -len(irregular)] + _PLURALS[irregular]
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return f"{word[:-1]}ies"
    return word + ("es" if word.endswith(("s", "x", "z", "ch", "sh")) else "s")


def verb(word: str) -> tuple[Paradigm, ...]:
    """The regular forms of a verb: vote, votes, voted, voting; plan, planned; carry, carried."""
    found = [Paradigm(word, frozenset(["", "s", "es", "ed", "ing"]))]
    if word.endswith("e"):
        found.append(Paradigm(word[:-1], frozenset(["ed", "ing"])))
    elif word.endswith("y"):
        found.append(Paradigm(word[:-1], frozenset(["ies", "ied"])))
    else:
        found.append(Paradigm(word + word[-1], frozenset(["ed", "ing"])))
    return tuple(found)
