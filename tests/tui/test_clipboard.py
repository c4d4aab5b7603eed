"""What is copied and pasted: to the terminal's clipboard, into segments and fields, and nowhere else."""

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events
from textual.widgets import Input

from tests.tui.conftest import SETTINGS, settled, statuses
from workbench.tui.app import QostilApp
from workbench.tui.clipboard import LONGEST, pasted
from workbench.tui.screens.dialogs import EditDialog


@pytest.mark.parametrize(
    ("text", "ready", "lines", "dropped"),
    [
        ("бір сөз", "бір сөз", 1, 0),
        ("бір\nекі", "бір екі", 2, 0),
        ("бір  \r\n  екі\rүш", "бір екі үш", 3, 0),
        ("бір\n\n\nекі", "бір екі", 2, 0),
        ("бір\u2028екі\x0bүш\x85төрт", "бір екі үш төрт", 4, 0),
        ("\nбір сөз\r\n", "бір сөз", 1, 0),
        (" ара ", " ара ", 1, 0),
        ("бір\tекі", "бір екі", 1, 0),
        ("б\x00і\x1bр\x7f", "бір", 1, 3),
        ("\ufeffбір\ufffe", "бір", 1, 2),
        ("\u202eтерс\u202c \u2066іші\u2069", "терс іші", 1, 4),
        ("قازاق\u200f (1)\u200e", "قازاق\u200f (1)\u200e", 1, 0),
        ("и\u0306", "й", 1, 0),
        ("a\u00a0b", "a\u00a0b", 1, 0),
        ("", "", 1, 0),
        ("\n", "", 1, 0),
    ],
)
def test_what_is_pasted_is_one_clean_line(text, ready, lines, dropped):
    made = pasted(text)
    assert (made.text, made.lines, made.dropped) == (ready, lines, dropped)


@given(st.text(alphabet=st.characters(), max_size=200))
def test_any_text_can_be_pasted_and_pasting_again_changes_nothing(text):
    ready = pasted(text).text
    assert len(ready.splitlines()) <= 1
    assert not any(ord(char) < 32 or 0x7F <= ord(char) < 0xA0 for char in ready)
    assert pasted(ready).text == ready


def written(app, monkeypatch):
    """What is sent to the terminal from now on."""
    sent = []
    monkeypatch.setattr(app._driver, "write", sent.append)
    return sent


def osc52(text):
    return f"\x1b]52;c;{base64.b64encode(text.encode()).decode()}\a"


async def paste(pilot, text):
    pilot.app._driver.send_message(events.Paste(text))
    await settled(pilot)


async def test_target_and_source_of_a_bead_are_copied(app, monkeypatch):
    async with app.run_test() as pilot:
        await settled(pilot)
        sent = written(app, monkeypatch)
        passage = app.screen.passage
        await pilot.press("ctrl+c")
        await pilot.press("alt+y")
        await settled(pilot)
        copied = [text for text in sent if text.startswith("\x1b]52")]
        assert copied == [osc52(passage.target), osc52(passage.source)]
        assert passage.target
        assert passage.source


@pytest.mark.parametrize("keys", [["f6"], ["f7"], ["f5", "F"]])
async def test_the_row_of_a_list_is_copied(essay, keys, monkeypatch):
    app = QostilApp(SETTINGS, essay)
    async with app.run_test() as pilot:
        await settled(pilot)
        for key in keys:
            await pilot.press(key)
            await settled(pilot)
        passage = app.screen.passage
        sent = written(app, monkeypatch)
        await pilot.press("alt+y")
        await settled(pilot)
        assert passage.source
        assert osc52(passage.source) in sent
        await pilot.press("ctrl+c")
        await settled(pilot)
        assert not passage.target or osc52(passage.target) in sent


async def test_a_selection_goes_before_the_whole_translation(essay, monkeypatch):
    app = QostilApp(SETTINGS, essay)
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.press(*"бір екі")
        sent = written(app, monkeypatch)
        await pilot.press("ctrl+c")
        await pilot.press("shift+left", "shift+left", "shift+left", "ctrl+c")
        await pilot.press("alt+a", "ctrl+x")
        await pilot.press("ctrl+v", "ctrl+v")
        await settled(pilot)
        assert [text for text in sent if text.startswith("\x1b]52")] == [
            osc52("бір екі"),
            osc52("екі"),
            osc52("бір екі"),
        ]
        assert app.screen.target.text == "бір екібір екі"


async def test_lines_are_joined_and_told(essay):
    app = QostilApp(SETTINGS, essay)
    async with app.run_test() as pilot:
        await settled(pilot)
        await paste(pilot, "Он пошёл\r\nв школу\x00.\n")
        assert app.screen.target.text == "Он пошёл в школу."
        told = [str(one.message) for one in app._notifications]
        assert told == ["2 lines joined, 1 unseen character left out"]
        await pilot.press("ctrl+z")
        assert app.screen.target.text == ""


async def test_a_long_text_is_pasted_and_a_book_is_not(essay):
    app = QostilApp(SETTINGS, essay)
    long = ("сөз " * LONGEST)[: LONGEST - 1] + "."
    async with app.run_test() as pilot:
        await settled(pilot)
        await paste(pilot, long)
        assert app.screen.target.text == long
        await paste(pilot, "сөз " * 25_600)
        assert app.screen.target.text == long
        assert any("102,400" in str(one.message) for one in app._notifications)


async def test_a_field_takes_all_lines(app):
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.press("slash")
        await paste(pilot, "Ә. Бөкейхан\nпартия\t2")
        assert isinstance(app.focused, Input)
        assert app.focused.value == "Ә. Бөкейхан партия 2"


async def test_an_edited_bead_takes_a_paste(app):
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.press("e")
        await settled(pilot)
        assert isinstance(app.screen, EditDialog)
        await pilot.press("alt+a")
        await paste(pilot, "Партия\nалаш")
        await pilot.press("enter")
        await settled(pilot)
        assert app.screen.passage.target == "Партия алаш"


async def test_a_paste_where_nothing_is_typed_does_nothing(app):
    async with app.run_test() as pilot:
        await settled(pilot)
        before = app.screen.review.bitext
        await paste(pilot, "axmq\nq")
        assert app.screen.review.bitext == before
        assert set(statuses(app)) == {"new"}
        assert len(app._notifications) == 1


async def test_a_paste_into_the_source_does_nothing(essay):
    app = QostilApp(SETTINGS, essay)
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.press("tab")
        source = app.screen.source.text
        await paste(pilot, "өзге")
        assert (app.screen.source.text, app.screen.target.text) == (source, "")


async def test_with_nothing_to_copy_it_says_how_to_leave(app):
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.press("q")
        await settled(pilot)
        await pilot.press("ctrl+c")
        assert any("ctrl+q" in str(one.message) for one in app._notifications)
