"""The settings of an engine: a frozen dataclass per kind of engine, read from a table.

A field's annotation is its type (str, int, float, bool, a tuple of strings, a mapping); a field without a
default must be given. `between` bounds a number.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, field, fields
from typing import TypeVar, get_type_hints

from workbench.errors import SettingsError

T = TypeVar("T")
Number = TypeVar("Number", int, float)

_LITERAL_SECRETS = frozenset(
    ("key", "api_key", "apikey", "api-key", "token", "access_token", "secret", "password", "authorization")
)


def between(default: Number, least: Number, most: Number) -> Number:
    """A dataclass field for a number that must lie between two others, both allowed."""
    made: Number = field(default=default, metadata={"between": (least, most)})
    return made


def read_options(kind: type[T], name: str, options: Mapping[str, object]) -> T:
    """The table `[engines.NAME]` as a kind's options; its key `kind` is left aside.

    Raises SettingsError naming the key, and the nearest known one for an unknown key.
    """
    known = {one.name: one for one in fields(kind)}  # type: ignore[arg-type]  # kind is a dataclass
    hints = get_type_hints(kind)
    given = {key: value for key, value in options.items() if key != "kind"}
    for key in given:
        if key not in known:
            raise SettingsError(_unknown(name, key, list(known)))
    for key, one in known.items():
        if key not in given and one.default is MISSING and one.default_factory is MISSING:
            raise SettingsError(f"engines.{name}: {key} is missing; it must be {_TYPES[hints[key]][0]}")
    return kind(**{key: _read(name, known[key], hints[key], value) for key, value in given.items()})


def nearest(word: str, known: list[str]) -> str:
    """A hint: the nearest known word, or all of them."""
    near = difflib.get_close_matches(word, known, n=1)
    return f"did you mean {near[0]}?" if near else f"known: {', '.join(known)}"


def _unknown(name: str, key: str, known: list[str]) -> str:
    if key.lower() in _LITERAL_SECRETS and "key_env" in known:
        return (
            f"engines.{name}: {key} does not belong into the settings; put it into an environment variable,"
            ' and name that: key_env = "THE_VARIABLE"'
        )
    return f"engines.{name}: unknown key {key}; {nearest(key, known)}"


def _read(name: str, one: Field[object], wanted: object, value: object) -> object:
    about, fits = _TYPES[wanted]
    if not fits(value):
        raise SettingsError(f"engines.{name}: {one.name} must be {about}, not {value!r}")
    if "between" in one.metadata:
        least, most = one.metadata["between"]
        if isinstance(value, int | float) and not least <= value <= most:
            raise SettingsError(
                f"engines.{name}: {one.name} must lie between {least} and {most}, not {value!r}"
            )
    return tuple(value) if isinstance(value, list) else value


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_texts(value: object) -> bool:
    return isinstance(value, list | tuple) and all(isinstance(item, str) for item in value)


_TYPES: Mapping[object, tuple[str, Callable[[object], bool]]] = {
    str: ("a text", lambda value: isinstance(value, str)),
    int: ("a whole number", lambda value: isinstance(value, int) and not isinstance(value, bool)),
    float: ("a number", _is_number),
    bool: ("true or false", lambda value: isinstance(value, bool)),
    tuple[str, ...]: ("a list of texts", _is_texts),
    Mapping[str, object]: ("a table", lambda value: isinstance(value, Mapping)),
}
