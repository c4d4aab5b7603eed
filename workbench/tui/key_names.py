"""The names of keys: which there are, which of them a terminal sends, and how they are read."""

from __future__ import annotations

import difflib
import re

from workbench.wording import _, mark

_NAMED = {
    "escape", "enter", "tab", "space", "backspace", "delete", "insert", "home", "end", "pageup", "pagedown",
    "up", "down", "left", "right", *(f"f{n}" for n in range(1, 25)),
}  # fmt: skip
_MARKS = {
    "/": "slash", "?": "question_mark", "!": "exclamation_mark", "'": "apostrophe", '"': "quotation_mark",
    "#": "number_sign", "$": "dollar_sign", "%": "percent_sign", "&": "ampersand", "(": "left_parenthesis",
    ")": "right_parenthesis", "*": "asterisk", "+": "plus", ",": "comma", "-": "minus", ".": "full_stop",
    ":": "colon", ";": "semicolon", "<": "less_than_sign", "=": "equals_sign", ">": "greater_than_sign",
    "@": "at", "[": "left_square_bracket", "\\": "backslash", "]": "right_square_bracket",
    "^": "circumflex_accent", "_": "underscore", "`": "grave_accent", "{": "left_curly_bracket",
    "|": "vertical_line", "}": "right_curly_bracket", "~": "tilde",
}  # fmt: skip
_MODIFIERS = ("ctrl", "shift", "alt", "super", "hyper", "meta")
_MOVING = {"up", "down", "left", "right", "home", "end", "insert", "delete", "pageup", "pagedown"}
_CONTROL_MARKS = {"at", "backslash", "right_square_bracket", "circumflex_accent", "underscore", "space"}
_SAME = {"ctrl+i": "tab", "ctrl+m": "enter", "ctrl+h": "backspace", "ctrl+left_square_bracket": "escape"}
_SHOWN = {
    "up": "↑", "down": "↓", "left": "←", "right": "→", "pageup": "PgUp", "pagedown": "PgDn", "escape": "esc",
    **{name: mark for mark, name in _MARKS.items()},
}  # fmt: skip


def key_of(written: str) -> str | None:
    """A key as the program calls it, from how a user may write it (`ctrl+E`, `?`); None for no key."""
    written = written.strip()
    *modifiers, key = ("", "+") if written in {"+", ""} else re.split(r"\+(?=.)", written)
    modifiers = [modifier.lower() for modifier in modifiers if modifier]
    if not written or any(modifier not in _MODIFIERS for modifier in modifiers):
        return None
    key = _MARKS.get(key, key)
    if len(key) > 1:
        key = key.lower()
        if key not in _NAMED and key not in _MARKS.values():
            return None
    elif modifiers:
        key = key.lower()
    elif not key.isprintable():
        return None
    ordered = [
        modifier for modifier in ("alt", "ctrl", "hyper", "meta", "super", "shift") if modifier in modifiers
    ]
    return "+".join((*ordered, key))


def nearest_key(written: str) -> str | None:
    """The key that a misspelt one may be meant for."""
    *modifiers, key = written.lower().split("+")
    parts = [difflib.get_close_matches(modifier, _MODIFIERS, n=1) for modifier in modifiers]
    names = [key] if key_of(key) else difflib.get_close_matches(key, [*_NAMED, *_MARKS.values()], n=1)
    if not all(parts) or not names:
        return None
    return "+".join((*(part[0] for part in parts), names[0]))


def why_lost(key: str) -> str:
    """Why a key may never arrive in a terminal, "" when it does.

    A terminal sends characters: control with a letter is one of 32 codes, so several keys share a code, and
    most other combinations have none; only terminals with the kitty keyboard protocol send them.
    """
    if key in _SAME:
        return _("a terminal sends it as {key}").format(key=_SAME[key])
    *modifiers, name = key.split("+")
    if {"super", "hyper", "meta"} & set(modifiers):
        return _(_RARE)
    if name in _MOVING or re.fullmatch(r"f\d+", name):
        return ""
    if "ctrl" in modifiers:
        plain = re.fullmatch(r"[a-z]", name) or name in _CONTROL_MARKS
        return "" if plain and modifiers == ["ctrl"] else _(_RARE)
    if "shift" in modifiers:
        return "" if name == "tab" and modifiers == ["shift"] else _(_RARE)
    return ""


_RARE = mark("few terminals send it")


def shown_key(key: str) -> str:
    """A key as it is read in the help: `?`, `↑`, `ctrl+e`."""
    *modifiers, name = key.split("+")
    return "+".join((*modifiers, _SHOWN.get(name, name)))
