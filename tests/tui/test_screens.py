"""What the screens look like. Update on purpose: `make test PYTEST_ARGS="tests/tui --snapshot-update"`."""

from dataclasses import replace

import pytest

from tests.tui.conftest import LOOKS, SETTINGS, checked, settled
from workbench.project import Project
from workbench.tui.app import QostilApp

SIZES = {"80x24": (80, 24), "160x50": (160, 50)}

KEYS = {
    "alignment": ["down"],
    "edit": ["e"],
    "approve-all": ["A"],
    "export": ["ctrl+e"],
    "cut": ["m", "m", "s", "right"],
    "shapes": ["p", "down", "down", "m", "a", "l"],
    "found": ["slash", *"ал", "enter"],
    "as-read": ["r"],
    "help": ["question_mark"],
    "texts": ["ctrl+o"],
    "add": ["ctrl+a"],
    "find": ["slash"],
}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("theme", LOOKS)
@pytest.mark.parametrize("screen", KEYS)
def test_alignment_screens(snap_compare, book, screen, theme, size):
    async def before(pilot):
        await settled(pilot)
        await pilot.press(*KEYS[screen])
        await settled(pilot)

    app = QostilApp(replace(SETTINGS, theme=theme), book)
    assert snap_compare(app, terminal_size=SIZES[size], run_before=before)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("theme", LOOKS)
@pytest.mark.parametrize("screen", ["welcome", "new-project"])
def test_welcome_screens(snap_compare, screen, theme, size):
    async def before(pilot):
        await settled(pilot)
        if screen == "new-project":
            await pilot.press("n")
            await settled(pilot)

    assert snap_compare(
        QostilApp(replace(SETTINGS, theme=theme)), terminal_size=SIZES[size], run_before=before
    )


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("theme", LOOKS)
def test_empty_screens(snap_compare, tmp_path, theme, size):
    Project.create(tmp_path / "essay.qostil", "kk", ("ru",)).close()
    app = QostilApp(replace(SETTINGS, theme=theme), tmp_path / "essay.qostil")
    assert snap_compare(app, terminal_size=SIZES[size], run_before=settled)


TRANSLATING = {
    "translation": [],
    "concordance": ["tab", "end", *["ctrl+left"] * 3, "ctrl+f"],
    "segment-history": ["ctrl+s", "alt+h"],
}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("theme", LOOKS)
@pytest.mark.parametrize("screen", TRANSLATING)
def test_translation_screens(snap_compare, monkeypatch, essay, screen, theme, size):
    monkeypatch.setattr("workbench.tui.screens.translation._line", lambda version: version.text)

    async def before(pilot):
        await settled(pilot)
        await pilot.press(*["pagedown"] * 4)
        await settled(pilot)
        await pilot.press("alt+2")
        await checked(pilot)
        await pilot.press(*TRANSLATING[screen])
        await settled(pilot)

    app = QostilApp(replace(SETTINGS, theme=theme, spelling=False), essay)
    assert snap_compare(app, terminal_size=SIZES[size], run_before=before)
