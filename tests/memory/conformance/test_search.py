"""What every store must find, and that nothing breaks it."""

from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from memory import Side, TranslationUnit, UnitStatus
from tests.memory.conformance.test_units import unit


def test_search_scores_orders_and_limits(store):
    sources = [
        "Алаш партиясы 1917 жылы құрылды.",
        "Алаш партиясы 1918 жылы құрылды.",
        "Алаш автономиясы жарияланды.",
    ]
    for source in sources:
        store.put(unit(source, f"ru {source}"))
    found = store.search(sources[0], minimum=50)
    assert [(m.unit.source, m.score) for m in found][:2] == [(sources[0], 100), (sources[1], 98)]
    assert len(store.search(sources[0], minimum=1, top=1)) == 1
    assert store.search(sources[0], target_lang="en") == []
    assert store.search(sources[0], source_lang="ru") == []


def test_the_right_context_makes_101(store):
    store.put(unit(uid="a", previous="Алдында.", following="Соңында."))
    store.put(unit(uid="b", target="Без контекста."))
    found = store.search("Алаш партиясы құрылды.", previous="алдында.", following="Соңында.")
    assert [(m.score, m.unit.uid) for m in found] == [(101, "a"), (100, "b")]


def test_inflected_words_are_found(store):
    store.put(unit("Қазақстанның тәуелсіздігін халық қолдады.", "Народ поддержал независимость Казахстана."))
    (match,) = store.search("Қазақстандағы тәуелсіздікті халықтар қолдап")
    assert match.score >= 70
    assert match.edits


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(min_size=1, max_size=60).filter(str.strip))
def test_what_was_stored_is_found_whatever_it_is(store, text):
    store.put(unit(text, "перевод"))
    assert text in {match.unit.source for match in store.search(text, minimum=100, top=1000)}


@pytest.mark.parametrize(
    "query", ["", " ", '"', "' OR 1=1 --", "*", "NEAR(", "%_", "\0", "a" * 5000, "()", "\ud7ff"]
)
def test_no_query_breaks_a_search(store, query):
    store.put(unit())
    assert store.search(query, minimum=1) is not None


def test_rejected_units_and_other_languages_are_left_out(store):
    store.put(unit(uid="a", status=UnitStatus.REJECTED))
    store.put(TranslationUnit("Алаш партиясы құрылды.", {"en": "Alash was founded."}, uid="b"))
    assert [m.unit.uid for m in store.search("Алаш партиясы құрылды.")] == ["b"]
    assert store.search("Алаш партиясы құрылды.", target_lang="ru") == []


def test_equal_scores_are_ordered_by_status_then_time(store):
    for uid, status, year in (("a", "draft", 2026), ("b", "approved", 2024), ("c", "approved", 2025)):
        store.put(
            unit(uid=uid, target=uid, status=UnitStatus(status), changed=datetime(year, 1, 1, tzinfo=UTC))
        )
    assert [m.unit.uid for m in store.search("Алаш партиясы құрылды.")] == ["c", "b", "a"]


def test_a_long_query_and_a_very_long_word_do_no_harm(store):
    long = " ".join(f"сөз{n}лар" for n in range(600))
    store.put(unit(long, "длинный", uid="long" * 2000))
    store.put(unit("ә" * 9000, "слово"))
    assert store.search(long)[0].score == 100
    assert store.search("ә" * 9000)[0].score == 100
    assert store.get("long" * 2000).source == long


@pytest.mark.parametrize(
    ("asked", "side", "found"),
    [
        ("партия", Side.SOURCE, ["a", "b"]),
        ("парт*", Side.SOURCE, ["a", "b"]),
        ("*сы", Side.SOURCE, ["a"]),
        ("партия?ы", Side.SOURCE, ["a"]),
        ('"алаш партиясы"', Side.SOURCE, ["a"]),
        ("партия 1917", Side.SOURCE, ["b"]),
        ("создана", Side.TARGET, ["a"]),
        ("жоқсөз", Side.SOURCE, []),
        ("50%_\\*", Side.SOURCE, []),
    ],
)
def test_concordance(store, asked, side, found):
    store.put(unit(uid="a"))
    store.put(unit("1917 жылғы партияның съезі.", "Съезд партии 1917 года.", uid="b"))
    assert sorted(hit.unit.uid for hit in store.concordance(asked, side=side)) == found


@pytest.mark.parametrize(
    "query", ["", '"', "' OR 1=1 --", "*", "[*", "%_\\", "?" * 40, "\0", "a*" * 2000, "\ud7ff"]
)
def test_no_query_breaks_a_concordance(store, query):
    store.put(unit())
    assert store.concordance(query) is not None


def test_concordance_shows_the_newest_first_and_no_more_than_asked(store):
    for n in range(6):
        store.put(unit(f"сөйлем {n}", f"предложение {n}", uid=str(n)))
    assert [hit.unit.uid for hit in store.concordance("сөйлем", top=3)] == ["5", "4", "3"]
