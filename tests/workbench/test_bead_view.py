import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner import Bead, Bitext
from workbench.services.bead_view import BeadView


def bitext(count):
    return Bitext.of([Bead(range(i, i + 1), range(i, i + 1)) for i in range(count)])


def test_a_whole_view_is_the_text():
    view = BeadView.whole(bitext(3))
    assert (list(view), view.is_whole, view.row_of(2), view.row_of(3)) == ([0, 1, 2], True, 2, None)
    assert list(view.onward(1)) == [2, 0, 1]
    assert list(view.onward(1, -1)) == [0, 2, 1]


def test_rows_go_in_the_order_of_the_view():
    view = BeadView(6, [4, 0, 5])
    assert [view.row_of(position) for position in (4, 0, 5, 1)] == [0, 1, 2, None]
    assert list(view.onward(0)) == [5, 4, 0]
    assert 1 not in view


@pytest.mark.parametrize(("position", "nearest"), [(1, 0), (3, 4), (2, 0), (9, 5), (4, 4)])
def test_the_nearest_bead_of_the_view(position, nearest):
    assert BeadView(6, [4, 0, 5]).nearest(position) == nearest


def test_from_outside_one_goes_on_from_the_nearest():
    assert list(BeadView(6, [4, 0, 5]).onward(3)) == [4, 0, 5]


def test_a_merged_bead_keeps_the_first_row_of_its_parts():
    before = bitext(6)
    view = BeadView(6, [5, 2, 1, 0])
    assert list(view.kept(before, before.merge(1, 2))) == [4, 1, 0]


def test_the_parts_of_a_cut_bead_follow_one_another():
    whole = bitext(6).merge(1, 2)
    view = BeadView(5, [4, 1, 0])
    assert list(view.kept(whole, whole.split(1, 1, 1))) == [5, 1, 2, 0]


def test_nothing_moves_when_only_a_status_changes():
    before = bitext(4)
    view = BeadView(4, [3, 1])
    assert view.kept(before, before.lock(3)) is view


@given(st.lists(st.integers(0, 9), unique=True), st.integers(0, 8), st.integers(0, 8))
def test_after_a_merge_every_bead_that_was_seen_is_seen_once(rows, first, length):
    before = bitext(10)
    last = min(first + length + 1, 9)
    after = before.merge(first, last)
    kept = list(BeadView(10, rows).kept(before, after))
    became = {p: p if p < first else first if p <= last else p - (last - first) for p in range(10)}
    assert kept == list(dict.fromkeys(became[p] for p in rows))
