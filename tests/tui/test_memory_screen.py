"""A memory searched, mended, filled and written by keyboard."""

import time
from datetime import UTC, datetime
from itertools import count

import pytest
from textual.widgets import Input, Static, TextArea

from memory import Filter, StoreError, TranslationUnit, UnitStatus, open_memory, read_tmx
from memory.tmx.report import TmxReport
from tests.tui.conftest import SETTINGS, settled
from workbench.project import Project
from workbench.services import browsing
from workbench.services.progress import Progress
from workbench.tui.app import QostilApp
from workbench.tui.screens.alignment import AlignmentScreen
from workbench.tui.screens.dialogs import ChoiceDialog, ConfirmDialog, ReadingDialog
from workbench.tui.screens.memory import MemoryScreen
from workbench.tui.widgets.row_list import RowList

WHEN = datetime(2026, 1, 2, tzinfo=UTC)
UNITS = [
    TranslationUnit(
        "Кітап сөреде тұр.", {"ru": "Книга стоит на полке."}, uid="1", author="Анна", changed=WHEN
    ),
    TranslationUnit("Кітаптар ескі.", {"ru": "Книги старые."}, uid="2", status=UnitStatus.DRAFT),
    TranslationUnit("Үй биік.", {"ru": "Дом высокий.", "en": "The house is tall."}, uid="3", author="Анна"),
]


def filled(path, units=UNITS):
    with open_memory(path, create=True) as store:
        list(store.put_many(units))
    return path


@pytest.fixture
def place(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return filled(tmp_path / "m.qtm")


@pytest.fixture
def app(place):
    return QostilApp(SETTINGS, memory=str(place))


def lines(app):
    """What stands in the list, line by line."""
    rows = app.screen.query_one(RowList)
    drawn = [rows.render_line(y).text.rstrip() for y in range(rows.size.height)]
    return [line for line in drawn if line.strip(" ▐")]


def shown(app, name):
    return str(app.screen.query_one(f"#{name}", Static).content)


def sources(place):
    with open_memory(place) as store:
        return [unit.source for unit in store.units()]


async def typed(pilot, text):
    """Type into the search line and wait for what is found."""
    await pilot.press("slash")
    pilot.app.screen.query_one("#text", Input).value = text
    await found(pilot)


async def found(pilot):
    """Wait for the pause after typing and for what it begins."""
    await settled(pilot)
    pilot.app.screen.search()
    await settled(pilot)


async def fill(pilot, **values):
    """Fill in a form and accept it."""
    for name, value in values.items():
        pilot.app.screen.query_one(f"#{name}").value = value
    await pilot.press("ctrl+s")
    await settled(pilot)


async def test_the_newest_units_stand_first_with_what_is_known_of_them(app):
    async with app.run_test(size=(100, 30)) as pilot:
        await settled(pilot)
        assert isinstance(app.screen, MemoryScreen)
        assert [line.strip("▌ ").split()[:2] for line in lines(app)] == [
            ["✓", "Үй"],
            ["~", "Кітаптар"],
            ["✓", "Кітап"],
        ]
        assert "1 of 3" in shown(app, "progress")
        await pilot.press("end")
        await settled(pilot)
        assert "Книга стоит на полке." in shown(app, "about")
        assert "changed 2026-01-02" in shown(app, "about")


async def test_the_memory_of_the_project_is_a_key_away(book):
    app = QostilApp(SETTINGS, book)
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.press("a")
        await settled(pilot)
        await pilot.press("f6")
        await settled(pilot)
        assert isinstance(app.screen, MemoryScreen)
        assert len(lines(app)) == 1
        await pilot.press("q")
        assert isinstance(app.screen, AlignmentScreen)


async def test_a_text_is_searched_for_on_the_sides_that_are_wanted(app):
    async with app.run_test() as pilot:
        await settled(pilot)
        await typed(pilot, "кітап")
        assert len(lines(app)) == 2
        await pilot.press("ctrl+t", "ctrl+t")
        await settled(pilot)
        assert shown(app, "where").strip() == "target"
        assert "Nothing found" in lines(app)[0]
        await typed(pilot, "полк*")
        assert len(lines(app)) == 1
        await pilot.press("ctrl+t")
        await typed(pilot, "Кітап сөреде тұрды.")
        assert "Кітап" in lines(app)[0]
        assert "%" not in lines(app)[0]
        await pilot.press("enter", "escape")
        await found(pilot)
        assert len(lines(app)) == 3


async def test_units_are_filtered(app):
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.press("f")
        await fill(pilot, author="Анна", since="2026-13-01")
        assert "is no day" in shown(app, "problem")
        await fill(pilot, since="", until="2026-01-02")
        assert "author Анна" in shown(app, "filtered")
        assert [line.split()[2] for line in lines(app)] == ["Кітап"]
        await pilot.press("escape")
        await settled(pilot)
        assert len(lines(app)) == 3


async def test_a_unit_is_edited_in_place_and_taken_back(app, place):
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.press("down", "enter")
        areas = {area.name: area for area in app.screen.query(TextArea)}
        assert app.screen.focused is areas["ru"]
        areas["ru"].text = "Книги ветхие."
        await pilot.press("enter")
        await settled(pilot)
        assert "ветхие" in lines(app)[1]
        with open_memory(place) as store:
            unit = store.get("2")
        assert (unit.targets["ru"], unit.editor) == ("Книги ветхие.", SETTINGS.author)
        await pilot.press("z")
        await settled(pilot)
        assert isinstance(app.screen, ConfirmDialog)
        await pilot.press("y")
        await settled(pilot)
        with open_memory(place) as store:
            assert store.get("2").targets["ru"] == "Книги старые."
        await pilot.press("z")
        await settled(pilot)
        assert isinstance(app.screen, MemoryScreen)


async def test_an_emptied_unit_is_refused_and_an_edit_is_left(app, place):
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.press("e")
        next(area for area in app.screen.query(TextArea) if area.name == "kk").text = " "
        await pilot.press("ctrl+s")
        assert "needs its source" in shown(app, "problem")
        await pilot.press("escape")
        assert isinstance(app.screen, MemoryScreen)
    assert len(sources(place)) == 3


async def test_marked_units_are_deleted_and_come_back(app, place):
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.press("space", "down", "space", "x")
        await pilot.press("y")
        await settled(pilot)
        assert sources(place) == ["Кітаптар ескі."]
        assert len(lines(app)) == 1
        await pilot.press("z", *"y")
        await settled(pilot)
        await pilot.press("y")
        await settled(pilot)
        assert len(sources(place)) == 3


async def test_all_that_are_listed_are_deleted(app, place):
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.press("f")
        await fill(pilot, author="Анна")
        await pilot.press("a", "x", "y")
        await settled(pilot)
        assert sources(place) == ["Кітаптар ескі."]


async def test_a_text_is_replaced_once_the_count_was_seen(app, place):
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.press("r")
        await fill(pilot, find="Книг", by="Том", lang="ru")
        assert isinstance(app.screen, ConfirmDialog)
        assert "2 units would change" in str(app.screen.query_one(Static).content)
        await pilot.press("y")
        await settled(pilot)
        assert "Томи старые." in lines(app)[0] + lines(app)[1] + lines(app)[2]
    with open_memory(place) as store:
        assert store.count(Filter(author=SETTINGS.author)) == 2


async def test_two_edits_and_a_replacement_are_taken_back(app, place):
    async with app.run_test() as pilot:
        await settled(pilot)
        for text in ("Раз.", "Два."):
            await pilot.press("e")
            app.screen.query(TextArea).last().text = text
            await pilot.press("enter")
            await settled(pilot)
        await pilot.press("r")
        await fill(pilot, find="Книг", by="Том", lang="ru")
        await pilot.press("y")
        await settled(pilot)
        for what in ("replace", "edit", "edit"):
            await pilot.press("z")
            await settled(pilot)
            assert f"Take back: {what}" in str(app.screen.query_one(Static).content)
            await pilot.press("y")
            await settled(pilot)
    with open_memory(place) as store:
        assert [store.get(unit.uid).targets for unit in UNITS] == [unit.targets for unit in UNITS]


async def test_one_of_several_memories_of_a_project_is_chosen(book):
    filled(book.with_name("other.qtm"))
    with Project.open(book) as project:
        project.attach_memory("other.qtm")
    app = QostilApp(SETTINGS, book)
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.press("f6")
        await settled(pilot)
        assert isinstance(app.screen, ChoiceDialog)
        await pilot.press("down", "enter")
        await settled(pilot)
        assert len(lines(app)) == 3
        assert "read only" in shown(app, "name")


async def test_duplicates_are_merged(app, place):
    with open_memory(place) as store:
        store.put(TranslationUnit("Қала.", {"ru": "Город."}, uid="4"))
        store.put(TranslationUnit("Қала!", {"ru": "Город."}, uid="5"))
        store.apply([])
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.press("r")
        await fill(pilot, find="!", by=".", lang="source")
        await pilot.press("y")
        await settled(pilot)
        assert len(lines(app)) == 5
        await pilot.press("d", "y")
        await settled(pilot)
        assert len(lines(app)) == 4


async def test_another_memory_is_taken_over(app, place, tmp_path):
    filled(tmp_path / "other.qtm", [TranslationUnit("Су.", {"ru": "Вода."}), UNITS[0]])
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.press("M", *"other.qtm", "enter")
        await settled(pilot)
        assert len(lines(app)) == 4
    assert "Су." in sources(place)


async def test_a_file_is_imported_and_what_is_left_out_is_listed(app, place, tmp_path):
    (tmp_path / "more.tsv").write_text("kk\tru\nСу.\tВода.\nНан.\t\n", encoding="utf-8")
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.press("i")
        await fill(pilot, path="none.tmx")
        assert "there is no file" in shown(app, "problem")
        await fill(pilot, path="more.tsv")
        assert isinstance(app.screen, ReadingDialog)
        await pilot.press("escape")
        await settled(pilot)
        assert "Су." in lines(app)[0]
    assert "Су." in sources(place)


async def test_an_import_is_ended_by_escape(app, monkeypatch, tmp_path):
    (tmp_path / "big.tmx").write_text("", encoding="utf-8")
    closed = []

    def endless(*_):
        try:
            for done in count(1):
                time.sleep(0.01)
                yield Progress("importing big.tmx", done, 0)
        finally:
            closed.append(True)

    monkeypatch.setattr("workbench.services.memories.import_file", endless)
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.press("i")
        app.screen.query_one("#path").value = "big.tmx"
        await pilot.press("ctrl+s")
        while not shown(app, "doing").startswith("Importing"):
            await pilot.pause()
        await pilot.press("escape")
        await settled(pilot)
        assert closed
        assert isinstance(app.screen, MemoryScreen)
        assert any("Ended before" in n.message for n in app._notifications)


async def test_a_read_only_memory_is_looked_at_only(app, monkeypatch, place):
    whole = browsing.open_memory

    def refused(location, *, create=False, read_only=False):
        if not read_only:
            raise StoreError("cannot be written here")
        return whole(location, read_only=True)

    monkeypatch.setattr(browsing, "open_memory", refused)
    async with app.run_test() as pilot:
        await settled(pilot)
        assert "read only" in shown(app, "name")
        await pilot.press("e", "x", "d", "r", "i", "M", "z")
        await settled(pilot)
        assert isinstance(app.screen, MemoryScreen)
        assert len(lines(app)) == 3


async def test_what_the_filter_lets_through_is_exported(app, place, tmp_path):
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.press("f")
        await fill(pilot, status="draft")
        await pilot.press("ctrl+e")
        await fill(pilot, path="out.tmx")
        await typed(pilot, "книги")
        await pilot.press("enter", "ctrl+e")
        await fill(pilot, path="found.tmx", profile="omegat")
    for name in ("out.tmx", "found.tmx"):
        units = list(read_tmx(tmp_path / name, TmxReport()))
        assert [unit.source for unit in units] == ["Кітаптар ескі."]


async def test_the_figures_are_read(app):
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.press("s")
        await settled(pilot)
        assert "kk → ru" in str(app.screen.query(Static).last().content)


async def test_another_memory_is_opened_or_created(app, tmp_path):
    filled(tmp_path / "other.qtm", UNITS[:1])
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.press("o", *"other.qtm", "enter")
        await settled(pilot)
        assert len(lines(app)) == 1
        await pilot.press("o", *"new.qtm", "enter")
        await pilot.press("y")
        await settled(pilot)
        assert "The memory is empty" in lines(app)[0]
    assert (tmp_path / "new.qtm").exists()


async def test_a_memory_that_is_not_there_says_so(tmp_path):
    app = QostilApp(SETTINGS, memory=str(tmp_path / "none.qtm"))
    async with app.run_test() as pilot:
        await settled(pilot)
        assert "No memory is open" in lines(app)[0]
        await pilot.press("e", "x", "z", "space", "ctrl+e", "s", "d", "r")


async def test_only_what_is_in_sight_is_read(tmp_path):
    many = [TranslationUnit(f"Мәтін {n}.", {"ru": f"Текст {n}."}) for n in range(3000)]
    app = QostilApp(SETTINGS, memory=str(filled(tmp_path / "many.qtm", many)))
    async with app.run_test() as pilot:
        await settled(pilot)
        cache = app.screen._cache
        assert "Мәтін 2999." in lines(app)[0]
        assert sum(place in cache for place in range(3000)) < 200
        await pilot.press("end")
        await settled(pilot)
        assert "Мәтін 0." in lines(app)[-1]
        await pilot.press("home", *["pagedown"] * 3)
        await settled(pilot)
        assert all("…" not in line for line in lines(app))
        assert sum(place in cache for place in range(3000)) < 600
