"""chrF and consensus against sacrebleu."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sacrebleu.metrics.chrf import CHRF

from workbench.suggest.chrf import chrf, chrf_matrix
from workbench.suggest.consensus import consensus, utilities

TEXTS = st.lists(st.text(alphabet="абвқң аб.", max_size=30), min_size=1, max_size=5)


@given(TEXTS, TEXTS)
@settings(max_examples=80, deadline=None)
def test_it_agrees_with_sacrebleu(hypotheses, references):
    found = chrf_matrix(hypotheses, references)
    for i, hypothesis in enumerate(hypotheses):
        for j, reference in enumerate(references):
            expected = CHRF().sentence_score(hypothesis, [reference]).score
            assert found[i, j] == pytest.approx(expected, abs=1e-6)


def test_equal_texts_score_a_hundred_and_empty_ones_nothing():
    assert chrf("Қазақстан", "Қазақстан") == pytest.approx(100)
    assert chrf("", "Қазақстан") == 0
    assert chrf("", "") == 0


def test_the_consensus_is_what_most_others_resemble():
    texts = ["съезд принял решение", "съезд принял решения", "съездом принято решение", "шёл снег"]
    assert consensus(texts) in {0, 1}
    assert utilities(texts).argmin() == 3
    assert consensus(texts, [0.0, 0.0, 0.0, 5.0]) != 3


def test_one_candidate_needs_no_other():
    assert consensus(["съезд"]) == 0
    with pytest.raises(ValueError, match="no candidates"):
        consensus([])
