"""Rows of several bitexts: they tile all sides, are as small as can be, and never hold a gap."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner import Bead, BeadError, Bitext, Status
from aligner.trilingual import join_rows

MOVES = ((1, 1), (1, 2), (2, 1), (1, 0), (0, 1), (2, 2), (3, 1))


def bitext(*moves, status=Status.NEW):
    beads, s, t = [], 0, 0
    for a, b in moves:
        beads.append(Bead(range(s, s + a), range(t, t + b), 0.5 + 0.01 * len(beads), status))
        s, t = s + a, t + b
    return Bitext.of(beads)


@st.composite
def over_one_source(draw, count=2):
    """Some bitexts over a source of the same size, each bead approved or not."""
    size = draw(st.integers(0, 12))
    made = []
    for _ in range(count):
        beads, s, t = [], 0, 0
        while s < size or draw(st.integers(0, 5)) == 5:
            a, b = draw(st.sampled_from([move for move in MOVES if move[0] <= size - s]))
            status = draw(st.sampled_from([Status.NEW, Status.APPROVED]))
            beads.append(Bead(range(s, s + a), range(t, t + b), 0.9, status))
            s, t = s + a, t + b
        made.append(Bitext.of(beads))
    return made


def shown(rows):
    return [(list(row.source), *(list(row.target(k)) for k in range(len(row.beads)))) for row in rows]


@pytest.mark.parametrize(
    ("russian", "english", "rows"),
    [
        ([(1, 1), (1, 1)], [(1, 1), (1, 1)], [([0], [0], [0]), ([1], [1], [1])]),
        ([(1, 1), (1, 1)], [(2, 1)], [([0, 1], [0, 1], [0])]),
        ([(1, 1), (2, 1)], [(2, 1), (1, 2)], [([0, 1, 2], [0, 1], [0, 1, 2])]),
        ([(1, 0), (1, 1)], [(1, 1), (1, 1)], [([0], [], [0]), ([1], [0], [1])]),
        ([(1, 1), (0, 1), (1, 1)], [(1, 1), (1, 1)], [([0], [0], [0]), ([], [1], []), ([1], [2], [1])]),
        ([(1, 1), (0, 1), (1, 1)], [(2, 1)], [([0, 1], [0, 1, 2], [0])]),
        ([(0, 1)], [(0, 1)], [([], [0], []), ([], [], [0])]),
        ([], [], []),
    ],
)
def test_rows_of_two_bitexts(russian, english, rows):
    assert shown(join_rows([bitext(*russian), bitext(*english)])) == rows


def test_one_bitext_gives_a_row_a_bead():
    one = bitext((1, 2), (2, 1), (0, 1))
    assert [row.beads for row in join_rows([one])] == [((bead,),) for bead in one.beads]


def test_bitexts_of_different_sources_are_refused():
    with pytest.raises(BeadError, match="1, 2 segments"):
        join_rows([bitext((1, 1)), bitext((2, 1))])


def test_a_row_is_as_sure_as_its_least_sure_bead_and_as_far():
    one, other = bitext((1, 1), (1, 1), status=Status.APPROVED), bitext((2, 1), status=Status.DRAFT)
    (row,) = join_rows([one, other])
    assert (row.confidence, row.status) == (0.5, Status.DRAFT)


@given(over_one_source(count=2) | over_one_source(count=3))
def test_rows_tile_all_sides_in_order(bitexts):
    rows = join_rows(bitexts)
    size = bitexts[0].shape[0]
    assert [i for row in rows for i in row.source] == list(range(size))
    for number, one in enumerate(bitexts):
        assert [j for row in rows for j in row.target(number)] == list(range(one.shape[1]))
        assert [bead for row in rows for bead in row.beads[number]] == list(one.beads)


@given(over_one_source())
def test_no_row_could_be_cut(bitexts):
    for row in join_rows(bitexts):
        for cut in range(row.source.start + 1, row.source.stop):
            assert any(b.source.start < cut < b.source.stop for beads in row.beads for b in beads)


@given(over_one_source(count=2) | over_one_source(count=3))
def test_wanted_beads_stand_in_one_row_each_and_no_row_has_a_gap(bitexts):
    def approved(bead):
        return bead.status is Status.APPROVED

    rows = join_rows(bitexts, approved)
    for number, one in enumerate(bitexts):
        kept = [bead for row in rows for bead in row.beads[number]]
        assert kept == [bead for bead in one.beads if approved(bead)]
        for row in rows:
            if beads := row.beads[number]:
                assert [i for bead in beads for i in bead.source] == list(row.source)
                assert [j for bead in beads for j in bead.target] == list(row.target(number))
