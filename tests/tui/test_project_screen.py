"""The project as a whole by keyboard: figures that come in by themselves, memories, texts, files."""

import asyncio
import sqlite3
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from textual.widgets import Input, OptionList

from aligner import Side, Status
from memory import TranslationUnit, open_memory
from tests.tui.conftest import LOOKS, SETTINGS, settled
from tests.tui.test_screens import SIZES
from tests.workbench.conftest import SOURCE, store_text
from workbench.project import Project
from workbench.services.analysing import leverage_of_project
from workbench.services.beginning import begin_translations
from workbench.services.counting import figures_of_file
from workbench.services.progress import Progress
from workbench.services.reviewing import Review
from workbench.suggest import MemoryEngine
from workbench.tui.app import QostilApp
from workbench.tui.screens.alignment import AlignmentScreen
from workbench.tui.screens.dialogs import ConfirmDialog, ReadingDialog
from workbench.tui.screens.empty import EmptyScreen
from workbench.tui.screens.project import ProjectScreen
from workbench.tui.screens.translation import TranslationScreen
from workbench.tui.widgets.charts import Figure
from workbench.tui.widgets.row_list import RowList

BEGIN = datetime(2026, 3, 2, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def at_hand(request, monkeypatch):
    """Count in the process of the test, which is quicker; `aside` marks those that do as users do."""
    if "aside" not in request.fixturenames:
        for module in ("workbench.services.overview", "workbench.tui.screens.project_view"):
            monkeypatch.setattr(f"{module}.figures_aside", figures_of_file)
            monkeypatch.setattr(f"{module}.leverage_aside", leverage_of_project)


@pytest.fixture
def aside():
    """Count in processes of their own."""


@pytest.fixture
def worked(book):
    """The project of two drafts with three days of work by two people."""
    with Project.open(book) as project:
        first, second = project.bitexts.entries()
        mine = Review(project, first, replace(SETTINGS, author="Айгерім"), lambda: None)
        mine.edit(0, Side.TARGET, ["Партия «Алаш» создана в 1917 году."])
        for position in (0, 1):
            mine.set_status(position, Status.APPROVED)
        mine.set_status(2, Status.REJECTED)
        other = Review(project, second, replace(SETTINGS, author="Болат"), lambda: None)
        other.set_status(0, Status.APPROVED)
        other.edit(1, Side.TARGET, ["Bokeikhan led it."])
    with sqlite3.connect(book) as connection:
        for number, minutes in enumerate((0, 4, 7, 1445, 2880, 2884), start=1):
            at = (BEGIN + timedelta(minutes=minutes)).isoformat()
            connection.execute("UPDATE event SET at = ? WHERE id = ?", (at, number))
    connection.close()
    return book


@pytest.fixture
def other_memory(tmp_path):
    """A memory that knows a sentence of the project."""
    with open_memory(tmp_path / "other.qtm", create=True) as store:
        store.put(TranslationUnit(SOURCE[0], {"ru": "…"}))
    return tmp_path / "other.qtm"


async def shown(pilot, app):
    """Open the project screen."""
    await settled(pilot)
    await pilot.press("f8")
    await settled(pilot)
    assert isinstance(app.screen, ProjectScreen)


def endless(*_):
    """A count that never ends."""
    while True:
        time.sleep(0.01)
        yield Progress("counting", 0, 0)


def text(app, name):
    """What a figure shows."""
    return app.screen.query_one(f"#{name}", Figure).render().plain


def memory_engines(app):
    """The memories that are asked for matches."""
    return [engine.card.name for engine in app._session.engines() if isinstance(engine, MemoryEngine)]


def rows(app):
    """What stands in the list of texts."""
    texts = app.screen.query_one(RowList)
    return [texts.render_line(y).text.split() for y in range(texts.count)]


@pytest.mark.usefixtures("aside")
async def test_progress_and_figures_come_in(worked):
    app = QostilApp(SETTINGS, worked)
    async with app.run_test(size=(160, 50)) as pilot:
        await shown(pilot, app)
        first, second = rows(app)
        assert first[1:6] == ["essay", "kk", "→", "ru", "15"]
        assert first[-5:] == ["50%", "2", "1", "0", "1"]
        assert second[-5:] == ["25%", "1", "0", "1", "2"]
        assert "no match" in text(app, "leverage")
        assert text(app, "leverage").splitlines()[9].split() == ["all", "4", "15", "15"]
        assert "26.02.2026 – 04.03.2026, in all 0:11 h" in text(app, "days")
        assert "Айгерім" in text(app, "effort")


async def test_a_text_is_opened_from_the_list(worked):
    app = QostilApp(SETTINGS, worked)
    async with app.run_test() as pilot:
        await shown(pilot, app)
        await pilot.press("down", "enter")
        await settled(pilot)
        assert isinstance(app.screen, AlignmentScreen)
        assert app.screen.review.entry.target_lang == "en"


async def test_a_text_is_translated_from_the_list(worked):
    app = QostilApp(SETTINGS, worked)
    async with app.run_test() as pilot:
        await shown(pilot, app)
        await pilot.press("down", "f5")
        await settled(pilot)
        assert isinstance(app.screen, TranslationScreen)
        assert app.screen.review.entry.target_lang == "en"


async def test_a_text_without_a_draft_is_opened_to_be_translated(worked):
    with Project.open(worked) as project:
        store_text(project, "kk", ("Тау биік.",))
        begin_translations(project)
    app = QostilApp(SETTINGS, worked)
    async with app.run_test() as pilot:
        await shown(pilot, app)
        await pilot.press("end", "enter")
        await settled(pilot)
        assert isinstance(app.screen, TranslationScreen)


async def test_what_was_counted_last_is_shown_until_it_is_counted_again(worked, monkeypatch):
    app = QostilApp(SETTINGS, worked)
    async with app.run_test(size=(160, 50)) as pilot:
        await shown(pilot, app)
        before = text(app, "leverage"), text(app, "effort")
        await pilot.press("q", "end", "a")
        await settled(pilot)
        with monkeypatch.context() as forever:
            forever.setattr("workbench.tui.screens.project_view.figures_aside", endless)
            await pilot.press("f8")
            await pilot.pause()
            assert (text(app, "leverage"), text(app, "effort")) == before
        await pilot.press("c")
        await settled(pilot)
        assert text(app, "effort") != before[1]
        assert text(app, "leverage") == before[0]


async def test_pages_are_turned_where_there_is_room_for_one(worked):
    app = QostilApp(SETTINGS, worked)
    async with app.run_test(size=(80, 24)) as pilot:
        await shown(pilot, app)

        def displayed():
            return [f.id for f in app.screen.query("#figures Figure") if f.display]

        assert displayed() == ["leverage"]
        await pilot.press("tab")
        assert displayed() == ["days"]
        await pilot.press("left", "left")
        assert displayed() == ["effort"]
        await pilot.resize_terminal(130, 30)
        await settled(pilot)
        assert displayed() == ["leverage", "days", "effort"]


async def test_matches_are_those_of_the_language_under_the_cursor(worked, other_memory):
    with Project.open(worked) as project:
        project.attach_memory(other_memory.name)
    app = QostilApp(SETTINGS, worked)
    async with app.run_test(size=(160, 50)) as pilot:
        await shown(pilot, app)
        assert text(app, "leverage").splitlines()[3].split()[:4] == ["100", "%", "1", "5"]
        await pilot.press("down")
        await settled(pilot)
        assert text(app, "leverage").splitlines()[3].split()[:4] == ["100", "%", "0", "0"]


async def test_a_memory_is_attached_and_detached(worked, other_memory):
    app = QostilApp(SETTINGS, worked)
    async with app.run_test(size=(160, 50)) as pilot:
        await shown(pilot, app)
        await pilot.press("m")
        app.screen.query_one(Input).value = str(other_memory)
        await pilot.press("enter")
        await settled(pilot)
        assert [(m.location, m.writable) for m in app._session.project.memories()][1:] == [
            ("other.qtm", False)
        ]
        assert text(app, "leverage").splitlines()[3].split()[:4] == ["100", "%", "1", "5"]
        assert memory_engines(app) == ["book.qtm", "other.qtm"]
        await pilot.press("M")
        assert app.screen.query_one(OptionList).option_count == 1
        await pilot.press("enter")
        await settled(pilot)
        assert len(app._session.project.memories()) == 1
        assert text(app, "leverage").splitlines()[3].split()[:4] == ["100", "%", "0", "0"]
        assert memory_engines(app) == ["book.qtm"]
    assert other_memory.exists()


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("none.qtm", "none.qtm"),
        ("book.qtm", "book.qtm is attached already"),
        ("postgresql://me:secret@host/tm", "leave the password out"),
    ],
)
async def test_a_memory_that_cannot_be_attached_is_told(worked, name, problem):
    app = QostilApp(SETTINGS, worked)
    async with app.run_test() as pilot:
        await shown(pilot, app)
        await pilot.press("m")
        app.screen.query_one(Input).value = name
        await pilot.press("enter")
        await settled(pilot)
        said = list(app._notifications)[-1].message
        assert problem in said
        assert "secret" not in said
        assert len(app._session.project.memories()) == 1


async def test_matches_inside_the_texts_are_counted_on_demand(worked):
    app = QostilApp(SETTINGS, worked)
    async with app.run_test() as pilot:
        await shown(pilot, app)
        await pilot.press("i")
        await settled(pilot)
        assert "inside the texts" in str(app.screen.query_one("#pages").content)
        assert "no match" in text(app, "leverage")


@pytest.mark.parametrize("name", ["r.html", "r.xlsx"])
async def test_a_report_is_written(worked, name):
    app = QostilApp(SETTINGS, worked)
    async with app.run_test() as pilot:
        await shown(pilot, app)
        await pilot.press("r")
        assert app.screen.query_one(Input).value == "book.html"
        app.screen.query_one(Input).value = name
        await pilot.press("enter")
        await settled(pilot)
        assert Path(name).stat().st_size > 1000
        await pilot.press("r")
        app.screen.query_one(Input).value = name
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(app.screen, ConfirmDialog)


async def test_a_report_of_an_unknown_form_is_refused(worked):
    app = QostilApp(SETTINGS, worked)
    async with app.run_test() as pilot:
        await shown(pilot, app)
        await pilot.press("r")
        app.screen.query_one(Input).value = "r.pdf"
        await pilot.press("enter")
        await settled(pilot)
        assert "a report is no .pdf" in list(app._notifications)[-1].message
        assert isinstance(app.screen, ProjectScreen)


async def test_the_approved_pairs_are_exported(worked):
    app = QostilApp(SETTINGS, worked)
    async with app.run_test() as pilot:
        await shown(pilot, app)
        await pilot.press("ctrl+e", "enter")
        await settled(pilot)
        assert "2 pairs written" in list(app._notifications)[-1].message
        assert Path("book.tmx").exists()


async def test_texts_are_added(worked):
    Path("new.kk.txt").write_text("Тау биік.\n", encoding="utf-8")
    Path("new.ru.txt").write_text("Гора высокая.\n", encoding="utf-8")
    app = QostilApp(SETTINGS, worked)
    async with app.run_test() as pilot:
        await shown(pilot, app)
        await pilot.press("ctrl+a")
        app.screen.query_one("#source", Input).value = "new.kk.txt"
        app.screen.query_one("#drafts", Input).value = "new.ru.txt"
        await pilot.press("ctrl+s")
        await settled(pilot)
        assert len(app._session.project.bitexts.entries()) == 3


async def test_one_goes_back_to_where_one_came_from(worked):
    app = QostilApp(SETTINGS, worked)
    async with app.run_test() as pilot:
        await shown(pilot, app)
        await pilot.press("question_mark")
        assert isinstance(app.screen, ReadingDialog)
        await pilot.press("escape", "f6")
        await settled(pilot)
        assert not isinstance(app.screen, ProjectScreen)
        await pilot.press("f8")
        assert isinstance(app.screen, ProjectScreen)
        await pilot.press("q")
        assert isinstance(app.screen, AlignmentScreen)


async def test_a_project_without_texts_has_a_screen_too(tmp_path):
    Project.create(tmp_path / "e.qostil", "kk", ("ru",)).close()
    app = QostilApp(SETTINGS, tmp_path / "e.qostil")
    async with app.run_test() as pilot:
        await settled(pilot)
        assert isinstance(app.screen, EmptyScreen)
        await pilot.press("f8")
        await settled(pilot)
        assert app.screen.query_one(RowList).count == 0
        assert "Nothing has been done yet" in text(app, "days")


async def test_without_a_project_there_is_nothing_to_show():
    app = QostilApp(SETTINGS)
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.press("f8")
        assert "No project is open" in next(iter(app._notifications)).message


async def test_leaving_does_not_wait_for_the_counting(worked, monkeypatch):
    monkeypatch.setattr("workbench.tui.screens.project_view.figures_aside", endless)
    app = QostilApp(SETTINGS, worked)
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.press("f8")
        await pilot.pause()
        await pilot.press("q")
        await asyncio.wait_for(app.workers.wait_for_complete(), 5)
        assert isinstance(app.screen, AlignmentScreen)


async def test_a_wrong_weight_in_the_settings_is_told(worked):
    app = QostilApp(replace(SETTINGS, match_weights={"75": 0.5}), worked)
    async with app.run_test() as pilot:
        await shown(pilot, app)
        assert "no match band" in list(app._notifications)[-1].message


KEYS = {
    "project": [],
    "project-days": ["tab"],
    "project-effort": ["tab", "tab"],
    "project-help": ["question_mark"],
}


@pytest.mark.parametrize("theme", LOOKS)
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("screen", KEYS)
def test_project_screens(snap_compare, worked, other_memory, screen, theme, size):
    with Project.open(worked) as project:
        project.attach_memory(other_memory.name)
    app = QostilApp(replace(SETTINGS, theme=theme), worked)

    async def before(pilot):
        await shown(pilot, app)
        await pilot.press(*KEYS[screen])
        await settled(pilot)

    assert snap_compare(app, terminal_size=SIZES[size], run_before=before)
