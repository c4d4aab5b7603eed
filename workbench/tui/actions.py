"""Everything a user can do on the alignment screen: one registry for keys, footer, palette and help."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from textual.binding import Binding, BindingType

from workbench.wording import key_name


@dataclass(frozen=True, slots=True)
class Action:
    """An action: its id is what a keymap remaps, `name` the method `action_NAME` that does it.

    The key bar shows the `prominent` ones before all others, and the `rare` ones last;
    `place` is who does it. With `priority` its keys come before those of what is typed into.
    """

    name: str
    keys: str
    description: str
    tooltip: str
    group: str
    prominent: bool = False
    argument: str = ""
    place: str = "alignment"
    priority: bool = False
    rare: bool = False

    @property
    def id(self) -> str:
        """The binding's id."""
        return f"{self.place}.{self.description.lower().replace(' ', '_') if self.argument else self.name}"

    @property
    def label(self) -> str:
        """The description in the language that is shown."""
        return key_name(self.description)

    @property
    def call(self) -> str:
        """What a screen runs to do it."""
        return f"app.{self.name}" if self.place == "app" else self.name

    def binding(self) -> Binding:
        """The action as a key binding."""
        return Binding(
            self.keys,
            f"{self.name}({self.argument})" if self.argument else self.name,
            self.description,
            show=False,
            id=self.id,
            tooltip=self.tooltip,
            group=Binding.Group(self.group),
            priority=self.priority,
        )


ACTIONS: tuple[Action, ...] = (
    Action(
        "approve", "enter,a", "Approve", "Approve the pair, write it to the memory, go on", "Decide", True
    ),
    Action("reject", "x", "Reject", "Reject the pair and go on", "Decide"),
    Action(
        "exclude",
        "X",
        "Exclude",
        "Leave the bead out of memory, exports, checks and figures, or take it in again",
        "Decide",
        rare=True,
    ),
    Action("lock", "l", "Lock", "Lock or unlock the shape of the bead", "Decide"),
    Action(
        "approve_screen",
        "S",
        "Approve screen",
        "Approve the pairs in sight, once you know how many",
        "Decide",
    ),
    Action("approve_above", "A", "Approve all sure", "Approve every pair shown above a confidence", "Decide"),
    Action("merge", "m", "Merge", "Merge with the next bead; pairs what is unpaired", "Shape", True),
    Action("merge_up", "M", "Merge up", "Merge with the bead before", "Shape"),
    Action("split", "s", "Split", "Cut the bead in two", "Shape", True),
    Action("split_inside", "K", "Cut inside", "Cut the bead at points inside its texts", "Shape", rare=True),
    Action("unpair", "p", "Unpair", "Take the pair apart", "Shape"),
    Action("target_up", "u", "Target up", "Move the first target segment to the bead before", "Shape"),
    Action("target_down", "d", "Target down", "Move the last target segment to the next bead", "Shape"),
    Action(
        "source_up", "U", "Source up", "Move the first source segment to the bead before", "Shape", rare=True
    ),
    Action(
        "source_down", "D", "Source down", "Move the last source segment to the next bead", "Shape", rare=True
    ),
    Action(
        "realign",
        "w",
        "Realign",
        "Align anew between the decided beads around; these stay and teach",
        "Shape",
    ),
    Action(
        "anchor",
        "h",
        "Anchor",
        "Take a source segment; then, at its translation, anchor it there",
        "Shape",
        rare=True,
    ),
    Action("link", "L", "Link", "Say that the counterpart stands in another bead", "Shape", rare=True),
    Action("untie", "H", "Untie", "Take the bead's anchors and links away", "Shape", rare=True),
    Action("realign_rest", "W", "Realign rest", "Align all undecided beads anew", "Shape"),
    Action("edit_target", "e", "Edit", "Edit the target text", "Text", True),
    Action("edit_source", "E", "Edit source", "Edit the source text", "Text", rare=True),
    Action("insert", "i", "Insert", "Put in the translation that the draft lacks", "Text", rare=True),
    Action("restore", "O", "As it came", "Bring back the bead's texts as they came", "Text", rare=True),
    Action("comment", "c", "Comment", "Add a comment to the bead", "Text"),
    Action("dictionary", "o", "Dictionary", "The words of the Kazakh text in the dictionary", "Text"),
    Action("original", "r", "Repairs", "The repairs of the source, to be looked at and flipped", "Text"),
    Action("translate", "f5", "Translate", "Translate this text, segment by segment", "Text", True),
    Action("next_doubtful", "n", "Doubtful", "Go to the next doubtful bead", "Go", True),
    Action("previous_doubtful", "N", "Doubtful back", "Go to the doubtful bead before", "Go"),
    Action(
        "next_undecided", "t", "Undecided", "Go to the next bead that is neither approved nor rejected", "Go"
    ),
    Action("next_finding", "f", "Finding", "Go to the next undecided bead the checks object to", "Go", True),
    Action("findings", "F", "Findings", "All findings, to be fixed or ignored", "Go"),
    Action("filter", "V", "Filter", "Show some beads only: by status, type, confidence, text …", "Go"),
    Action("risk", "G", "Least sure first", "The order of risk, or that of the text", "Go"),
    Action("follow_link", "J", "Linked", "Go to the bead that this one is linked with", "Go", rare=True),
    Action("go_to", "g", "Go to", "Go to a bead by its number", "Go"),
    Action("find", "slash", "Find", "Find a text on either side", "Go"),
    Action("find_next", "f3", "Find next", "Find the same text again", "Go", rare=True),
    Action("language", "v", "Language", "The next draft of the same source, at the same place", "Go"),
    Action("bitexts", "ctrl+o", "Texts", "Choose another text of the project", "Go"),
    Action("undo", "z,ctrl+z", "Undo", "Take the last action back", "Change", True),
    Action("redo", "y,ctrl+y", "Redo", "Do it again", "Change"),
    Action("add_texts", "ctrl+a", "Add texts", "Add a source and its drafts to the project", "Project"),
    Action("export", "ctrl+e", "Export", "Write the approved pairs to a file", "Project", True),
    Action("keys", "f2", "Keys", "Show every key at the foot, or the first ones", "View", True),
    Action("columns", "3", "Columns", "Another draft of the source beside this one", "View", rare=True),
    Action("details", "f4", "Details", "Show or hide reasons, findings and matches", "View"),
    Action("theme", "f9", "Theme", "Dark, light, high contrast", "View"),
    Action("help", "question_mark,f1", "Help", "Every key", "View", True),
    Action("leave", "q", "Leave", "Back to the welcome screen", "View"),
)
"""What can be done to a review, in the order of the help."""

MOVES: tuple[Action, ...] = (
    Action("move", "up,k", "Up", "The bead before", "Move", argument="-1", place="beads"),
    Action("move", "down,j", "Down", "The next bead", "Move", argument="1", place="beads"),
    Action("page", "pageup", "Page up", "A screen up", "Move", argument="-1", place="beads"),
    Action("page", "pagedown,space", "Page down", "A screen down", "Move", argument="1", place="beads"),
    Action("edge", "home", "First", "The first bead", "Move", argument="0", place="beads"),
    Action("edge", "end", "Last", "The last bead", "Move", argument="1", place="beads"),
    Action(
        "unmark",
        "escape",
        "Unmark",
        "No longer mark what was found; then show all",
        "Move",
        place="beads",
    ),
)
"""How one goes about in the list of beads."""


TOOLS: tuple[Action, ...] = (
    Action("memory", "f6", "Memory", "Search and mend the memory", "Tools", place="app"),
    Action("glossary", "f7", "Glossary", "Search and edit the terms", "Tools", place="app"),
    Action("add_term", "f12", "Add term", "Add a term of this pair to the glossary", "Tools", place="app"),
    Action("project", "f8", "Project", "Progress, matches and memories of the project", "Tools", place="app"),
)
"""What is at hand on every screen; the app does it."""


JUMP = Action(
    "jump",
    "semicolon,alt+j,ctrl+underscore",
    "Jump",
    "Letters on all one can go to; typing them goes there",
    "Tools",
    place="app",
    priority=True,
)
"""Jump mode, over every screen and dialog; while one types, the semicolon is text."""


TOUR = Action(
    "tour",
    "alt+k",
    "Tour",
    "Take the tour of Qostil; on it, the next step",
    "Tools",
    place="app",
    priority=True,
)
"""The tour, from every screen."""

COPYING: tuple[Action, ...] = (
    Action(
        "copy",
        "ctrl+c",
        "Copy",
        "Copy what is selected, else the translation you are at, to the clipboard",
        "Clipboard",
        place="app",
    ),
    Action("copy_source", "alt+y", "Copy source", "Copy the source text", "Clipboard", place="app"),
)
"""What is copied from every screen that shows a pair; the terminal's own paste brings it elsewhere."""


def key_bar(actions: Iterable[Action] = ACTIONS) -> list[Action]:
    """The actions in the order in which the key bar shows them, the tools after them."""
    return sorted((*actions, *TOOLS), key=lambda action: (action.rare, not action.prominent))


def bindings(actions: Iterable[Action] = ACTIONS) -> list[BindingType]:
    """The actions as key bindings."""
    return [action.binding() for action in actions]
