"""A term added from the pair one is working at."""

import pytest
from textual.widgets import Input

from memory.glossary import open_glossary
from tests.tui.conftest import SETTINGS, settled
from tests.tui.test_memory_screen import fill, shown
from workbench.services.term_picking import Passage, Proposal, proposed
from workbench.tui.app import QostilApp
from workbench.tui.screens.alignment import AlignmentScreen
from workbench.tui.screens.glossary import GlossaryScreen
from workbench.tui.screens.term_adding import AddTermDialog
from workbench.tui.widgets.phrase_picker import PhrasePicker


@pytest.mark.parametrize(
    ("picked", "target", "found"),
    [
        ("партиясы", "Новая партия создана.", Proposal("партия", "партия")),
        ("кітаптарды", "Он читает много книг.", Proposal("кітап", "книга")),
        ("кітаптарды", "Он много читает.", Proposal("кітап", "")),
        ("мемлекет басшысының", "Глава государства.", Proposal("мемлекет басшысы", "")),
        ("Бұқпантай", "Бокпантай.", Proposal("Бұқпантай", "")),
    ],
)
def test_words_become_terms(picked, target, found):
    assert proposed(picked, Passage(picked, target)) == found


def test_words_of_another_language_stay_as_they_are():
    assert proposed("книги", Passage("книги", "кітаптар", "ru", "kk")) == Proposal("книги")


async def test_a_term_is_picked_from_the_bead_and_reaches_the_checks(book):
    app = QostilApp(SETTINGS, book)
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.press("f12")
        await settled(pilot)
        assert isinstance(app.screen, AddTermDialog)
        assert isinstance(app.screen.focused, PhrasePicker)
        await pilot.press("right", "right")
        await settled(pilot)
        assert app.screen.query_one("#source", Input).value == "партия"
        await pilot.press("left", "shift+right")
        await settled(pilot)
        assert app.screen.query_one("#source", Input).value == "Алаш партиясы"
        await fill(pilot, target="")
        assert "both languages" in shown(app, "problem")
        await fill(pilot, source="партия", target="объединение", domain="саясат")
        assert isinstance(app.screen, AlignmentScreen)
        entry = open_glossary(book.with_name("book.terms.csv")).entries()[0]
        assert [term.text for term in entry.terms] == ["партия", "объединение"]
        assert (entry.domain, entry.author) == ("саясат", SETTINGS.author)
        await settled(pilot)
        assert "term-missing" in {finding.rule for finding in app.screen.review.findings(0)}


async def test_words_are_clicked(book):
    app = QostilApp(SETTINGS, book)
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.press("f12")
        await settled(pilot)
        picker = app.screen.query_one("#target-text", PhrasePicker)
        await pilot.click(picker, offset=(4, 0))
        await settled(pilot)
        first = picker.picked
        assert first
        assert app.screen.query_one("#target", Input).value == first
        await pilot.click(picker, offset=(16, 0), shift=True)
        await settled(pilot)
        assert picker.picked.startswith(f"{first} ")
        await pilot.press("escape")
    assert not book.with_name("book.terms.csv").exists()


async def test_on_the_glossary_screen_it_is_a_new_entry(book):
    app = QostilApp(SETTINGS, book)
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.press("f7")
        await settled(pilot)
        await pilot.press("f12")
        await settled(pilot)
        await pilot.press("escape")
        assert isinstance(app.screen, GlossaryScreen)


async def test_without_a_glossary_it_is_said(tmp_path):
    app = QostilApp(SETTINGS)
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.press("f12")
        await settled(pilot)
        assert not isinstance(app.screen, AddTermDialog)
