"""The tour on the demo, walked by keys."""

import pytest

from tests.tui.conftest import SETTINGS, settled
from workbench.services.demo import create_demo
from workbench.services.touring import tour_seen
from workbench.tui.app import QostilApp
from workbench.tui.screens.alignment import AlignmentScreen
from workbench.tui.tour_steps import STEPS
from workbench.tui.widgets.tour_panel import TourPanel


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    path = tmp_path_factory.mktemp("demo") / "demo.qostil"
    return create_demo(path)


@pytest.fixture
def demo(made, tmp_path, monkeypatch):
    """The demo's project, and a home in which no tour was seen."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("QOSTIL_HOME", str(tmp_path / "home"))
    for file in made.parent.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    return tmp_path / made.name


def said(app):
    """What the panel on the screen says."""
    return app.screen.query_one(TourPanel).content.plain


async def do(pilot, *keys):
    for key in keys:
        await pilot.press(key)
        await settled(pilot)


async def test_the_whole_way_by_keys(demo):
    app = QostilApp(SETTINGS, demo, tour=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert tour_seen()
        assert "Tour 1 of 7" in said(app)
        way = [["n"], ["m"], ["a"], ["f5"], ["alt+1"], ["f5", "F"]]
        for number, keys in enumerate(way):
            assert app.tour_step == number
            await do(pilot, *keys)
        assert app.tour_step == 6
        assert "Tour 7 of 7" in said(app)
        await do(pilot, "q", "ctrl+e")
        assert app.tour_step is None
        await do(pilot, "escape")
        assert isinstance(app.screen, AlignmentScreen)
        assert [screen for screen in app.screen_stack if screen.query(TourPanel)] == []


async def test_the_panel_hides_nothing_and_names_the_keys_in_force(demo):
    app = QostilApp(SETTINGS, demo, tour=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        screen = app.screen
        panel = screen.find_widget(screen.query_one(TourPanel)).region
        for one in ("BeadList", "#head", "#keys"):
            assert not screen.find_widget(screen.query_one(one)).visible_region.overlaps(panel)
        assert screen.query_one("BeadList").size.height >= 8
        assert "n goes to the next pair" in said(app)
        assert "alt+k skips" in said(app)


async def test_steps_are_skipped_by_key_and_by_click(demo):
    app = QostilApp(SETTINGS, demo, tour=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        beads = app.screen.review.bitext
        await do(pilot, "alt+k")
        assert app.tour_step == 1
        await pilot.click(TourPanel)
        await settled(pilot)
        assert app.tour_step == 2
        await do(pilot, *["alt+k"] * (len(STEPS) - 2))
        assert app.tour_step is None
        assert not app.screen.query(TourPanel)
        assert app.screen.review.bitext == beads


async def test_escape_leaves_at_any_time_and_a_dialog_first(demo):
    app = QostilApp(SETTINGS, demo, tour=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await do(pilot, "e", "escape")
        assert app.tour_step == 0
        await do(pilot, "f5")
        assert app.screen.query(TourPanel)
        await do(pilot, "escape")
        assert app.tour_step is None
        assert [screen for screen in app.screen_stack if screen.query(TourPanel)] == []


async def test_it_is_called_again_from_the_palette(demo):
    app = QostilApp(SETTINGS, demo)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert app.tour_step is None
        assert "Tour" in {command.title for command in app.get_system_commands(app.screen)}
        await do(pilot, "alt+k")
        assert "Tour 1 of 7" in said(app)


async def test_without_a_project_there_is_no_tour(demo):
    app = QostilApp(SETTINGS)
    async with app.run_test() as pilot:
        await settled(pilot)
        await do(pilot, "alt+k")
        assert app.tour_step is None
        assert any("demo" in str(one.message) for one in app._notifications)


async def test_the_demo_of_the_welcome_screen_begins_it_once(demo):
    for expected in (0, None):
        app = QostilApp(SETTINGS)
        async with app.run_test() as pilot:
            await settled(pilot)
            await do(pilot, "d")
            assert isinstance(app.screen, AlignmentScreen)
            assert app.tour_step == expected
