"""Keys that arrive in one burst, as over a slow line."""

from textual import events
from textual.pilot import Pilot

from tests.tui.conftest import settled, statuses


async def burst(pilot: Pilot, *keys: str):
    """All keys at once, without waiting for what any of them does."""
    for key in keys:
        name = {" ": "space"}.get(key, key)
        pilot.app.post_message(events.Key(name, key if len(key) == 1 else None))
    while pilot.app._line or not pilot.app._resting:
        await pilot.pause(0.01)
    await settled(pilot)


async def test_a_number_typed_ahead_of_its_dialog(app):
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await burst(pilot, "g", "1", "0", "backspace", "backspace", "3", "enter", "x")
        assert statuses(app) == ["new", "new", "rejected", "new"]


async def test_a_text_typed_ahead_and_kept(app):
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        before = app.screen.review.pair(0).target
        await burst(pilot, "e", "end", "left", "backspace", *"ab c", "enter", "down", "a")
        assert app.screen.review.pair(0).target == before[:-2] + "ab c" + before[-1]
        assert statuses(app) == ["draft", "approved", "new", "new"]


async def test_a_paste_waits_for_the_dialog_too(app):
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        app.post_message(events.Key("slash", "/"))
        app.post_message(events.Paste("1917"))
        await burst(pilot, "enter")
        assert app.screen._wanted == "1917"
