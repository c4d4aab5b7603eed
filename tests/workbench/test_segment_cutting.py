"""Cutting a bead inside its segments, with every bitext of the document following."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner import BeadError, Side, Status
from corpus.document import Segment, Span
from tests.workbench.conftest import SOURCE, TARGET, one_to_one, store_text
from workbench.errors import InputError
from workbench.project import StoredSegment
from workbench.services.segment_cutting import boundaries, cut_inside, likely_point, parts_of
from workbench.services.session import Session
from workbench.settings import Settings


@pytest.fixture
def session(project, entry):
    project.bitexts.add(entry.source_id, store_text(project, "en", TARGET), one_to_one(len(SOURCE)))
    return Session(project, Settings(author="Айгерім"))


@pytest.fixture
def review(session, entry):
    return session.review(entry)


@pytest.fixture
def sister(session):
    return session.review(session.project.bitexts.entries()[1])


def types(review):
    return [bead.type for bead in review.bitext.beads]


def stored(review, session):
    """All that the project holds of a bitext."""
    entry, documents = review.entry, session.project.documents
    state = session.project.bitexts.state(entry)
    return state, documents.stored(entry.source_id), documents.stored(entry.target_id)


def test_both_sides_are_cut_and_the_bead_between(session, review, sister):
    before = stored(review, session)
    points = {Side.SOURCE: SOURCE[0].index("1917"), Side.TARGET: TARGET[0].index("была")}
    assert cut_inside(session, review, 0, points) == 0
    assert types(review) == ["1:1"] * 5
    assert [review.pair(n).source for n in (0, 1)] == ["Алаш партиясы", "1917 жылы құрылды."]
    assert [review.pair(n).target for n in (0, 1)] == ["Партия «Алаш»", "была создана в 1917 году."]
    assert types(sister) == ["2:1", "1:1", "1:1", "1:1"]
    assert sister.pair(0).source == SOURCE[0]
    assert stored(review, session)[0] == review.state
    after = stored(review, session)
    review.undo()
    assert stored(review, session) == before
    assert (types(review), types(sister)) == (["1:1"] * 4, ["1:1"] * 4)
    assert review.undo() is None
    review.redo()
    assert stored(review, session) == after
    assert review.redo() is None


def test_one_side_alone_is_cut(session, review, sister):
    cut_inside(session, review, 1, {Side.SOURCE: SOURCE[1].index("Ә."), Side.TARGET: None})
    assert types(review) == ["1:1", "1:1", "1:0", "1:1", "1:1"]
    review.undo()
    cut_inside(session, review, 1, {Side.SOURCE: None, Side.TARGET: TARGET[1].index("А.")})
    assert types(review) == ["1:1", "1:1", "0:1", "1:1", "1:1"]
    assert types(sister) == ["1:1"] * 4


def test_a_point_between_segments_cuts_the_bead_alone(session, review, sister):
    review.merge(0, 1)
    points = {Side.SOURCE: len(SOURCE[0]) + 1, Side.TARGET: len(TARGET[0]) + 1}
    cut_inside(session, review, 0, points)
    assert types(review) == ["1:1"] * 4
    assert types(sister) == ["1:1"] * 4


def test_a_cut_in_the_second_of_two_segments(session, review):
    review.merge(0, 1)
    text = f"{SOURCE[0]} {SOURCE[1]}"
    cut_inside(session, review, 0, {Side.SOURCE: text.index("басқарды"), Side.TARGET: len(TARGET[0]) + 1})
    assert types(review)[:2] == ["2:1", "1:1"]
    assert review.pair(1).source == "басқарды."


def test_an_approval_elsewhere_stays_and_its_unit_too(session, review, sister):
    sister.set_status(0, Status.APPROVED)
    cut_inside(session, review, 0, {Side.SOURCE: 5, Side.TARGET: None})
    assert sister.bitext[0].status is Status.APPROVED
    assert [unit.source for unit in session.memory.units()] == [SOURCE[0]]


def test_an_edited_text_is_cut_and_so_is_what_it_came_from(session, review):
    review.edit(0, Side.TARGET, ["Партия «Алаш» возникла в 1917 году."])
    cut_inside(session, review, 0, {Side.SOURCE: None, Side.TARGET: 14})
    first, second = session.project.documents.stored(review.entry.target_id)[:2]
    assert (first.edited or first.text, second.edited) == ("Партия «Алаш»", "возникла в 1917 году.")
    assert (first.segment.text, second.segment.text) == ("Партия «Алаш»", "была создана в 1917 году.")


@pytest.mark.parametrize("points", [{}, {Side.SOURCE: 0, Side.TARGET: 0}, {Side.SOURCE: 999}])
def test_no_part_may_be_empty(session, review, points):
    with pytest.raises(InputError, match="bead 1: one part would be empty"):
        cut_inside(session, review, 0, points)
    assert review.undo() is None


def test_a_locked_bead_is_not_cut(session, review):
    review.set_lock(0, True)
    with pytest.raises(BeadError, match="locked"):
        cut_inside(session, review, 0, {Side.SOURCE: 5})


def test_comments_stay_with_the_first_part_and_those_behind_follow(session, review):
    comments, entry = session.project.comments, review.entry
    comments.add(entry.id, 0, "А", "here")
    comments.add(entry.id, 2, "А", "behind")
    cut_inside(session, review, 0, {Side.SOURCE: 5})
    assert comments.segments(entry.id) == {0, 3}


WORDS = st.lists(st.text("абвгд.,", min_size=1, max_size=6), min_size=2, max_size=8)


@given(WORDS, st.data(), st.booleans())
def test_the_parts_are_the_whole(words, data, is_edited):
    text = " ".join(words)
    offset = data.draw(st.sampled_from(boundaries(text)))
    passage = text.replace(" ", "\n")
    segment = Segment("другое слово" if is_edited else text, Span(7, 7 + len(passage)), 0, "ru")
    first, second = parts_of(StoredSegment(segment, text if is_edited else None), offset, passage)
    assert f"{first.text} {second.text}" == text
    assert 7 <= first.segment.span.start <= first.segment.span.end <= second.segment.span.start
    assert second.segment.span.end == 7 + len(passage)


def test_the_likely_point_is_after_a_mark_near_the_middle():
    text = "Ол келді, ал мен кете бердім."
    assert text[likely_point(text) :] == "ал мен кете бердім."
    assert likely_point("Сөз") is None
