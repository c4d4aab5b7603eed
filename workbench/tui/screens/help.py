"""The keys of the screen that is shown, as they are in force now, and what its symbols mean."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby

from textual.content import Content

from workbench.tui.bound import Reached
from workbench.tui.key_names import shown_key
from workbench.wording import _, mark

_WIDTH = 16

SYMBOLS = mark(
    "· new   ~ draft   ✓ approved   ✗ rejected   ∅ excluded   ■ locked\n"
    "● sure   ◐ fairly sure   ○ unsure   ? not known since you changed the bead\n"
    "! the checks object   ✎ comment   ⇄ linked   ‡ anchored   1:2 one source segment, two target segments"
)


def keys_help(reached: Iterable[Reached], keymap: Mapping[str, str], symbols: str) -> Content:
    """Keys by group, and what symbols mean."""
    parts: list[Content] = []
    for group, those in groupby(reached, key=lambda one: one.group):
        parts.append(Content.styled(f"{group}\n", "bold $accent"))
        for one in those:
            keys = keys_of(one.keys(keymap))
            parts.append(Content(f"  {keys.ljust(_WIDTH - 1)} {one.explained}\n"))
        parts.append(Content("\n"))
    if symbols:
        parts += [Content.styled(_("Symbols") + "\n", "bold $accent"), Content(_(symbols))]
    return Content("").join(parts)


def keys_of(keys: str) -> str:
    """Keys as they are read."""
    return " ".join(shown_key(key) for key in keys.split(","))
