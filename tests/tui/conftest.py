from contextlib import suppress

import pytest
from textual.worker import WorkerCancelled

from memory import TranslationUnit, open_memory
from tests.workbench.conftest import SOURCE, TARGET, one_to_one, store_text
from workbench.project import Project
from workbench.services.beginning import begin_translations
from workbench.settings import Settings
from workbench.tui.app import QostilApp

MORE = ("Ол 1911 жылы мектепке барды.", "Ол 1912 жылы мектепке барды.", "Аз уақыт өтті.")
SETTINGS = Settings(author="Айгерім")
LOOKS = ("qostil-dark", "qostil-light")
"""The themes that every screen is drawn in."""


async def settled(pilot):
    """Wait until every worker is done, or gave way to a later one, and its messages are handled."""
    for _ in range(4):
        await pilot.pause()
        with suppress(WorkerCancelled):
            await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def checked(pilot):
    """Wait until the checks have seen what is typed on the translation screen."""
    screen = pilot.app.screen
    while screen._checked.text != screen.target.text:
        await pilot.pause(0.02)
    await settled(pilot)


def types(app):
    """The shapes of the beads on the screen."""
    return [bead.type for bead in app.screen.review.bitext.beads]


def statuses(app):
    """The statuses of the beads on the screen."""
    return [bead.status.value for bead in app.screen.review.bitext.beads]


@pytest.fixture(autouse=True)
def no_rest(monkeypatch):
    """What waits until the keys rest comes at once, so that waiting for workers is enough."""
    monkeypatch.setattr("workbench.tui.screens.review.REST", 0.001)
    monkeypatch.setattr("workbench.tui.screens.list_screen.PAUSE", 0.001)


@pytest.fixture
def book(tmp_path, monkeypatch):
    """A project of two drafts; the working folder is its folder."""
    monkeypatch.chdir(tmp_path)
    with Project.create(tmp_path / "book.qostil", "kk", ("ru", "en")) as project:
        source = store_text(project, "kk", SOURCE)
        project.bitexts.add(source, store_text(project, "ru", TARGET), one_to_one(len(SOURCE)))
        english = (
            "The party was founded in 1917.",
            "A. Bokeikhan led it.",
            "He lived in Semey.",
            "Time passed.",
        )
        project.bitexts.add(source, store_text(project, "en", english), one_to_one(len(SOURCE)))
    return tmp_path / "book.qostil"


@pytest.fixture
def app(book):
    return QostilApp(SETTINGS, book)


@pytest.fixture
def essay(tmp_path, monkeypatch):
    """A project of a text without a draft, with a memory and a glossary; the working folder is its folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("QOSTIL_HOME", str(tmp_path / "home"))
    path = tmp_path / "essay.qostil"
    (tmp_path / "terms.csv").write_text("kk,ru\nмектеп,школа\n", encoding="utf-8")
    with Project.create(path, "kk", ("ru", "en")) as project:
        store_text(project, "kk", SOURCE + MORE)
        begin_translations(project)
        project.attach_glossary("terms.csv")
    with open_memory(path.with_suffix(".qtm"), create=True) as store:
        store.put(TranslationUnit("Ол 1901 жылы мектепке барды.", {"ru": "Он пошёл в школу в 1901 году."}))
        store.put(TranslationUnit("Ол 1911 жылы үйге барды.", {"ru": "Он пошёл домой в 1911 году."}))
    return path
