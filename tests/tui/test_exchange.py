"""A review goes out of the workbench as a table and comes back, by keyboard."""

from pathlib import Path

import openpyxl
from textual.widgets import Input

from tests.tui.conftest import SETTINGS, settled, statuses
from workbench.tui.app import QostilApp
from workbench.tui.screens.alignment import AlignmentScreen
from workbench.tui.screens.dialogs import ReadingDialog
from workbench.tui.screens.project import ProjectScreen


def edited(path, *cells):
    """Change cells of the first sheet as a reviewer does."""
    book = openpyxl.load_workbook(path)
    for place, value in cells:
        book.worksheets[0][place] = value
    book.save(path)


async def written(pilot, app, name):
    """Write a table from the alignment screen."""
    await pilot.press("ctrl+e")
    app.screen.query_one("#file", Input).value = name
    await pilot.press("tab", "tab", "space", "shift+tab", "shift+tab", "enter")
    await settled(pilot)


async def taken_back(pilot, app, name):
    """Take a file back on the project screen."""
    await pilot.press("f8")
    await settled(pilot)
    await pilot.press("b")
    app.screen.query_one(Input).value = name
    await pilot.press("enter")
    await settled(pilot)


async def test_a_reviewed_table_comes_back(book):
    app = QostilApp(SETTINGS, book)
    async with app.run_test() as pilot:
        await settled(pilot)
        await written(pilot, app, "review.xlsx")
        assert Path("review.xlsx").exists()
        edited("review.xlsx", ("C3", "Её вёл А. Букейхан."), ("D3", "approved"))
        await taken_back(pilot, app, "review.xlsx")
        assert "1 changed, 1 approved" in list(app._notifications)[-1].message
        assert isinstance(app.screen, ProjectScreen)
        await pilot.press("escape")
        await settled(pilot)
        assert isinstance(app.screen, AlignmentScreen)
        assert statuses(app) == ["new", "approved", "new", "new"]
        assert app.screen._beads.state is app.screen.review.state
        assert app.screen.review.state.target[1] == "Её вёл А. Букейхан."
        await pilot.press("z")
        assert statuses(app) == ["new"] * 4


async def test_what_was_not_taken_is_listed(book):
    app = QostilApp(SETTINGS, book)
    async with app.run_test() as pilot:
        await settled(pilot)
        await written(pilot, app, "review.xlsx")
        edited("review.xlsx", ("C2", "Иначе."), ("C3", "Тоже иначе."))
        await pilot.press("l")
        await settled(pilot)
        await taken_back(pilot, app, "review.xlsx")
        assert isinstance(app.screen, ReadingDialog)
        assert app.screen._title == "1 unit was not taken"
        assert "the bead is locked" in app.screen._content.plain


async def test_a_file_that_cannot_be_taken_back_is_told(book):
    Path("a.pdf").write_bytes(b"x")
    app = QostilApp(SETTINGS, book)
    async with app.run_test() as pilot:
        await settled(pilot)
        await taken_back(pilot, app, "a.pdf")
        assert "cannot bring back .pdf" in list(app._notifications)[-1].message
