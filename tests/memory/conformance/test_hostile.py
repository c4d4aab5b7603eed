"""No text that anybody types, regular expression or database syntax breaks a store."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from memory import EVERY, Filter, PatternError, Replacement, Side, StoreError, TranslationUnit, preview

PIECES = [
    "алаш", "партия*", "?арти", '"', "«", "“", "'", "*", "?", "**", "(", ")", "[", "]", "{", "}", "^", "$",
    "\\", "|", "NEAR(", " AND ", " OR ", " NOT ", "--", ";", "%", "_", "%s", "{}", ":", "!", "&", "<->",
    "1917", "0", "-", "‑", "\0", "\x1a", "\n", "\u200b", "\u0301", "\ufeff", "\ufffe", "\udc80", "\ud800",
    "😀", "ا", "ﷺ", " ", "ß", "İ",
]  # fmt: skip
ANYTHING = st.text(st.characters(), max_size=20)
QUERIES = st.lists(st.sampled_from(PIECES) | ANYTHING, max_size=8).map("".join)
TRIALS = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


RUSSIAN = "Партия «Алаш» создана в 1917 году."


def half(*texts):
    """Whether texts hold half a character, which no store can hold."""
    return any("\ud800" <= letter <= "\udfff" for text in texts for letter in text)


def one_line(error):
    return "\n" not in str(error) and bool(str(error))


@pytest.fixture
def filled(store):
    store.put(TranslationUnit("Алаш партиясы 1917 жылы құрылды.", {"ru": RUSSIAN}))
    store.put(TranslationUnit("a_b%c *?[x] 'q' \\ \"", {"ru": "x"}))
    return store


@TRIALS
@given(query=QUERIES, context=QUERIES)
def test_no_query_breaks_a_search(filled, query, context):
    found = filled.search(query, minimum=1, previous=context, following=context)
    assert all(1 <= match.score <= 101 for match in found)


@TRIALS
@given(query=QUERIES, side=st.sampled_from(Side), lang=st.sampled_from([None, "kk", "ru", "'"]))
def test_no_query_breaks_a_concordance(filled, query, side, lang):
    for hit in filled.concordance(query, side=side, lang=lang):
        assert all(0 <= start < end <= len(hit.text) for start, end in hit.spans)


@TRIALS
@given(value=QUERIES)
def test_no_condition_breaks_a_filter(filled, value):
    wanted = Filter(value, value, None, value, value, value, value, {value: value} if value else {})
    if half(value):
        with pytest.raises(StoreError, match="half a character"):
            filled.count(wanted)
    else:
        assert filled.count(wanted) == len(list(filled.units(wanted))) == (0 if value else 2)


@TRIALS
@given(pattern=QUERIES, by=QUERIES)
def test_no_pattern_breaks_a_replacement(filled, pattern, by):
    try:
        changes = list(preview(filled, Replacement(pattern, by, EVERY)))
        assert filled.apply(changes, what="replace") == len(changes)
        if changes:
            filled.undo()
    except (PatternError, StoreError) as error:
        if not one_line(error) or (isinstance(error, StoreError) and not half(by)):
            raise
    assert {unit.targets["ru"] for unit in filled.units()} == {RUSSIAN, "x"}


@TRIALS
@given(source=QUERIES.filter(str.strip), target=QUERIES.filter(str.strip), other=ANYTHING)
def test_what_was_stored_comes_back_or_is_refused_in_one_line(filled, source, target, other):
    unit = TranslationUnit(
        source, {"ru": target}, uid="u", author=other, notes=(other,), properties={"x": other}
    )
    if half(source, target, other):
        with pytest.raises(StoreError, match="half a character"):
            filled.put(unit)
        assert filled.get("u") is None
    else:
        filled.put(unit)
        assert filled.get("u") == unit
        assert "u" in {match.unit.uid for match in filled.search(source, minimum=100, top=1000)}
    filled.delete("u")
