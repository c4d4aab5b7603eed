"""What is excluded is no part of the work: not in memory, exports, checks or figures."""

import pytest

from aligner import Side, Status
from tests.workbench.conftest import SOURCE, TARGET, one_to_one, store_text
from workbench.review import RULES
from workbench.services.analysing import source_texts
from workbench.services.checking import check_project
from workbench.services.counting import count
from workbench.services.exporting import approved_units, export_project
from workbench.services.progress import result_of
from workbench.services.session import Session
from workbench.settings import Settings


@pytest.fixture
def session(project, entry):
    return Session(project, Settings(author="Айгерім"))


@pytest.fixture
def review(session, entry):
    return session.review(entry)


def test_an_excluded_pair_leaves_the_memory_and_comes_back_when_it_is_undone(session, review):
    review.set_status(0, Status.APPROVED)
    assert session.memory.count() == 1
    review.set_status(0, Status.EXCLUDED)
    assert session.memory.count() == 0
    review.undo()
    assert session.memory.count() == 1


def test_it_is_neither_doubtful_nor_undecided_nor_part_of_progress(review):
    review.set_status(0, Status.EXCLUDED)
    assert review.next_undecided(3) == 1
    assert review.next_doubtful(3) == 1
    progress = review.progress()
    assert (progress.total, progress.excluded, progress.open, progress.doubtful) == (4, 1, 3, 3)
    for position in (1, 2, 3):
        review.set_status(position, Status.APPROVED)
    assert review.progress().done == 1.0


def test_realigning_leaves_it_alone(review):
    review.merge(0, 1)
    review.set_status(0, Status.EXCLUDED)
    review.realign(range(3))
    assert (review.bitext[0].type, review.bitext[0].status) == ("2:2", Status.EXCLUDED)


def test_the_checks_do_not_see_it(project, review):
    review.edit(0, Side.TARGET, ["Партия «Алаш» была создана в 1918 году."])
    assert result_of(check_project(project, RULES)).found
    review.survey()
    assert review.is_flagged(0)
    review.set_status(0, Status.EXCLUDED)
    assert result_of(check_project(project, RULES)).found == []
    assert not review.is_flagged(0)


@pytest.mark.parametrize("everything", [False, True])
def test_no_unit_is_made_of_it(project, review, everything):
    review.approve_above(0.0)
    review.set_status(1, Status.EXCLUDED)
    units = approved_units(project, "", everything=everything)
    assert [unit.source for unit in units] == [SOURCE[0], SOURCE[2], SOURCE[3]]


@pytest.mark.parametrize("name", ["all.xlf", "table.tsv"])
def test_what_holds_all_pairs_does_not_hold_it(project, review, tmp_path, name):
    review.set_status(1, Status.EXCLUDED)
    path = tmp_path / name
    assert export_project(project, path, "", table=name.endswith(".tsv")) == 3
    text = path.read_text(encoding="utf-8")
    assert SOURCE[0] in text
    assert SOURCE[1] not in text


def test_figures_and_matches_leave_it_out(project, review):
    review.set_status(1, Status.EXCLUDED)
    (figures,) = count(project).bitexts
    assert (figures.beads, figures.excluded) == (3, 1)
    assert figures.total.words == sum(len(SOURCE[n].split()) for n in (0, 2, 3))
    assert [text.segments for text in source_texts(project)] == [(SOURCE[0], SOURCE[2], SOURCE[3])]


def test_what_another_draft_still_holds_counts(project, review):
    project.bitexts.add(review.entry.source_id, store_text(project, "en", TARGET), one_to_one(len(SOURCE)))
    review.set_status(1, Status.EXCLUDED)
    assert project.bitexts.excluded(review.entry.source_id) == frozenset()
    assert len(source_texts(project)[0].segments) == 4
