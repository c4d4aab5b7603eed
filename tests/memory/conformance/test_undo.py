"""What every store must be able to take back, and what it says of itself in figures."""

from datetime import UTC, datetime, timedelta

import pytest

from memory import (
    EVERY,
    Change,
    Filter,
    Origin,
    PatternError,
    Replacement,
    StoreError,
    TranslationUnit,
    UnitStatus,
    changes,
    open_memory,
    preview,
)
from memory.journal import _PAGE
from tests.memory.conformance.test_units import WHEN, unit


def by_uid(store):
    return {unit.uid: unit for unit in store.units()}


def full(n):
    return TranslationUnit(
        f"дереккөз {n}", {"ru": f"источник {n}", "en": f"source {n}"}, "kk", f"uid-{n}", "A", "B",
        WHEN, WHEN + timedelta(days=n), Origin("p", "d", str(n)), "алды", "кейін", UnitStatus.DRAFT,
        ("бір", "екі"), {"x-domain": "law"}, n, f"<ph/>дереккөз {n}", {"ru": f"<ph/>источник {n}"},
    )  # fmt: skip


@pytest.fixture
def filled(store):
    list(store.put_many(full(n) for n in range(_PAGE + 20)))
    return store


def other_memory(tmp_path):
    other = open_memory(tmp_path / "other.qtm", create=True)
    list(other.put_many([*(full(n) for n in range(3)), unit("жаңа", "новое"), unit("дереккөз 1", "иначе")]))
    return other


MAINTENANCE = {
    "delete": lambda store, _: store.remove(Filter(status=UnitStatus.DRAFT)),
    "replace": lambda store, _: store.apply(
        list(preview(store, Replacement("источник|source", "X", EVERY))), what="replace"
    ),
    "merge": lambda store, tmp_path: store.merge_from(other_memory(tmp_path)),
}


@pytest.mark.parametrize("what", MAINTENANCE)
def test_the_last_maintenance_is_taken_back_to_the_last_field(filled, tmp_path, what):
    before = by_uid(filled)
    assert MAINTENANCE[what](filled, tmp_path) >= 3
    assert by_uid(filled) != before
    last = filled.last_maintenance()
    assert last.what == what
    assert last.made <= datetime.now(UTC)
    done = filled.undo()
    assert (done, by_uid(filled)) == (last, before)
    assert filled.search("дереккөз 7", minimum=100)[0].unit.targets["en"] == "source 7"
    assert filled.last_maintenance() is None
    with pytest.raises(StoreError, match="no change to take back"):
        filled.undo()


def test_dedupe_is_taken_back(store):
    store.put(unit(uid="a", usage=1))
    store.put(unit(uid="b", target="Иначе.", usage=5))
    store.put(unit(uid="b", usage=5))
    before = by_uid(store)
    assert store.dedupe() == 1
    assert store.get("a").usage == 6
    store.undo()
    assert by_uid(store) == before


def test_an_undo_is_refused_whole_when_a_unit_has_changed_since(filled):
    filled.apply(list(preview(filled, Replacement("дереккөз", "бастау"))), what="replace")
    filled.put(full(3))
    now = by_uid(filled)
    with pytest.raises(StoreError, match="changed in the meantime"):
        filled.undo()
    assert by_uid(filled) == now
    assert filled.last_maintenance().what == "replace"


def test_what_changed_nothing_leaves_the_last_maintenance(filled):
    filled.remove(Filter(document="d"))
    assert filled.remove(Filter(document="d")) == 0
    assert filled.dedupe() == 0
    assert filled.last_maintenance().units == _PAGE + 20
    filled.undo()
    assert filled.count() == _PAGE + 20


def test_a_maintenance_that_fails_leaves_the_last_one(filled):
    filled.remove(Filter(changed_since=WHEN + timedelta(days=500)))
    last = filled.last_maintenance()

    class Broken:
        def units(self):
            yield from (unit(f"сөйлем {n}") for n in range(_PAGE + 1))
            raise StoreError("gone")

    with pytest.raises(StoreError, match="gone"):
        filled.merge_from(Broken())
    assert filled.last_maintenance() == last
    filled.undo()
    assert filled.count() == _PAGE + 20


def test_an_import_says_how_many_units_are_new(store):
    importing = store.put_many([unit(), unit(), unit("екі", uid="1"), unit("екі", "другое", uid="1")])
    assert (_returned(importing), store.count()) == (2, 2)


def _returned(generator):
    while True:
        try:
            next(generator)
        except StopIteration as stop:
            return stop.value


def test_figures(store):
    store.put(unit("бір", uid="1", author="А", editor="Б", changed=WHEN, properties={"x-domain": "law"}))
    store.put(TranslationUnit("екі", {"ru": "два", "en": "two"}, uid="2", status=UnitStatus.DRAFT, author="А",
                              editor="А", created=WHEN + timedelta(days=1)))  # fmt: skip
    store.put(TranslationUnit("раз", {"kk": "бір"}, "ru", uid="3"))
    found = store.figures()
    assert (found.units, dict(found.statuses)) == (3, {"approved": 2, "draft": 1})
    assert dict(found.pairs) == {("kk", "ru"): 2, ("kk", "en"): 1, ("ru", "kk"): 1}
    assert (dict(found.domains), dict(found.people)) == ({"law": 1}, {"А": 2, "Б": 1})
    assert (found.first, found.last) == (WHEN, WHEN + timedelta(days=1))
    assert found.bytes > 4096


def test_a_unit_that_was_never_changed_is_filtered_by_when_it_was_made(store):
    store.put(unit("бір", uid="1", created=WHEN))
    store.put(unit("екі", uid="2", created=WHEN - timedelta(days=9), changed=WHEN + timedelta(days=9)))
    that_day = Filter(changed_since=WHEN, changed_until=WHEN + timedelta(days=1))
    assert [u.uid for u in store.units(that_day)] == ["1"]


@pytest.mark.parametrize(
    ("pattern", "by", "lang"),
    [
        ("[", "x", ""),
        ("(?P<a", "x", ""),
        ("(" * 5000, "x", ""),
        ("(а|а)+$", "x", ""),
        ("а", r"\9", ""),
        ("а", r"\g<b", ""),
    ],
)
def test_a_pattern_that_cannot_be_used_is_one_clear_line(store, monkeypatch, pattern, by, lang):
    monkeypatch.setattr(changes, "_SECONDS", 0.1)
    store.put(unit("а" * 40 + "б", "ж"))
    with pytest.raises(PatternError) as refused:
        list(preview(store, Replacement(pattern, by, lang)))
    assert "\n" not in str(refused.value)
    assert store.get(next(store.units()).uid) is not None


def test_a_replacement_in_every_translation_and_one_that_would_empty_a_text(store):
    store.put(TranslationUnit("бір", {"ru": "x", "en": "x y"}, uid="1"))
    (change,) = preview(store, Replacement("x", "z", EVERY))
    assert change == Change(store.get("1"), TranslationUnit("бір", {"ru": "z", "en": "z y"}, uid="1"))
    assert list(preview(store, Replacement("x", "", EVERY))) == []
    (change,) = preview(store, Replacement("x ?", "", "en"))
    assert change.after.targets == {"ru": "x", "en": "y"}
