"""What the screens of memories and glossaries look like; updated as those of test_screens."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from memory import Origin, TranslationUnit, UnitStatus, open_memory
from tests.tui.conftest import SETTINGS, settled
from tests.tui.test_screens import SIZES
from workbench.tui.app import QostilApp
from workbench.tui.themes import THEMES

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
@pytest.mark.parametrize("theme", [theme.name for theme in THEMES])
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
