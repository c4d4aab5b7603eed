"""What a user can do on the project screen."""

from __future__ import annotations

from functools import partial

from workbench.tui.actions import Action

_Project = partial(Action, place="project")

PROJECT_ACTIONS: tuple[Action, ...] = (
    _Project("open_text", "o", "Open", "Work at the text under the cursor, as enter does", "Texts", True),
    _Project("translate", "f5,t", "Translate", "Translate the text under the cursor", "Texts"),
    _Project("add_texts", "ctrl+a,a", "Add texts", "Add a source and its drafts", "Texts", True),
    _Project("export", "ctrl+e,e", "Export", "Write the approved pairs to a file", "Texts", True),
    _Project("take_back", "b", "Take back", "Take a reviewed XLIFF, TMX or table back", "Texts", True),
    _Project("report", "r", "Report", "Write these figures as a web page or a workbook", "Texts", True),
    _Project("attach", "m", "Attach", "Attach a memory (file or URL) to look things up in", "Memories", True),
    _Project("detach", "M", "Detach", "No longer use an attached memory", "Memories"),
    _Project("internal", "i", "Internal", "Count matches inside the texts, too, or not", "Figures"),
    _Project("count", "c", "Count", "Count everything again", "Figures"),
    _Project("page", "tab,right", "Turn", "The next table", "Figures", True),
    _Project("page_back", "shift+tab,left", "Turn back", "The table before", "Figures"),
    _Project("keys", "f2", "Keys", "Show every key at the foot, or the first ones", "View", True),
    _Project("theme", "f9", "Theme", "Dark, light, high contrast", "View"),
    _Project("help", "question_mark,f1", "Help", "Every key", "View", True),
    _Project("leave", "q,escape", "Back", "Back to where you came from", "View", True),
)
"""What can be done to a project, in the order of the help."""
