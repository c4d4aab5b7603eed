"""A kind of engine that settings can set up."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from workbench.suggest.engine import Engine
from workbench.suggest.engines.options import read_options

Options = TypeVar("Options")


@dataclass(frozen=True, slots=True)
class EngineKind(Generic[Options]):
    """A kind of engine: its name, what it is in a few words, its settings, and how it is opened.

    `options` is a frozen dataclass, see `read_options`; `opened` takes the engine's name and its options, and
    loads nothing heavy: models and connections wait for the first text.
    """

    name: str
    about: str
    options: type[Options]
    opened: Callable[[str, Options], Engine]

    def open(self, name: str, table: Mapping[str, object]) -> Engine:
        """An engine as a table of settings wants it. Raises SettingsError."""
        return self.opened(name, read_options(self.options, name, table))
