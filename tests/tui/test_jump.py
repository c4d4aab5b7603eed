"""Jump mode on every screen and in dialogs."""

from itertools import pairwise

import pytest
from textual.widgets import Input, Static

from tests.tui.conftest import SETTINGS, settled
from workbench.tui.app import QostilApp
from workbench.tui.jumping import LETTERS, labels
from workbench.tui.screens.dialogs import EditDialog
from workbench.tui.screens.jump import JumpScreen
from workbench.tui.widgets.candidate_card import CandidateCard
from workbench.tui.widgets.row_list import RowList


@pytest.mark.parametrize("count", [0, 1, 25, 26, 27, 51, 52, 100, 400, 676])
def test_labels_are_as_many_as_asked_for_and_none_begins_another(count):
    made = labels(count)
    assert len(made) == len(set(made)) == count
    assert all(set(label) <= set(LETTERS) and 1 <= len(label) <= 2 for label in made)
    assert not any(after.startswith(before) for before, after in pairwise(sorted(made)))
    assert count > len(LETTERS) or all(len(label) == 1 for label in made)


def label_of(app, at_least_y=0, x=None):
    """The label drawn at a place."""
    return next(
        drawn.content.plain
        for drawn in app.screen.query(Static)
        if drawn.region.y >= at_least_y and x in (None, drawn.region.x)
    )


@pytest.mark.parametrize("key", ["semicolon", "ж", "alt+j", "alt+о", "ctrl+underscore"])
async def test_a_label_goes_to_the_row(app, key):
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.press(key)
        await settled(pilot)
        assert isinstance(app.screen, JumpScreen)
        await pilot.press(list(app.screen._places)[2])
        await settled(pilot)
        assert app.screen._beads.cursor == 2


async def test_a_label_is_typed_under_another_layout(app):
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.press("semicolon")
        await settled(pilot)
        assert list(app.screen._places)[1] == "j"
        await pilot.press("о")
        await settled(pilot)
        assert app.screen._beads.cursor == 1


@pytest.mark.parametrize("key", ["escape", "semicolon", "f3", "Z"])
async def test_anything_else_leaves_all_as_it_was(app, key):
    async with app.run_test() as pilot:
        await settled(pilot)
        screen = app.screen
        await pilot.press("semicolon")
        await settled(pilot)
        await pilot.press(key)
        await settled(pilot)
        assert app.screen is screen
        assert screen._beads.cursor == 0


async def test_a_resize_and_a_click_leave(app):
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("semicolon")
        await settled(pilot)
        await pilot.resize_terminal(100, 30)
        await settled(pilot)
        assert not isinstance(app.screen, JumpScreen)
        await pilot.press("semicolon")
        await settled(pilot)
        await pilot.click(offset=(50, 20))
        await settled(pilot)
        assert not isinstance(app.screen, JumpScreen)


async def test_while_typing_the_semicolon_is_text(essay):
    app = QostilApp(SETTINGS, essay)
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.press("semicolon")
        assert app.screen.target.text.endswith(";")


async def test_a_candidate_is_taken_and_a_neighbour_opened(essay):
    app = QostilApp(SETTINGS, essay)
    async with app.run_test(size=(160, 50)) as pilot:
        await settled(pilot)
        await pilot.press(*["pagedown"] * 4)
        await settled(pilot)
        screen = app.screen
        card = next(card for card in screen.query(CandidateCard) if card.display)
        y, x = card.content_region.y, card.content_region.x
        await pilot.press("alt+j")
        await settled(pilot)
        await pilot.press(*label_of(app, y, x))
        await settled(pilot)
        assert screen.target.text == screen._aids.proposed[0].candidate.text
        below = screen.query_one("#below")
        y, position = below.content_region.y, screen.position
        await pilot.press("alt+j")
        await settled(pilot)
        await pilot.press(*label_of(app, y))
        await settled(pilot)
        assert screen.position == position + 1


async def test_fields_of_a_dialog(app):
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.press("m", "e")
        await settled(pilot)
        assert isinstance(app.screen, EditDialog)
        assert app.focused is app.screen.query("TextArea").first()
        await pilot.press("alt+j")
        await settled(pilot)
        assert len(app.screen._places) == 2
        await pilot.press(list(app.screen._places)[1])
        await settled(pilot)
        assert app.focused is app.screen.query("TextArea").last()


@pytest.mark.parametrize("keys", [["f6"], ["f7"], ["f8"], ["f5", "F"]])
async def test_rows_and_the_search_line_of_lists(essay, keys):
    app = QostilApp(SETTINGS, essay)
    async with app.run_test(size=(120, 30)) as pilot:
        await settled(pilot)
        for key in keys:
            await pilot.press(key)
            await settled(pilot)
        screen = app.screen
        rows = screen.query_one(RowList)
        if screen.query(Input):
            await pilot.press("semicolon")
            await settled(pilot)
            await pilot.press(next(iter(app.screen._places)))
            await settled(pilot)
            assert isinstance(app.focused, Input)
        await pilot.press("alt+j")
        await settled(pilot)
        await pilot.press(*label_of(app, rows.region.y))
        await settled(pilot)
        assert app.focused is rows
        assert rows.cursor == 0


async def test_options_are_highlighted(app):
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.press("ctrl+o")
        await settled(pilot)
        dialog = app.screen
        await pilot.press("semicolon")
        await settled(pilot)
        assert list(app.screen._places) == ["f", "j"]
        await pilot.press("j")
        await settled(pilot)
        assert app.screen is dialog
        assert dialog.query_one("OptionList").highlighted == 1
