"""Everything a screen can do stands in its palette and in its help, under its keys."""

import pytest
from textual.widgets import Input

from memory import TranslationUnit, write_tmx
from tests.tui.conftest import SETTINGS, settled
from workbench.tui.actions import ACTIONS, COPYING, JUMP, MOVES, TOOLS
from workbench.tui.app import QostilApp
from workbench.tui.bound import reached
from workbench.tui.key_names import shown_key
from workbench.tui.list_actions import (
    CANDIDATE_ACTIONS,
    FINDING_ACTIONS,
    GLOSSARY_ACTIONS,
    MEMORY_ACTIONS,
    ROW_MOVES,
)
from workbench.tui.project_actions import PROJECT_ACTIONS
from workbench.tui.screens.help import keys_help
from workbench.tui.translation_actions import TRANSLATION

EVERYWHERE = (*TOOLS, JUMP)

APPROVED = [
    TranslationUnit(f"{kk} {n} ашылды.", {"ru": f"{ru} {n} открылся."}, "kk")
    for n in range(6)
    for kk, ru in [("Кітапхана", "Библиотека"), ("Музей", "Музей")]
]

SCREENS = {
    "translation": ([], (*TRANSLATION, *EVERYWHERE, COPYING[1])),
    "alignment": (["f5"], (*ACTIONS, *MOVES, *EVERYWHERE, *COPYING)),
    "findings": (["f5", "F"], (*FINDING_ACTIONS, *ROW_MOVES, *EVERYWHERE, *COPYING)),
    "memory": (["f6"], (*MEMORY_ACTIONS, *ROW_MOVES, *EVERYWHERE, *COPYING)),
    "glossary": (["f7"], (*GLOSSARY_ACTIONS, *ROW_MOVES, *EVERYWHERE, *COPYING)),
    "candidates": (
        ["f7", "c"],
        (*CANDIDATE_ACTIONS, *ROW_MOVES, *EVERYWHERE),
    ),
    "project": (["f8"], (*PROJECT_ACTIONS, *ROW_MOVES, *EVERYWHERE)),
}


@pytest.mark.parametrize("screen", SCREENS)
async def test_every_action_stands_in_the_palette_and_in_the_help(essay, screen):
    keys, actions = SCREENS[screen]
    write_tmx(APPROVED, essay.with_name("t.tmx"))
    app = QostilApp(SETTINGS, essay)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        for key in keys:
            await pilot.press(key)
            await settled(pilot)
        if screen == "candidates":
            app.screen.query_one("#path", Input).value = "t.tmx"
            await pilot.press("ctrl+s")
            await settled(pilot)
        titles = {command.title for command in app.get_system_commands(app.screen)}
        assert [action.id for action in actions if action.description not in titles] == []
        text = keys_help(reached(app.screen), app.keys_in_force, "").plain
        lines = [line.split() for line in text.splitlines()]
        missing = [
            action.id
            for action in actions
            if action.tooltip not in text
            or not any(shown_key(action.keys.split(",")[0]) in line for line in lines)
        ]
        assert missing == []


@pytest.mark.parametrize("screen", [name for name in SCREENS if name != "candidates"])
async def test_the_palette_does_what_it_says(essay, screen):
    app = QostilApp(SETTINGS, essay)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        for key in SCREENS[screen][0]:
            await pilot.press(key)
            await settled(pilot)
        shown = app.screen
        await pilot.press("ctrl+p")
        await settled(pilot)
        assert app.screen is not shown
        await pilot.press(*"keys", "enter")
        await settled(pilot)
        assert app.screen is shown
        assert shown.query_one("#keys").has_class("-all")
