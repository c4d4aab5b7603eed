"""Bars and columns of block characters."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.tui.widgets.charts import bar, columns, divided, padded, sparkline

amounts = st.lists(st.integers(0, 10**6), max_size=6)


@pytest.mark.parametrize(
    ("share", "drawn"),
    [(0, "    "), (1, "████"), (0.5, "██  "), (0.53125, "██▏ "), (0.0001, "▏   "), (2, "████"), (-1, "    ")],
)
def test_a_bar_is_drawn_to_an_eighth_of_a_cell(share, drawn):
    assert bar(share, 4) == drawn


@pytest.mark.parametrize(
    ("given_amounts", "width", "cells"),
    [
        ([3, 1], 4, [3, 1]),
        ([1000, 1], 10, [9, 1]),
        ([1, 1, 1], 2, [1, 1, 0]),
        ([0, 0], 5, [0, 0]),
        ([5, 0, 5], 7, [4, 0, 3]),
        ([], 5, []),
    ],
)
def test_cells_are_shared_out(given_amounts, width, cells):
    assert divided(given_amounts, width) == cells


@given(amounts, st.integers(0, 80))
def test_no_cell_is_lost_and_whatever_is_there_shows(some, width):
    cells = divided(some, width)
    there = sum(amount > 0 for amount in some)
    assert sum(cells) == (width if there else 0)
    assert all(cell == 0 for cell, amount in zip(cells, some, strict=True) if not amount)
    if there <= width:
        assert all(cells[n] for n, amount in enumerate(some) if amount)


@given(st.lists(st.floats(0, 1e6), min_size=1, max_size=8), st.integers(1, 9))
def test_columns_are_as_high_as_their_values(values, height):
    lines = columns(values, height, thick=2, apart=1)
    assert {len(line) for line in lines} == {3 * len(values) - 1}
    filled = [sum("▁▂▃▄▅▆▇█".find(line[3 * n]) + 1 for line in lines) for n in range(len(values))]
    order = sorted(range(len(values)), key=values.__getitem__)
    assert all(filled[a] <= filled[b] for a, b in pairwise(order))
    assert all((value > 0) == (eighths > 0) for value, eighths in zip(values, filled, strict=True))
    assert not any(values) or max(filled) == 8 * height


def test_a_sparkline_is_a_single_line():
    assert sparkline([0, 1, 4, 8]) == " ▁▄█"
    assert sparkline([]) == ""


def test_wide_letters_take_two_cells():
    assert padded("日本", 6, right=True) == "  日本"
