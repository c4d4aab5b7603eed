from threading import Thread

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner import Bead, Bitext, Side, Status
from workbench.errors import ProjectError
from workbench.project import position_holding
from workbench.review import Pair, check
from workbench.services import surveying
from workbench.services.finding import FoldedTexts
from workbench.services.session import Session
from workbench.settings import Settings

TEXTS = ("«Алаш» партиясы", "", "Семей қаласы", "алаш орда")


@pytest.mark.parametrize(
    ("wanted", "start", "segment"),
    [
        ("алаш", 0, 0),
        ("АЛАШ", 1, 3),
        ('"алаш"', 0, 0),
        ("семей", 2, 2),
        ("семей", 3, None),
        ("алаш", 9, None),
        ("", 0, None),
        ("партиясы семей", 0, None),
    ],
)
def test_finding_the_first_segment_from_a_place_on(wanted, start, segment):
    assert FoldedTexts(TEXTS).find(wanted, start) == segment


SIZES = st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2)).filter(any), min_size=1, max_size=9)


@given(SIZES)
def test_every_segment_is_found_in_its_bead(sizes):
    beads, s, t = [], 0, 0
    for source, target in sizes:
        beads.append(Bead(range(s, s + source), range(t, t + target)))
        s, t = s + source, t + target
    bitext = Bitext.of(beads)
    for side in Side:
        for position, bead in enumerate(beads):
            assert all(position_holding(bitext, side, segment) == position for segment in bead.side(side))


def test_finding_goes_round(project, entry):
    review = Session(project, Settings()).review(entry)
    assert review.find("СЕМИПАЛАТ", 0) == 2
    assert review.find("семейде", 2) == 2
    assert review.find("1917", 3) == 0
    assert review.find("жоқ", 0) is None
    review.edit(3, Side.TARGET, ["Новое слово."])
    assert review.find("новое", 0) == 3


def test_the_tally_follows_every_change(project, entry):
    review = Session(project, Settings()).review(entry)
    assert review.progress().doubtful == 4
    review.set_status(0, Status.APPROVED)
    review.merge(1, 2)
    progress = review.progress()
    assert (progress.total, progress.approved, progress.doubtful) == (3, 1, 2)
    review.undo()
    review.undo()
    assert (review.progress().total, review.progress().approved, review.progress().doubtful) == (4, 0, 4)


def test_cuts_that_leave_two_pairs_come_first(project, entry):
    review = Session(project, Settings()).review(entry)
    assert review.cuts(0) == [(0, 1), (1, 0)]
    review.merge(0, 1)
    assert review.cuts(0)[0] == (1, 1)
    shown = review.after_split(0, 1, 1)
    assert [bead.type for bead in shown.bitext.beads] == ["1:1"] * 4
    assert len(review.bitext) == 3


def test_many_pairs_are_checked_in_another_process(monkeypatch):
    monkeypatch.setattr(surveying, "ASIDE_FROM", 2)
    pairs = [Pair(n, "1917 жылы", "в 1918 году") for n in (1, 2)]
    assert surveying.check_all(pairs) == check(pairs)
    assert surveying.check_all(pairs, lambda: True) is None


def test_a_session_closes_only_when_no_thread_uses_it(project):
    session = Session(project, Settings())
    order = []
    with session.in_use():
        thread = Thread(target=lambda: (session.close(), order.append("closed")))
        thread.start()
        order.append("used")
    thread.join()
    assert order == ["used", "closed"]
    with pytest.raises(ProjectError, match="closed"), session.in_use():
        pass
