import pytest
from hypothesis import given
from hypothesis import strategies as st

from memory import Match, TranslationUnit, repaired
from memory.matching import compare

BASE = "Алаш партиясы 1917 жылы Орынборда құрылды."


@pytest.mark.parametrize(
    ("other", "least", "most"),
    [
        (BASE, 100, 100),
        ("алаш ПАРТИЯСЫ 1917 жылы Орынборда құрылды.", 100, 100),
        (BASE.replace("о", "o").replace("р", "p"), 100, 100),
        ("Алаш партиясы 1918 жылы Орынборда құрылды.", 95, 99),
        ("Алаш партиясы 1917 жылы Орынборда құрылды!", 95, 99),
        ("Алаш партиясының 1917 жылғы Орынбордағы құрылуы.", 70, 94),
        ("Алаш партиясы 1917 жылы Семейде құрылды.", 85, 94),
        ("Қазақ автономиясы мүлде басқа қалада жарияланды.", 0, 40),
    ],
)
def test_scores_fall_with_what_differs(other, least, most):
    score, edits = compare(BASE, other)
    assert least <= score <= most
    assert bool(edits) == (score < 100)


def test_edits_mark_the_words_that_differ():
    _, (edit,) = compare(BASE, BASE.replace("Орынборда", "Семейде"))
    assert BASE[slice(*edit.query)] == "Орынборда"
    assert BASE.replace("Орынборда", "Семейде")[slice(*edit.unit)] == "Семейде"


def test_a_suffix_costs_less_than_a_word_and_a_number_less_than_a_suffix():
    number, _ = compare(BASE, BASE.replace("1917", "1918"))
    suffix, _ = compare(BASE, BASE.replace("партиясы", "партиясын"))
    word, _ = compare(BASE, BASE.replace("партиясы", "қозғалысы"))
    assert number > suffix > word


@given(st.text(max_size=40), st.text(max_size=40))
def test_scores_are_percentages_and_symmetric(a, b):
    score, _ = compare(a, b)
    assert 0 <= score <= 100
    assert score == compare(b, a)[0]
    assert compare(a, a)[0] == 100


@pytest.mark.parametrize(
    ("query", "source", "target", "expected", "reasons"),
    [
        ("1918 жылы", "1917 жылы", "в 1917 году", "в 1918 году", ("1917 replaced by 1918",)),
        ("5 және 7", "5 және 6", "5 и 6", "5 и 7", ("6 replaced by 7",)),
        ("1918 жылы", "1917 жылы", "тогда", "тогда", ()),
        ("1918 жылы", "бір жылы", "один год", "один год", ()),
        ("1 және 3", "1 және 2", "2, 2 и 1", "2, 2 и 1", ()),
    ],
)
def test_numbers_of_a_fuzzy_match_are_put_right(query, source, target, expected, reasons):
    match = Match(TranslationUnit(source, {"ru": target}), 90)
    mended = repaired(match, query, "ru")
    assert (mended.text, mended.reasons) == (expected, reasons)
