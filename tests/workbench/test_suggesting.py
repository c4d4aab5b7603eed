"""Suggestions: kept proposals, engines asked ahead, one broken engine beside a good one."""

import threading

import pytest

from aligner import Status
from workbench.errors import EngineAway
from workbench.project import Project
from workbench.project.proposals import EngineKey, KeptProposal
from workbench.services import translators as module
from workbench.services.session import Session
from workbench.services.translators import Translators
from workbench.settings import Settings
from workbench.suggest import Candidate, EngineCard, Origin, Proposal, Query
from workbench.suggest.candidate import Band

from .conftest import SOURCE, TARGET

KEY = EngineKey("mt", "0123456789ab", "kk", "ru")


class Fake:
    """Says every source backwards, or fails."""

    def __init__(self, name, *, fails=False, batch=2, pairs=None):
        self.card = EngineCard(name, "fake", pairs, batch=batch, version="1")
        self.fails = fails
        self.asked = []
        self.failures = {}
        self.closed = False

    def propose(self, queries):
        self.asked.append([query.source for query in queries])
        if self.fails:
            raise EngineAway(f"{self.card.name}: does not answer; try again later")
        return [[Proposal(query.source[::-1], Origin.ENGINE, self.card.name)] for query in queries]

    def close(self):
        self.closed = True


@pytest.fixture
def engines(monkeypatch):
    engines = {"good": Fake("good"), "broken": Fake("broken", fails=True)}
    monkeypatch.setattr(module, "open_engine", lambda name, _table: engines[name])
    return engines


@pytest.fixture
def settings():
    return Settings(engines={"good": {"kind": "fake"}, "broken": {"kind": "fake"}})


def queries(*sources):
    return [Query(source, "kk", "ru") for source in sources]


def test_proposals_are_kept_and_found_again(project):
    found = KeptProposal("текст", 0.5, -0.25, ("почему",))
    project.proposals.keep(KEY, [("мәтін", [found]), ("бос", [])])
    assert project.proposals.of(KEY, ["мәтін", "бос", "басқа"]) == {"мәтін": (found,), "бос": ()}
    assert project.proposals.engines() == [KEY]


def test_other_settings_are_another_engine(project):
    project.proposals.keep(KEY, [("мәтін", [KeptProposal("текст")])])
    other = EngineKey("mt", "ba9876543210", "kk", "ru")
    assert project.proposals.of(other, ["мәтін"]) == {}


def test_a_project_opened_for_reading_keeps_nothing(tmp_path):
    path = tmp_path / "book.qostil"
    Project.create(path, "kk", ("ru",)).close()
    with Project.open(path, read_only=True) as project:
        project.proposals.keep(KEY, [("мәтін", [KeptProposal("текст")])])
        assert project.proposals.of(KEY, ["мәтін"]) == {}


def test_proposals_can_be_kept_while_the_project_is_written(project, entry):
    errors = []

    def keep():
        try:
            for number in range(30):
                project.proposals.keep(KEY, [(f"мәтін {number}", [KeptProposal("текст")])])
        except Exception as error:
            errors.append(error)

    thread = threading.Thread(target=keep)
    thread.start()
    for cursor in range(30):
        project.bitexts.set_cursor(entry.id, cursor % 4)
    thread.join()
    assert errors == []
    assert len(project.proposals.of(KEY, [f"мәтін {n}" for n in range(30)])) == 30


def test_a_broken_engine_does_not_keep_another_from_its_work(settings, engines, project):
    translators = Translators(settings, project.proposals)
    asked = list(translators.prefetch(queries("бір", "екі", "үш")))
    assert sum(note.segments for note in asked if note.engine == "good") == 3
    assert [note.problem for note in asked if note.engine == "broken"] == [
        "broken: does not answer; try again later"
    ]
    assert translators.problems == {"broken": "broken: does not answer; try again later"}
    assert len(engines["broken"].asked) == 1


def test_what_was_said_once_is_not_asked_again(settings, engines, project):
    Translators(settings, project.proposals).ask("good", queries("бір", "екі", "бір"))
    again = Translators(settings, project.proposals)
    assert [[p.text for p in some] for some in again.ask("good", queries("екі", "үш"))] == [
        ["ікe".replace("e", "е")],
        ["шү"],
    ]
    assert engines["good"].asked == [["бір", "екі"], ["үш"]]


def test_what_failed_within_a_batch_is_asked_again(settings, engines, project):
    engines["good"].failures = {1: EngineAway("good: too slow; try again later")}
    translators = Translators(settings, project.proposals)
    translators.ask("good", queries("бір", "екі"))
    assert translators.problems == {"good": "good: too slow; try again later"}
    engines["good"].failures = {}
    translators.ask("good", queries("бір", "екі"))
    assert engines["good"].asked == [["бір", "екі"], ["екі"]]


def test_giving_up_stops_between_batches(settings, engines):
    translators = Translators(settings)
    notes = []
    notes.extend(translators.prefetch(queries(*"абвгде"), lambda: bool(engines["good"].asked)))
    assert len(engines["good"].asked) < 3


def test_an_engine_that_does_not_know_the_way_is_not_asked(settings, engines, monkeypatch):
    engines["good"].card = EngineCard("good", "fake", frozenset({("en", "ru")}))
    assert all(note.engine != "good" for note in Translators(settings).prefetch(queries("бір")))


def test_an_engine_that_cannot_be_opened_is_a_problem_not_an_end():
    translators = Translators(Settings(engines={"odd": {"kind": "no such kind"}}))
    assert list(translators.prefetch(queries("бір"))) == []
    assert "no such kind" in translators.problems["odd"]


def test_closing_closes_the_engines(settings, engines):
    translators = Translators(settings)
    list(translators.prefetch(queries("бір")))
    translators.close()
    assert engines["good"].closed


@pytest.fixture
def session(project, settings, engines):
    with Session(project, settings) as session:
        yield session


def test_candidates_come_from_the_draft_at_once_and_from_engines_once_fetched(session, entry):
    suggestions = session.suggestions(entry)
    assert suggestions.candidates(0)[0].origin is Origin.DRAFT
    list(suggestions.prefetch(0))
    names = {c.name for c in suggestions.candidates(0)}
    assert {"draft", "good"} <= names
    assert session.translators.problems.keys() == {"broken"}


def test_the_best_comes_first_and_each_text_once(session, entry):
    session.review(entry).set_status(0, Status.APPROVED)
    list(session.suggestions(entry).prefetch(0))
    found = session.suggestions(entry).candidates(0)
    assert found[0].text == TARGET[0]
    assert found[0].band is Band.ACCEPT
    assert [c.quality for c in found] == sorted((c.quality for c in found), reverse=True)
    assert len({c.text for c in found}) == len(found)


def test_a_segment_without_source_has_no_candidates(session, entry):
    assert session.suggestions(entry).candidates(99) == []
    assert session.suggestions(entry).others(99) == []


def test_others_leave_out_what_stands_there(session, entry):
    session.review(entry).set_status(0, Status.APPROVED)
    assert all(isinstance(c, Candidate) and c.text != TARGET[0] for c in session.suggestions(entry).others(0))


def test_candidates_are_judged_by_their_way_back(project, entry, engines):
    settings = Settings(engines={"good": {"kind": "fake"}}, back_translator="good")
    with Session(project, settings) as session:
        list(session.suggestions(entry).prefetch(0, ahead=0))
        assert any(source == SOURCE[0][::-1] for some in engines["good"].asked for source in some)


def test_decisions_teach_the_scorer(session, entry):
    review = session.review(entry)
    for position in range(4):
        review.set_status(position, Status.APPROVED)
    from workbench.services.refitting import decisions

    assert [d.proposed == d.approved for d in decisions(session.project, ("kk", "ru"))] == [True] * 4
