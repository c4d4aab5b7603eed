"""Every main screen in terminals of every size, and while the size changes."""

import pytest
from textual.widgets import Input

from tests.tui.conftest import SETTINGS, settled
from workbench.tui.app import QostilApp
from workbench.tui.widgets.bead_list import BeadList
from workbench.tui.widgets.key_bar import KeyBar
from workbench.tui.widgets.row_list import RowList
from workbench.tui.widgets.too_small import TooSmall

SIZES = [(40, 10), (60, 20), (80, 24), (100, 30), (160, 50), (220, 60)]

SCREENS = {
    "translation": [],
    "alignment": ["f5"],
    "findings": ["f5", "F"],
    "memory": ["f6"],
    "glossary": ["f7"],
    "project": ["f8"],
}
DIALOGS = {
    "edit": ["f5", "f8", "q", "E"],
    "help": ["f1"],
    "export": ["ctrl+e"],
    "approve all": ["f5", "A"],
    "add texts": ["f5", "ctrl+a"],
    "texts": ["ctrl+o"],
    "repairs": ["f5", "r"],
    "concordance": ["ctrl+f"],
    "term": ["f12"],
    "history": ["alt+h"],
    "entry": ["f7", "e"],
    "unit": ["f6", "e"],
    "filter": ["f6", "f"],
    "jump": ["f5", "semicolon"],
}


async def shown(pilot, keys):
    await settled(pilot)
    for key in keys:
        await pilot.press(key)
        await settled(pilot)


def in_sight(screen, widget):
    """The lines of a widget that are on the screen."""
    region = screen.find_widget(widget).visible_region
    return region.height if region.width else 0


def essentials(screen):
    """The widgets a screen is for, with the least number of lines of each."""
    if screen.query("#target"):
        return [(screen.query_one("#source"), 1), (screen.query_one("#target"), 1)]
    return [(screen.query_one(BeadList if screen.query(BeadList) else RowList), 3)]


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("name", SCREENS)
async def test_nothing_essential_is_lost(essay, name, size):
    app = QostilApp(SETTINGS, essay)
    async with app.run_test(size=size) as pilot:
        await shown(pilot, SCREENS[name])
        screen = app.screen
        assert [one for one, lines in essentials(screen) if in_sight(screen, one) < lines] == []
        assert in_sight(screen, screen.query_one(KeyBar)) >= 1
        assert screen.query_one(KeyBar).render().plain.rstrip().endswith("Help")
        assert in_sight(screen, screen.query_one("#name")) == 1


@pytest.mark.parametrize("name", [*SCREENS, *DIALOGS])
async def test_the_size_may_change_at_any_time(essay, name):
    app = QostilApp(SETTINGS, essay)
    async with app.run_test(size=(100, 30)) as pilot:
        await shown(pilot, {**SCREENS, **DIALOGS}[name])
        for size in [*SIZES, (20, 5), (3, 2), (1, 1), (80, 24)]:
            await pilot.resize_terminal(*size)
            await settled(pilot)
        screen = app.screen
        if name in SCREENS:
            assert [one for one, lines in essentials(screen) if in_sight(screen, one) < lines] == []
        if screen.focused is not None:
            assert in_sight(screen, screen.focused)


@pytest.mark.parametrize("name", DIALOGS)
async def test_a_dialog_fits_or_scrolls_to_its_fields(essay, name):
    app = QostilApp(SETTINGS, essay)
    async with app.run_test(size=(60, 20)) as pilot:
        await shown(pilot, DIALOGS[name])
        screen = app.screen
        for _ in range(len(screen.query(Input)) + 1):
            await pilot.press("tab")
            await settled(pilot)
            if screen is app.screen and screen.focused is not None:
                assert in_sight(screen, screen.focused)


@pytest.mark.parametrize("name", [*SCREENS, "help", "texts"])
async def test_too_small_a_terminal_says_so_until_it_is_large_enough(essay, name):
    app = QostilApp(SETTINGS, essay)
    async with app.run_test(size=(80, 24)) as pilot:
        await shown(pilot, {**SCREENS, **DIALOGS}[name])
        for size in [(39, 24), (80, 9), (20, 5)]:
            await pilot.resize_terminal(*size)
            await settled(pilot)
            assert len(app.screen.query(TooSmall)) == 1
            assert app.screen.find_widget(app.screen.query_one(TooSmall)).visible_region.size == size
        await pilot.resize_terminal(40, 10)
        await settled(pilot)
        assert not app.screen.query(TooSmall)


async def test_a_screen_that_opens_in_too_small_a_terminal_is_covered(essay):
    app = QostilApp(SETTINGS, essay)
    async with app.run_test(size=(30, 8)) as pilot:
        await settled(pilot)
        assert app.screen.query(TooSmall)
        await pilot.press("f6")
        await settled(pilot)
        assert app.screen.query(TooSmall)
        await pilot.resize_terminal(80, 24)
        await settled(pilot)
        assert [screen for screen in app.screen_stack if screen.query(TooSmall)] == []
