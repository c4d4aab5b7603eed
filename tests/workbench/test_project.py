import sqlite3
import subprocess
import sys

import pytest

from aligner import Side, Status
from workbench.errors import ProjectError, ProjectInUse
from workbench.project import Change, Project, TextEdit, difference
from workbench.project.schema import APPLICATION_ID, MIGRATIONS


def test_a_project_keeps_what_it_was_created_with(tmp_path):
    path = tmp_path / "book.qostil"
    Project.create(path, "kk", ("ru", "en")).close()
    with Project.open(path) as project:
        assert (project.info.source_lang, project.info.target_langs) == ("kk", ("ru", "en"))
        assert [m.location for m in project.memories()] == ["book.qtm"]


def test_the_file_says_what_it_is(tmp_path):
    path = tmp_path / "book.qostil"
    Project.create(path, "kk", ("ru",)).close()
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
        assert connection.execute("PRAGMA user_version").fetchone()[0] == len(MIGRATIONS)
        assert connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal"


@pytest.mark.parametrize("read_only", [False, True])
def test_every_older_schema_is_brought_up_to_date(tmp_path, read_only):
    for version in range(len(MIGRATIONS)):
        path = tmp_path / f"old{version}.qostil"
        with sqlite3.connect(path) as connection:
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            for step in MIGRATIONS[:version]:
                connection.executescript(step)
            connection.execute(f"PRAGMA user_version = {version}")
            if version:
                connection.execute(
                    "INSERT INTO project VALUES ('u', 'kk', 'ru', '2026-01-01T00:00:00+00:00')"
                )
        if not version:
            with pytest.raises(ProjectError, match="not complete"):
                Project.open(path)
            continue
        with Project.open(path, read_only=read_only) as project:
            assert project.info.source_lang == "kk"


@pytest.mark.parametrize("read_only", [False, True])
def test_a_project_of_a_newer_program_is_refused(project, read_only):
    project.close()
    with sqlite3.connect(project.path) as connection:
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    with pytest.raises(ProjectError, match="newer Qostil; update Qostil"):
        Project.open(project.path, read_only=read_only)


def test_a_second_writer_is_refused_and_a_reader_is_not(project):
    with pytest.raises(ProjectInUse, match=r"open in another Qostil \(process"):
        Project.open(project.path)
    with Project.open(project.path, read_only=True) as reader:
        assert reader.info == project.info
        with pytest.raises(ProjectError, match="reading only"):
            reader.bitexts.set_cursor(1, 1)


@pytest.mark.parametrize(
    ("content", "message"),
    [(None, "no such project"), (b"", "not a Qostil project"), (b"%PDF-1.4 " * 20, "not a Qostil project")],
)
def test_what_is_no_project_is_refused(tmp_path, content, message):
    path = tmp_path / "book.qostil"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(ProjectError, match=message):
        Project.open(path)


def test_a_foreign_database_is_refused(tmp_path):
    path = tmp_path / "book.qostil"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE t (x)")
    with pytest.raises(ProjectError, match="not a Qostil project"):
        Project.open(path)


def test_a_newer_file_is_refused(tmp_path):
    path = tmp_path / "book.qostil"
    Project.create(path, "kk", ("ru",)).close()
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 999")
    with pytest.raises(ProjectError, match="newer Qostil"):
        Project.open(path)


def test_an_existing_file_is_not_overwritten(tmp_path):
    path = tmp_path / "book.qostil"
    path.write_text("mine")
    with pytest.raises(ProjectError, match="already exists"):
        Project.create(path, "kk", ("ru",))
    assert path.read_text() == "mine"


def test_a_place_that_cannot_be_written_leaves_nothing_behind(tmp_path):
    with pytest.raises(ProjectError, match="no folder"):
        Project.create(tmp_path / "missing" / "book.qostil", "kk", ("ru",))
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_changes_nothing(project, entry):
    project._database.connection.execute("PRAGMA max_page_count = 1")
    state = project.bitexts.state(entry)
    change = Change("edit", edits=(TextEdit(Side.TARGET, 0, state.target[0], "я" * 100_000),))
    with pytest.raises(ProjectError, match="disk is full"):
        project.bitexts.record(entry, change, "me")
    assert project.bitexts.state(entry) == state
    assert project.bitexts.history(entry) == []


def test_changes_are_stored_undone_and_redone(project, entry):
    before = project.bitexts.state(entry)
    merged = before.bitext.merge(1, 2)
    change = difference("merge", before.bitext, merged)
    project.bitexts.record(entry, change, "me")
    after = project.bitexts.state(entry)
    assert after.bitext == merged
    assert before.apply(change) == after

    assert project.bitexts.undo(entry) == change.inverse()
    assert project.bitexts.state(entry) == before
    assert project.bitexts.undo(entry) is None
    assert project.bitexts.redo(entry) == change
    assert project.bitexts.state(entry) == after
    assert project.bitexts.redo(entry) is None


def test_a_new_change_ends_the_redo_line(project, entry):
    bitext = project.bitexts.state(entry).bitext
    project.bitexts.record(entry, difference("merge", bitext, bitext.merge(0, 1)), "me")
    project.bitexts.undo(entry)
    project.bitexts.record(entry, difference("approve", bitext, bitext.set(0, Status.APPROVED)), "me")
    assert project.bitexts.redo(entry) is None
    assert [event.action for event in project.bitexts.history(entry)] == ["approve"]


KILLED = """
import os, sys
from pathlib import Path
from workbench.project import Project, difference
from aligner import Status
project = Project.open(Path(sys.argv[1]))
entry = project.bitexts.entries()[0]
for position in range(3):
    bitext = project.bitexts.state(entry).bitext
    project.bitexts.record(entry, difference("approve", bitext, bitext.set(position, Status.APPROVED)), "me")
    print(position, flush=True)
os.kill(os.getpid(), 9)
"""


def test_a_killed_process_loses_nothing_that_was_approved(project, entry):
    project.close()
    run = subprocess.run(
        [sys.executable, "-c", KILLED, project.path], capture_output=True, text=True, check=False
    )
    assert run.returncode == -9
    with Project.open(project.path) as reopened:
        beads = reopened.bitexts.state(entry).bitext.beads
        assert [bead.status for bead in beads] == [Status.APPROVED] * 3 + [Status.NEW]
        assert len(reopened.units.pending()) == 3
