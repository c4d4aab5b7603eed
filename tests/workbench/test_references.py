"""Memories that are only read: used while they can be reached, told of while they cannot."""

import pytest

from memory import TranslationUnit, open_memory
from workbench.services import references
from workbench.services.session import Session
from workbench.settings import Settings
from workbench.suggest import MemoryEngine


@pytest.fixture
def session(project, tmp_path, monkeypatch):
    monkeypatch.setattr(references, "AWAY_SECONDS", -1.0)
    project.attach_memory("other.qtm")
    with Session(project, Settings(author="A")) as session:
        yield session


def names(session):
    return [engine.card.name for engine in session.engines() if isinstance(engine, MemoryEngine)]


def test_a_memory_that_is_missing_is_told_until_it_is_there(session, tmp_path):
    assert names(session) == ["book.qtm"]
    assert "other.qtm" in session.problem
    with open_memory(tmp_path / "other.qtm", create=True) as store:
        store.put(TranslationUnit("Тау биік.", {"ru": "Гора высокая."}))
    assert names(session) == ["book.qtm", "other.qtm"]
    assert session.problem == ""


def test_another_problem_is_not_talked_over(session):
    names(session)
    session.problem = "something else"
    assert names(session) == ["book.qtm"]
    assert session.problem == "something else"


def test_a_memory_that_is_away_is_left_alone_for_a_while(session, monkeypatch):
    asked = []
    monkeypatch.setattr(references, "AWAY_SECONDS", 60.0)
    monkeypatch.setattr(references, "open_memory", lambda place, **_: asked.append(place) or fail())
    names(session)
    names(session)
    assert len(asked) == 1


def fail():
    raise references.MemoryStoreError("away")
