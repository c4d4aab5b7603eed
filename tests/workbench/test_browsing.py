"""Looking about in a memory, page by page, and changing what is seen."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from memory import Filter, StoreError, TranslationUnit, UnitStatus, open_memory
from workbench.errors import InputError
from workbench.services import browsing
from workbench.services.browsing import Browser, Mode, Query, edited

UNITS = [
    TranslationUnit("Кітап сөреде тұр.", {"ru": "Книга стоит на полке."}, uid="1", author="Анна"),
    TranslationUnit("Кітаптар ескі.", {"ru": "Книги старые."}, uid="2", status=UnitStatus.DRAFT),
    TranslationUnit("Үй биік.", {"ru": "Дом высокий.", "en": "The house is tall."}, uid="3", author="Анна"),
]


@pytest.fixture(params=["sqlite", "postgres"])
def place(request, tmp_path):
    """A memory of each kind."""
    at = str(tmp_path / "m.qtm") if request.param == "sqlite" else request.getfixturevalue("postgres_place")
    with open_memory(at, create=True) as store:
        for unit in UNITS:
            store.put(unit)
    return at


@pytest.fixture
def browser(place):
    with Browser.open(place, "Берік") as browser:
        yield browser


def uids(listing):
    return [row.unit.uid if row else None for row in listing.rows(0, len(listing))]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        (Query(), ["3", "2", "1"]),
        (Query(wanted=Filter(author="Анна")), ["3", "1"]),
        (Query("кітап"), ["2", "1"]),
        (Query("кітап", wanted=Filter(status=UnitStatus.DRAFT)), ["2"]),
        (Query("кни*", Mode.SOURCE), []),
        (Query("кни*", Mode.TARGET), ["2", "1"]),
        (Query("полке"), ["1"]),
        (Query("Кітап сөреде тұрды.", Mode.FUZZY), ["1"]),
        (Query("Кітап сөреде тұрды.", Mode.FUZZY, Filter(target_lang="en")), []),
    ],
)
def test_what_is_asked_for_is_listed(browser, query, found):
    assert uids(browser.look(query)) == found


def test_a_stretch_is_read_alone(browser):
    assert [row.unit.uid for row in browser.look(Query()).rows(1, 2)] == ["2"]


def test_an_edit_stays_in_its_place_and_is_taken_back(browser):
    listing = browser.look(Query())
    unit = listing.rows(1, 2)[0].unit
    changed = browser.edit(unit, {"ru": "Книги ветхие. "})
    assert (changed.targets, changed.editor, changed.uid) == ({"ru": "Книги ветхие."}, "Берік", "2")
    assert uids(listing) == ["3", None, "1"]
    listing = listing.with_unit(1, changed)
    assert listing.rows(1, 2)[0].unit == changed
    assert browser.last().what == "edit"
    browser.undo()
    assert browser.look(Query()).rows(0, 3)[0].unit.targets == {"ru": "Книги старые."}


def test_an_edit_of_what_was_changed_meanwhile_is_refused(browser, place):
    unit = browser.look(Query()).rows(0, 1)[0].unit
    with open_memory(place) as other:
        other.put(TranslationUnit("Үй биік.", {"ru": "Дом высок."}, uid="3"))
    with pytest.raises(StoreError, match="meantime"):
        browser.edit(unit, {"ru": "Здание высокое."})


def test_changes_are_taken_back_one_by_one(browser):
    texts = [row.unit.targets for row in browser.look(Query()).rows(0, 3)]
    for target in ("Раз.", "Два."):
        listing = browser.look(Query(wanted=Filter(author="Анна")))
        browser.edit(listing.rows(0, 1)[0].unit, {"ru": target})
    browser.delete(browser.units(browser.look(Query("кітап"))))
    assert browser.count() == 1
    assert [browser.undo().what for _ in range(3)] == ["delete", "edit", "edit"]
    assert browser.last() is None
    with pytest.raises(StoreError, match="no change"):
        browser.undo()
    left = [row.unit.targets for row in browser.look(Query()).rows(0, 3)]
    assert sorted(map(str, left)) == sorted(map(str, texts))


def test_a_step_that_others_changed_stays(browser, place):
    unit = browser.look(Query()).rows(0, 1)[0].unit
    first = browser.edit(unit, {"ru": "Раз."})
    browser.edit(first, {"en": "Once."})
    browser.undo()
    with open_memory(place) as other:
        other.put(replace(other.get("3"), targets={"ru": "Өзге."}))
    with pytest.raises(StoreError, match="meantime"):
        browser.undo()


def test_a_large_change_is_taken_back_while_nothing_followed(browser, place):
    for follow in (False, True):
        with open_memory(place) as other:
            other.remove(Filter(author="Анна"))
        browser.did()
        if follow:
            browser.edit(browser.look(Query()).rows(0, 1)[0].unit, {"ru": "Раз."})
            browser.undo()
            with pytest.raises(StoreError, match="other changes followed"):
                browser.undo()
        else:
            browser.undo()
            assert browser.count() == 3


def test_an_edit_that_changes_nothing_writes_nothing(browser):
    unit = browser.look(Query()).rows(0, 1)[0].unit
    assert browser.edit(unit, {"ru": "Дом высокий."}) is unit
    assert browser.last() is None


def test_deleting_leaves_the_others(browser):
    listing = browser.look(Query())
    assert browser.delete(browser.units(listing, {0, 2})) == 2
    assert uids(listing.without({0, 2})) == uids(browser.look(Query())) == ["2"]
    browser.undo()
    assert browser.count() == 3


def test_units_of_a_listing_come_in_order_whatever_the_places(browser):
    listing = browser.look(Query())
    assert [unit.uid for unit in browser.units(listing)] == ["3", "2", "1"]
    assert [unit.uid for unit in browser.units(listing, {2, 0})] == ["3", "1"]


def test_markup_leaves_with_the_text_it_belongs_to():
    unit = TranslationUnit(
        "Үй", {"ru": "Дом", "en": "House"}, source_markup="<ph/>Үй", target_markup={"ru": "<ph/>Дом"}
    )
    changed = edited(unit, {"ru": "Здание", "en": ""})
    assert changed.targets == {"ru": "Здание"}
    assert changed.source_markup
    assert not changed.target_markup


@pytest.mark.parametrize("texts", [{"kk": " "}, {"ru": "", "en": ""}])
def test_a_unit_keeps_its_source_and_a_translation(texts):
    with pytest.raises(InputError):
        edited(UNITS[2], texts)


def test_the_languages_are_those_of_most_units(browser):
    assert not browser.read_only
    assert browser.languages() == ("kk", "ru")


def test_a_memory_that_cannot_be_written_is_read(tmp_path, monkeypatch):
    path = tmp_path / "m.qtm"
    with open_memory(path, create=True) as store:
        store.put(UNITS[0])
    whole = browsing.open_memory

    def refused(location, *, create=False, read_only=False):
        if not read_only:
            raise StoreError(f"{location}: cannot be written here")
        return whole(location, read_only=True)

    monkeypatch.setattr(browsing, "open_memory", refused)
    with Browser.open(str(path), "Берік") as browser:
        assert browser.read_only
        assert uids(browser.look(Query())) == ["1"]
    with pytest.raises(StoreError, match="cannot be written"):
        Browser.open(str(tmp_path / "none.qtm"), "Берік")


def test_dates_filter_by_the_last_change(browser):
    unit = browser.look(Query()).rows(0, 1)[0].unit
    before = datetime.now(UTC).replace(microsecond=0)
    browser.edit(unit, {"en": "A tall house."})
    assert uids(browser.look(Query(wanted=Filter(changed_since=before)))) == ["3"]
