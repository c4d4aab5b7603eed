"""The plain mode: nothing is drawn, everything is said."""

import re
from dataclasses import replace

import pytest
from click.testing import CliRunner
from textual.color import Color
from textual.widgets import Button, Checkbox, Input, OptionList

from tests.tui.conftest import SETTINGS, settled
from workbench.cli.root import qostil
from workbench.settings import load_settings
from workbench.tui import plain
from workbench.tui.app import QostilApp
from workbench.tui.plain import PlainFilter, Spoken, spoken

PLAIN = replace(SETTINGS, plain=True)
DRAWN = re.compile("[\u2190-\u2263\u2266-\u27e5\u27f0-\u2bff]")
KEYS = {
    "alignment": "",
    "help": "?",
    "go-to": "g",
    "approve-all": "A",
    "export": "ctrl+e",
    "translation": "f5",
    "findings": "F",
    "memory": "f6",
    "glossary": "f7",
    "project": "f8",
    "welcome": "q",
}


async def shown(pilot, keys=""):
    """The lines of a screen."""
    await settled(pilot)
    for key in keys.split():
        await pilot.press(key)
        await settled(pilot)
    pilot.app._speak()
    await settled(pilot)
    pilot.app._speak()
    await pilot.pause()
    return [strip.text for strip in pilot.app.screen._compositor.render_strips()]


def said(app):
    return app.screen.query_one(Spoken).said


@pytest.mark.parametrize("screen", KEYS)
async def test_nothing_is_drawn(book, screen):
    app = QostilApp(PLAIN, book)
    async with app.run_test(size=(80, 24)) as pilot:
        lines = await shown(pilot, KEYS[screen])
        assert [line for line in lines if DRAWN.search(line)] == []
        assert any(line.strip() for line in lines)


async def test_the_bead_under_the_cursor_is_said_where_the_cursor_stands(book):
    app = QostilApp(PLAIN, book)
    async with app.run_test(size=(80, 24)) as pilot:
        await shown(pilot)
        number, source, target = said(app).splitlines()
        assert number == "bead 1 of 4, new, over 99% sure" or re.fullmatch(
            r"bead 1 of 4, new, .*\d+% sure.*", number
        )
        assert source == app.screen.review.state.source[0]
        assert target == app.screen.review.state.target[0]
        line = app.screen.query_one(Spoken).region
        assert app.cursor_position == line.offset
        assert line.bottom == 24
        await shown(pilot, "m a")
        await pilot.press("up")
        await shown(pilot)
        assert said(app).startswith("bead 1 of 3, 2:2, approved\n")


async def test_while_one_types_the_cursor_is_in_the_text(book):
    app = QostilApp(PLAIN, book)
    async with app.run_test(size=(80, 24)) as pilot:
        await shown(pilot, "f5")
        assert app.screen.target.region.contains_point(app.cursor_position)


async def test_what_is_to_be_told_is_said_in_the_same_place(book):
    app = QostilApp(PLAIN, book)
    async with app.run_test(size=(80, 24)) as pilot:
        await shown(pilot)
        app.notify("all is [saved]", title="book", markup=False)
        lines = await shown(pilot)
        assert said(app).splitlines()[0] == "book: all is [saved]"
        assert "book: all is [saved]" in lines[20]
        assert not app._notifications
        app.notify("gone", timeout=0)
        await shown(pilot)
        assert said(app).startswith("bead 1")


async def test_rows_of_a_list_are_said(book):
    app = QostilApp(PLAIN, book)
    async with app.run_test(size=(80, 24)) as pilot:
        await shown(pilot, "a f6 space up")
        text = said(app)
        assert text.startswith("1 of ")
        assert "marked approved" in text
        assert "✓" not in text


@pytest.mark.parametrize(
    ("widget", "words"),
    [
        (Button("Write"), "Write"),
        (Checkbox("all", value=True), "all: ticked"),
        (Checkbox("all"), "all: not ticked"),
        (Input(placeholder="a file"), "a file"),
        (OptionList("one"), "1 of 1: one"),
        (None, ""),
    ],
)
def test_what_else_has_the_keys_is_said(widget, words):
    assert spoken(widget) == words


def test_signs_keep_their_width():
    signs = "".join(chr(code) for code in plain._TABLE)
    written = "".join(
        segment.text for segment in PlainFilter().apply([plain.Segment(signs)], Color.parse("black"))
    )
    assert len(written) == len(signs)
    assert not DRAWN.search(written)


def test_the_option_and_the_setting(monkeypatch, book, home):
    opened = []
    monkeypatch.setattr("workbench.cli.opening.in_terminal", lambda: True)
    monkeypatch.setattr(
        "workbench.tui.run_workbench", lambda settings, *_, **__: opened.append(settings.plain)
    )
    for arguments in (["open", str(book)], ["--plain", "open", str(book)], ["--plain"]):
        assert CliRunner().invoke(qostil, arguments).exit_code == 0
    assert opened == [False, True, True]
    (home / "settings.toml").write_text("plain = true\n", encoding="utf-8")
    assert load_settings(home / "settings.toml").plain


@pytest.mark.parametrize("screen", ["alignment", "translation", "findings", "memory", "project", "help"])
def test_plain_screens(snap_compare, monkeypatch, book, screen):
    monkeypatch.setattr("workbench.tui.screens.translation._line", lambda version: version.text)

    async def before(pilot):
        await shown(pilot, KEYS[screen])

    assert snap_compare(QostilApp(PLAIN, book), terminal_size=(80, 24), run_before=before)
