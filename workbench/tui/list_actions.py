"""What a user can do on the screens that list something, and in their lists."""

from __future__ import annotations

from functools import partial

from workbench.tui.actions import Action

_Row = partial(Action, place="rows")
_Glossary = partial(Action, place="glossary")
_Candidate = partial(Action, place="candidates")
_Memory = partial(Action, place="memory")
_Finding = partial(Action, place="findings")

_VIEW = (
    ("details", "f4", "Details", "Show more or less of the row", "View", False),
    ("keys", "f2", "Keys", "Show every key at the foot, or the first ones", "View", True),
    ("theme", "f9", "Theme", "Dark, light, high contrast", "View", False),
    ("help", "question_mark,f1", "Help", "Every key", "View", True),
    ("leave", "q", "Leave", "Back to where you came from", "View", False),
)

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
    *(_Memory(*row) for row in _VIEW),
)
"""What can be done to a memory, in the order of the help."""

GLOSSARY_ACTIONS: tuple[Action, ...] = (
    _Glossary("find", "slash", "Search", "Type what to search for; enter goes to the list", "Find", True),
    _Glossary("narrow", "f", "Filter", "Only entries of a language, status, domain", "Find", True),
    _Glossary("back", "escape", "All", "No longer search, then no longer filter", "Find"),
    _Glossary("add", "n", "New", "Add an entry", "Change", True),
    _Glossary("edit", "e", "Edit", "Edit terms, forms, status, notes", "Change", True),
    _Glossary("mark", "space", "Mark", "Mark the entry and go on", "Change"),
    _Glossary("mark_all", "a", "Mark all", "Mark all entries that are listed, or none", "Change"),
    _Glossary("delete", "x,delete", "Delete", "Delete the marked entries, or this one", "Change", True),
    _Glossary("undo", "z,ctrl+z", "Undo", "Take the last change back", "Change", True),
    _Glossary("dedupe", "d", "Duplicates", "Join the entries of one concept", "Whole"),
    _Glossary("extract", "c", "Candidates", "Terms that approved pairs suggest", "Whole", True),
    _Glossary("import", "i", "Import", "Take in a file: csv, tsv, tbx", "Whole", True),
    _Glossary("export", "ctrl+e", "Export", "Write csv, tsv or tbx", "Whole", True),
    _Glossary("attach", "p", "Attach", "Use the glossary in the project, or no longer", "Whole"),
    _Glossary("other", "o", "Open", "Open another glossary", "Whole"),
    *(_Glossary(*row) for row in _VIEW),
)
"""What can be done to a glossary, in the order of the help."""

CANDIDATE_ACTIONS: tuple[Action, ...] = (
    _Candidate("accept", "a,space", "Accept", "Accept the candidate and go on", "Decide", True),
    _Candidate("reject", "x", "Reject", "Reject the candidate and go on", "Decide", True),
    _Candidate("edit", "e", "Edit", "Mend the terms and accept them", "Decide", True),
    _Candidate("accept_above", "A", "Accept sure", "Accept all that are sure enough", "Decide", True),
    _Candidate("take", "ctrl+s", "Take over", "Put what is accepted into the glossary", "Decide", True),
    _Candidate("find", "slash", "Search", "Type what to search for; enter goes to the list", "Find"),
    _Candidate("back", "escape", "All", "No longer search", "Find"),
    *(_Candidate(*row) for row in _VIEW),
)
"""What can be done to term candidates, in the order of the help."""

FINDING_ACTIONS: tuple[Action, ...] = (
    _Finding("find", "slash", "Search", "Type a text; enter goes to the list", "Find"),
    _Finding("rule", "r", "Rule", "Only what one rule found", "Find", True),
    _Finding("severity", "s", "Weight", "Only errors, errors and warnings, all, in turn", "Find", True),
    _Finding("ignored", "h", "Ignored", "Show what is ignored, too, or no longer", "Find"),
    _Finding("scope", "p", "Scope", "The findings of this text, or of the whole project", "Find"),
    _Finding("back", "escape", "All", "No longer search and narrow; then back", "Find"),
    _Finding("ignore", "i", "Ignore", "Ignore the finding for a reason, or no longer", "Change", True),
    _Finding("fix", "x", "Fix", "Make the fix, where there is one (*)", "Change", True),
    _Finding("fix_all", "X", "Fix all", "Make all fixes of this rule that are listed", "Change"),
    _Finding("edit", "e", "Edit", "Edit the target text", "Change", True),
    _Finding("undo", "z,ctrl+z", "Undo", "Take the last action in the text back", "Change", True),
    *(_Finding(*row) for row in _VIEW),
)
"""What can be done about findings, in the order of the help."""
