import importlib.util
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner import GoldError, GoldSet, evaluate


def beads(draw_from):
    return [(tuple(s), tuple(t)) for s, t in draw_from]


def test_a_perfect_alignment_scores_one():
    gold = beads([([0], [0]), ([1], []), ([2, 3], [1])])
    assert set(evaluate([(gold, gold)]).values()) == {1.0}


def test_strict_and_lax_by_hand():
    gold = beads([([0], [0]), ([1], [1]), ([2], [])])
    test = beads([([0], [0]), ([1, 2], [1])])
    figures = evaluate([(gold, test)])
    assert (figures["p_strict"], figures["r_strict"]) == (0.5, 0.5)
    assert (figures["p_lax"], figures["r_lax"]) == (1.0, 1.0)


def test_nothing_is_zero():
    assert set(evaluate([]).values()) == {0.0}


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("{", "is not JSON"),
        ("[]", "is not a gold file"),
        ('{"docs": [{"id": "a"}]}', "is not a gold file"),
        ('{"docs": [{"id": "a", "src": [], "tgt": [], "gold": [[0]]}]}', "is not a gold file"),
    ],
)
def test_a_bad_gold_file_is_named(tmp_path, content, message):
    path = tmp_path / "gold.json"
    path.write_text(content)
    with pytest.raises(GoldError, match=message):
        GoldSet.load(path)


def test_a_gold_file_tells_its_languages(tmp_path):
    path = tmp_path / "gold.json"
    doc = {"id": "a", "src": ["Бір."], "tgt": ["Один."], "gold": [[[0], [0]]]}
    path.write_text(json.dumps({"meta": {"pair": "kk-ru"}, "docs": [doc]}))
    gold = GoldSet.load(path)
    assert (gold.source_lang, gold.target_lang, gold.documents[0].beads) == ("kk", "ru", (((0,), (0,)),))


LINKS = st.lists(
    st.tuples(st.sets(st.integers(0, 5), max_size=2), st.sets(st.integers(0, 5), max_size=2)), max_size=6
)


@given(st.lists(st.tuples(LINKS, LINKS), max_size=3))
def test_the_figures_are_those_of_the_published_scorer(shared_scorer, documents):
    pairs = [(beads(gold), beads(test)) for gold, test in documents]
    assert evaluate(pairs) == shared_scorer(pairs)


@pytest.fixture(scope="module")
def shared_scorer(shared):
    spec = importlib.util.spec_from_file_location("score", shared / "eval" / "score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.score
