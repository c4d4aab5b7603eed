"""A line for a file's path that is completed as in a shell."""

from __future__ import annotations

import os
from pathlib import Path

from textual import events
from textual.suggester import Suggester
from textual.widgets import Input

from corpus.nearest import nearest
from workbench.wording import _


class PathSuggester(Suggester):
    """Completes the last of the paths in a line, divided by commas where there may be several."""

    def __init__(self, *, several: bool = False) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._several = several

    async def get_suggestion(self, value: str) -> str | None:
        """The line, its last path completed by the first name that goes on like it; a folder ends in /."""
        typed = value.rpartition(",")[2].lstrip() if self._several else value
        before = value[: len(value) - len(typed)]
        start = typed.rpartition("/")[2]
        folder = typed[: len(typed) - len(start)]
        name = _first(Path(folder or ".").expanduser(), start) if typed else None
        return None if name is None else f"{before}{folder}{name}"


def _first(folder: Path, start: str) -> str | None:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        return None
    for entry in entries:
        if entry.name.startswith(start) and (start.startswith(".") or not entry.name.startswith(".")):
            return entry.name + ("/" if entry.is_dir() else "")
    return None


class PathInput(Input):
    """An input in which tab takes the completion that is shown, and goes on when none is."""

    def __init__(
        self,
        value: str = "",
        *,
        placeholder: str = "",
        several: bool = False,
        id: str | None = None,  # noqa: A002 - textual's name
    ) -> None:
        super().__init__(
            value,
            placeholder=placeholder,
            suggester=PathSuggester(several=several),
            id=id,
            select_on_focus=False,
        )

    def on_key(self, event: events.Key) -> None:
        """Take the completion."""
        at_end = self.cursor_position == len(self.value)
        if event.key == "tab" and at_end and len(self._suggestion) > len(self.value):
            event.prevent_default()
            event.stop()
            self.action_cursor_right()


def no_file(path: Path) -> str:
    """What is said of a file that is not there, with the one that may be meant."""
    meant = nearest(path)
    if meant is None:
        return _("there is no file {path}").format(path=path)
    return _("there is no file {path}; did you mean {meant}?").format(path=path, meant=meant)
