"""Right-to-left text is drawn in the order it is read, and stays in its own."""

import unicodedata
from dataclasses import replace

import pytest
from bidi import get_display
from hypothesis import given
from hypothesis import strategies as st
from rich.segment import Segment
from rich.style import Style
from textual.drivers.headless_driver import HeadlessDriver
from textual.strip import Strip

from tests.tui.conftest import SETTINGS, settled
from tests.workbench.conftest import one_to_one, store_text
from workbench.project import Project
from workbench.tui.app import QostilApp
from workbench.tui.bidi import visual
from workbench.tui.widgets.bead_list import BeadList
from workbench.tui.widgets.reading_order import EXPLICIT, IMPLICIT, between_gaps, in_reading_order, places

ARABIC = ("قازاق ەلى 1991 جىلى", "بۇل Astana قالاسى", "ول (ۇلكەن) قالا.")
RUSSIAN = ("Казахская страна в 1991 году", "Это город Астана", "Он большой.")


def order(text):
    """A line as it is drawn, every letter as it was."""
    return "".join(text[one.place] for one in visual(list(text)))


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("ابگ", "گبا"),
        ("ابگ 19", "19 گبا"),
        ("ابگ 1,5 دە", "ەد 1,5 گبا"),
        ("ابگ Ab گبا", "ابگ Ab گبا"),
        ("Ол ابگ деді", "Ол گبا деді"),
        ("Ол ابگ، دە деді", "Ол ەد ،گبا деді"),
        ("ابگ. ", " .گبا"),
        ("Қала.  ", "Қала.  "),
    ],
)
def test_lines_run_as_most_of_their_letters(text, drawn):
    assert order(text) == drawn


def test_brackets_and_quotes_look_the_other_way():
    assert "".join(one.text for one in visual(list("«1» (2)."))) == "«1» (2)."
    assert "".join(one.text for one in visual(list("«٣» (٤) ا"))) == "\ufe8d (٤) «٣»"


@pytest.mark.parametrize(
    ("word", "joined"),
    [
        ("قازاق", "\ufed7\ufe8e\ufeaf\ufe8d\ufed5"),
        ("ەلى", "\ufee9\ufedf\ufef0"),
        ("بەت", "\ufe91\ufeea\ufe95"),
        ("جىلى", "\ufe9f\ufbe9\ufee0\ufef0"),
        ("ۇيـ", "\ufbd7\ufef3ـ"),
        ("بـب", "\ufe91ـ\ufe90"),
        ("ب\u200cب", "\ufe8f\ufe8f"),
    ],
)
def test_letters_join(word, joined):
    clusters = ["ب\u200c", "ب"] if "\u200c" in word else list(word)
    assert "".join(one.text for one in sorted(visual(clusters), key=lambda one: one.place)) == joined


@given(st.text("قازە بгۇabжы 019 ,.-+%№$()[]«»:;!؟،٣٤/", max_size=25))
def test_the_order_is_that_of_the_unicode_algorithm(text):
    kinds = [unicodedata.bidirectional(char) for char in text]
    base = "R" if kinds.count("AL") >= max(kinds.count("L"), 1) else "L"
    assert order(text) == get_display(text, base_dir=base)


@given(st.lists(st.tuples(st.text("قازەء\u064b بгab 19.،", max_size=9), st.integers(0, 3)), max_size=6))
def test_every_letter_keeps_its_colour_and_the_line_its_width(parts):
    strip = Strip([Segment(text, Style(color=f"color({colour})")) for text, colour in parts])
    drawn = in_reading_order(strip, [(0, strip.cell_length)])
    assert drawn.cell_length == sum(Segment(s.text).cell_length for s in drawn) == strip.cell_length

    def plain(one):
        return sorted((char, str(s.style)) for s in one for char in s.text if char in "гab19.، ")

    assert plain(drawn) == plain(strip)


def test_columns_do_not_mix():
    strip = Strip([Segment("1  ابگ دە  Город  ەد")])
    assert list(between_gaps(strip, 3)) == [(3, 9), (11, 16), (18, 20)]
    drawn = in_reading_order(strip, between_gaps(strip, 3)).text
    assert drawn[:3] + drawn[9:18] == "1    Город  "
    assert places(strip.crop(3, 9)) == [5, 4, 3, 2, 1, 0]


@pytest.fixture
def book(tmp_path):
    path = tmp_path / "book.qostil"
    with Project.create(path, "kk", ("ru",)) as project:
        source = store_text(project, "kk", ARABIC)
        project.bitexts.add(source, store_text(project, "ru", RUSSIAN), one_to_one(3))
    return path


async def test_a_list_shows_its_texts_as_they_are_read(book):
    app = QostilApp(SETTINGS, book)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        beads = app.screen.query_one(BeadList)
        line = beads.render_line(0).text
        assert "1991" in line
        assert line.index("1991") < line.index("\ufed5\ufe8d")  # the first word stands rightmost
        assert line.index("\ufed5\ufe8d") < line.index("Казахская")


async def test_a_cut_inside_shows_its_text_as_it_is_read(book):
    app = QostilApp(SETTINGS, book)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("K")
        await settled(pilot)
        line = app.screen.query_one("#inside-source").render_line(0).text
        assert line.index("1991") < line.index("\ufed5\ufe8d")


async def test_a_terminal_that_orders_letters_itself_gets_them_as_they_are(book):
    app = QostilApp(replace(SETTINGS, bidi="terminal"), book)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert ARABIC[0] in app.screen.query_one(BeadList).render_line(0).text


@pytest.mark.parametrize(("bidi", "said"), [("qostil", [EXPLICIT, IMPLICIT]), ("terminal", [])])
async def test_the_terminal_is_told_to_leave_the_order_alone(book, monkeypatch, bidi, said):
    heard = []
    monkeypatch.setattr(HeadlessDriver, "write", lambda _, text: heard.append(text))
    app = QostilApp(replace(SETTINGS, bidi=bidi), book)
    async with app.run_test() as pilot:
        await settled(pilot)
    assert [text for text in heard if text in {EXPLICIT, IMPLICIT}] == said


async def test_what_is_typed_stays_in_its_order(tmp_path):
    path = tmp_path / "book.qostil"
    with Project.create(path, "ru", ("kk",)) as project:
        source = store_text(project, "ru", RUSSIAN)
        project.bitexts.add(source, store_text(project, "kk", ARABIC), one_to_one(3))
    app = QostilApp(SETTINGS, path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("f5")
        await settled(pilot)
        area = app.screen.target
        await pilot.press("end", *" بۇل")
        assert area.text == f"{ARABIC[0]} بۇل"
        drawn = area.render_line(0).text
        assert drawn.rstrip().endswith("\ufed7")  # ق begins the text, at the right
        right = len(drawn.rstrip()) - 1
        await pilot.click("#target", offset=(area.gutter.left + right, 0))
        assert area.cursor_location == (0, 0)
        await pilot.click("#target", offset=(area.gutter.left + right - 2, 0))
        assert area.cursor_location == (0, 2)


@pytest.mark.parametrize("screen", ["alignment", "translation"])
def test_screens(snap_compare, monkeypatch, book, screen):
    monkeypatch.setattr("workbench.tui.screens.translation._line", lambda version: version.text)

    async def before(pilot):
        await settled(pilot)
        if screen == "translation":
            await pilot.press("f5")
            await settled(pilot)

    assert snap_compare(QostilApp(SETTINGS, book), terminal_size=(80, 24), run_before=before)
