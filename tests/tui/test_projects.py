"""Projects opened, made and filled in the workbench, and what goes wrong with them."""

from pathlib import Path

import pytest
from textual.widgets import Input, OptionList, TextArea

from aligner import Status
from tests.tui.conftest import SETTINGS, settled, statuses, types
from tests.workbench.conftest import SOURCE, TARGET, one_to_one, store_text
from workbench.project import Project
from workbench.services.session import Session
from workbench.tui.app import QostilApp
from workbench.tui.screens.alignment import AlignmentScreen
from workbench.tui.screens.dialogs import ChoiceDialog
from workbench.tui.screens.empty import EmptyScreen
from workbench.tui.screens.welcome import WelcomeScreen
from workbench.tui.widgets.bead_list import BeadList

MIXED = (
    "Бұл мақалада қозғалыстың тарихы қарастырылады. Онда халықтың тағдыры туралы кеңінен айтылады.\n\n"
    "В этой статье рассматривается история движения. В ней подробно говорится о судьбе народа.\n"
)


async def test_the_place_is_remembered(app, book):
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.press("end", "q")
        await settled(pilot)
        assert isinstance(app.screen, WelcomeScreen)
        app.open_project(book)
        await settled(pilot)
        assert app.screen.query_one(BeadList).cursor == 3


async def test_a_project_in_use_opens_for_reading(book):
    with Project.open(book):
        app = QostilApp(SETTINGS, book)
        async with app.run_test() as pilot:
            await settled(pilot)
            await pilot.press("y")
            await settled(pilot)
            assert isinstance(app.screen, AlignmentScreen)
            await pilot.press("enter")
            assert statuses(app) == ["new"] * 4
            assert "reading only" in next(iter(app._notifications)).message


async def test_a_new_project_is_made_from_files(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.kk.txt").write_text("\n".join(SOURCE), encoding="utf-8")
    (tmp_path / "a.ru.txt").write_text("\n".join(TARGET), encoding="utf-8")
    app = QostilApp(SETTINGS)
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.press("n")
        for name, value in {"project": "new", "source": "a.kk.txt", "drafts": "a.ru.txt, b.txt"}.items():
            app.screen.query_one(f"#{name}", Input).value = value
        await pilot.press("ctrl+s")
        assert "there is no file b.txt" in str(app.screen.query_one("#problem").render())
        app.screen.query_one("#drafts", Input).value = "a.ru.txt"
        await pilot.press("ctrl+s")
        await settled(pilot)
        assert isinstance(app.screen, AlignmentScreen)
        assert types(app) == ["1:1"] * 4
    assert Path("new.qostil").exists()


async def test_a_new_project_by_keys_alone(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "essay.kk.txt").write_text("\n".join(SOURCE), encoding="utf-8")
    (tmp_path / "texts" / "essay.ru.txt").write_text("\n".join(TARGET), encoding="utf-8")
    app = QostilApp(SETTINGS)
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.press("n", *"new", "enter")
        assert app.screen.focused.id == "from", "enter goes to the next line, and makes nothing yet"
        await pilot.press("enter", "enter", *"te")
        await settled(pilot)
        await pilot.press("tab", *"essay.k")
        await settled(pilot)
        await pilot.press("tab")
        assert app.screen.query_one("#source", Input).value == "texts/essay.kk.txt"
        await pilot.press("tab", *"texts/essay.rru.txt", "enter")
        problem = str(app.screen.query_one("#problem").render())
        assert problem == "there is no file texts/essay.rru.txt; did you mean texts/essay.ru.txt?"
        await pilot.press("ctrl+u", *"texts/essay.r")
        await settled(pilot)
        await pilot.press("tab", "enter")
        await settled(pilot)
        assert types(app) == ["1:1"] * 4


async def test_a_mixed_text_is_taken_apart_when_wanted(book, tmp_path):
    (tmp_path / "mixed.txt").write_text(MIXED, encoding="utf-8")
    app = QostilApp(SETTINGS, book)
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.press("ctrl+a")
        app.screen.query_one("#source", Input).value = "mixed.txt"
        await pilot.press("ctrl+s")
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert app.screen.review.entry.source_name == "mixed.kk.txt"
        assert types(app) == ["1:1", "1:1"]


async def test_an_empty_project_says_what_to_do(tmp_path):
    Project.create(tmp_path / "e.qostil", "kk", ("ru",)).close()
    app = QostilApp(SETTINGS, tmp_path / "e.qostil")
    async with app.run_test() as pilot:
        await settled(pilot)
        assert isinstance(app.screen, EmptyScreen)
        await pilot.press("q")
        await settled(pilot)
        assert isinstance(app.screen, WelcomeScreen)


async def test_what_cannot_be_opened_is_said_in_one_line(tmp_path):
    app = QostilApp(SETTINGS, tmp_path / "missing.qostil")
    async with app.run_test() as pilot:
        await settled(pilot)
        assert "no such project" in next(iter(app._notifications)).message
        assert isinstance(app.screen, WelcomeScreen)


async def test_the_demo_opens_from_the_welcome_screen(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    app = QostilApp(SETTINGS)
    async with app.run_test() as pilot:
        await settled(pilot)
        assert app.screen.query_one(OptionList).option_count == 6
        await pilot.press("d")
        await settled(pilot)
        assert isinstance(app.screen, AlignmentScreen)
        assert len(app.screen.review.bitext) > 50


async def test_text_is_never_markup(tmp_path):
    text = "[bold]Қала[/bold] [@click=app.quit]шық[/] [/]"
    with Project.create(tmp_path / "m.qostil", "kk", ("ru",)) as project:
        ids = [store_text(project, lang, (text,)) for lang in ("kk", "ru")]
        project.bitexts.add(*ids, one_to_one(1))
    app = QostilApp(SETTINGS, tmp_path / "m.qostil")
    async with app.run_test(size=(160, 30)) as pilot:
        await settled(pilot)
        line = "".join(segment.text for segment in app.screen.query_one(BeadList).render_line(0))
        assert line.count(text) == 2
        await pilot.press("e")
        assert app.screen.query_one(TextArea).text == text
        await pilot.press("escape", "r", "escape", "slash", *"[/]", "enter")
        await settled(pilot)
        await pilot.press("slash", *"[x", "enter")
        await settled(pilot)
        assert "[x" in list(app._notifications)[-1].message


async def test_a_text_that_seems_to_be_in_another_language_is_asked_about(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("\n".join(TARGET), encoding="utf-8")
    app = QostilApp(SETTINGS)
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.press("n")
        app.screen.query_one("#project", Input).value = "new"
        app.screen.query_one("#source", Input).value = "a.txt"
        await pilot.press("ctrl+s")
        await settled(pilot)
        assert isinstance(app.screen, ChoiceDialog)
        await pilot.press("escape")
        await settled(pilot)
        assert isinstance(app.screen, EmptyScreen)
        await pilot.press("enter")
        app.screen.query_one("#source", Input).value = "a.txt"
        await pilot.press("ctrl+s")
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        document = app._session.project.documents.entries()[0]
        assert (document.name, document.lang) == ("a.txt", "kk")


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"project": ""}, "name the project file"),
        ({"project": "book"}, "book.qostil: already exists"),
        ({"project": "nowhere/x"}, "there is no folder nowhere"),
        ({"to": "ru, xx"}, "xx is no language known here"),
        ({"to": " "}, "name at least one language"),
        ({"to": "en, kk"}, "kk is the source language"),
        ({"drafts": "d.txt"}, "name the source text"),
        ({"source": "s.txt"}, "there is no file s.txt"),
    ],
)
@pytest.mark.usefixtures("book")
async def test_a_project_that_cannot_be_is_refused_in_place(fields, problem):
    app = QostilApp(SETTINGS)
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.press("n")
        for name, value in {"project": "new", **fields}.items():
            app.screen.query_one(f"#{name}", Input).value = value
        await pilot.press("ctrl+s")
        assert problem in str(app.screen.query_one("#problem").render())
    assert not Path("new.qostil").exists()


async def test_a_mixed_text_can_be_left_alone(book, tmp_path):
    (tmp_path / "mixed.txt").write_text(MIXED, encoding="utf-8")
    app = QostilApp(SETTINGS, book)
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.press("ctrl+a")
        app.screen.query_one("#source", Input).value = "mixed.txt"
        await pilot.press("ctrl+s")
        await settled(pilot)
        await pilot.press("escape")
        await settled(pilot)
        assert len(app._session.project.documents.entries()) == 3
        assert isinstance(app.screen, AlignmentScreen)


async def test_a_memory_out_of_reach_is_told_and_approvals_are_kept(app, book):
    book.with_suffix(".qtm").write_text("not a memory " * 100, encoding="utf-8")
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.press("a")
        await settled(pilot)
        assert statuses(app)[0] == "approved"
        assert ".qtm" in app.screen.query_one("#details").render().plain


async def test_reading_only_was_asked_for(book):
    app = QostilApp(SETTINGS, book, read_only=True)
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.press("m")
        assert types(app) == ["1:1"] * 4
        assert "read only" in app.screen.query_one("#name").render().plain


async def test_a_fault_of_the_program_is_told_and_nothing_hangs(app, monkeypatch):
    monkeypatch.setattr("workbench.services.exporting.export_project", lambda *a, **k: 1 / 0)
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.press("ctrl+e", "enter")
        await settled(pilot)
        assert isinstance(app.screen, AlignmentScreen)
        assert "ZeroDivisionError" in next(iter(app._notifications)).message


async def test_a_bilingual_file_comes_in_pair_by_pair(book, tmp_path):
    (tmp_path / "a.tsv").write_text("kk\tru\nҚала үлкен.\tГород большой.\nТау биік.\t\n", encoding="utf-8")
    app = QostilApp(SETTINGS, book)
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.press("ctrl+a")
        app.screen.query_one("#source", Input).value = "a.tsv"
        await pilot.press("ctrl+s")
        await settled(pilot)
        assert app.screen.review.entry.source_name == "a.tsv"
        assert types(app) == ["1:1", "1:0"]


async def test_a_reader_sees_what_is_stored_elsewhere(book, monkeypatch):
    monkeypatch.setattr("workbench.tui.screens.review.FOLLOW", 0.02)
    with Session(Project.open(book), SETTINGS) as writer:
        app = QostilApp(SETTINGS, book, read_only=True)
        async with app.run_test() as pilot:
            await settled(pilot)
            await pilot.press("down", "down")
            writer.review(writer.project.bitexts.entries()[0]).set_status(0, Status.APPROVED)
            while statuses(app)[0] != "approved":
                await pilot.pause(0.02)
            assert app.screen.query_one(BeadList).cursor == 2
