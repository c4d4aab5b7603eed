"""Texts of beads put in, brought back and commented on; beads left out."""

from textual.widgets import Input, Static, TextArea

from tests.tui.conftest import SETTINGS, settled, statuses, types
from tests.workbench.conftest import TARGET
from workbench.project import Project
from workbench.tui.app import QostilApp
from workbench.tui.widgets.bead_list import BeadList


def said(app):
    return [note.message for note in app._notifications]


def details(app):
    return str(app.screen.query_one("#details", Static).render())


def line(app, y):
    return app.screen.query_one(BeadList).render_line(y).text


async def test_a_translation_that_the_draft_lacks_is_put_in(app):
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.press("p", "i")
        app.screen.query_one(TextArea).text = "Партия «Алаш»."
        await pilot.press("ctrl+s")
        assert types(app) == ["1:1", "0:1", "1:1", "1:1", "1:1"]
        assert app.screen.review.state.target[:2] == ("Партия «Алаш».", TARGET[0])
        assert statuses(app)[0] == "draft"
        await settled(pilot)
        assert "put in by hand" in details(app)
        await pilot.press("z", "z")
        assert (types(app), app.screen.review.state.target) == (["1:1"] * 4, TARGET)


async def test_edit_puts_in_too_and_a_bead_with_a_translation_is_not_filled_twice(app):
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.press("i")
        assert said(app)[-1].startswith("This bead has a translation")
        await pilot.press("p", "e")
        app.screen.query_one(TextArea).text = "Текст."
        await pilot.press("ctrl+s", "down", "E")
        assert app.screen.review.state.target[0] == "Текст."
        assert said(app)[-1].startswith("This bead has no source; merge")


async def test_the_text_as_it_came_is_shown_and_brought_back(app):
    async with app.run_test(size=(160, 50)) as pilot:
        await settled(pilot)
        await pilot.press("e")
        app.screen.query_one(TextArea).text = "Совсем иначе."
        await pilot.press("ctrl+s")
        await settled(pilot)
        assert f"as it came: {TARGET[0]}" in details(app)
        await pilot.press("O")
        assert app.screen.review.state.target == TARGET
        await settled(pilot)
        assert "as it came" not in details(app)
        await pilot.press("O")
        assert said(app) == ["The texts of this bead are as they came"]
        await pilot.press("z")
        assert app.screen.review.state.target[0] == "Совсем иначе."


async def test_a_comment_is_kept_marked_and_shown(app, book):
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.press("c")
        app.screen.query_one(Input).value = "Ә. Бөкейхан?"
        await pilot.press("enter")
        await settled(pilot)
        assert "Айгерім  Ә. Бөкейхан?" in details(app)
        assert "✎" in line(app, 0)
    again = QostilApp(SETTINGS, book)
    async with again.run_test() as pilot:
        await settled(pilot)
        assert "✎" in line(again, 0)
        await pilot.press("V")
        again.screen.query_one("#mark", Input).value = "comment"
        await pilot.press("enter")
        await settled(pilot)
        assert list(again.screen.query_one(BeadList).view) == [0]
    with Project.open(book) as project:
        (comment,) = project.comments.of(project.bitexts.entries()[0].id, range(1))
        assert (comment.author, comment.text) == ("Айгерім", "Ә. Бөкейхан?")


async def test_a_bead_without_a_source_takes_no_comment(app):
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.press("p", "down", "c")
        assert said(app) == ["Comments belong to source segments; this bead has none"]


async def test_a_bead_is_left_out_and_taken_in_again(app):
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.press("X")
        assert statuses(app) == ["excluded", "new", "new", "new"]
        assert app.screen.query_one(BeadList).cursor == 0
        assert "∅" in line(app, 0)
        assert "∅ 1" in str(app.screen.query_one("#progress", Static).render())
        await pilot.press("X")
        assert statuses(app)[0] == "draft"
        await pilot.press("z", "z")
        assert statuses(app)[0] == "new"
