"""A Kazakh text with a Russian and an English draft: rows, units and files with three languages."""

import json

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aligner import Bead, Bitext, Status
from memory import open_memory, read_tmx
from workbench.cli.root import qostil
from workbench.project import Project
from workbench.services.exporting import approved_units, export_project
from workbench.services.session import Session
from workbench.settings import Settings

from .conftest import store_text

KK = ("Жиналыс кеше өтті.", "Оған жүз адам келді.", "Сөз ұзақ болды.")
RU = ("Собрание прошло вчера.", "На него пришли сто человек.", "Речь была длинной.")
EN = ("The meeting took place yesterday, and a hundred people came.", "The speech was long.")


def bitext(*moves):
    beads, s, t = [], 0, 0
    for a, b in moves:
        beads.append(Bead(range(s, s + a), range(t, t + b), 0.9))
        s, t = s + a, t + b
    return Bitext.of(beads)


def fill(project):
    source = store_text(project, "kk", KK)
    project.bitexts.add(source, store_text(project, "ru", RU), bitext((1, 1), (1, 1), (1, 1)))
    project.bitexts.add(source, store_text(project, "en", EN), bitext((2, 1), (1, 1)))


@pytest.fixture
def session(tmp_path):
    with Project.create(tmp_path / "three.qostil", "kk", ("ru", "en")) as project:
        fill(project)
    with Session.open(tmp_path / "three.qostil", Settings(author="Айгерім")) as session:
        yield session


@pytest.fixture
def reviews(session):
    return [session.review(entry) for entry in session.project.bitexts.entries()]


def remembered(session):
    return sorted((unit.source, dict(unit.targets)) for unit in session.memory.units())


BOTH = (f"{KK[0]} {KK[1]}", {"ru": f"{RU[0]} {RU[1]}", "en": EN[0]})
LAST = (KK[2], {"ru": RU[2], "en": EN[1]})


def test_a_unit_gains_the_second_target_when_that_is_approved(session, reviews):
    russian, english = reviews
    russian.set_status(2, Status.APPROVED)
    assert remembered(session) == [(KK[2], {"ru": RU[2]})]
    english.set_status(1, Status.APPROVED)
    assert remembered(session) == [LAST]
    russian.undo()
    assert remembered(session) == [(KK[2], {"en": EN[1]})]


def test_units_of_a_group_become_one_when_both_languages_cover_it(session, reviews):
    russian, english = reviews
    russian.set_status(0, Status.APPROVED)
    english.set_status(0, Status.APPROVED)
    apart = [(KK[0], {"ru": RU[0]}), (BOTH[0], {"en": EN[0]})]
    assert remembered(session) == sorted(apart)
    russian.set_status(1, Status.APPROVED)
    assert remembered(session) == [BOTH]
    russian.undo()
    assert remembered(session) == sorted(apart)


def test_the_files_hold_rows_of_three(session, reviews, tmp_path):
    for review in reviews:
        review.approve_above(0.0)
    expected = sorted([BOTH, LAST])
    assert sorted((u.source, dict(u.targets)) for u in approved_units(session.project, "")) == expected
    assert export_project(session.project, tmp_path / "o.tmx", "") == 2
    assert sorted((unit.source, dict(unit.targets)) for unit in read_tmx(tmp_path / "o.tmx")) == expected
    assert export_project(session.project, tmp_path / "o.tsv", "") == 2
    rows = [line.split("\t")[1:] for line in (tmp_path / "o.tsv").read_text(encoding="utf-8").splitlines()]
    assert rows == [[BOTH[0], BOTH[1]["ru"], EN[0]], [KK[2], RU[2], EN[1]]]


def test_two_drafts_in_one_language_stay_apart(session):
    project = session.project
    source = project.bitexts.entries()[0].source_id
    project.bitexts.add(source, store_text(project, "ru", RU), bitext((1, 1), (1, 1), (1, 1)))
    units = approved_units(project, "", everything=True)
    assert len({unit.uid for unit in units}) == len(units) == 5


def test_two_drafts_are_aligned_as_rows_on_the_command_line(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name, lines in (("s.txt", KK), ("r.txt", RU), ("e.txt", EN)):
        (tmp_path / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    arguments = ["align", "s.txt", "r.txt", "e.txt", "--lines", "--from", "kk"]
    result = CliRunner().invoke(qostil, [*arguments, "-o", "o.jsonl"])
    assert result.exit_code == 0, result.output
    rows = [json.loads(line) for line in (tmp_path / "o.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [i for row in rows for i in row["source"]] == [0, 1, 2]
    assert [i for row in rows for i in row["targets"]["ru"]] == [0, 1, 2]
    assert [i for row in rows for i in row["targets"]["en"]] == [0, 1]
    assert set(rows[0]["target_texts"]) == {"ru", "en"}
    for ending in ("tmx", "tsv", "xlsx", "html", "txt"):
        assert CliRunner().invoke(qostil, [*arguments, "-o", f"o.{ending}"]).exit_code == 0
    (header, *_) = _sheet(tmp_path / "o.xlsx")
    assert header == ("confidence", "status", "kk", "ru", "en")


def test_two_targets_in_one_language_are_refused(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name, lines in (("s.txt", KK), ("r.txt", RU)):
        (tmp_path / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    result = CliRunner().invoke(qostil, ["align", "s.txt", "r.txt", "r.txt", "--lines"])
    assert (result.exit_code, "is in ru as another target is" in result.stderr) == (2, True)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.tuples(st.integers(0, 1), st.integers(0, 2), st.integers(0, 6)), max_size=14))
def test_the_memory_always_holds_what_an_export_would(tmp_path_factory, steps):
    """Whatever is approved, rejected, merged, cut or undone, in whatever order."""
    path = tmp_path_factory.mktemp("steps") / "three.qostil"
    with Project.create(path, "kk", ("ru", "en")) as project:
        fill(project)
    with Session.open(path, Settings(author="Айгерім")) as session:
        reviews = [session.review(entry) for entry in session.project.bitexts.entries()]
        for which, position, action in steps:
            _act(reviews[which], position, action)
        expected = sorted((u.source, dict(u.targets)) for u in approved_units(session.project, ""))
        assert remembered(session) == expected
    with open_memory(path.with_suffix(".qtm"), read_only=True) as store:
        assert store.count() == len(expected)


def _act(review, position, action):
    position = min(position, len(review.bitext) - 1)
    if action == 0:
        review.set_status(position, Status.APPROVED)
    elif action == 1:
        review.set_status(position, Status.REJECTED)
    elif action == 2:
        review.undo()
    elif action == 3 and position:
        review.merge(position - 1, position)
    elif action == 4 and len(review.bitext[position].source) > 1:
        review.split(position, 1, min(1, len(review.bitext[position].target)))
    elif action == 5 and review.bitext[position].paired:
        review.unpair(position)
    elif action == 6:
        review.approve_above(0.0)


def _sheet(path):
    from openpyxl import load_workbook

    return list(load_workbook(path).active.iter_rows(values_only=True))
