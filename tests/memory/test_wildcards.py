import re

from hypothesis import given
from hypothesis import strategies as st

from memory.concordance import asked_for
from memory.wildcards import wildcards

PATTERNS = st.text("аб*?", min_size=1, max_size=12)
WORDS = st.text("абв", max_size=14)


def as_regex(glob):
    return re.compile("".join({"*": ".*", "?": "."}.get(c, c) for c in re.sub(r"\*+", "*", glob)), re.DOTALL)


@given(PATTERNS, WORDS)
def test_wildcards_fit_what_the_same_regular_expression_fits(pattern, word):
    assert wildcards(pattern).fits(word) == bool(as_regex(pattern).fullmatch(word))


@given(PATTERNS, WORDS)
def test_the_database_is_asked_for_no_less(pattern, word):
    asked = wildcards(pattern)
    assert asked.glob.count("*") <= 4
    if asked.fits(word):
        assert as_regex(asked.glob).fullmatch(word)


def test_a_pattern_made_to_take_for_ever_takes_few_steps():
    asked = wildcards("*а" * 400 + "б")
    assert not asked.fits("а" * 1000)
    assert len(wildcards("а?" * 5000).glob) <= 101
    assert len(asked_for("*а*б " * 100, "kk")) == 20
