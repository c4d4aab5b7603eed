"""Where Qostil keeps what belongs to the user and to no project."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs

HOME_VARIABLE = "QOSTIL_HOME"
"""Environment variable that moves all of it into one folder."""


def config_folder() -> Path:
    """The folder of the settings file."""
    return _home() or platformdirs.user_config_path("qostil", appauthor=False)


def state_folder() -> Path:
    """The folder of what may be forgotten without harm: recent projects."""
    return _home() or platformdirs.user_state_path("qostil", appauthor=False)


def models_folder() -> Path:
    """The folder of fetched and converted translation models."""
    home = _home()
    return home / "models" if home else platformdirs.user_data_path("qostil", appauthor=False) / "models"


def settings_file() -> Path:
    """The settings, TOML; need not exist."""
    return config_folder() / "settings.toml"


def recent_file() -> Path:
    """The list of recent projects, one path a line, newest first; need not exist."""
    return state_folder() / "recent.txt"


def words_file(lang: str) -> Path:
    """The user's own words of a language, one a line; need not exist."""
    return config_folder() / f"words.{lang}.txt"


def samples_folder() -> Path:
    """The sample texts that ship with Qostil."""
    return Path(__file__).parent / "samples"


def _home() -> Path | None:
    home = os.environ.get(HOME_VARIABLE)
    return Path(home) if home else None
