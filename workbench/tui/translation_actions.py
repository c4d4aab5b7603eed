"""Everything a user can do on the translation screen: the registry for its keys, footer, palette and help.

While one types, letters are text: every key is a control, alt or function key, and each that a terminal may
keep for itself has a twin.
"""

from __future__ import annotations

from workbench.tui.actions import Action


def _action(
    name: str,
    keys: str,
    description: str,
    tooltip: str,
    group: str,
    prominent: bool = False,
    argument: str = "",
) -> Action:
    return Action(
        name, keys, description, tooltip, group, prominent, argument, place="translation", priority=True
    )


CANDIDATES: tuple[Action, ...] = tuple(
    _action(
        "insert",
        f"alt+{number},ctrl+{number}",
        f"Candidate {number}",
        f"Take candidate {number} as the translation, or in place of what is selected",
        "Candidates",
        argument=str(number),
    )
    for number in range(1, 10)
)

TRANSLATION: tuple[Action, ...] = (
    _action(
        "approve",
        "enter,ctrl+enter,ctrl+j",
        "Approve",
        "Approve the translation, write it to the memory, go on to what needs work",
        "Decide",
        True,
    ),
    _action("reject", "alt+x", "Reject", "Reject the translation and go on", "Decide"),
    _action("fix", "alt+m", "Fix", "Mend the first finding that has an obvious remedy", "Decide"),
    _action(
        "propagate",
        "alt+p",
        "Repetitions",
        "Put the translation into every open segment with this source",
        "Decide",
    ),
    _action("next", "pagedown,ctrl+n,ctrl+down,alt+down", "Next", "The next segment", "Go", True),
    _action("previous", "pageup,ctrl+up,alt+up", "Previous", "The segment before", "Go", True),
    _action(
        "next_open",
        "ctrl+u,alt+u",
        "Needing work",
        "Go to the next segment that is neither approved nor rejected",
        "Go",
    ),
    _action("go_to", "ctrl+g", "Go to", "Go to a segment by its number", "Go"),
    _action("find", "ctrl+l", "Find", "Find a text on either side", "Go"),
    _action("find_next", "f3", "Find next", "Find the same text again", "Go"),
    _action("other_side", "tab,shift+tab", "Source", "Put the cursor into the source, or back", "Go"),
    _action(
        "cycle", "ctrl+r", "Candidate", "Take the best candidate; again, the next one", "Candidates", True
    ),
    *CANDIDATES,
    _action("insert_source", "alt+s", "Insert source", "Put the source text in", "Insert"),
    _action("insert_number", "alt+n", "Number", "Put in the next number of the source", "Insert"),
    _action("insert_term", "alt+t", "Term", "Put in the translation of the next term", "Insert"),
    _action("insert_tag", "alt+g", "Tag", "Put in the next formatting tag of the source", "Insert"),
    _action(
        "concordance",
        "ctrl+f,ctrl+k",
        "Concordance",
        "Look the selection or word up in the memory",
        "Look up",
        True,
    ),
    _action("dictionary", "alt+d", "Dictionary", "The word under the cursor in the dictionary", "Look up"),
    _action(
        "spelling", "alt+w,ctrl+t", "Spelling", "What an unknown word may be; add it to yours", "Look up"
    ),
    _action("comment", "alt+c", "Comment", "Add a comment to the segment", "Segment"),
    _action(
        "history", "alt+h", "History", "What became of the segment: who, when; bring a text back", "Segment"
    ),
    _action("undo", "ctrl+z", "Undo", "Take back what was typed, then what was done", "Segment"),
    _action("redo", "ctrl+y", "Redo", "Do it again", "Segment"),
    _action("save", "ctrl+s", "Save", "Keep the text as a draft now", "Segment"),
    _action("language", "alt+l", "Language", "The next language of the same source", "Project"),
    _action("bitexts", "ctrl+o", "Texts", "Choose another text of the project", "Project"),
    _action("export", "ctrl+e", "Export", "Write the approved pairs to a file", "Project"),
    _action("align", "f5", "Alignment", "Back to the alignment of this text", "View", True),
    _action("keys", "f2", "Keys", "Show every key at the foot, or the first ones", "View", True),
    _action("panel", "f4", "Panel", "Show or hide candidates, terms and comments", "View"),
    _action("theme", "f9", "Theme", "Dark, light, high contrast", "View"),
    _action("help", "f1", "Help", "Every key", "View", True),
)
"""What can be done to a translation, in the order of the help."""

ON_THE_BAR: tuple[Action, ...] = tuple(action for action in TRANSLATION if action.argument in ("", "1"))
"""What the key bar shows: of the nine candidates only the first."""
