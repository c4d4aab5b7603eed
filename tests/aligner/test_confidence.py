"""Confidence: what it rests on."""

import pytest

from aligner import AlignOptions, Knowledge
from aligner.confidence import calibrated, features, judged
from aligner.rounds import solve
from aligner.units import Column
from aligner.windows import Piece

SOURCE = ["Алаш партиясы 1917 жылы құрылды.", "Семейде газет шықты.", "Ауа райы жылы болды."]
TARGET = ["Партия «Алаш» была создана в 1917 году.", "В Семее вышла газета."]


def solved(source, target):
    """The model that tiles two texts, and their columns."""
    columns = Column.of(source), Column.of(target)
    piece = Piece(range(len(source)), range(len(target)))
    work = solve(*columns, [piece], (), Knowledge.shipped("kk", "ru"), AlignOptions())
    while True:
        try:
            next(work)
        except StopIteration as stop:
            return stop.value.model, *columns


@pytest.fixture(scope="module")
def found():
    return solved(SOURCE, TARGET)


def confidence(found, s, t, probability=0.99):
    return judged(*found, s, t, probability).confidence


def test_a_probable_bead_is_surer(found):
    low, high = (confidence(found, range(1), range(1), p) for p in (0.6, 0.999))
    assert low < high


def test_words_that_match_make_a_pair_surer(found):
    assert confidence(found, range(1), range(1)) > confidence(found, range(2, 3), range(1))


def test_a_segment_without_a_part_in_it_makes_a_bead_less_sure():
    joined = ["Алаш партиясы құрылды.", "Ол 1917 жылы құрылды.", "Ауа райы жылы болды."]
    found = solved(joined, ["Партия «Алаш» была создана, в 1917 году создана."])
    assert confidence(found, range(2), range(1)) > confidence(found, range(1, 3), range(1))


def test_reasons_name_words_numbers_and_length(found):
    reasons = judged(*found, range(1), range(1), 0.99).reasons
    assert reasons[0].endswith("words matched")
    assert "numbers agree" in reasons
    assert judged(*found, range(1), range(1, 2), 0.5).reasons[1] == "numbers disagree: 1917"
    assert judged(*found, range(1), range(1, 1), 0.5).reasons == ("no counterpart found",)


@pytest.mark.parametrize("probability", [0.0, 0.5, 1.0])
@pytest.mark.parametrize(("s", "t"), [(range(1), range(1)), (range(2), range(1)), (range(0), range(1))])
def test_confidence_is_a_probability(found, s, t, probability):
    assert 0 < calibrated(features(*found, s, t, probability)) < 1
