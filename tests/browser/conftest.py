import asyncio

import pytest

from tests.workbench.conftest import SOURCE, TARGET, one_to_one, store_text
from workbench.project import Project


@pytest.fixture
def book(tmp_path):
    """A project of four pairs, nothing decided."""
    with Project.create(tmp_path / "book.qostil", "kk", ("ru",)) as project:
        source = store_text(project, "kk", SOURCE)
        project.bitexts.add(source, store_text(project, "ru", TARGET), one_to_one(len(SOURCE)))
    return tmp_path / "book.qostil"


def statuses(book):
    """The statuses of the pairs in the file."""
    with Project.open(book, read_only=True) as project:
        state = project.bitexts.state(project.bitexts.entries()[0])
        return [bead.status.value for bead in state.bitext.beads]


async def decided(book, status, patience=30.0):
    """Wait until the first pair has a status in the file."""
    async with asyncio.timeout(patience):
        while statuses(book)[0] != status:
            await asyncio.sleep(0.1)
