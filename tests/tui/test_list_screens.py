"""What the screens of memories and glossaries look like; updated as those of test_screens."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from memory import Origin, TranslationUnit, UnitStatus, open_memory, write_tmx
from memory.glossary import Entry, Term, TermStatus, open_glossary
from tests.tui.conftest import LOOKS, SETTINGS, settled
from tests.tui.test_screens import SIZES
from workbench.tui.app import QostilApp

WHEN = datetime(2026, 1, 2, 10, tzinfo=UTC)
PAIRS = [
    ("Кітапхана жексенбіде жабық.", "Библиотека закрыта в воскресенье."),
    ("Қала өзеннің екі жағасына орналасқан.", "Город расположен на обоих берегах реки."),
    ("Мектепте жаңа кітапхана ашылды, оған оқушылар мен мұғалімдер жиналды.",
     "В школе открылась новая библиотека, в ней собрались ученики и учителя."),
    ("Поезд түнде келеді.", "Поезд приходит ночью."),
    ("Ауылға жол алыс.", "До аула далеко."),
]  # fmt: skip
STATUSES = (UnitStatus.APPROVED, UnitStatus.DRAFT, UnitStatus.REJECTED)
MEMORY_KEYS = {
    "memory": ["down", "space", "down"],
    "memory-found": ["slash", *"кітап", "enter"],
    "memory-fuzzy": ["m", "m", "m", "slash", *"Поезд түнде келді.", "enter"],
    "memory-filter": ["f"],
    "memory-edit": ["e"],
    "memory-replace": ["r"],
    "memory-help": ["question_mark"],
    "memory-delete": ["a", "x"],
}


GLOSSARY_KEYS = {
    "glossary": ["down"],
    "glossary-entry": ["down", "enter"],
    "glossary-new": ["n"],
    "glossary-filter": ["f"],
    "glossary-candidates": ["c", *"t.tmx", "enter", "a", "x"],
    "glossary-keys": ["f2"],
}
ENTRIES = [
    Entry((Term("сот", "kk"), Term("суд", "ru"), Term("court", "en")), "1", "право", "Сот билігінің органы."),
    Entry((Term("заң", "kk"), Term("закон", "ru"), Term("устав", "ru", TermStatus.FORBIDDEN, ("устава",))),
          "2", note="Тек құжаттарда."),
    Entry((Term("өзен", "kk"), Term("река", "ru"), Term("речка", "ru", TermStatus.ADMITTED)),
          "3", "география"),
]  # fmt: skip


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("theme", LOOKS)
def test_adding_a_term(snap_compare, book, theme, size):
    async def before(pilot):
        await settled(pilot)
        await pilot.press("f12", "right", "right")
        await settled(pilot)

    app = QostilApp(replace(SETTINGS, theme=theme), book)
    assert snap_compare(app, terminal_size=SIZES[size], run_before=before)


@pytest.fixture
def glossary(tmp_path, monkeypatch):
    """A glossary, and a file of pairs to take candidates from."""
    monkeypatch.chdir(tmp_path)
    signed = [replace(entry, author="Айгерім", created=WHEN) for entry in ENTRIES]
    open_glossary(tmp_path / "team.csv", create=True).put(signed)
    pairs = [("Қалалық кітапхана", "Городская библиотека"), ("Тарихи музей", "Исторический музей")]
    units = [
        TranslationUnit(f"{kk} {n} рет жабылды.", {"ru": f"{ru} {n} раза закрыт."})
        for n in range(4)
        for kk, ru in pairs
    ]
    write_tmx(units, tmp_path / "t.tmx")
    return tmp_path / "team.csv"


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("theme", LOOKS)
@pytest.mark.parametrize("screen", GLOSSARY_KEYS)
def test_glossary_screens(snap_compare, glossary, screen, theme, size):
    async def before(pilot):
        await settled(pilot)
        for key in GLOSSARY_KEYS[screen]:
            await pilot.press(key)
            await settled(pilot)

    app = QostilApp(replace(SETTINGS, theme=theme), glossary=glossary.name)
    assert snap_compare(app, terminal_size=SIZES[size], run_before=before)


@pytest.fixture
def memory(tmp_path, monkeypatch):
    """A memory of forty units; the working folder is its folder."""
    monkeypatch.chdir(tmp_path)
    with open_memory(tmp_path / "team.qtm", create=True) as store:
        for number in range(40):
            source, target = PAIRS[number % len(PAIRS)]
            store.put(
                TranslationUnit(
                    f"{number}. {source}",
                    {"ru": f"{number}. {target}"},
                    uid=f"unit{number}",
                    author="Айгерім",
                    created=WHEN,
                    origin=Origin("book", "chapter1", str(number)),
                    status=STATUSES[number % 7 % 3],
                )
            )
    return tmp_path / "team.qtm"


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("theme", LOOKS)
@pytest.mark.parametrize("screen", MEMORY_KEYS)
def test_memory_screens(snap_compare, memory, screen, theme, size):
    async def before(pilot):
        await settled(pilot)
        for key in MEMORY_KEYS[screen]:
            await pilot.press(key)
        await settled(pilot)
        if "found" in screen or "fuzzy" in screen:
            pilot.app.screen.search()
        await settled(pilot)

    app = QostilApp(replace(SETTINGS, theme=theme), memory=memory.name)
    assert snap_compare(app, terminal_size=SIZES[size], run_before=before)
