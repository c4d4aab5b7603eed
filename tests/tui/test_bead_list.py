from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from aligner import Bead, Bitext
from workbench.project import ReviewState
from workbench.tui.widgets.bead_rows import Cell, Columns, bead_rows
from workbench.tui.widgets.wrapping import wrap


@given(st.text(alphabet="аәб cd一界é\u0301 \n", max_size=80), st.integers(2, 20))
def test_wrapping_keeps_every_word_within_the_width(text, width):
    lines = wrap(text, width)
    assert lines
    assert all(cell_len(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_rows_show_number_type_status_and_confidence():
    state = ReviewState(
        Bitext.of([Bead(range(1), range(2), 0.95), Bead(range(1, 2), range(2, 2), 0.3)]),
        ("Бір сөйлем.", "Екінші сөйлем."),
        ("Одно.", "Предложение."),
    )
    first = bead_rows(state, 0, Columns(3, 1, 20, 20), 0.9)
    assert (first[0].label, first[0].status, first[0].confidence) == ("1", "·", "●")
    assert [row.target for row in first] == [Cell("1 ", "Одно."), Cell("2 ", "Предложение."), Cell()]
    assert first[1].label == "1:2"
    second = bead_rows(state, 1, Columns(3, 1, 20, 20), 0.9)
    assert (second[0].confidence, second[0].target.mark, second[1].label) == ("○", "—", "1:0")
    assert [row.blank for row in second] == [False, False, True]


def test_columns_share_the_width():
    columns = Columns.of(80, None)
    assert columns.gutter + columns.source + columns.target + 5 == 80
