"""The findings of a project as a list: narrowed, gone to, fixed, ignored."""

from dataclasses import replace

import pytest
from textual.widgets import Static

from tests.tui.conftest import LOOKS, SETTINGS, settled
from tests.tui.test_screens import SIZES
from tests.workbench.conftest import one_to_one, store_text
from workbench.project import Project
from workbench.tui.app import QostilApp
from workbench.tui.screens.alignment import AlignmentScreen
from workbench.tui.screens.findings import FindingsScreen
from workbench.tui.widgets.row_list import RowList

KAZAKH = (
    "Партия 1917 жылы құрылды.",
    "Оны Ә. Бөкейхан басқарды.",
    "Ол Семейде тұрды.",
    "Аз уақыт өтті.",
    "Сонда бәрі жиналды.",
)
RUSSIAN = (
    "Партия была создана в 1918 году.",
    "Её возглавил  А. Букейхан.",
    "Он жил в Семипалатинске , недолго.",
    "Прошло немного  времени.",
    "Тогда все собрались (вечером.",
)
ENGLISH = (
    "The party was founded in 1917.",
    "A. Bokeikhan led it.",
    "He lived in  Semey.",
    "Time passed.",
    "Then all came.",
)
RULES = ["numbers", "doubled-space", "spacing", "doubled-space", "unpaired"]


@pytest.fixture
def book(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with Project.create(tmp_path / "book.qostil", "kk", ("ru", "en")) as project:
        source = store_text(project, "kk", KAZAKH)
        for lang, texts in (("ru", RUSSIAN), ("en", ENGLISH)):
            project.bitexts.add(source, store_text(project, lang, texts), one_to_one(len(KAZAKH)))
    return tmp_path / "book.qostil"


def listed(app):
    """The rules of the findings that are listed, in order."""
    table = app.screen._found
    return [table[place].finding.rule for place in table.listed]


async def opened(pilot, *keys):
    await settled(pilot)
    await pilot.press("F")
    await settled(pilot)
    for key in keys:
        await pilot.press(key)
        await settled(pilot)


async def test_findings_are_listed_and_enter_goes_to_the_bead(book):
    app = QostilApp(SETTINGS, book)
    async with app.run_test() as pilot:
        await opened(pilot)
        assert isinstance(app.screen, FindingsScreen)
        assert listed(app) == RULES
        await pilot.press("down", "down", "enter")
        await settled(pilot)
        assert isinstance(app.screen, AlignmentScreen)
        assert app.screen._beads.cursor == 2


async def test_findings_are_narrowed(book):
    app = QostilApp(SETTINGS, book)
    async with app.run_test() as pilot:
        await opened(pilot, "s")
        assert listed(app) == ["numbers"]
        await opened(pilot, "s", "s")
        assert listed(app) == RULES
        await pilot.press("r", "down", "down", "enter")
        await settled(pilot)
        assert listed(app) == ["doubled-space"] * 2
        assert "only doubled-space" in str(app.screen.query_one("#filtered", Static).content)
        await pilot.press("escape")
        await settled(pilot)
        assert listed(app) == RULES
        await pilot.press("slash", *"Семей")
        app.screen.search()
        await settled(pilot)
        assert listed(app) == ["spacing"]
        await pilot.press("escape", "escape")
        await settled(pilot)
        assert listed(app) == RULES
        await pilot.press("escape")
        await settled(pilot)
        assert isinstance(app.screen, AlignmentScreen)


async def test_a_finding_is_fixed_and_taken_back(book):
    app = QostilApp(SETTINGS, book)
    async with app.run_test() as pilot:
        await opened(pilot, "down", "x")
        assert listed(app) == ["numbers", "spacing", "doubled-space", "unpaired"]
        await opened(pilot, "z")
        assert listed(app) == RULES
        await opened(pilot, "end", "x")
        assert listed(app) == RULES
        await opened(pilot, "home", "x")
        assert listed(app) == RULES[1:]


async def test_all_fixes_of_a_rule_are_one_action(book):
    app = QostilApp(SETTINGS, book)
    async with app.run_test() as pilot:
        await opened(pilot, "down", "X")
        await pilot.press("y")
        await settled(pilot)
        assert listed(app) == ["numbers", "spacing", "unpaired"]
        await pilot.press("z")
        await settled(pilot)
        assert listed(app) == RULES


async def test_a_finding_is_ignored_for_a_reason_which_is_remembered(book):
    app = QostilApp(SETTINGS, book)
    async with app.run_test() as pilot:
        await opened(pilot, "i")
        await pilot.press("enter")
        await settled(pilot)
        assert listed(app) == RULES
        await pilot.press("i", *"so", "enter")
        await settled(pilot)
        assert listed(app) == RULES[1:]
        await pilot.press("q")
        await settled(pilot)
        assert not app.screen.review.is_flagged(0)
    with Project.open(book) as project:
        (ignored,) = project.ignored.all().values()
        assert (ignored.rule, ignored.reason, ignored.author) == ("numbers", "so", "Айгерім")
    app = QostilApp(SETTINGS, book)
    async with app.run_test() as pilot:
        await opened(pilot, "h")
        assert listed(app) == RULES
        assert "so" in str(app.screen.query_one("#about", Static).content)
        await opened(pilot, "i", "h")
        assert listed(app) == RULES


async def test_the_target_is_edited_where_the_finding_stands(book):
    app = QostilApp(SETTINGS, book)
    async with app.run_test() as pilot:
        await opened(pilot, "end", "e")
        await pilot.press("backspace", *").", "ctrl+s")
        await settled(pilot)
        assert listed(app) == RULES[:-1]


async def test_the_findings_of_the_whole_project(book):
    app = QostilApp(SETTINGS, book)
    async with app.run_test() as pilot:
        await opened(pilot, "p")
        assert listed(app) == [*RULES, "doubled-space"]
        await pilot.press("end", "enter")
        await settled(pilot)
        assert app.screen.review.entry.target_lang == "en"
        assert app.screen._beads.cursor == 2


async def test_a_project_that_is_read_only_is_not_changed(book):
    app = QostilApp(SETTINGS, book, read_only=True)
    async with app.run_test() as pilot:
        await opened(pilot, "down", "x", "i", "e", "X")
        assert listed(app) == RULES
        assert isinstance(app.screen, FindingsScreen)


async def test_a_text_without_findings_says_so(tmp_path):
    with Project.create(tmp_path / "good.qostil", "kk", ("ru",)) as project:
        source = store_text(project, "kk", ("Аз уақыт өтті.",))
        target = store_text(project, "ru", ("Прошло немного времени.",))
        project.bitexts.add(source, target, one_to_one(1))
    app = QostilApp(SETTINGS, tmp_path / "good.qostil")
    async with app.run_test() as pilot:
        await opened(pilot, "i", "x", "e", "enter")
        assert app.screen.query_one(RowList).count == 0


KEYS = {
    "findings": ["down"],
    "findings-rule": ["r"],
    "findings-ignore": ["i"],
    "findings-help": ["question_mark"],
}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("theme", LOOKS)
@pytest.mark.parametrize("screen", KEYS)
def test_findings_screens(snap_compare, book, screen, theme, size):
    async def before(pilot):
        await opened(pilot, *KEYS[screen])

    app = QostilApp(replace(SETTINGS, theme=theme), book)
    assert snap_compare(app, terminal_size=SIZES[size], run_before=before)
