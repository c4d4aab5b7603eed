"""Every key, from the registry of actions."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from textual.content import Content

from workbench.tui.actions import ACTIONS, MOVES, Action

_NAMES = {"slash": "/", "question_mark": "?", "up": "↑", "down": "↓", "pageup": "PgUp", "pagedown": "PgDn"}
_WIDTH = 16

SYMBOLS = (
    "· new   ~ draft   ✓ approved   ✗ rejected   ■ locked\n"
    "● sure   ◐ fairly sure   ○ unsure   ? not known since you changed the bead\n"
    "! the checks object   1:2 one source segment, two target segments"
)


def help_text() -> Content:
    """The keys of the alignment screen by group, and what the symbols mean."""
    return keys_help((*ACTIONS, *MOVES), SYMBOLS)


def keys_help(shown: Iterable[Action], symbols: str) -> Content:
    """Keys by group, and what symbols mean."""
    parts: list[Content] = []
    for group, actions in groupby(shown, key=lambda action: action.group):
        parts.append(Content.styled(f"{group}\n", "bold $accent"))
        parts += [Content(f"  {keys_of(action).ljust(_WIDTH)}{action.tooltip}\n") for action in actions]
        parts.append(Content("\n"))
    parts.append(Content.styled("Symbols\n", "bold $accent"))
    parts.append(Content(symbols))
    return Content("").join(parts)


def keys_of(action: Action) -> str:
    """An action's keys as they are read."""
    return " ".join(_NAMES.get(key, key) for key in action.keys.split(","))
