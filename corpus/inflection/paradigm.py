"""A word's forms as stems, each with the endings that may follow it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Paradigm:
    """Some of a word's forms: the stem followed by any one of the endings ("" for the stem alone)."""

    stem: str
    endings: frozenset[str]


def paradigms(word: str, lang: str, *, possessed: bool = False, verb: bool = False) -> tuple[Paradigm, ...]:
    """The forms of a lower-case word in its dictionary form; a language without rules has the word alone.

    `possessed` says that a Kazakh word may stand in its possessive form (the last word of мемлекет басшысы),
    `verb` that a Russian or English word is a verb.
    """
    if lang == "kk":
        from corpus.inflection.kazakh import noun, possessed_noun

        return possessed_noun(word) if possessed else noun(word)
    rules: dict[str, tuple[Callable[[str], tuple[Paradigm, ...]], Callable[[str], tuple[Paradigm, ...]]]]
    from corpus.inflection import english, russian

    rules = {"ru": (russian.noun, russian.verb), "en": (english.noun, english.verb)}
    if lang not in rules:
        return (Paradigm(word, frozenset([""])),)
    return rules[lang][verb](word)
