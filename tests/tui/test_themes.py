"""Whether all themes can be read: each text colour on each ground that the stylesheets and widgets use."""

import re
from pathlib import Path

import pytest
from textual.color import Color

import workbench.tui
from tests.tui.contrast import ratio
from workbench.settings import THEMES as NAMES
from workbench.tui.themes import THEMES, theme_after

FOLDER = Path(workbench.tui.__file__).parent
STYLES = "\n".join(path.read_text(encoding="utf-8") for path in sorted(FOLDER.rglob("*.tcss")))
CODE = "\n".join(path.read_text(encoding="utf-8") for path in sorted(FOLDER.rglob("*.py")))
GROUNDS = sorted(set(re.findall(r"(?<![-\w])background:\s*\$([\w-]+)\s*;", STYLES)))
INKS = sorted(
    {*re.findall(r"(?<![-\w])color:\s*\$([\w-]+)", STYLES), *re.findall(r'["\' ]\$([a-z-]+)', CODE)}
)
MARKED = {("background", "accent")}
"""Text on a ground that has text of this colour only: what was found or picked."""
NO_TEXT = {"border", "thumb"}
LEAST = {"qostil-contrast": 7.0, "qostil-contrast-light": 7.0}


def colours(theme):
    return theme.to_color_system().generate() | theme.variables


def pairs():
    """All pairs of a text colour and a ground."""
    inks = [ink for ink in INKS if ink not in NO_TEXT | {"background"}]
    yield from ((ink, ground) for ink in inks for ground in GROUNDS if ground != "accent")
    yield from sorted(MARKED)


def test_the_names_in_the_settings_are_those_of_the_themes():
    assert tuple(theme.name for theme in THEMES) == NAMES


def test_the_stylesheets_use_what_is_tested():
    assert {"background", "panel", "surface", "selection", "accent"} <= set(GROUNDS)
    assert {"foreground", "accent", "muted", "success", "error", "warning", "secondary"} <= set(INKS)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_text_can_be_read_on_every_ground(theme):
    known = colours(theme)
    ratios = {
        (ink, ground): ratio(Color.parse(known[ink]), Color.parse(known[ground])) for ink, ground in pairs()
    }
    least = LEAST.get(theme.name, 4.5)
    assert {pair: round(value, 2) for pair, value in ratios.items() if value < least} == {}


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("mark", ["thumb", "accent", "primary"])
@pytest.mark.parametrize("ground", ["background", "surface", "panel"])
def test_marks_can_be_seen(theme, mark, ground):
    known = colours(theme)
    assert ratio(Color.parse(known[mark]), Color.parse(known[ground])) >= 3


@pytest.mark.parametrize("theme", [theme for theme in THEMES if "contrast" in theme.name])
def test_borders_can_be_seen_in_high_contrast(theme):
    known = colours(theme)
    assert ratio(Color.parse(known["border"]), Color.parse(known["background"])) >= 7


def test_the_themes_come_in_turn():
    turn = [THEMES[0].name]
    while len(turn) <= len(THEMES):
        turn.append(theme_after(turn[-1]))
    assert turn == [*NAMES, NAMES[0]]
    assert theme_after("nord") == NAMES[0]
