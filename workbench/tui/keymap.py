"""The keys in force: a preset, over it the user's own, each checked before the workbench opens.

A preset is a file of the package, `data/keys-NAME.toml`: a table `[keys]` of binding ids and keys, as in the
settings. What a binding is called (`alignment.approve`) is listed by `qostil keys`.
"""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files

from workbench.errors import SettingsError
from workbench.locations import settings_file
from workbench.settings import flat_keys
from workbench.tui.bound import Bound, bound_keys, together
from workbench.tui.key_names import key_of, nearest_key, why_lost
from workbench.wording import _

DEFAULT = "qostil"
"""The preset that changes nothing."""

_PREFIX, _SUFFIX = "keys-", ".toml"


@dataclass(frozen=True, slots=True)
class Keymap:
    """Keys by binding id, several divided by commas, and what a user should know of them."""

    keys: Mapping[str, str]
    warnings: tuple[str, ...] = ()


def presets() -> list[str]:
    """The names of the presets."""
    names = [file.name for file in files("workbench.tui").joinpath("data").iterdir()]
    found = (name.removeprefix(_PREFIX).removesuffix(_SUFFIX) for name in names if name.startswith(_PREFIX))
    return sorted(found)


def preset(name: str) -> Mapping[str, str]:
    """The keys of a preset by binding id."""
    text = files("workbench.tui").joinpath("data", f"{_PREFIX}{name}{_SUFFIX}").read_text(encoding="utf-8")
    keys = flat_keys(tomllib.loads(text)["keys"])
    return keys if isinstance(keys, dict) else {}


def keymap(name: str, own: Mapping[str, str]) -> Keymap:
    """A preset with the user's own keys over it.

    Raises SettingsError for a preset, an id or a key that does not exist, with the nearest that does.
    """
    if name not in presets():
        raise SettingsError(_unknown("keymap", name, presets()))
    if name == DEFAULT and not own:
        return Keymap({})
    bound = {one.id: one for one in bound_keys()}
    for id_ in own:
        if id_ not in bound:
            raise SettingsError(_unknown("[keys] action", id_, list(bound)))
    mine = {id_: _normal(id_, keys) for id_, keys in own.items()}
    theirs = {id_: keys for id_, keys in preset(name).items() if id_ not in mine}
    in_force = {id_: theirs.get(id_, mine.get(id_, one.keys)) for id_, one in bound.items()}
    return Keymap({**theirs, **mine}, (*_lost(mine), *_clashes(mine, bound, in_force)))


def _normal(id_: str, written: str) -> str:
    """Keys as the program calls them, from those of a user."""
    keys = []
    for one in [","] if written.strip() == "," else written.split(","):
        key = key_of(one)
        if key is None:
            near = nearest_key(one.strip())
            hint = f"; did you mean {near}?" if near else "; write it like ctrl+e, f5, alt+left or x"
            raise SettingsError(f"{settings_file()}: [keys] {id_}: there is no key {one.strip()!r}{hint}")
        keys.append(key)
    return ",".join(keys)


def _lost(mine: Mapping[str, str]) -> list[str]:
    """A warning for each action none of whose keys arrives everywhere."""
    warnings = []
    for id_, keys in mine.items():
        reasons = [f"{key}: {why_lost(key)}" for key in keys.split(",") if why_lost(key)]
        if len(reasons) == len(keys.split(",")):
            warnings.append(
                _("[keys] {action} may not be reached: {reasons}. Give it another key too").format(
                    action=id_, reasons="; ".join(reasons)
                )
            )
    return warnings


def _clashes(mine: Mapping[str, str], bound: Mapping[str, Bound], in_force: Mapping[str, str]) -> list[str]:
    """A warning for each key of the user's that another action of the same screen has, too."""
    warnings = []
    for id_, keys in mine.items():
        for other, one in bound.items():
            both = set(keys.split(",")) & set(in_force[other].split(","))
            earlier = other in mine and list(mine).index(other) < list(mine).index(id_)
            if id_ != other and both and not earlier and together(bound[id_], one):
                named = ", ".join(sorted(both))
                warnings.append(
                    _("[keys] {keys} is the key of both {action} and {other}: give one another key").format(
                        keys=named, action=id_, other=other
                    )
                )
    return warnings


def _unknown(what: str, name: str, known: list[str]) -> str:
    near = difflib.get_close_matches(name, known, n=1)
    hint = f"did you mean {near[0]}?" if near else "qostil keys lists them"
    return f"{settings_file()}: unknown {what} {name}; {hint}"
