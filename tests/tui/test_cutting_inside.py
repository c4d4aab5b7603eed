"""Cutting a bead at points inside its texts."""

import pytest
from textual.widgets import Static

from tests.tui.conftest import settled, types
from tests.workbench.conftest import SOURCE, TARGET
from workbench.tui.screens.cutting_inside import InsideCutScreen
from workbench.tui.widgets.bead_list import BeadList


def shown(app, side):
    return str(app.screen.query_one(f"#inside-{side}", Static).render())


@pytest.mark.parametrize("size", [(80, 24), (160, 50)])
async def test_a_pair_is_cut_at_a_point_of_either_text_and_undo_brings_it_back_whole(app, size):
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await pilot.press("s")
        assert isinstance(app.screen, InsideCutScreen)
        await pilot.press("home", "right", "right")
        assert shown(app, "source") == "▌Алаш партиясы ‖ 1917 жылы құрылды."
        await pilot.press("tab", "end", *["left"] * 5)
        assert shown(app, "target") == "▌Партия «Алаш» ‖ была создана в 1917 году."
        await pilot.press("enter")
        review = app.screen.review
        assert types(app) == ["1:1"] * 5
        assert (review.pair(0).source, review.pair(0).target) == ("Алаш партиясы", "Партия «Алаш»")
        assert app.screen.query_one(BeadList).cursor == 0
        await pilot.press("z")
        assert (types(app), review.state.source, review.state.target) == (["1:1"] * 4, SOURCE, TARGET)
        await pilot.press("y")
        assert types(app) == ["1:1"] * 5


async def test_the_point_moves_by_letters_too_and_escape_leaves(app):
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.press("K", "home", "shift+right", "shift+right", "shift+left")
        assert shown(app, "source").startswith("▌А ‖ лаш")
        await pilot.press("escape")
        assert types(app) == ["1:1"] * 4


async def test_a_text_left_whole_stays_in_the_first_part(app):
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.press("s", "tab", "end", "enter")
        assert types(app) == ["1:1", "1:0", "1:1", "1:1", "1:1"]


async def test_an_empty_part_is_refused_in_a_line(app):
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.press("K", "end", "tab", "end", "enter")
        assert types(app) == ["1:1"] * 4
        assert app._notifications
        assert [n.message for n in app._notifications] == ["bead 1: one part would be empty; move the point"]


async def test_the_other_draft_of_the_source_follows(app):
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.press("s", "enter", "v")
        await settled(pilot)
        assert app.screen.review.entry.target_lang == "en"
        assert types(app) == ["2:1", "1:1", "1:1", "1:1"]
