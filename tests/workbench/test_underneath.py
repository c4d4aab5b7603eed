"""A project whose file or disk changes underneath: one clear line, and nothing that was stored is lost."""

import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest

from aligner import Side, Status
from tests.workbench.conftest import TARGET
from workbench.errors import ProjectError
from workbench.project import Project
from workbench.services.session import Session
from workbench.settings import Settings


def decide(session):
    """Approve the first bead and edit the second."""
    review = session.review(session.project.bitexts.entries()[0])
    review.set_status(0, Status.APPROVED)
    review.edit(1, Side.TARGET, ["Другой перевод."])
    return review


@pytest.mark.parametrize("replaced", [False, True])
def test_a_project_that_is_deleted_or_replaced_is_kept_in_a_copy(project, entry, replaced):
    path = project.path
    with Session(project, Settings()) as session:
        review = decide(session)
        state = review.state
        other = path.with_name("other.qostil")
        path.rename(other)
        if replaced:
            Project.create(path.with_name("new.qostil"), "kk", ("en",)).close()
            path.with_name("new.qostil").rename(path)
        for _ in range(2):
            with pytest.raises(ProjectError, match=r"was deleted, moved or replaced.*all before it is in"):
                review.set_status(2, Status.APPROVED)
        assert review.state is state
    with Project.open(path.with_name("book.rescued.qostil")) as rescued:
        assert rescued.bitexts.state(rescued.bitexts.entries()[0]) == state


def test_what_is_lost_with_its_folder_is_said(project, entry, tmp_path):
    with Session(project, Settings()) as session:
        review = decide(session)
        folder = project.path.parent
        for path in folder.iterdir():
            path.unlink()
        folder.rmdir()
        with pytest.raises(ProjectError, match="no copy could be made"):
            review.set_status(2, Status.APPROVED)
        folder.mkdir()
        with pytest.raises(ProjectError, match=r"book\.rescued\.qostil"):
            review.set_status(2, Status.APPROVED)


FULL = """
import resource, signal, sys
from pathlib import Path
from aligner import Side
from workbench.errors import ProjectError
from workbench.services.session import Session
from workbench.project import Project
from workbench.settings import Settings
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
session = Session(Project.open(Path(sys.argv[1])), Settings())
review = session.review(session.project.bitexts.entries()[0])
review.edit(0, Side.TARGET, ["Первая правка."])
resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
state = review.state
try:
    review.edit(1, Side.TARGET, ["я" * 400_000])
except ProjectError as error:
    print(error)
assert review.state is state
"""


def test_a_file_that_cannot_grow_keeps_what_it_holds(project, entry):
    path = project.path
    project.close()
    done = subprocess.run(
        [sys.executable, "-c", FULL, str(path)], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "nothing was changed" in done.stdout
    with Session(Project.open(path), Settings()) as session:
        review = session.review(session.project.bitexts.entries()[0])
        assert review.state.target[0] == "Первая правка."
        assert review.state.target[1:] == TARGET[1:]
        assert review.undo() is not None


HOLD = """
import sys, time
from pathlib import Path
from workbench.project import Project
project = Project.open(Path(sys.argv[1]))
print("held", flush=True)
time.sleep(60)
"""


def test_the_lock_of_a_killed_process_is_no_hindrance(project, entry):
    path = project.path
    project.close()
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)], stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(ProjectError, match=f"process {holder.pid} on"):
            Project.open(path)
        os.kill(holder.pid, signal.SIGKILL)
        holder.wait()
    with Project.open(path) as again:
        assert again.bitexts.entries()


def test_a_reader_follows_what_the_writer_stores(project, entry):
    with (
        Session(project, Settings()) as writer,
        Session(Project.open(project.path, read_only=True), Settings()) as reader,
    ):
        mine = writer.review(entry)
        theirs = reader.review(entry)
        reader.follow()
        assert not reader.follow()
        mine.set_status(0, Status.APPROVED)
        mine.merge(1, 2)
        assert reader.follow()
        assert theirs.state == mine.state
        assert theirs.progress() == mine.progress()
        writer.project.comments.add(entry.id, 0, "me", "so")
        assert not reader.follow()


def test_a_file_that_another_program_holds_is_said_so(project, entry):
    project._database.connection.execute("PRAGMA busy_timeout = 10")
    with closing(sqlite3.connect(project.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(ProjectError, match="another program holds the file; nothing was changed"):
            project.bitexts.set_cursor(entry.id, 1)
        other.execute("ROLLBACK")
    project.bitexts.set_cursor(entry.id, 1)
