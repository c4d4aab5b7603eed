"""What a user can do on the screens of memories and glossaries, and in their lists."""

from __future__ import annotations

from functools import partial

from workbench.tui.actions import Action

_Row = partial(Action, place="rows")
_Memory = partial(Action, place="memory")

ROW_MOVES: tuple[Action, ...] = (
    _Row("move", "up,k", "Up", "The row before", "Move", argument="-1"),
    _Row("move", "down,j", "Down", "The next row", "Move", argument="1"),
    _Row("page", "pageup", "Page up", "A screen up", "Move", argument="-1"),
    _Row("page", "pagedown", "Page down", "A screen down", "Move", argument="1"),
    _Row("edge", "home", "First", "The first row", "Move", argument="0"),
    _Row("edge", "end", "Last", "The last row", "Move", argument="1"),
    _Row("open", "enter", "Open", "Open the row", "Move"),
)
"""How one goes about in a list of rows."""

MEMORY_ACTIONS: tuple[Action, ...] = (
    _Memory("find", "slash", "Search", "Type what to search for; enter goes to the list", "Find", True),
    _Memory("mode", "m,ctrl+t", "Where", "Search either text, source, target, or fuzzily", "Find", True),
    _Memory("narrow", "f", "Filter", "Only units of a person, project, status, time …", "Find", True),
    _Memory("back", "escape", "All", "No longer search, then no longer filter", "Find"),
    _Memory("edit", "e", "Edit", "Edit the texts of the unit", "Change", True),
    _Memory("mark", "space", "Mark", "Mark the unit and go on", "Change"),
    _Memory("mark_all", "a", "Mark all", "Mark all units that are listed, or none", "Change"),
    _Memory("delete", "x,delete", "Delete", "Delete the marked units, or this one", "Change", True),
    _Memory("undo", "z,ctrl+z", "Undo", "Take the last change to the memory back", "Change", True),
    _Memory("replace", "r", "Replace", "Replace a text in all units of the filter", "Whole"),
    _Memory("dedupe", "d", "Duplicates", "Merge units whose texts are the same", "Whole"),
    _Memory("import", "i", "Import", "Take in a file: TMX, XLIFF, PO, csv, tsv, xlsx", "Whole", True),
    _Memory("export", "ctrl+e", "Export", "Write marked, found or filtered units as TMX", "Whole", True),
    _Memory("merge", "M", "Merge", "Take over the units of another memory", "Whole"),
    _Memory("figures", "s", "Figures", "What the memory holds, in figures", "Whole"),
    _Memory("other", "o", "Open", "Open another memory by its file or URL", "Whole"),
    _Memory("details", "f4", "Details", "Show more or less of the unit", "View"),
    _Memory("keys", "f2", "Keys", "Show every key at the foot, or the first ones", "View", True),
    _Memory("theme", "f9", "Theme", "Dark or light", "View"),
    _Memory("help", "question_mark,f1", "Help", "Every key", "View", True),
    _Memory("leave", "q", "Leave", "Back to where you came from", "View"),
)
"""What can be done to a memory, in the order of the help."""
