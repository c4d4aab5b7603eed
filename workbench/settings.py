"""The user's settings: a TOML file whose every key is known.

author = "Aigerim S."      name written into units and history; default: the login name
theme = "qostil-dark"      qostil-dark, qostil-light, qostil-contrast, qostil-contrast-light
bidi = "qostil"            who puts right-to-left letters in the order they are read: qostil, terminal
plain = false              for screen readers: no drawn signs, what is chosen said in words (true, false)
language = "auto"          of the screens: auto (as LC_ALL, LC_MESSAGES or LANG say), en, ru, kk
doubtful_below = 0.9       beads less sure than this are "doubtful" (0–1)
match_minimum = 70         fuzzy matches below this are not shown (50–100)
encoder = "folder/LaBSE"   a sentence encoder that helps the aligner, a folder or hub name; default: none
glossary = "terms.csv"     a glossary for every project: .csv, .tsv or .tbx; default: none
segmentation_rules = "my.srx"   SRX rules of your own, asked before the shipped ones; default: none
back_translator = "NAME"   an engine that translates candidates back, which helps to judge them; default: none
spelling = true            whether an installed Kazakh or Russian spelling dictionary helps (true, false)
keymap = "qostil"          keys as in another program: qostil, omegat, memoq

[keys]                     keys of your own over those; `qostil keys` lists the actions
alignment.approve = "a,f12"

[match_weights]            what a word of a match band is worth in new words, in stats --leverage (0–1)
75-84 = 0.6                101, repetitions, 100, 95-99, 85-94, 75-84, 50-74, none

[engines.NAME]             a translation engine; its keys are those of its kind
kind = "libretranslate"

[checks]                   which checks are made: see `workbench.checks`
profile = "full"           full, draft, delivery
"""

from __future__ import annotations

import difflib
import getpass
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path

from workbench.checks import profile_from
from workbench.errors import InputError, SettingsError
from workbench.locations import settings_file
from workbench.wording import AUTO, LANGUAGES

BIDI = ("qostil", "terminal")
THEMES = ("qostil-dark", "qostil-light", "qostil-contrast", "qostil-contrast-light")


def _login_name() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "translator"


@dataclass(frozen=True, slots=True)
class Settings:
    """What the user may set, with its defaults."""

    author: str = field(default_factory=_login_name)
    theme: str = THEMES[0]
    bidi: str = BIDI[0]
    plain: bool = False
    language: str = AUTO
    doubtful_below: float = 0.9
    match_minimum: int = 70
    glossary: str = ""
    encoder: str = ""
    segmentation_rules: str = ""
    spelling: bool = True
    back_translator: str = ""
    keymap: str = "qostil"
    keys: Mapping[str, str] = field(default_factory=dict)
    match_weights: Mapping[str, float] = field(default_factory=dict)
    engines: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    checks: Mapping[str, str] = field(default_factory=dict)


def load_settings(path: Path | None = None) -> Settings:
    """Read the settings file; a missing one gives the defaults.

    Raises SettingsError naming the file, the key and the nearest known key.
    """
    path = path or settings_file()
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Settings()
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"{path}: cannot be read as settings: {error}; mend or remove it") from error
    if "keys" in values:
        values["keys"] = flat_keys(values["keys"])
    for key, value in values.items():
        _check(path, key, value)
    return Settings(**values)


def flat_keys(table: object) -> object:
    """A table of keys by whole ids: TOML makes of `alignment.approve = …` a table within a table."""
    if not isinstance(table, dict):
        return table
    flat: dict[str, object] = {}
    for name, value in table.items():
        inner = flat_keys(value)
        flat |= (
            {f"{name}.{rest}": keys for rest, keys in inner.items()}
            if isinstance(inner, dict)
            else {name: inner}
        )
    return flat


def _check(path: Path, key: str, value: object) -> None:
    known = {f.name: f.type for f in fields(Settings)}
    if key not in known:
        near = difflib.get_close_matches(key, known, n=1)
        hint = f"did you mean {near[0]}?" if near else f"known keys: {', '.join(known)}"
        raise SettingsError(f"{path}: unknown key {key}; {hint}")
    if key == "engines":
        _check_tables(path, key, value)
        return
    if key == "checks":
        _check_checks(path, value)
        return
    if key == "keys":
        _check_keys(path, value)
        return
    if key == "match_weights":
        _check_weights(path, key, value)
        return
    allowed: dict[str, tuple[type, ...]] = {
        "str": (str,),
        "float": (int, float),
        "int": (int,),
        "bool": (bool,),
    }
    kind = str(known[key])
    if not isinstance(value, allowed[kind]) or isinstance(value, bool) is not (kind == "bool"):
        raise SettingsError(f"{path}: {key} must be of type {known[key]}, not {value!r}")
    if key == "bidi" and value not in BIDI:
        raise SettingsError(f"{path}: bidi must be one of {', '.join(BIDI)}, not {value!r}")
    if key == "theme" and value not in THEMES:
        raise SettingsError(f"{path}: theme must be one of {', '.join(THEMES)}, not {value!r}")
    if key == "language" and value not in (AUTO, *LANGUAGES):
        raise SettingsError(f"{path}: language must be one of {', '.join((AUTO, *LANGUAGES))}, not {value!r}")
    if key == "doubtful_below" and not 0 <= float(str(value)) <= 1:
        raise SettingsError(f"{path}: doubtful_below must lie between 0 and 1, not {value!r}")
    if key == "match_minimum" and not 50 <= int(str(value)) <= 100:
        raise SettingsError(f"{path}: match_minimum must lie between 50 and 100, not {value!r}")


def _check_tables(path: Path, key: str, value: object) -> None:
    if not isinstance(value, dict) or not all(isinstance(table, dict) for table in value.values()):
        raise SettingsError(f"{path}: {key} must be tables, each under a name: [{key}.NAME]")


def _check_checks(path: Path, value: object) -> None:
    """Raises SettingsError for a table of checks that names anything unknown."""
    if not isinstance(value, dict) or not all(isinstance(weight, str) for weight in value.values()):
        raise SettingsError(f'{path}: checks must be a table of texts: [checks], then profile = "full"')
    try:
        profile_from(value)
    except InputError as error:
        raise SettingsError(f"{path}: in [checks] {error}") from error


def _check_keys(path: Path, value: object) -> None:
    """Raises SettingsError for what is no table of keys; the workbench knows which actions there are."""
    if not isinstance(value, dict) or not all(isinstance(keys, str) for keys in value.values()):
        raise SettingsError(f'{path}: keys must be a table of texts: [keys], then alignment.approve = "a"')


def _check_weights(path: Path, key: str, value: object) -> None:
    if not isinstance(value, dict) or not all(map(_is_share, value.values())):
        raise SettingsError(f"{path}: {key} must be a table of numbers from 0 to 1, one for a match band")


def _is_share(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1
