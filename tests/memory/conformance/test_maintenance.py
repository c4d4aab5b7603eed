"""What every store must do with many units at once: import, merge, change, remove."""

from datetime import UTC, datetime

import pytest

from memory import Filter, Replacement, StoreError, TranslationUnit, open_memory, preview, undone
from memory.store import BATCH
from tests.memory.conformance.test_units import unit


def numbered(count, **fields):
    return (TranslationUnit(f"сөйлем {n}", {"ru": f"предложение {n}"}, **fields) for n in range(count))


def test_an_import_comes_in_by_batches_and_merges_what_is_there(store):
    assert list(store.put_many(numbered(BATCH + 10))) == [BATCH, BATCH + 10]
    assert store.count() == BATCH + 10
    assert list(store.put_many(numbered(20))) == [20]
    assert store.count() == BATCH + 10
    assert store.search("сөйлем 7", minimum=100)[0].unit.targets["ru"] == "предложение 7"


def test_an_import_merges_duplicates_within_a_batch(store):
    list(store.put_many([unit(uid="a", usage=1), unit(uid="b", usage=2), unit(usage=3)]))
    assert [(u.uid, u.usage) for u in store.units()] == [("a", 6)]


def test_an_import_takes_over_no_uid_that_stands_for_another_source(store):
    store.put(unit("Бар сөйлем.", uid="1"))
    list(store.put_many([unit("Мүлде басқа.", "Совсем другое.", uid="1")]))
    assert store.get("1").source == "Бар сөйлем."
    assert store.count() == 2


def test_an_older_unit_of_an_import_changes_nothing(store):
    new, old = datetime(2026, 1, 1, tzinfo=UTC), datetime(2020, 1, 1, tzinfo=UTC)
    store.put(unit(uid="1", target="новое", changed=new))
    list(store.put_many([unit(uid="1", target="старое", changed=old)]))
    assert store.get("1").targets == {"ru": "новое"}


def test_a_replacement_is_made_and_taken_back(store):
    for n in range(3):
        store.put(unit(f"{n} партия", f"{n} партия", uid=str(n)))
    before = list(store.units())
    changes = list(preview(store, Replacement("партия", "қозғалыс")))
    assert store.apply(changes) == 3
    assert store.search("1 қозғалыс")[0].score == 100
    assert store.apply(undone(changes)) == 3
    assert sorted(store.units(), key=lambda u: u.uid) == before


def test_changes_are_made_all_or_none(store):
    store.put(unit("бір", uid="1"))
    store.put(unit("екі", uid="2"))
    changes = list(preview(store, Replacement("бір|екі", "үш")))
    store.put(unit("екі", "другое", uid="2"))
    with pytest.raises(StoreError, match="changed in the meantime"):
        store.apply(changes)
    assert store.get("1").source == "бір"
    assert store.search("бір")[0].score == 100


def test_removing_by_filter(store):
    store.put(unit("бір", uid="1", author="А"))
    store.put(unit("екі", uid="2"))
    assert store.remove(Filter(author="А")) == 1
    assert [u.uid for u in store.units()] == ["2"]
    assert store.search("бір") == []


def test_merging_another_memory(store, tmp_path):
    store.put(unit(uid="a"))
    with open_memory(tmp_path / "other.qtm", create=True) as other:
        other.put(unit(uid="b"))
        other.put(unit("екі", uid="c"))
        assert store.merge_from(other) == 2
        assert {u.uid for u in store.units()} == {"a", "c"}
        assert other.merge_from(store) == 2
        assert other.count() == 2


def test_a_merge_that_fails_changes_nothing(store):
    class Broken:
        def units(self):
            yield from numbered(3)
            raise StoreError("gone")

    with pytest.raises(StoreError, match="gone"):
        store.merge_from(Broken())
    assert store.count() == 0
    store.put(unit())
    assert store.search("Алаш партиясы құрылды.")[0].score == 100
    assert store.concordance("алаш*")


def test_a_batch_that_fails_changes_nothing(store):
    def units():
        yield from numbered(BATCH)
        yield from numbered(3)
        raise StoreError("gone")

    with pytest.raises(StoreError, match="gone"):
        list(store.put_many(units()))
    assert store.count() == BATCH
