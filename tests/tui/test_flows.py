"""What a user does in a review, key by key."""

import pytest
from textual.widgets import Input, TextArea

from memory import open_memory
from tests.tui.conftest import settled, statuses, types
from tests.workbench.conftest import SOURCE, TARGET
from workbench.project import Project
from workbench.tui.actions import ACTIONS
from workbench.tui.screens.alignment import AlignmentScreen
from workbench.tui.screens.dialogs import ReadingDialog
from workbench.tui.widgets.bead_list import BeadList


async def test_a_project_opens_on_its_first_text(app):
    async with app.run_test() as pilot:
        await settled(pilot)
        assert isinstance(app.screen, AlignmentScreen)
        assert app.screen.review.entry.target_lang == "ru"


async def test_approving_goes_on_and_reaches_the_memory_and_the_file(app, book):
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.press("enter", "a", "x")
        await settled(pilot)
        assert statuses(app) == ["approved", "approved", "rejected", "new"]
        assert app.screen.query_one(BeadList).cursor == 3
    with Project.open(book) as project:
        state = project.bitexts.state(project.bitexts.entries()[0])
        assert [bead.status.value for bead in state.bitext.beads] == [
            "approved",
            "approved",
            "rejected",
            "new",
        ]
    with open_memory(book.with_suffix(".qtm"), read_only=True) as store:
        assert [unit.source for unit in store.units()] == [SOURCE[0], SOURCE[1]]


async def test_merge_split_move_unpair_undo_redo(app):
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.press("m")
        assert types(app) == ["2:2", "1:1", "1:1"]
        await pilot.press("s", "enter")
        assert types(app) == ["1:1"] * 4
        await pilot.press("down", "u")
        assert types(app) == ["1:2", "1:0", "1:1", "1:1"]
        await pilot.press("z", "z", "z")
        assert types(app) == ["1:1"] * 4
        await pilot.press("y")
        assert types(app) == ["2:2", "1:1", "1:1"]
        await pilot.press("z", "home", "p")
        assert types(app) == ["1:0", "0:1", "1:1", "1:1", "1:1"]
        await pilot.press("m")
        assert types(app) == ["1:1"] * 4


async def test_a_locked_bead_refuses_in_one_line(app):
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.press("l", "m")
        assert types(app) == ["1:1"] * 4
        assert [n.message for n in app._notifications] == ["bead 1 is locked: unlock it first"]


async def test_editing_keeps_or_leaves(app):
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.press("e")
        app.screen.query_one(TextArea).text = "Иной\nперевод."
        await pilot.press("ctrl+s")
        assert app.screen.review.state.target[0] == "Иной перевод."
        assert statuses(app)[0] == "draft"
        await pilot.press("e", "Ж", "escape")
        assert app.screen.review.state.target[0] == "Иной перевод."
        await pilot.press("z")
        assert app.screen.review.state.target == TARGET


async def test_finding_and_going(app):
    async with app.run_test() as pilot:
        await settled(pilot)
        beads = app.screen.query_one(BeadList)
        await pilot.press("slash", *"семипалат", "enter")
        await settled(pilot)
        assert beads.cursor == 2
        await pilot.press("g", "4", "enter")
        assert beads.cursor == 3
        await pilot.press("n")
        assert beads.cursor == 0
        await pilot.press("N")
        assert beads.cursor == 3
        await pilot.press("slash", *"нет такого", "enter")
        await settled(pilot)
        assert beads.cursor == 3


async def test_the_other_draft_shows_at_the_same_place(app):
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.press("down", "down", "v")
        await settled(pilot)
        assert app.screen.review.entry.target_lang == "en"
        assert app.screen.query_one(BeadList).cursor == 2
        await pilot.press("ctrl+o", "home", "enter")
        await settled(pilot)
        assert app.screen.review.entry.target_lang == "ru"


async def test_approving_all_sure_pairs_asks_with_the_number(app):
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.press("A")
        app.screen.query_one(Input).value = "0.7"
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert statuses(app) == ["new", "new", "approved", "approved"]


async def test_export_asks_before_it_replaces(app, book):
    out = book.with_suffix(".tmx")
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.press("enter", "ctrl+e", "enter")
        assert TARGET[0] in out.read_text(encoding="utf-8")
        before = out.stat().st_mtime_ns
        await pilot.press("ctrl+e", "enter", "n")
        assert out.stat().st_mtime_ns == before
        await pilot.press("enter", "ctrl+e", "enter", "y")
        assert TARGET[1] in out.read_text(encoding="utf-8")


async def test_mouse_clicks_select_and_open(app):
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.click(BeadList, offset=(30, 3))
        assert app.screen.query_one(BeadList).cursor == 1
        await pilot.click(BeadList, offset=(30, 3), times=2)
        await pilot.pause()
        assert app.screen.query(TextArea)


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.name)
async def test_every_action_can_be_called_without_a_crash(app, action):
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.press(action.keys.split(",")[0])
        await settled(pilot)
        await pilot.press("escape")
        await settled(pilot)
    assert app.return_code in (0, None)


async def test_corpus_text_is_never_markup(app, book):
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.press("e")
        app.screen.query_one(TextArea).text = "[bold]1[/bold] [@click=app.quit]x[/] [8, 57-59]"
        await pilot.press("ctrl+s")
        await settled(pilot)
        assert "[@click=app.quit]" in app.screen.review.state.target[0]
        await pilot.press("E", "escape", "r", "escape")
        assert app.is_running


async def test_a_cut_is_shown_before_it_is_made(app):
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.press("m", "m", "s")
        shown = app.screen_stack[-2].query_one(BeadList)
        first = shown._state.bitext[0]
        await pilot.press("right")
        assert shown._state.bitext[0] != first
        await pilot.press("escape")
        assert types(app) == ["3:3", "1:1"]
        assert app.screen.query_one(BeadList)._state is app.screen.review.state
        await pilot.press("s", "right", "left", "enter")
        assert types(app) == ["1:1", "2:2", "1:1"]


async def test_the_number_is_shown_before_all_are_approved(app):
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.press("A")
        await settled(pilot)
        assert app.screen.query_one("#count").render().plain == "0 undecided pairs"
        await pilot.press("enter")
        app.screen.query_one(Input).value = "0,7"
        await settled(pilot)
        assert app.screen.query_one("#count").render().plain == "2 undecided pairs"
        app.screen.query_one(Input).value = "7"
        await settled(pilot)
        assert "from 0 to 1" in app.screen.query_one("#count").render().plain
        await pilot.press("escape")
        assert statuses(app) == ["new"] * 4


@pytest.mark.parametrize(
    ("name", "problem"),
    [("", "Name a file"), ("a.pdf", ".pdf is no form"), ("x/a.tmx", "no folder x"), (".", "is a folder")],
)
async def test_an_export_that_cannot_be_is_refused_in_place(app, name, problem):
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.press("ctrl+e")
        app.screen.query_one(Input).value = name
        await pilot.press("enter")
        assert problem in app.screen.query_one("#problem").render().plain


async def test_an_export_of_nothing_says_so(app, book):
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.press("ctrl+e", "enter")
        await settled(pilot)
        assert isinstance(app.screen, AlignmentScreen)
        assert "nothing is approved yet" in next(iter(app._notifications)).message
        assert not book.with_suffix(".tmx").exists()


async def test_the_same_text_is_found_again_and_marked(app):
    async with app.run_test() as pilot:
        await settled(pilot)
        beads = app.screen.query_one(BeadList)
        await pilot.press("slash", *"ы", "enter")
        await settled(pilot)
        first = beads.cursor
        await pilot.press("f3")
        await settled(pilot)
        assert beads.cursor != first
        assert beads.wanted == "ы"
        await pilot.press("escape")
        assert beads.wanted == ""


async def test_the_wheel_moves_the_text_and_not_the_cursor(app):
    async with app.run_test(size=(80, 8)) as pilot:
        await settled(pilot)
        beads = app.screen.query_one(BeadList)
        top = beads._lines[0]
        beads._scroll(3)
        assert beads._lines[0] != top
        assert beads.cursor == 0


async def test_an_empty_segment_is_refused_in_place(app):
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.press("e")
        app.screen.query_one(TextArea).text = "  "
        await pilot.press("ctrl+s")
        assert "cannot be empty" in str(app.screen.query_one("#problem").render())
        await pilot.press("escape")
        assert app.screen.review.state.target == TARGET


async def test_what_the_checks_object_to_is_marked_and_gone_to(app):
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.press("f")
        await settled(pilot)
        assert [n.message for n in app._notifications] == ["The checks object to no undecided bead"]
        await pilot.press("down", "down", "e")
        app.screen.query_one(TextArea).text = "Он жил в Семипалатинске 77 лет."
        await pilot.press("ctrl+s", "home", "f")
        await settled(pilot)
        beads = app.screen.query_one(BeadList)
        assert beads.cursor == 2
        lines = [beads.render_line(y).text for y in range(beads.size.height)]
        assert [line.split()[0] for line in lines if "!" in line[:2]] == ["▌!"]


async def test_a_wrong_alignment_is_aligned_anew(app):
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.press("enter", "m", "w")
        await settled(pilot)
        assert types(app) == ["1:1"] * 4
        assert statuses(app)[0] == "approved"
        await pilot.press("z")
        assert types(app) == ["1:1", "2:2", "1:1"]
        await pilot.press("home", "w")
        await settled(pilot)
        assert types(app) == ["1:1", "2:2", "1:1"]
        await pilot.press("W")
        await settled(pilot)
        assert types(app) == ["1:1"] * 4


async def test_the_words_of_a_bead_are_looked_up(app):
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.press("o")
        assert isinstance(app.screen, ReadingDialog)
        assert "партия" in str(app.screen.query("Static").last().content)
        await pilot.press("escape")
        assert isinstance(app.screen, AlignmentScreen)


async def test_what_takes_long_is_taken_back_behind_a_line_that_says_so(app, monkeypatch):
    monkeypatch.setattr("workbench.services.reviewed._LONG", 10)
    async with app.run_test() as pilot:
        await settled(pilot)
        shown = []
        monkeypatch.setattr(app.screen, "_work", lambda text, *rest: shown.append(text) or work(text, *rest))
        work = type(app.screen)._work.__get__(app.screen)
        await pilot.press("end", "a", "home", "z")
        await settled(pilot)
        assert shown == ["Changing very many beads …"]
        assert statuses(app) == ["new"] * 4
        assert app.screen.query_one(BeadList).cursor == 3
        await pilot.press("home", "y")
        await settled(pilot)
        assert statuses(app) == ["new", "new", "new", "approved"]
        assert app.screen.query_one(BeadList).cursor == 3
        await pilot.press("y")
        await settled(pilot)
        assert len(shown) == 2  # nothing to redo is said at once
