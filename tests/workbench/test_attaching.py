"""Memories that a project looks things up in, by command."""

import json

import pytest
from click.testing import CliRunner

from memory import TranslationUnit, open_memory
from workbench.cli.root import qostil
from workbench.project import Project


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Project.create(tmp_path / "book.qostil", "kk", ("ru",)).close()
    (tmp_path / "tm").mkdir()
    with open_memory(tmp_path / "tm" / "team.qtm", create=True) as store:
        store.put(TranslationUnit("Тау биік.", {"ru": "Гора высокая."}))
    return lambda *arguments: CliRunner().invoke(qostil, ["tm", *arguments])


def attached(run):
    return [row["memory"] for row in json.loads(run("attached", "book.qostil", "--json").stdout)]


def test_a_memory_is_attached_listed_and_detached(run):
    assert run("attach", "book.qostil", "tm/team.qtm").exit_code == 0
    assert attached(run) == ["book.qtm", "tm/team.qtm"]
    assert run("attached", "book.qostil").stdout == "writable   book.qtm\nread only  tm/team.qtm\n"
    assert run("detach", "book.qostil", "tm/team.qtm").exit_code == 0
    assert attached(run) == ["book.qtm"]
    assert run("detach", "book.qostil", "tm/team.qtm").exit_code == 1


def test_a_memory_is_known_by_its_place_from_wherever_it_is_named(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path / "tm")
    assert run("attach", "../book.qostil", "team.qtm").exit_code == 0
    monkeypatch.chdir(tmp_path)
    assert attached(run)[1] == "tm/team.qtm"
    assert "attached already" in run("attach", "book.qostil", str(tmp_path / "tm" / "team.qtm")).stderr


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (("attach", "book.qostil", "none.qtm"), "none.qtm"),
        (("attach", "none.qostil", "tm/team.qtm"), "no such project"),
        (("attach", "book.qostil", "postgresql://me:secret@host/tm"), "leave the password out"),
        (("attach", "book.qostil", "http://host/tm"), "no memory is kept there"),
        (("detach", "book.qostil", "book.qtm"), "takes up what is approved"),
    ],
)
def test_what_cannot_be_is_refused_in_one_line(run, arguments, problem):
    result = run(*arguments)
    assert result.exit_code == 2
    assert problem in result.stderr
    assert "secret" not in result.stderr
    assert attached(run) == ["book.qtm"]
