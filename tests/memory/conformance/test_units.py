"""What every store must do with units: keep, replace, merge, filter and count them."""

from datetime import UTC, datetime, timedelta

import pytest

from memory import Filter, Origin, StoreError, TranslationUnit, UnitStatus, open_memory

WHEN = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)


def unit(source="Алаш партиясы құрылды.", target="Партия Алаш создана.", **fields):
    return TranslationUnit(source, {"ru": target}, **fields)


def test_every_field_comes_back(store):
    full = TranslationUnit(
        "Дереккөз", {"ru": "Источник", "en": "Source"}, "kk", "uid-1", "A", "B", WHEN, WHEN,
        Origin("p", "d", "3"), "алды", "кейін", UnitStatus.DRAFT, ("бір", "екі"), {"x-domain": "law"}, 7,
        "<ph/>Дереккөз", {"ru": "<ph/>Источник"},
    )  # fmt: skip
    assert store.put(full) == "uid-1"
    assert store.get("uid-1") == full


def test_a_unit_without_a_uid_gets_one(store):
    uid = store.put(unit())
    assert uid
    assert store.get(uid).source == "Алаш партиясы құрылды."


def test_the_same_uid_replaces(store):
    store.put(unit(uid="a"))
    store.put(unit(uid="a", target="Иначе."))
    assert [u.targets["ru"] for u in store.units()] == ["Иначе."]
    assert store.search("Алаш партиясы құрылды.")[0].unit.targets["ru"] == "Иначе."


def test_exact_duplicates_merge_and_others_stay(store):
    first = store.put(unit(uid="a", usage=2, notes=("бір",)))
    assert store.put(unit(uid="b", usage=3, notes=("екі",), editor="Z")) == first
    store.put(unit(uid="c", target="Другой перевод."))
    merged = store.get("a")
    assert (merged.usage, merged.notes, merged.editor) == (5, ("бір", "екі"), "Z")
    assert store.count() == 2


def test_deleting_takes_it_out_of_every_search(store):
    store.put(unit(uid="a"))
    assert store.delete("a")
    assert not store.delete("a")
    assert store.search("Алаш партиясы құрылды.") == []


def test_filters(store):
    store.put(unit("бір", uid="1", changed=WHEN, origin=Origin("p", "d")))
    store.put(TranslationUnit("екі", {"en": "two"}, uid="2", status=UnitStatus.DRAFT))
    for wanted, uids in (
        (Filter(target_lang="ru"), ["1"]),
        (Filter(status=UnitStatus.DRAFT), ["2"]),
        (Filter(project="p", document="d"), ["1"]),
        (Filter(changed_since=WHEN), ["1"]),
        (Filter(changed_until=WHEN), []),
        (Filter(source_lang="kk"), ["1", "2"]),
    ):
        assert [u.uid for u in store.units(wanted)] == uids
        assert [u.uid for u in store.units() if wanted.accepts(u)] == uids
        assert [u.uid for _, u in store.numbered(store.numbers(wanted).tolist())] == uids
        assert store.count(wanted) == len(uids)


def test_dedupe_merges_what_became_equal(store):
    store.put(unit(uid="a"))
    store.put(unit(uid="b", target="Иначе."))
    store.put(unit(uid="b"))
    assert store.dedupe() == 1
    assert [u.uid for u in store.units()] == ["a"]
    assert store.dedupe() == 0


def test_the_second_process_sees_an_approval_at_once(store, place):
    with open_memory(place, read_only=True) as other:
        store.put(unit())
        assert other.count() == 1


def test_a_reader_cannot_write(store, place):
    with open_memory(place, read_only=True) as reader, pytest.raises(StoreError, match="cannot be written"):
        reader.put(unit())


def test_what_is_not_there_is_refused(place):
    with pytest.raises(StoreError, match="no such memory"):
        open_memory(place)
    with pytest.raises(StoreError, match="no such memory"):
        open_memory(place, read_only=True)


def test_a_memory_is_there_when_it_is_opened_again(place):
    with open_memory(place, create=True) as store:
        uid = store.put(unit())
    with open_memory(place, create=True) as store:
        assert store.get(uid) == unit(uid=uid)


def test_filters_by_person_property_and_time(store):
    store.put(unit("бір", uid="1", author="А", changed=WHEN, properties={"x-domain": "law", "k": "v"}))
    store.put(unit("екі", uid="2", editor="Б", changed=WHEN + timedelta(days=1), properties={"k": "w"}))
    for wanted, uids in (
        (Filter(author="А"), ["1"]),
        (Filter(author="Б"), ["2"]),
        (Filter(domain="law"), ["1"]),
        (Filter(properties={"k": "w"}), ["2"]),
        (Filter(changed_since=WHEN + timedelta(hours=1)), ["2"]),
        (Filter(changed_until=WHEN + timedelta(hours=1)), ["1"]),
    ):
        assert [u.uid for u in store.units(wanted)] == uids
        assert [u.uid for u in store.units() if wanted.accepts(u)] == uids
        assert [u.uid for _, u in store.numbered(store.numbers(wanted).tolist())] == uids


def test_a_number_stands_for_a_unit_until_its_texts_change(store):
    for uid in "abc":
        store.put(unit(f"мәтін {uid}", uid=uid))
    numbers = store.numbers().tolist()
    assert sorted(numbers) == numbers
    assert [store.number_of(uid) for uid in "abcd"] == [*numbers, None]
    store.put(unit("мәтін b", uid="b", status=UnitStatus.DRAFT))
    assert store.numbers().tolist() == numbers
    store.put(unit("басқа мәтін", uid="b"))
    store.delete("c")
    assert [u.uid for _, u in store.numbered(numbers)] == ["a"]
    assert store.number_of("b") > numbers[-1]


def test_an_empty_memory_has_no_numbers(store):
    assert store.numbers().tolist() == []
    assert store.numbered([]) == []


def test_the_latest_pairs_come_first_and_only_approved_ones(store):
    store.put(unit("бір", "один"))
    store.put(unit("екі", "два", status=UnitStatus.DRAFT))
    store.put(unit("үш", "три"))
    store.put(TranslationUnit("төрт", {"en": "four"}))
    assert store.latest_pairs("kk", "ru", 10) == [("үш", "три"), ("бір", "один")]
    assert store.latest_pairs("kk", "ru", 1) == [("үш", "три")]
    assert store.latest_pairs("kk", "ru", 0) == []


def test_a_property_that_stands_several_times_is_found_by_each_value(store):
    store.put(unit("бір", uid="1", properties={"x-domain": "law", "x-domain#2": "court", "x-domains": "x"}))
    for wanted, uids in (
        (Filter(domain="law"), ["1"]),
        (Filter(domain="court"), ["1"]),
        (Filter(domain="x"), []),
        (Filter(domain="law", properties={"x-domains": "x"}), ["1"]),
    ):
        assert [u.uid for u in store.units(wanted)] == uids
        assert [u.uid for u in store.units() if wanted.accepts(u)] == uids
        assert [u.uid for _, u in store.numbered(store.numbers(wanted).tolist())] == uids
    assert dict(store.figures().domains) == {"law": 1, "court": 1}


def test_some_units_are_put_as_one_after_the_other(store):
    first = store.put(unit(uid="a"))
    uids = store.put_all([unit(), unit("Жаңа.", "Новое.", uid="b"), unit("Жаңа.", "Новое.", uid="c")])
    assert uids == [first, "b", "b"]
    assert store.count() == 2
    assert store.put_all([]) == []
