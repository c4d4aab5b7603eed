"""A part of a review on the screen, and the order of risk."""

import pytest
from textual.widgets import Button, Input, Static

from tests.tui.conftest import settled, statuses, types
from workbench.tui.screens.dialogs import ConfirmDialog
from workbench.tui.widgets.bead_list import BeadList

SIZES = [(80, 24), (160, 50)]


def beads(app):
    return app.screen.query_one(BeadList)


def view_line(app):
    line = app.screen.query_one("#view", Static)
    return str(line.render()) if line.display else ""


async def filtered(pilot, **fields):
    await pilot.press("V")
    for name, value in fields.items():
        pilot.app.screen.query_one(f"#{name}", Input).value = value
    await pilot.press("enter")
    await settled(pilot)


@pytest.mark.parametrize("size", SIZES)
async def test_a_filter_shows_some_beads_says_so_and_escape_shows_all(app, size):
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await pilot.press("enter", "x")
        await filtered(pilot, status="new", confidence="0.8")
        assert list(beads(app).view) == [3]
        assert beads(app).cursor == 3
        assert view_line(app) == " 1 of 1 shown (of 4)   new   confidence 0.8-1   esc shows all".replace(
            "new   confidence", "new · confidence"
        )
        await pilot.press("escape")
        await settled(pilot)
        assert list(beads(app).view) == [0, 1, 2, 3]
        assert view_line(app) == ""


async def test_what_no_bead_is_like_changes_nothing(app):
    async with app.run_test() as pilot:
        await settled(pilot)
        await filtered(pilot, status="rejected")
        assert list(beads(app).view) == [0, 1, 2, 3]
        assert [n.message for n in app._notifications] == ["No bead is like that: rejected"]


async def test_a_filter_that_cannot_be_read_is_refused_in_place(app):
    async with app.run_test() as pilot:
        await settled(pilot)
        await filtered(pilot, type="often")
        assert "type 'often'" in str(app.screen.query_one("#problem").render())
        await pilot.press("escape")
        assert list(beads(app).view) == [0, 1, 2, 3]


async def test_the_least_sure_come_first_and_stay_where_they_are(app):
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.press("end", "E", "ctrl+s", "home", "enter", "G")
        await settled(pilot)
        assert list(beads(app).view) == [1, 2, 3, 0]
        assert beads(app).cursor == 1
        assert view_line(app) == " 1 of 4   least sure first   G the order of the text"
        await pilot.press("enter")
        assert (list(beads(app).view), beads(app).cursor) == ([1, 2, 3, 0], 2)
        await pilot.press("p")
        assert types(app) == ["1:1", "1:1", "1:0", "0:1", "1:1"]
        assert list(beads(app).view) == [1, 2, 3, 4, 0]
        await pilot.press("z")
        assert list(beads(app).view) == [1, 2, 3, 0]
        await pilot.press("down", "down", "G")
        await settled(pilot)
        assert (list(beads(app).view), beads(app).cursor) == ([0, 1, 2, 3], 0)


async def test_going_about_stays_among_those_shown(app):
    async with app.run_test() as pilot:
        await settled(pilot)
        await filtered(pilot, confidence="-0.65")
        assert list(beads(app).view) == [0, 1]
        await pilot.press("n", "n")
        assert beads(app).cursor == 0
        await pilot.press("end", "down")
        assert beads(app).cursor == 1
        await pilot.press("enter", "enter")
        assert statuses(app) == ["approved", "approved", "new", "new"]
        assert [n.message for n in app._notifications] == ["Every bead shown is decided; esc shows all"]


async def test_going_to_a_bead_that_is_left_out_shows_all(app):
    async with app.run_test() as pilot:
        await settled(pilot)
        await filtered(pilot, confidence="0.8")
        await pilot.press("g", "1", "enter")
        assert beads(app).cursor == 0
        assert list(beads(app).view) == [0, 1, 2, 3]
        assert view_line(app) == ""


async def test_all_sure_ones_are_those_shown(app):
    async with app.run_test() as pilot:
        await settled(pilot)
        await filtered(pilot, confidence="-0.7")
        await pilot.press("A")
        app.screen.query_one("#confidence", Input).value = "0.6"
        await settled(pilot)
        assert "2 undecided pairs" in str(app.screen.query_one("#count").render())
        assert "Only among those shown: confidence 0-0.7" in str(app.screen.query_one("#among").render())
        await pilot.press("enter")
        await settled(pilot)
        assert statuses(app) == ["new", "approved", "approved", "new"]


async def test_the_pairs_in_sight_are_counted_then_approved(app):
    async with app.run_test(size=(80, 12)) as pilot:
        await settled(pilot)
        seen = len(beads(app).in_sight())
        assert 0 < seen <= 4
        await pilot.press("x", "S")
        assert isinstance(app.screen, ConfirmDialog)
        assert f"Approve {seen - 1} pairs in sight?" in str(app.screen.query_one(Static).render())
        await pilot.click(Button)
        await settled(pilot)
        assert statuses(app) == ["rejected", *["approved"] * (seen - 1), *["new"] * (4 - seen)]
        await pilot.press("z")
        assert statuses(app) == ["rejected", "new", "new", "new"]


async def test_nothing_in_sight_to_approve(app):
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.press("x", "x", "x", "x", "S")
        assert app._notifications
        assert [n.message for n in app._notifications][-1] == "No pair in sight is undecided"


async def test_another_text_is_shown_as_a_whole(app):
    async with app.run_test() as pilot:
        await settled(pilot)
        await filtered(pilot, confidence="0.8")
        await pilot.press("v")
        await settled(pilot)
        assert app.screen.review.entry.target_lang == "en"
        assert (len(beads(app).view), view_line(app)) == (4, "")


async def test_another_draft_stands_beside_where_there_is_room(app):
    async with app.run_test(size=(160, 50)) as pilot:
        await settled(pilot)
        assert "He lived in Semey." in screen_text(app)
        assert "kk → ru | en" in str(app.screen.query_one("#name", Static).render())
        await pilot.press("3")
        assert "He lived in Semey." not in screen_text(app)
        await pilot.press("m", "3")
        assert "The party was founded in 1917. A." in screen_text(app)
        await pilot.press("v")
        await settled(pilot)
        assert "kk → en | ru" in str(app.screen.query_one("#name", Static).render())


async def test_a_narrow_terminal_has_two_columns(app):
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "He lived in Semey." not in screen_text(app)
        await pilot.press("3")
        assert [n.message for n in app._notifications] == [
            "There is room for another draft from 120 columns on"
        ]


def screen_text(app):
    return "\n".join(beads(app).render_line(y).text for y in range(beads(app).size.height))
