"""What became of proposals: effort by source, and how well quality foretold it."""

import json

import pytest
from click.testing import CliRunner

from aligner import Side, Status
from workbench.cli.root import qostil
from workbench.project.proposals import EngineKey, KeptProposal
from workbench.services.judging_engines import foretold, judge_project
from workbench.services.progress import result_of
from workbench.services.session import Session
from workbench.settings import Settings

from .conftest import SOURCE


@pytest.fixture
def judged(project, entry):
    key = EngineKey("mt", "0" * 12, "kk", "ru")
    project.proposals.keep(key, [(source, [KeptProposal("Совсем другой текст.")]) for source in SOURCE])
    session = Session(project, Settings())
    review = session.review(entry)
    review.edit(1, Side.TARGET, ["Партию возглавил Алихан Букейхан."])
    for position in range(4):
        review.set_status(position, Status.APPROVED)
    return project


def test_effort_is_told_by_source(judged):
    draft, engine = result_of(judge_project(judged)).sources
    assert (draft.source, draft.segments, draft.whole) == ("draft", 4, 0.75)
    assert (engine.source, engine.whole) == ("mt", 0.0)
    assert 0 < draft.effort < engine.effort
    assert [score.name for score in draft.scores] == ["BLEU", "chrF2", "TER"]
    assert all("version:" in score.signature for score in draft.scores)


def test_quality_is_held_against_what_was_kept(judged):
    found = result_of(judge_project(judged)).foretold
    assert found.proposals == 8
    assert found.area is not None
    assert found.area > 0.8
    assert sum(row.proposals for row in found.table) == 8


def test_foretelling_is_measured_right():
    perfect = foretold([0.05] * 10 + [0.95] * 10, [0.05] * 10 + [1.0] * 10)
    assert perfect.area == 1.0
    assert perfect.correlation == pytest.approx(1.0)
    assert perfect.calibration_error == pytest.approx(0.025)
    useless = foretold([0.5] * 20, [0.0, 1.0] * 10)
    assert useless.correlation is None
    assert useless.area == 0.5
    all_kept = foretold([0.9] * 20, [1.0] * 20)
    assert all_kept.area is None
    backwards = foretold([k / 20 for k in range(20)], [1 - k / 20 for k in range(20)])
    assert backwards.rank_correlation == pytest.approx(-1.0)


def test_the_command_prints_it(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    run = lambda *arguments: CliRunner().invoke(qostil, arguments)  # noqa: E731
    run("demo", "--out", "demo.tmx")
    shown = run("score", "demo.qostil")
    assert shown.exit_code == 0
    assert "BLEU" in shown.stdout
    assert "calibration error" in shown.stdout
    told = json.loads(run("score", "demo.qostil", "--json").stdout)
    assert {row["source"] for row in told["sources"]} == {"draft"}
    run("new", "empty.qostil", "--from", "kk", "--to", "ru")
    assert run("score", "empty.qostil").exit_code == 1
    assert run("score", "lonely.txt").exit_code == 2
