from dataclasses import replace

import pytest

from tests.tui.conftest import settled
from workbench.tui.actions import ACTIONS, MOVES, TOOLS, key_bar
from workbench.tui.bound import reached
from workbench.tui.screens.help import keys_help
from workbench.tui.widgets.key_bar import KeyBar, KeyName, laid_out

NAMES = [KeyName(action, action.keys[:1]) for action in key_bar() if action.name != "help"]
HELP = [KeyName(action, "?") for action in ACTIONS if action.name == "help"]


def test_what_fits_is_shown_and_help_always():
    for width in (20, 78, 158):
        for height in (1, 2, 3):
            lines = laid_out(NAMES, HELP, width, height)
            shown = [name for line in lines for name in line]
            assert shown[-1].action.name == "help"
            assert shown[:-1] == NAMES[: len(shown) - 1]
            assert all(sum(name.width + 2 for name in line) - 2 <= width for line in lines)


def test_a_wide_and_tall_terminal_shows_every_key_but_the_rare_ones():
    lines = laid_out(NAMES, HELP, 158, 3)
    shown = {name.action.name for line in lines for name in line}
    assert [action.name for action in ACTIONS if not action.rare and action.name not in shown] == []


async def test_every_action_has_an_id_a_description_a_tooltip_and_stands_in_the_help(app):
    bindings = [action.binding() for action in (*ACTIONS, *TOOLS, *MOVES)]
    assert all(binding.id and binding.description and binding.tooltip for binding in bindings)
    assert len({binding.id for binding in bindings}) == len(bindings)
    async with app.run_test() as pilot:
        await settled(pilot)
        text = keys_help(reached(app.screen), {}, "").plain
        assert [action.tooltip for action in (*ACTIONS, *TOOLS, *MOVES) if action.tooltip not in text] == []


async def test_a_click_on_the_bar_does_it(app):
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.click(KeyBar, offset=(5, 0))
        await settled(pilot)
        assert app.screen.review.progress().approved == 1


async def test_a_remapped_key_does_it_and_shows_in_the_bar(app):
    async with app.run_test() as pilot:
        await settled(pilot)
        app.set_keymap({"alignment.approve": "f8"})
        await settled(pilot)
        await pilot.press("a")
        assert app.screen.review.progress().approved == 0
        await pilot.press("f8")
        assert app.screen.review.progress().approved == 1
        assert app.screen.query_one(KeyBar).render().plain.lower().lstrip().startswith("f8 approve")


async def test_the_palette_offers_every_action(app):
    async with app.run_test() as pilot:
        await settled(pilot)
        titles = [command.title for command in app.get_system_commands(app.screen)]
        assert titles[: len(ACTIONS)] == [action.description for action in ACTIONS]
        assert {"Quit", *(action.description for action in TOOLS)} <= set(titles)


def test_an_argument_makes_the_binding_an_action_with_it():
    action = replace(MOVES[0], argument="5")
    assert action.binding().action == "move(5)"


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (160, 50)])
async def test_every_key_can_be_shown_at_the_foot(app, size):
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await pilot.press("f2")
        await settled(pilot)
        shown = app.screen.query_one("#keys").render().plain
        assert [action.description for action in ACTIONS if action.description not in shown] == []
        await pilot.press("f2")
        await settled(pilot)
        assert app.screen.query_one("#keys").size.height == {24: 1, 30: 2, 50: 3}[size[1]]
