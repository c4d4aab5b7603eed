"""Keys as the user wants them: presets, keys of one's own, and what is wrong with them."""

from dataclasses import replace

import pytest
from textual.widgets import Input

from tests.tui.conftest import SETTINGS, settled
from workbench.errors import SettingsError
from workbench.settings import load_settings
from workbench.tui.app import QostilApp
from workbench.tui.bound import bound_keys
from workbench.tui.key_names import key_of, nearest_key, shown_key, why_lost
from workbench.tui.keymap import keymap, preset, presets
from workbench.tui.screens.dialogs import ReadingDialog
from workbench.tui.widgets.key_bar import KeyBar

DEFAULTS = {one.id: one.keys for one in bound_keys()}


def test_the_presets():
    assert presets() == ["memoq", "omegat", "qostil"]
    assert preset("qostil") == {}


@pytest.mark.parametrize("name", ["memoq", "omegat"])
def test_a_preset_names_actions_that_exist_and_has_no_clash_and_arrives(name):
    assert preset(name)
    assert [id_ for id_ in preset(name) if id_ not in DEFAULTS] == []
    assert keymap("qostil", preset(name)).warnings == ()


def test_the_keys_that_actions_are_declared_with_do_not_clash():
    alignment = {id_: keys for id_, keys in DEFAULTS.items() if id_.startswith("alignment.")}
    assert keymap("qostil", alignment).warnings == ()


@pytest.mark.parametrize(
    ("own", "said"),
    [
        ({"alignment.aprove": "b"}, "did you mean alignment.approve?"),
        ({"alignment.approve": "crtl+b"}, "did you mean ctrl+b?"),
        ({"alignment.approve": "pgup"}, "did you mean pageup?"),
        ({"alignment.approve": ""}, "there is no key ''"),
    ],
)
def test_what_does_not_exist_is_an_error_with_the_nearest(own, said):
    with pytest.raises(SettingsError, match=r"settings\.toml") as error:
        keymap("qostil", own)
    assert said in str(error.value)


def test_an_unknown_preset():
    with pytest.raises(SettingsError, match="did you mean omegat"):
        keymap("omega", {})


@pytest.mark.parametrize(
    ("own", "said"),
    [
        ({"alignment.approve": "e"}, "e is the key of both alignment.approve and alignment.edit_target"),
        ({"alignment.approve": "pagedown"}, "alignment.approve and beads.page_down"),
        ({"alignment.approve": "f6"}, "alignment.approve and app.memory"),
        ({"alignment.approve": "ctrl+shift+b"}, "few terminals send it"),
        ({"alignment.approve": "ctrl+i"}, "a terminal sends it as tab"),
    ],
)
def test_clashes_and_keys_that_never_arrive_are_said(own, said):
    (warning,) = keymap("qostil", own).warnings
    assert said in warning


@pytest.mark.parametrize(
    "own",
    [
        {"alignment.approve": "e", "alignment.edit_target": "a"},
        {"alignment.approve": "ctrl+enter,b"},
        {"memory.edit": "n"},
        {"cut.keep": "a,enter"},
    ],
)
def test_what_is_well_is_not_said(own):
    assert keymap("qostil", own).warnings == ()


def test_own_keys_stand_over_the_preset():
    assert keymap("omegat", {"alignment.approve": "f8"}).keys["alignment.approve"] == "f8"
    assert keymap("omegat", {"alignment.approve": "f8"}).keys["alignment.reject"] == "x,r"


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("?", "question_mark"), ("Ctrl+E", "ctrl+e"), ("E", "E"), ("shift+alt+Left", "alt+shift+left"),
        ("+", "plus"), ("ctrl++", "ctrl+plus"), ("PageUp", "pageup"), ("ә", "ә"), ("ctrl", None), ("", None),
    ],
)  # fmt: skip
def test_keys_as_users_write_them(written, key):
    assert key_of(written) == key


def test_names_and_what_arrives():
    assert nearest_key("esacpe") == "escape"
    assert nearest_key("nonsense") is None
    assert shown_key("question_mark") == "?"
    arrive = ["a", "A", "ctrl+e", "alt+e", "f12", "shift+tab", "ctrl+left", "ctrl+shift+up", "enter", "/"]
    assert [key for key in arrive if why_lost(key)] == []
    lost = ["ctrl+m", "ctrl+enter", "ctrl+1", "ctrl+shift+a", "super+a", "shift+enter", "ctrl+h"]
    assert [key for key in lost if not why_lost(key)] == []


def test_a_table_of_keys_in_the_settings(tmp_path):
    path = tmp_path / "settings.toml"
    path.write_text('keymap = "omegat"\n[keys]\nalignment.approve = "f8"\n"app.quit" = "alt+q"\n')
    assert load_settings(path).keys == {"alignment.approve": "f8", "app.quit": "alt+q"}
    path.write_text("[keys]\nalignment.approve = 5\n")
    with pytest.raises(SettingsError, match="keys must be a table"):
        load_settings(path)


async def test_the_keys_in_force_work_and_are_shown(book):
    settings = replace(SETTINGS, keymap="omegat", keys={"alignment.approve": "f10", "alignment.lock": "e"})
    app = QostilApp(settings, book)
    async with app.run_test(size=(120, 30)) as pilot:
        await settled(pilot)
        (said,) = [n.message for n in app._notifications]
        assert "alignment.lock" in said
        await pilot.press("f10", "r")
        assert [bead.status.value for bead in app.screen.review.bitext.beads][:2] == ["approved", "rejected"]
        assert "f10 Approve" in app.screen.query_one(KeyBar).render().plain
        helps = {c.title: c.help for c in app.get_system_commands(app.screen)}
        assert helps["Reject"].endswith("(x r)")
        await pilot.press("f1")
        await settled(pilot)
        assert isinstance(app.screen, ReadingDialog)
        assert "f10             Approve" in app.screen._content.plain


async def test_a_remapped_letter_is_still_typed_in_a_line(tmp_path):
    settings = replace(SETTINGS, keys={"memory.export": "t"})
    app = QostilApp(settings)
    async with app.run_test() as pilot:
        app.show_memory(str(tmp_path / "none.qtm"))
        await settled(pilot)
        await pilot.press("escape", "slash", "t")
        await settled(pilot)
        lines = app.screen.query("#text").results(Input)
        assert [line.value for line in lines] == ["t"]
