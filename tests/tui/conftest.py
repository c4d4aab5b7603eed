import pytest

from tests.workbench.conftest import SOURCE, TARGET, one_to_one, store_text
from workbench.project import Project
from workbench.settings import Settings
from workbench.tui.app import QostilApp

SETTINGS = Settings(author="Айгерім")


async def settled(pilot):
    """Wait until every worker is done and its messages are handled."""
    for _ in range(4):
        await pilot.pause()
        await pilot.app.workers.wait_for_complete()
    await pilot.pause()


def types(app):
    """The shapes of the beads on the screen."""
    return [bead.type for bead in app.screen.review.bitext.beads]


def statuses(app):
    """The statuses of the beads on the screen."""
    return [bead.status.value for bead in app.screen.review.bitext.beads]


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
