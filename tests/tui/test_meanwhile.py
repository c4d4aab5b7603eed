"""Long work in a process of its own: what it does is what is done here, and other work goes on meanwhile."""

import pytest

from tests.tui.conftest import SETTINGS, settled, types
from workbench.project import Project
from workbench.services import adding_files, realigning
from workbench.services.session import Session
from workbench.settings import Settings
from workbench.tui.app import QostilApp
from workbench.tui.screens.alignment import AlignmentScreen
from workbench.tui.screens.busy import BusyScreen
from workbench.tui.screens.progressing import ProgressDialog

KAZAKH = "Қала үлкен.\n\nДала кең.\n\nӨзен терең.\n"
RUSSIAN = "Город большой.\n\nСтепь широка.\n\nРека глубока.\n"


@pytest.fixture
def files(book):
    for lang, text in (("kk", KAZAKH), ("ru", RUSSIAN)):
        book.with_name(f"more.{lang}.txt").write_text(text, encoding="utf-8")
    return adding_files.TextFiles(book.with_name("more.kk.txt"), (book.with_name("more.ru.txt"),))


def result_of(task):
    while True:
        try:
            next(task)
        except StopIteration as stop:
            return stop.value


def test_files_are_added_by_another_process_while_this_one_has_the_project(book, files):
    with Session(Project.open(book), Settings()) as session:
        added = result_of(adding_files.adding_files_aside(session.project.path, Settings(), files))
        entry = next(e for e in session.project.bitexts.entries() if e.id == added.first)
        assert entry.source_name == "more.kk.txt"
        state = session.review(entry).state
        assert state.target == ("Город большой.", "Степь широка.", "Река глубока.")
        assert [bead.type for bead in state.bitext.beads] == ["1:1"] * 3


def test_nothing_is_added_once_the_work_is_given_up(book, files):
    with Session(Project.open(book), Settings()) as session:
        task = adding_files.adding_files_aside(session.project.path, Settings(), files)
        next(task)
        task.close()
        assert len(session.project.bitexts.entries()) == 2


def test_beads_are_aligned_anew_by_another_process(book, monkeypatch):
    monkeypatch.setattr(realigning, "ASIDE_FROM", 1)
    with Session(Project.open(book), Settings()) as session:
        review = session.review(session.project.bitexts.entries()[0])
        review.merge(1, 2)
        review.merge(0, 1)
        assert [bead.type for bead in review.bitext.beads] == ["3:3", "1:1"]
        assert result_of(realigning.realigning(session, review, range(2))) > 0
        assert [bead.type for bead in review.bitext.beads] == ["1:1"] * 4


def test_an_alignment_of_what_was_changed_meanwhile_is_dropped(book, monkeypatch):
    monkeypatch.setattr(realigning, "ASIDE_FROM", 1)
    with Session(Project.open(book), Settings()) as session:
        review = session.review(session.project.bitexts.entries()[0])
        review.merge(0, 1)
        task = realigning.realigning(session, review, range(3))
        next(task)
        review.merge(1, 2)
        result_of(task)
        assert [bead.type for bead in review.bitext.beads] == ["2:2", "2:2"]


async def add(pilot, *keys):
    await pilot.press("ctrl+a")
    await settled(pilot)
    await pilot.press(*"more.kk.txt", "tab", *"more.ru.txt", "enter", *keys)


async def test_work_goes_on_while_texts_are_added(book, files, monkeypatch):
    monkeypatch.setattr(adding_files, "ASIDE_FROM", 1)
    app = QostilApp(SETTINGS, book)
    async with app.run_test() as pilot:
        await settled(pilot)
        screen = app.screen
        await add(pilot)
        while not isinstance(app.screen, BusyScreen):
            await pilot.pause(0.01)
        await pilot.press("escape", "m")
        assert app.screen is screen
        assert types(app) == ["2:2", "1:1", "1:1"]
        while len(app._session.project.bitexts.entries()) < 3:
            await pilot.pause(0.05)
        await settled(pilot)
        assert app.screen is screen
        assert any("more.kk.txt was added" in note.message for note in app._notifications)


async def test_who_waits_for_added_texts_is_shown_them(book, files, monkeypatch):
    monkeypatch.setattr(adding_files, "ASIDE_FROM", 1)
    app = QostilApp(SETTINGS, book)
    async with app.run_test() as pilot:
        await settled(pilot)
        await add(pilot)
        await settled(pilot)
        assert isinstance(app.screen, AlignmentScreen)
        assert app.screen.review.entry.source_name == "more.kk.txt"


async def test_closing_the_project_ends_what_goes_on(book, files, monkeypatch):
    monkeypatch.setattr(adding_files, "ASIDE_FROM", 1)
    app = QostilApp(SETTINGS, book)
    async with app.run_test() as pilot:
        await settled(pilot)
        await add(pilot)
        while not isinstance(app.screen, BusyScreen):
            await pilot.pause(0.01)
        await pilot.press("escape", "q")
        await settled(pilot)
    with Project.open(book) as project:
        assert len(project.bitexts.entries()) == 2


async def test_an_alignment_can_be_ended(book, monkeypatch):
    monkeypatch.setattr(realigning, "ASIDE_FROM", 1)
    app = QostilApp(SETTINGS, book)
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.press("m")
        await settled(pilot)
        await pilot.press("W")
        while not isinstance(app.screen, ProgressDialog):
            await pilot.pause(0.01)
        await pilot.press("escape")
        await settled(pilot)
        assert types(app) == ["2:2", "1:1", "1:1"]
