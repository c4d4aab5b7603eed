from dataclasses import replace

import pytest

from aligner import Bead, Side, Status
from tests.workbench.conftest import SOURCE
from workbench.errors import InputError
from workbench.review import Severity
from workbench.services.bead_filter import BeadFilter, Mark, filter_from, matching
from workbench.services.bead_risk import by_risk, risk
from workbench.services.session import Session
from workbench.settings import Settings


@pytest.fixture
def review(project, entry):
    return Session(project, Settings(author="Айгерім")).review(entry)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ({}, BeadFilter()),
        ({"status": "new, dr"}, BeadFilter(statuses=frozenset({Status.NEW, Status.DRAFT}))),
        ({"type": "1:2 m"}, BeadFilter(types=frozenset({"1:2", "many"}))),
        ({"confidence": "0.25-0.5"}, BeadFilter(low=0.25, high=0.5)),
        ({"confidence": "-0.5"}, BeadFilter(high=0.5)),
        ({"confidence": "0.5"}, BeadFilter(low=0.5)),
        ({"finding": "num"}, BeadFilter(finding="numbers")),
        ({"finding": "any"}, BeadFilter(finding="any")),
        ({"mark": "comment"}, BeadFilter(marks=frozenset({Mark.COMMENT}))),
        ({"text": " Алаш "}, BeadFilter(text="Алаш")),
    ],
)
def test_a_filter_is_read_and_written_again(typed, read):
    assert filter_from(typed) == read
    assert filter_from(read.fields()) == read
    assert read.asks is bool(typed)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"status": "good"}, "status 'good': it is new, draft, approved, rejected"),
        ({"type": "1-2"}, "type '1-2': it is 1:1"),
        ({"confidence": "0.8-0.2"}, "confidence '0.8-0.2': write a range"),
        ({"confidence": "half"}, "confidence 'half': write a range"),
        ({"finding": "bad"}, "finding 'bad': it is any, untranslated"),
        ({"mark": "x"}, "mark 'x': it is comment"),
    ],
)
def test_what_cannot_be_read_is_said(typed, said):
    with pytest.raises(InputError, match=said):
        filter_from(typed)


def test_the_parts_of_a_filter_narrow_together(review):
    review.set_status(0, Status.APPROVED)
    review.merge(1, 2)
    review.edit(2, Side.TARGET, ["Много воды утекло."])
    assert matching(review, filter_from({"status": "new draft"}), ()) == [1, 2]
    assert matching(review, filter_from({"type": "many"}), ()) == [1]
    assert matching(review, filter_from({"type": "2:2"}), ()) == [1]
    assert matching(review, filter_from({"confidence": "0.6"}), ()) == [2]
    assert matching(review, filter_from({"text": "СЕМИПАЛАТИНСК"}), ()) == [1]
    assert matching(review, filter_from({"mark": "comment"}), {3}) == [2]
    assert matching(review, filter_from({"mark": "edit"}), ()) == [2]
    assert matching(review, filter_from({"mark": "edit comment"}), {1}) == []
    assert matching(review, filter_from({"status": "draft", "text": "уақыт"}), ()) == [2]


def test_a_filter_of_findings_checks_what_nobody_has_checked(review):
    review.edit(0, Side.TARGET, ["Партия «Алаш» была создана в 1918 году."])
    assert matching(review, filter_from({"finding": "numbers"}), ()) == [0]
    assert matching(review, filter_from({"finding": "doubled"}), ()) == []
    assert 0 in matching(review, filter_from({"finding": "any"}), ())


BEAD = Bead(range(1), range(1), 0.75)


@pytest.mark.parametrize(
    ("bead", "severities", "value"),
    [
        (BEAD, (), 0.25),
        (BEAD, (Severity.NOTE, Severity.ERROR), 0.75),
        (replace(BEAD, target=range(0)), (), 0.5),
        (replace(BEAD, status=Status.APPROVED), (Severity.ERROR,), -1.0),
        (replace(BEAD, locked=True), (), -1.0),
    ],
)
def test_the_risk_of_a_bead(bead, severities, value):
    assert risk(bead, severities) == value


def test_the_least_sure_come_first_and_findings_count(review):
    assert by_risk(review, range(4)) == [0, 1, 2, 3]
    review.set_status(0, Status.REJECTED)
    review.edit(3, Side.TARGET, ["Прошло 40 лет."])
    review.survey()
    assert SOURCE[3] == review.pair(3).source
    assert by_risk(review, range(4))[0] == 3
    assert by_risk(review, range(4))[-1] == 0
    assert by_risk(review, [1, 2]) == [1, 2]
    assert by_risk(review, range(4), lambda: True) == []
