"""The mouse: rows, candidates, neighbours, filters, the key bar, and out of dialogs."""

import pytest

from tests.tui.conftest import SETTINGS, settled, statuses
from workbench.tui.app import QostilApp
from workbench.tui.screens.dialogs import EditDialog
from workbench.tui.widgets.bead_list import BeadList
from workbench.tui.widgets.candidate_card import CandidateCard
from workbench.tui.widgets.key_bar import KeyBar
from workbench.tui.widgets.row_list import RowList


async def shown(pilot, keys):
    await settled(pilot)
    for key in keys:
        await pilot.press(key)
        await settled(pilot)


async def test_a_click_goes_to_a_bead_and_two_open_it(app):
    async with app.run_test() as pilot:
        await settled(pilot)
        beads = app.screen.query_one(BeadList)
        await pilot.click(beads, offset=(30, 3))
        await settled(pilot)
        assert beads.cursor == 1
        await pilot.click(beads, offset=(30, 3), times=2)
        await settled(pilot)
        assert isinstance(app.screen, EditDialog)


@pytest.mark.parametrize(
    ("keys", "opened"),
    [
        (["f6"], "EditUnitDialog"),
        (["f7"], "EntryDialog"),
        (["f8"], "AlignmentScreen TranslationScreen"),
        (["f5", "F"], "AlignmentScreen"),
    ],
)
async def test_two_clicks_open_a_row(essay, keys, opened):
    app = QostilApp(SETTINGS, essay)
    async with app.run_test(size=(100, 30)) as pilot:
        await shown(pilot, keys)
        rows = app.screen.query_one(RowList)
        await pilot.click(rows, offset=(20, 0), times=2)
        await settled(pilot)
        assert type(app.screen).__name__ in opened.split()


async def test_the_wheel_moves_the_rows(app):
    async with app.run_test(size=(50, 10)) as pilot:
        await settled(pilot)
        beads = app.screen.query_one(BeadList)
        first = beads._lines[0]
        await pilot._post_mouse_events([_wheel()], beads, offset=(5, 2))
        await settled(pilot)
        assert beads._lines[0] != first
        assert beads.cursor == 0


def _wheel():
    from textual.events import MouseScrollDown

    return MouseScrollDown


async def test_a_click_takes_a_candidate_and_goes_to_a_neighbour(essay):
    app = QostilApp(SETTINGS, essay)
    async with app.run_test(size=(160, 50)) as pilot:
        await shown(pilot, ["pagedown"] * 4)
        screen = app.screen
        card = next(card for card in screen.query(CandidateCard) if card.display)
        await pilot.click(card)
        await settled(pilot)
        assert screen.target.text == screen._aids.proposed[0].candidate.text
        at = screen.position
        await pilot.click("#below", offset=(10, 0))
        await settled(pilot)
        assert screen.position == at + 1


async def test_a_click_on_a_word_of_the_bar_does_it_on_every_screen(essay):
    app = QostilApp(SETTINGS, essay)
    async with app.run_test(size=(100, 30)) as pilot:
        await settled(pilot)
        for keys in (["f5"], ["f6"], ["f7"], ["f8"]):
            await shown(pilot, keys)
            screen, bar = app.screen, app.screen.query_one(KeyBar)
            last = bar._lines[-1][-1]
            x = sum(name.width + 2 for name in bar._lines[-1][:-1]) + 2
            await pilot.click(bar, offset=(x, len(bar._lines) - 1))
            await settled(pilot)
            assert last.action.name == "help"
            assert app.screen is not screen
            await pilot.press("escape")
            await settled(pilot)


@pytest.mark.parametrize("key", ["e", "ctrl+e", "A", "ctrl+o", "slash", "f1", "ctrl+a", "f12", "r"])
async def test_a_click_beside_a_dialog_closes_it(app, key):
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        screen = app.screen
        await shown(pilot, [key])
        assert app.screen is not screen
        await pilot.click(offset=(1, 1))
        await settled(pilot)
        assert app.screen is screen
        assert set(statuses(app)) == {"new"}


@pytest.mark.parametrize("keys", [["e"], ["slash"]])
async def test_what_was_typed_into_a_dialog_is_not_lost_by_a_click(app, keys):
    async with app.run_test(size=(120, 40)) as pilot:
        await shown(pilot, [*keys, "ж"])
        dialog = app.screen
        await pilot.click(offset=(1, 1))
        await settled(pilot)
        assert app.screen is dialog
        await pilot.press("escape")
        await settled(pilot)
        assert app.screen is not dialog


async def test_a_click_in_a_dialog_leaves_it_open(app):
    async with app.run_test(size=(120, 40)) as pilot:
        await shown(pilot, ["f1"])
        dialog = app.screen
        await pilot.click(".title")
        await settled(pilot)
        assert app.screen is dialog


async def test_the_figures_of_a_project_turn_over_by_a_click(essay):
    app = QostilApp(SETTINGS, essay)
    async with app.run_test(size=(80, 30)) as pilot:
        await shown(pilot, ["f8"])
        screen = app.screen
        assert screen.query_one("#leverage").display
        title = screen.query_one("#pages").content.plain
        await pilot.click("#pages", offset=(title.index("   ") + 5, 0))
        await settled(pilot)
        assert not screen.query_one("#leverage").display


@pytest.mark.parametrize(("keys", "line"), [(["f6"], "#where"), (["f5", "F"], "#where")])
async def test_a_click_on_where_is_searched_changes_it(essay, keys, line):
    app = QostilApp(SETTINGS, essay)
    async with app.run_test(size=(100, 30)) as pilot:
        await shown(pilot, keys)
        before = app.screen.query_one(line).content.plain
        await pilot.click(line)
        await settled(pilot)
        assert app.screen.query_one(line).content.plain != before


async def test_a_click_on_the_filter_takes_it_away(essay):
    app = QostilApp(SETTINGS, essay)
    async with app.run_test(size=(100, 30)) as pilot:
        await shown(pilot, ["f5", "F", "s"])
        assert app.screen.query_one("#filtered").display
        await pilot.click("#filtered")
        await settled(pilot)
        assert not app.screen.query_one("#filtered").display
