"""What docs/matching.md says of percentages is what the program gives."""

import re
from pathlib import Path

import pytest

from memory import TranslationUnit, open_memory
from memory.forms import TokenKind
from memory.matching import NAME_REPLACED, REPLACED, SCALE, SUFFIX_CHANGED, WEIGHTS, compare

DOC = (Path(__file__).parents[2] / "docs" / "matching.md").read_text(encoding="utf-8")


def rows(heading):
    """The rows of the table under a heading line, as cells."""
    lines = DOC[DOC.index(heading) :].splitlines()[2:]
    table = lines[: next(n for n, line in enumerate([*lines, ""]) if not line.startswith("|"))]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in table]


EXAMPLES = rows("| segment | unit | score |")
BANDS = rows("| score | what differs |")


@pytest.mark.parametrize(("segment", "unit", "score"), EXAMPLES)
def test_the_examples_have_the_scores_that_are_given(tmp_path, segment, unit, score):
    assert compare(segment, unit)[0] == compare(unit, segment)[0] == int(score)
    with open_memory(tmp_path / "m.qtm", create=True) as store:
        store.put(TranslationUnit(unit, {"ru": "перевод"}))
        assert [match.score for match in store.search(segment, minimum=1)] == [int(score)]


def test_the_examples_show_every_band():
    scores = {int(score) for *_, score in EXAMPLES}
    for band, _ in BANDS:
        low, _, high = band.partition("–")
        if low != "101":
            assert scores & set(range(int(low), int(high or low) + 1)), band


def test_the_weights_are_those_that_are_given():
    given = {name: (weight, re.findall(r"\d*\.?\d+", replaced)) for name, weight, replaced in
             rows("| token | weight | replaced by another of its kind |")}  # fmt: skip
    for kind in TokenKind:
        weight, replaced = given[kind.name.lower()]
        assert float(weight) * SCALE == WEIGHTS[kind]
        assert float(replaced[0]) * SCALE == REPLACED[kind]
    assert [float(cost) * SCALE for cost in given["word"][1][1:]] == [SUFFIX_CHANGED, NAME_REPLACED]


@pytest.mark.parametrize(
    ("ours", "theirs", "score"),
    [
        (("а", "б"), ("а", "б"), 101),
        (("а", ""), ("а", "б"), 101),
        (("", "б"), ("а", "Б"), 101),
        (("", ""), ("а", "б"), 100),
        (("а", ""), ("", "б"), 100),
        (("а", "б"), ("а", "в"), 100),
    ],
)
def test_the_context_counts_as_it_is_told(tmp_path, ours, theirs, score):
    with open_memory(tmp_path / "m.qtm", create=True) as store:
        store.put(TranslationUnit("Сөйлем.", {"ru": "x"}, previous=theirs[0], following=theirs[1]))
        (match,) = store.search("Сөйлем.", previous=ours[0], following=ours[1])
        assert match.score == score
