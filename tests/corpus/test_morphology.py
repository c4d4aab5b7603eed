"""Kazakh word structure as evidence."""

from __future__ import annotations

import pytest

from corpus.morphology import agrees, harmony, is_impossible, is_suffix_chain, may_divide


@pytest.mark.parametrize("ending", ["лардың", "дағы", "мен", "ына", "сындағы", "ларымызға", "майтын"])
def test_suffix_chains(ending: str) -> None:
    assert is_suffix_chain(ending)


@pytest.mark.parametrize("ending", ["жол", "экономикалық", "орда", "ъезд"])
def test_words_that_are_no_suffix_chains(ending: str) -> None:
    assert not is_suffix_chain(ending)


@pytest.mark.parametrize(("word", "sign"), [("қазақ", 1), ("үкімет", -1), ("кітап", 0), ("трн", 0)])
def test_harmony(word: str, sign: int) -> None:
    assert harmony(word) == sign


@pytest.mark.parametrize(
    ("stem", "ending", "fits"),
    [("қала", "лар", True), ("қала", "лер", False), ("орыстар", "мен", True), ("кітап", "тар", True)],
)
def test_endings_follow_the_stem(stem: str, ending: str, fits: bool) -> None:
    assert agrees(stem, ending) is fits


@pytest.mark.parametrize(
    ("left", "right", "allowed"),
    [
        ("бай", "ланысты", True),
        ("болмау", "ына", True),
        ("айт", "айын", False),
        ("әлеуметтік", "экономикалық", False),
        ("б", "олды", False),
        ("под", "ъезд", False),
    ],
)
def test_places_of_division(left: str, right: str, allowed: bool) -> None:
    assert may_divide(left, right) is allowed


def test_vowels_that_cannot_meet() -> None:
    assert is_impossible("ұасырдың")
    assert not is_impossible("ғасырдың")
