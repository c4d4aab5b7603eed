"""Anchors that bind realignment, and links between beads."""

import pytest

from aligner import BeadError, Bitext, Side, Status
from tests.workbench.conftest import one_to_one, store_text
from workbench.errors import InputError
from workbench.project import Project, Tie, TieKind
from workbench.services.bead_filter import filter_from, matching
from workbench.services.segment_cutting import cut_inside
from workbench.services.session import Session
from workbench.services.tying import anchor, anchors, link, linked, ties_of, untie
from workbench.settings import Settings

COUNT = 8
KAZAKH = tuple(f"Бұл {n}-ші сөйлем ғой." for n in range(COUNT))
RUSSIAN = tuple(f"Это ведь предложение {n}." for n in range(COUNT))


@pytest.fixture
def session(project):
    source, target = store_text(project, "kk", KAZAKH), store_text(project, "ru", RUSSIAN)
    project.bitexts.add(source, target, one_to_one(COUNT))
    return Session(project, Settings())


@pytest.fixture
def review(session):
    return session.review(session.project.bitexts.entries()[0])


def stored(review, session):
    return session.project.bitexts.state(review.entry)


def test_an_anchor_is_kept_taken_away_and_brought_back(session, review):
    anchor(review, 2, 3)
    assert review.state.ties == stored(review, session).ties == {Tie(TieKind.ANCHOR, 2, 3)}
    assert [len(ties_of(review.state, bead)) for bead in review.bitext.beads] == [0, 0, 1, 1, 0, 0, 0, 0]
    assert untie(review, 3) == 1
    assert stored(review, session).ties == frozenset()
    review.undo()
    assert review.state.ties == stored(review, session).ties == {Tie(TieKind.ANCHOR, 2, 3)}
    review.undo()
    assert review.state.ties == frozenset()
    assert untie(review, 2) == 0


def test_realigning_binds_segments_that_stand_far_apart(review):
    anchor(review, 1, 4)
    assert review.realign(range(COUNT)) > 0
    beads = review.bitext.beads
    (held,) = [bead for bead in beads if 1 in bead.source]
    assert (held.source, held.target, held.locked) == (range(1, 2), range(4, 5), False)
    assert "anchored by hand" in held.reasons
    assert Bitext.of(beads) == review.bitext
    review.undo()
    assert [bead.type for bead in review.bitext.beads] == ["1:1"] * COUNT


def test_several_anchors_on_a_segment_make_one_bead(review):
    anchor(review, 2, 2)
    anchor(review, 2, 3)
    review.realign(range(COUNT))
    (held,) = [bead for bead in review.bitext.beads if 2 in bead.source]
    assert (held.source, held.target) == (range(2, 3), range(2, 4))


def test_what_is_anchored_as_it_stands_does_not_change(review):
    anchor(review, 0, 0)
    before = review.bitext[0]
    review.realign(range(COUNT))
    assert review.bitext[0] == before


def test_anchors_do_not_cross(review):
    anchor(review, 1, 4)
    with pytest.raises(InputError, match="segments 3 and 2 cross the anchor 2 – 5"):
        anchor(review, 2, 1)
    assert len(anchors(review.state)) == 1


def test_a_decided_bead_keeps_segments_apart(review):
    review.set_status(2, Status.APPROVED)
    for source, target in ((1, 4), (2, 3), (1, 2)):
        with pytest.raises(InputError, match="a decided or locked bead stands between"):
            anchor(review, source, target)
    anchor(review, 3, 5)


def test_an_anchor_that_no_longer_fits_is_left_out(review):
    anchor(review, 1, 4)
    review.set_status(3, Status.APPROVED)
    review.realign(range(COUNT))
    assert Bitext.of(review.bitext.beads) == review.bitext
    assert (review.bitext[[b.key for b in review.bitext.beads].index((3, 3))]).status is Status.APPROVED


def test_a_link_is_shown_by_both(review):
    review.unpair(6)
    link(review, 6, 1)
    assert (linked(review.state, 6), linked(review.state, 1)) == ([1], [6])
    assert matching(review, filter_from({"mark": "link"}), ()) == [1, 6]
    assert matching(review, filter_from({"mark": "anchor"}), ()) == []
    review.undo()
    assert linked(review.state, 6) == []


def test_what_cannot_be_linked(review):
    review.unpair(1)
    review.unpair(4)
    with pytest.raises(InputError, match="texts on the same side only"):
        link(review, 1, 4)
    for other in (-1, 1, 99):
        with pytest.raises(BeadError, match="there is no other bead"):
            link(review, 1, other)


def test_ties_follow_their_segments(session, review):
    anchor(review, 5, 5)
    link(review, 1, 6)
    cut_inside(session, review, 2, {Side.SOURCE: 4, Side.TARGET: 4})
    review.unpair(0)
    review.insert(0, "Вставка.")
    expected = {Tie(TieKind.ANCHOR, 6, 7), Tie(TieKind.LINK, 1, 8)}
    assert review.state.ties == stored(review, session).ties == expected
    for _ in range(3):
        review.undo()
    assert (
        review.state.ties
        == stored(review, session).ties
        == {
            Tie(TieKind.ANCHOR, 5, 5),
            Tie(TieKind.LINK, 1, 6),
        }
    )


def test_ties_outlive_the_program(session, review):
    anchor(review, 2, 3)
    path = session.project.path
    session.close()
    with Project.open(path) as project:
        review = Session(project, Settings()).review(project.bitexts.entries()[0])
        assert review.state.ties == {Tie(TieKind.ANCHOR, 2, 3)}
        review.undo()
        assert review.state.ties == frozenset()
