"""The screens in Russian and Kazakh, in the smallest terminal."""

import re
from dataclasses import replace

import pytest

from tests.tui.conftest import SETTINGS, checked, settled
from workbench.services.analysing import leverage_of_project
from workbench.services.counting import figures_of_file
from workbench.tui.app import QostilApp
from workbench.tui.bound import reached
from workbench.tui.screens.forms import FormDialog
from workbench.tui.widgets.key_bar import KeyBar

SIZE = (80, 24)
KEYS = {
    "alignment": ["down"],
    "help": ["question_mark"],
    "findings": ["F"],
    "export": ["ctrl+e"],
    "add": ["ctrl+a"],
    "memory": ["f6"],
    "project": ["f8"],
}
WORDS = re.compile(r"\b[A-Za-z]{3,}\b")
NOT_TRANSLATED = {
    "Qostil", "ctrl", "enter", "escape", "esc", "tab", "alt", "PgDn", "PgUp", "space", "tmx", "xliff", "docx",
    "xlf", "txt", "tsv", "csv", "html", "odt", "epub", "xlsx", "qtm", "sdlxliff", "srt", "pdf", "json",
    "jsonl", "book", "essay", "memory", "sdltm", "moses", "TMX", "XLIFF", "omegat", "shift", "end", "home",
}  # fmt: skip
"""Keys, endings, names of files."""


@pytest.fixture(autouse=True)
def at_hand(monkeypatch):
    """Count in the process of the test, which is quicker."""
    for module in ("workbench.services.overview", "workbench.tui.screens.project_view"):
        monkeypatch.setattr(f"{module}.figures_aside", figures_of_file)
        monkeypatch.setattr(f"{module}.leverage_aside", leverage_of_project)


def words_shown(app):
    """The lines of the screen, without the texts that are worked at."""
    strips = app.screen._compositor.render_strips()
    return [strip.text for strip in strips]


@pytest.mark.parametrize("language", ["ru", "kk"])
@pytest.mark.parametrize("screen", KEYS)
def test_screens_of_a_review(snap_compare, book, screen, language):
    async def before(pilot):
        await settled(pilot)
        await pilot.press(*KEYS[screen])
        await settled(pilot)

    app = QostilApp(replace(SETTINGS, language=language), book)
    assert snap_compare(app, terminal_size=SIZE, run_before=before)


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_the_translation_screen(snap_compare, essay, language):
    async def before(pilot):
        await settled(pilot)
        await pilot.press(*["pagedown"] * 4)
        await settled(pilot)
        await pilot.press("alt+2")
        await checked(pilot)
        await settled(pilot)

    app = QostilApp(replace(SETTINGS, language=language, spelling=False), essay)
    assert snap_compare(app, terminal_size=SIZE, run_before=before)


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_the_welcome_screen(snap_compare, language):
    app = QostilApp(replace(SETTINGS, language=language))
    assert snap_compare(app, terminal_size=SIZE, run_before=settled)


@pytest.mark.parametrize("language", ["ru", "kk"])
@pytest.mark.parametrize("screen", KEYS)
async def test_nothing_is_left_in_english(book, screen, language):
    app = QostilApp(replace(SETTINGS, language=language, author="Айгерім"), book)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press(*KEYS[screen])
        await settled(pilot)
        lines = words_shown(app)
        left = [word for line in lines for word in WORDS.findall(line) if word not in NOT_TRANSLATED]
        assert left == [], "\n".join(lines)


@pytest.mark.parametrize("language", ["ru", "kk"])
async def test_the_key_bar_shows_what_matters(book, language):
    app = QostilApp(replace(SETTINGS, language=language), book)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        bar = str(app.screen.query_one(KeyBar).render())
        assert len(re.findall(r"\S+ \S+", bar)) >= 5
        assert ("Справка" if language == "ru" else "Анықтама") in bar


async def test_the_palette_and_the_help_say_the_same_words(book):
    app = QostilApp(replace(SETTINGS, language="kk"), book)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        titles = [command.title for command in app.get_system_commands(app.screen)]
        assert "Бекіту" in titles
        assert [one.name for one in reached(app.screen) if one.name not in titles] == []


async def test_a_form_says_what_is_to_be_mended(book):
    app = QostilApp(replace(SETTINGS, language="ru"), book)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("f6")
        await settled(pilot)
        await pilot.press("f", *["tab"] * 6, *"31.12", "enter")
        await settled(pilot)
        assert isinstance(app.screen, FormDialog)
        assert "не дата; пишите 2026-03-31" in str(app.screen.query_one("#problem").render())


async def test_notifications_are_worded(book):
    app = QostilApp(replace(SETTINGS, language="ru"), book)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        app.notify("book.qostil: cannot be read: ?")
        await pilot.pause()
        assert [note.message for note in app._notifications] == ["book.qostil: не читается: ?"]
