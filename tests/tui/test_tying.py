"""Anchors and links by key."""

from textual.widgets import Input, OptionList, Static

from tests.tui.conftest import settled, types
from workbench.project import Tie, TieKind
from workbench.tui.widgets.bead_list import BeadList


def said(app):
    return [note.message for note in app._notifications]


def details(app):
    return str(app.screen.query_one("#details", Static).render())


def lines(app):
    beads = app.screen.query_one(BeadList)
    return "".join(beads.render_line(y).text for y in range(beads.size.height))


async def test_an_anchor_is_set_shown_bound_and_taken_away(app):
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.press("down", "h", "down", "h")
        assert app.screen.review.state.ties == {Tie(TieKind.ANCHOR, 1, 2)}
        assert lines(app).count("‡") == 2
        assert "source segment 2 anchored to target segment 3" in details(app)
        await pilot.press("W")
        await settled(pilot)
        held = next(bead for bead in app.screen.review.bitext.beads if 1 in bead.source)
        assert (held.source, held.target) == (range(1, 2), range(2, 3))
        await pilot.press("z", "home", "down", "H")
        assert types(app) == ["1:1"] * 4
        assert app.screen.review.state.ties == frozenset()
        assert said(app)[-1] == "1 tie taken away"
        await pilot.press("z", "z")
        assert app.screen.review.state.ties == frozenset()


async def test_of_several_segments_one_is_chosen_and_one_may_think_better_of_it(app):
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.press("m", "h")
        app.screen.query_one(OptionList).highlighted = 1
        await pilot.press("enter")
        assert said(app)[-1].startswith("Source segment 2 is taken")
        await pilot.press("H")
        assert said(app)[-1] == "No segment is taken any more"
        await pilot.press("H")
        assert said(app)[-1] == "This bead has neither anchors nor links"


async def test_a_side_without_a_segment_is_not_anchored(app):
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.press("p", "h", "h", "down", "H", "h")
        assert said(app)[1:] == [
            "This bead has no target segment; go to one that has",
            "No segment is taken any more",
            "This bead has no source segment to be anchored",
        ]


async def test_a_link_is_made_shown_on_both_and_followed(app):
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.press("J")
        assert said(app) == ["This bead is not linked; L links it"]
        await pilot.press("L")
        app.screen.query_one(Input).value = "3"
        await pilot.press("enter")
        assert lines(app).count("⇄") == 2
        assert "counterpart in bead 3" in details(app)
        await pilot.press("J")
        assert app.screen.query_one(BeadList).cursor == 2
        assert "counterpart in bead 1" in details(app)
        await pilot.press("J")
        assert app.screen.query_one(BeadList).cursor == 0


async def test_a_link_to_nowhere_is_refused_in_a_line(app):
    async with app.run_test() as pilot:
        await settled(pilot)
        for typed in ("77", "three"):
            await pilot.press("L")
            app.screen.query_one(Input).value = typed
            await pilot.press("enter")
        assert said(app) == [
            "there is no other bead 77: the bitext has 4",
            "“three” is not the number of a bead",
        ]
