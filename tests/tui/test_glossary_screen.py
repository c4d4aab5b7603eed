"""A glossary searched, edited, filled and written by keyboard."""

import os

import pytest
from textual.widgets import Input

from memory import TranslationUnit, write_tmx
from memory.glossary import Entry, Term, TermStatus, open_glossary, read_glossary, write_table
from memory.glossary.report import GlossaryReport
from tests.tui.conftest import SETTINGS, settled
from tests.tui.test_memory_screen import fill, found, lines, shown, typed
from workbench.project import Project
from workbench.tui.app import QostilApp
from workbench.tui.screens.alignment import AlignmentScreen
from workbench.tui.screens.candidates import CandidatesScreen
from workbench.tui.screens.dialogs import ConfirmDialog, ReadingDialog
from workbench.tui.screens.entry_editing import EntryDialog, StatusButton, TermRow
from workbench.tui.screens.glossary import GlossaryScreen

ENTRIES = [
    Entry((Term("сот", "kk"), Term("суд", "ru")), "1", domain="право"),
    Entry((Term("заң", "kk"), Term("закон", "ru"), Term("устав", "ru", TermStatus.FORBIDDEN)), "2"),
    Entry((Term("өзен", "kk"), Term("река", "ru")), "3", note="көп мағыналы емес"),
]


@pytest.fixture
def place(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    open_glossary(tmp_path / "g.csv", create=True).put(ENTRIES)
    return tmp_path / "g.csv"


@pytest.fixture
def app(place):
    return QostilApp(SETTINGS, glossary=str(place))


def kept(place):
    """The terms of each entry in the file."""
    return [[term.text for term in entry.terms] for entry in open_glossary(place).entries()]


async def test_entries_are_listed_with_all_that_is_said_of_them(app):
    async with app.run_test() as pilot:
        await settled(pilot)
        assert [line.strip("▌ ").split()[0] for line in lines(app)] == ["сот", "заң", "өзен"]
        assert "право" in lines(app)[0]
        assert "✗ устав" in lines(app)[1]
        await pilot.press("end")
        await settled(pilot)
        assert "көп мағыналы емес" in shown(app, "about")


async def test_entries_are_searched_and_filtered(app):
    async with app.run_test() as pilot:
        await settled(pilot)
        await typed(pilot, "ЗАКОН")
        assert len(lines(app)) == 1
        await pilot.press("enter", "escape")
        await found(pilot)
        await pilot.press("f")
        await fill(pilot, status="forb", lang="ru")
        assert [line.strip("▌ ").split()[0] for line in lines(app)] == ["заң"]
        assert "status forbidden" in shown(app, "filtered")
        await pilot.press("escape")
        await settled(pilot)
        assert len(lines(app)) == 3


async def test_an_entry_is_added_edited_and_taken_back(app, place):
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.press("n")
        await settled(pilot)
        assert isinstance(app.screen, EntryDialog)
        rows = list(app.screen.query(TermRow))
        for row, text in zip(rows, ("қала", "город"), strict=True):
            row.query_one(".text", Input).value = text
        await pilot.press("ctrl+n")
        await settled(pilot)
        await pilot.press(*"көше")
        await fill(pilot, domain="жер")
        assert kept(place)[-1] in (["қала", "город", "көше"], ["қала", "көше", "город"])
        await pilot.press("end", "enter")
        await settled(pilot)
        row = next(row for row in app.screen.query(TermRow) if row.line.text == "город")
        row.query_one(StatusButton).focus()
        await pilot.press("space", "space")
        row.query_one(".forms", Input).value = "города; городов"
        await fill(pilot)
        entry = open_glossary(place).entries()[-1]
        changed = next(term for term in entry.terms if term.text == "город")
        assert (changed.status, changed.forms) == (TermStatus.FORBIDDEN, ("города", "городов"))
        assert entry.editor == SETTINGS.author
        for _ in range(2):
            await pilot.press("z")
            await settled(pilot)
        assert kept(place) == [[term.text for term in entry.terms] for entry in ENTRIES]


async def test_an_entry_without_a_term_is_refused(app, place):
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.press("n")
        await fill(pilot)
        assert "needs a term" in shown(app, "problem")
        await pilot.press("escape")
        assert isinstance(app.screen, GlossaryScreen)
    assert len(kept(place)) == 3


async def test_marked_entries_are_deleted_and_come_back(app, place):
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.press("space", "space", "x", "y")
        await settled(pilot)
        assert kept(place) == [["өзен", "река"]]
        await pilot.press("z")
        await settled(pilot)
        assert len(kept(place)) == 3


async def test_what_another_program_writes_is_read_again(app, place):
    async with app.run_test() as pilot:
        await settled(pilot)
        write_table([*ENTRIES, Entry((Term("тау", "kk"), Term("гора", "ru")), "4")], place)
        os.utime(place, ns=(1, 1))
        app.screen.watch_file()
        await settled(pilot)
        assert "тау" in lines(app)[3]


async def test_an_edit_that_meets_anothers_is_shown_beside_it(app, place):
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        theirs = Entry((Term("сот", "kk"), Term("трибунал", "ru")), "1")
        write_table([theirs, *ENTRIES[1:]], place)
        app.screen.query(TermRow).last().query_one(".text", Input).value = "судья"
        await fill(pilot)
        assert isinstance(app.screen, EntryDialog)
        assert "трибунал" in str(app.screen.query(".opposite").first().content)
        assert kept(place)[0] == ["сот", "трибунал"]
        await fill(pilot)
        assert kept(place)[0] == ["сот", "судья"]


async def test_duplicates_are_joined(app, place):
    write_table([*ENTRIES, Entry((Term("сот", "kk"), Term("суд", "ru"), Term("court", "en")), "9")], place)
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.press("d")
        assert isinstance(app.screen, ConfirmDialog)
        await pilot.press("y")
        await settled(pilot)
        assert kept(place)[0] == ["сот", "суд", "court"]
        assert len(kept(place)) == 3


async def test_files_are_imported_and_exported(app, place, tmp_path):
    (tmp_path / "more.tsv").write_text('kk\tru\nтау\tгора\n"кең\tширокий\n', encoding="utf-8")
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.press("i")
        await fill(pilot, path="none.csv")
        assert "there is no file" in shown(app, "problem")
        await fill(pilot, path="more.tsv")
        assert isinstance(app.screen, ReadingDialog)
        await pilot.press("escape", "ctrl+e")
        await fill(pilot, path="out.doc")
        assert "let the name end" in shown(app, "problem")
        await fill(pilot, path="out.tbx")
    assert kept(place)[-1] == ["тау", "гора"]
    assert len(list(read_glossary(tmp_path / "out.tbx", GlossaryReport()))) == 4


async def test_candidates_are_accepted_and_rejected(app, place, tmp_path):
    sentences = [("Кітапхана", "Библиотека"), ("Музей", "Музей")]
    units = [
        TranslationUnit(f"{kk} {n} ашылды.", {"ru": f"{ru} {n} открылся."}, "kk")
        for n in range(6)
        for kk, ru in sentences
    ]
    write_tmx(units, tmp_path / "t.tmx")
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.press("c")
        await fill(pilot, path="t.tmx")
        assert isinstance(app.screen, CandidatesScreen)
        before = lines(app)
        assert any("кітапхана" in line.lower() for line in before)
        await typed(pilot, "кітапхана")
        await pilot.press("enter", "e")
        await fill(pilot, target="библиотека публичная")
        assert "✓ 1" in shown(app, "progress")
        await pilot.press("escape")
        await found(pilot)
        await pilot.press("x", "A")
        await fill(pilot, percent="101")
        assert "no percentage" in shown(app, "problem")
        await pilot.press("escape", "q")
        assert isinstance(app.screen, ConfirmDialog)
        await pilot.press("n", "ctrl+s")
        await settled(pilot)
        assert isinstance(app.screen, GlossaryScreen)
    assert "библиотека публичная" in kept(place)[-1]


async def test_the_first_entry_makes_the_projects_glossary(book):
    app = QostilApp(SETTINGS, book)
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.press("f7")
        await settled(pilot)
        assert isinstance(app.screen, GlossaryScreen)
        assert "No entries yet" in lines(app)[0]
        await pilot.press("n")
        await settled(pilot)
        for row, text in zip(app.screen.query(TermRow), ("партия", "фракция", "party"), strict=True):
            row.query_one(".text", Input).value = text
        await fill(pilot)
        await pilot.press("q")
        await settled(pilot)
        assert isinstance(app.screen, AlignmentScreen)
        rules = {finding.rule for at in range(4) for finding in app.screen.review.findings(at)}
        assert "term-missing" in rules
    with Project.open(book) as project:
        assert project.glossaries() == ["book.terms.csv"]


async def test_a_glossary_is_detached_and_attached(book):
    app = QostilApp(SETTINGS, book)
    open_glossary(book.with_name("g.csv"), create=True).put(ENTRIES)
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.press("f7", "o", *"g.csv", "enter")
        await settled(pilot)
        await pilot.press("p")
        await settled(pilot)
        assert app._session.project.glossaries() == ["g.csv"]
        await pilot.press("p")
        await settled(pilot)
        assert app._session.project.glossaries() == []
