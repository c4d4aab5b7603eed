"""Every screen is drawn in two themes and two sizes: a list of all, and the dialogs no other test draws."""

import importlib
import pkgutil
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest
from textual.screen import Screen

import workbench.tui
from tests.tui.conftest import LOOKS, SETTINGS, settled
from workbench.services.progress import Progress
from workbench.tui.app import QostilApp
from workbench.tui.screens.busy import BusyScreen
from workbench.tui.screens.dialogs import ConfirmDialog, PromptDialog
from workbench.tui.screens.progressing import ProgressDialog

SIZES = {"80x24": (80, 24), "160x50": (160, 50)}
DRAWINGS = Path(__file__).parent / "__snapshots__"
DRAWN = {
    "AddTermDialog": "test_list_screens/test_adding_a_term",
    "AlignmentScreen": "test_screens/test_alignment_screens[alignment",
    "ApproveDialog": "test_screens/test_alignment_screens[approve-all",
    "BusyScreen": "test_every_screen/test_dialogs[busy",
    "CandidatesScreen": "test_list_screens/test_glossary_screens[glossary-candidates",
    "ChoiceDialog": "test_screens/test_alignment_screens[texts",
    "ConcordanceDialog": "test_screens/test_translation_screens[concordance",
    "ConfirmDialog": "test_every_screen/test_dialogs[confirm",
    "CutScreen": "test_screens/test_alignment_screens[cut",
    "EditDialog": "test_screens/test_alignment_screens[edit",
    "EditUnitDialog": "test_list_screens/test_memory_screens[memory-edit",
    "EmptyScreen": "test_screens/test_empty_screens",
    "EntryDialog": "test_list_screens/test_glossary_screens[glossary-entry",
    "ExportDialog": "test_screens/test_alignment_screens[export",
    "FindingsScreen": "test_findings_screen/test_findings_screens[findings-qostil",
    "FormDialog": "test_list_screens/test_memory_screens[memory-filter",
    "GlossaryScreen": "test_list_screens/test_glossary_screens[glossary-qostil",
    "InsideCutScreen": "test_every_screen/test_dialogs[cut-inside",
    "JumpScreen": "test_every_screen/test_dialogs[jump",
    "MemoryScreen": "test_list_screens/test_memory_screens[memory-qostil",
    "ProgressDialog": "test_every_screen/test_dialogs[progress",
    "ProjectScreen": "test_project_screen/test_project_screens[project-",
    "PromptDialog": "test_every_screen/test_dialogs[prompt",
    "ReadingDialog": "test_screens/test_alignment_screens[help",
    "RepairsScreen": "test_screens/test_alignment_screens[as-read",
    "TextsDialog": "test_screens/test_welcome_screens[new-project",
    "TranslationScreen": "test_screens/test_translation_screens[translation",
    "WelcomeScreen": "test_screens/test_welcome_screens[welcome",
}
"""Where each screen is drawn: the test's file and the beginning of its name."""


def screens():
    """The names of all screens that are shown, those that others are made of left out."""
    for module in pkgutil.walk_packages(workbench.tui.__path__, "workbench.tui."):
        importlib.import_module(module.name)
    waiting, found = [Screen], set()
    while waiting:
        below = set(waiting.pop().__subclasses__()) - found
        found |= below
        waiting += below
    ours = (one for one in found if one.__module__.startswith("workbench."))
    return {one.__name__ for one in ours if not one.__subclasses__()}


def test_every_screen_is_drawn():
    assert screens() == set(DRAWN)
    missing = [
        name
        for name, (theme, size) in product(DRAWN, product(LOOKS, SIZES))
        if not [
            drawing
            for drawing in (DRAWINGS / DRAWN[name].split("/")[0]).iterdir()
            if drawing.name.startswith(DRAWN[name].split("/")[1])
            and theme in drawing.name
            and size in drawing.name
        ]
    ]
    assert missing == []


DIALOGS = {
    "busy": lambda: BusyScreen("Opening essay.qostil …", leave=True),
    "confirm": lambda: ConfirmDialog("essay.tmx exists. Replace it?", "Replace"),
    "prompt": lambda: PromptDialog("Open a memory", "memory.qtm", path=True),
    "progress": lambda: ProgressDialog(list),
}
MAIN = {"alignment": [], "translation": ["f5"], "findings": ["F"], "project": ["f8"], "help": ["f1"]}
KEYS = {"cut-inside": "K", "jump": "semicolon"}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("theme", LOOKS)
@pytest.mark.parametrize("screen", [*DIALOGS, *KEYS])
def test_dialogs(snap_compare, monkeypatch, book, screen, theme, size):
    step = ProgressDialog.Stepped(Progress("aligning", 2, 3))
    monkeypatch.setattr(ProgressDialog, "labour", lambda dialog: dialog.post_message(step))

    async def before(pilot):
        await settled(pilot)
        if screen in DIALOGS:
            pilot.app.push_screen(DIALOGS[screen]())
        else:
            await pilot.press(KEYS[screen])
        await settled(pilot)

    app = QostilApp(replace(SETTINGS, theme=theme), book)
    assert snap_compare(app, terminal_size=SIZES[size], run_before=before)


@pytest.mark.parametrize("theme", ["qostil-contrast", "qostil-contrast-light"])
@pytest.mark.parametrize("screen", MAIN)
def test_main_screens_in_high_contrast(snap_compare, monkeypatch, book, screen, theme):
    monkeypatch.setattr("workbench.tui.screens.translation._line", lambda version: version.text)

    async def before(pilot):
        await settled(pilot)
        await pilot.press(*MAIN[screen])
        await settled(pilot)

    app = QostilApp(replace(SETTINGS, theme=theme), book)
    assert snap_compare(app, terminal_size=(80, 24), run_before=before)
