"""A project and the command line with a memory on PostgreSQL."""

import subprocess
import sys

import pytest

from aligner import Status
from memory import open_memory
from workbench.errors import InputError
from workbench.project import Project
from workbench.services import session as session_module
from workbench.services.creating import memory_location
from workbench.services.session import Session
from workbench.settings import Settings

SECRET = "s3cr3t"
TMX = """<?xml version="1.0"?><tmx version="1.4"><header srclang="kk" datatype="plaintext"/><body>
<tu><tuv xml:lang="kk"><seg>Ортақ жады.</seg></tuv><tuv xml:lang="ru"><seg>Общая память.</seg></tuv></tu>
<tu><tuv xml:lang="kk"><seg>Екінші сөйлем.</seg></tuv><tuv xml:lang="ru"><seg>Второе.</seg></tuv></tu>
</body></tmx>"""


@pytest.fixture
def team(tmp_path, place_behind):
    """A project that passes its approvals to a memory behind a door."""
    from tests.workbench.conftest import SOURCE, TARGET, one_to_one, store_text

    path = tmp_path / "team.qostil"
    with Project.create(path, "kk", ("ru",), memory_location(place_behind, path)) as project:
        source, target = store_text(project, "kk", SOURCE), store_text(project, "ru", TARGET)
        project.bitexts.add(source, target, one_to_one(len(SOURCE)))
    return path


def test_an_approval_is_seen_by_others_at_once(team, place_behind):
    with Session.open(team, Settings()) as session:
        review = session.review(session.project.bitexts.entries()[0])
        review.set_status(0, Status.APPROVED)
        with open_memory(place_behind, read_only=True) as colleague:
            assert colleague.count() == 1
            review.set_status(1, Status.APPROVED)
            assert colleague.count() == 2
        assert session.problem == ""


def test_approvals_wait_in_the_project_while_the_server_is_away(team, place_behind, door, monkeypatch):
    monkeypatch.setattr(session_module, "AWAY_SECONDS", 0.0)
    with Session.open(team, Settings()) as session:
        review = session.review(session.project.bitexts.entries()[0])
        review.set_status(0, Status.APPROVED)
        door.shut()
        review.set_status(1, Status.APPROVED)
        review.set_status(2, Status.APPROVED)
        assert session.problem.startswith("postgresql://")
        assert len(session.project.units.pending()) == 2
        door.open()
        review.set_status(3, Status.APPROVED)
        assert session.problem == ""
        assert session.project.units.pending() == []
    with open_memory(place_behind, read_only=True) as store:
        assert store.count() == 4


def test_a_project_is_opened_without_its_memory_and_passes_on_the_next_time(team, place_behind, door):
    door.shut()
    with Session.open(team, Settings()) as session:
        session.review(session.project.bitexts.entries()[0]).set_status(0, Status.APPROVED)
        assert "try again" in session.problem
    door.open()
    Session.open(team, Settings()).close()
    with open_memory(place_behind, read_only=True) as store:
        assert store.count() == 1


def test_a_memory_that_is_away_is_not_waited_for_at_every_key(team, door, monkeypatch):
    tried = []
    monkeypatch.setattr(
        session_module, "open_memory", lambda *a, **k: tried.append(a) or open_memory(*a, **k)
    )
    door.shut()
    with Session.open(team, Settings()) as session:
        review = session.review(session.project.bitexts.entries()[0])
        for position in range(3):
            review.set_status(position, Status.APPROVED)
        assert len(session.project.units.pending()) == 3
    assert len(tried) == 1


def test_a_project_keeps_no_password(tmp_path):
    with pytest.raises(InputError, match="PGPASSWORD") as caught:
        memory_location(f"postgresql://u:{SECRET}@h/d", tmp_path / "p.qostil")
    assert SECRET not in str(caught.value)
    assert memory_location("postgresql://u@h/d?memory=law", tmp_path / "p.qostil") == (
        "postgresql://u@h/d?memory=law"
    )
    assert memory_location(str(tmp_path / "m.qtm"), tmp_path / "sub" / "p.qostil") == "../m.qtm"


def run(*arguments, **options):
    return subprocess.run(
        [sys.executable, "-m", "workbench", *map(str, arguments)], capture_output=True, text=True, **options
    )


def test_the_commands_work_on_a_database(tmp_path, postgres_place):
    tmx, out = tmp_path / "in.tmx", tmp_path / "out.tmx"
    tmx.write_text(TMX, "utf-8")
    memory = ("--memory", postgres_place)
    assert "2 units read" in run("tm", "import", tmx, *memory).stderr
    assert "Общая память." in run("tm", "search", "Ортақ жады", *memory).stdout
    assert "units" in run("tm", "stats", *memory).stdout
    assert "0 duplicates" in run("tm", "dedupe", *memory).stderr
    assert "2 units written" in run("tm", "export", out, *memory).stderr
    assert "Второе." in out.read_text("utf-8")
    assert "created" in run("new", tmp_path / "p.qostil", "--to", "ru", *memory).stderr


def test_what_goes_wrong_is_one_line_without_the_password(tmp_path):
    for command in (("tm", "stats"), ("new", tmp_path / "p.qostil", "--to", "ru")):
        done = run(*command, "--memory", f"postgresql://u:{SECRET}@127.0.0.1:1/d?connect_timeout=2")
        assert done.returncode == 2
        assert done.stderr.count("\n") == 1
        assert SECRET not in done.stderr + done.stdout
    assert not (tmp_path / "p.qostil").exists()
