import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.tui.widgets.bead_window import BeadWindow

HEIGHTS = st.lists(st.integers(2, 9), min_size=1, max_size=30)


def window_over(heights, height):
    window = BeadWindow(heights.__getitem__)
    window.height, window.count = height, len(heights)
    return window


@given(HEIGHTS, st.integers(4, 20), st.lists(st.integers(0, 29), max_size=8), st.integers(-40, 40))
def test_a_revealed_bead_is_seen_whole_if_it_fits(heights, height, places, scrolled):
    window = window_over(heights, height)
    for place in places:
        position = place % len(heights)
        window.reveal(position)
        needed = heights[position] - 1
        seen = [line for bead, line in window.lines() if bead == position]
        assert seen[:needed] == list(range(min(needed, height)))
        window.scroll(scrolled)


@given(HEIGHTS, st.integers(4, 20), st.lists(st.integers(-50, 50), max_size=8))
def test_the_window_stays_filled_and_in_order(heights, height, steps):
    everything = [(bead, line) for bead, rows in enumerate(heights) for line in range(rows)]
    window = window_over(heights, height)
    for step in steps:
        window.scroll(step)
        lines = list(window.lines())
        start = everything.index(lines[0])
        assert lines == everything[start : start + len(lines)]
        assert len(lines) >= min(height, len(everything) - 1)


@pytest.mark.parametrize("position", [0, 5, 9])
def test_a_neighbour_is_seen_too(position):
    window = window_over([3] * 10, 9)
    window.put(0, 0)
    for step in range(position + 1):
        window.reveal(step)
    seen = {bead for bead, _ in window.lines()}
    assert {max(position - 1, 0), position, min(position + 1, 9)} <= seen


def test_only_beads_near_the_window_are_laid_out():
    asked = set()

    def height_of(position):
        asked.add(position)
        return 3

    window = BeadWindow(height_of)
    window.height, window.count = 20, 200_000
    window.reveal(150_000)
    list(window.lines())
    assert len(asked) < 40


def test_a_bead_higher_than_the_window_is_scrolled_through():
    window = window_over([30, 3], 10)
    assert window.hidden_below(0)
    window.scroll(8)
    assert window.hidden_above(0)
    assert window.hidden_below(0)
    window.scroll(100)
    assert not window.hidden_below(0)
