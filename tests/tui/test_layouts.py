"""Keys under the Russian and the Kazakh keyboard layout."""

import pytest
from textual.widgets import Input

from tests.tui.conftest import SETTINGS, settled, statuses
from workbench.tui.actions import ACTIONS, MOVES
from workbench.tui.app import QostilApp
from workbench.tui.key_names import key_of
from workbench.tui.layouts import twins
from workbench.tui.screens.dialogs import ConfirmDialog


@pytest.mark.parametrize(
    ("sent", "meant"),
    [
        ("ф", ("a",)),
        ("Ф", ("A",)),
        ("я", ("z",)),
        ("й", ("q",)),
        ("ж", ("semicolon",)),
        ("ә", ("2",)),
        ("alt+ә", ("alt+2",)),
        ("alt+с", ("alt+c",)),
        ("alt+shift+ф", ("alt+shift+a",)),
        ("ctrl+я", ("ctrl+z",)),
        ("full_stop", ("slash", "7")),
        ("comma", ("question_mark", "6")),
        ("numero_sign", ("slash",)),
        ("a", ()),
        ("enter", ()),
        ("ctrl+a", ()),
    ],
)
def test_keys_stand_where_others_stand_in_the_latin_layout(sent, meant):
    assert twins(sent) == meant


def test_every_letter_that_does_something_is_reached_from_a_cyrillic_layout():
    cyrillic = "абвгдеёжзийклмнопрстуфхцчшщъыьэюяәіңғүұқөһ"
    reached = {key for letter in cyrillic + cyrillic.upper() for key in twins(key_of(letter))}
    letters = {
        key
        for action in (*ACTIONS, *MOVES)
        for key in action.keys.split(",")
        if len(key) == 1 and key.isalpha()
    }
    assert letters - reached == set()


async def test_letters_act_under_a_cyrillic_layout(app):
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.press("ф", "о")
        await settled(pilot)
        assert statuses(app) == ["approved", "new", "new", "new"]
        assert app.screen._beads.cursor == 2
        await pilot.press("я")
        await settled(pilot)
        assert statuses(app)[0] == "new"


async def test_letters_are_text_where_one_types(app):
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.press("full_stop")
        assert isinstance(app.focused, Input)
        await pilot.press("ф", "я", "semicolon")
        assert app.focused.value == "фя;"


async def test_a_key_of_the_users_own_goes_first(app):
    async with app.run_test() as pilot:
        await settled(pilot)
        app.set_keymap({"alignment.reject": "ф"})
        await settled(pilot)
        await pilot.press("ф")
        await settled(pilot)
        assert statuses(app)[0] == "rejected"


async def test_a_question_is_answered_under_a_cyrillic_layout(app):
    async with app.run_test() as pilot:
        await settled(pilot)
        answers = []
        app.push_screen(ConfirmDialog("Sure?"), answers.append)
        await settled(pilot)
        await pilot.press("н")
        await settled(pilot)
        assert answers == [True]


async def test_alt_and_a_cyrillic_letter_act_while_one_types(essay):
    app = QostilApp(SETTINGS, essay)
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.press("alt+ы")
        await settled(pilot)
        assert app.screen.target.text == app.screen.source.text
