"""Keys of services: from the environment, never in the settings, never in a message."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass

from workbench.errors import EngineSetUp, SettingsError

_VARIABLE = re.compile(r"[A-Z_][A-Z0-9_]{0,63}")


@dataclass(frozen=True, slots=True)
class Secret:
    """A key that is read from the environment each time it is needed; "" names no variable, and no key."""

    variable: str
    environment: Mapping[str, str] | None = None

    @classmethod
    def read(cls, variable: str, where: str) -> Secret:
        """The secret a setting names, under the key `where`.

        Raises SettingsError when it looks like the key itself, which is not repeated.
        """
        if variable and not _VARIABLE.fullmatch(variable):
            raise SettingsError(
                f"{where}: must be the name of an environment variable in capitals, such as OPENAI_API_KEY;"
                " a key itself does not belong into the settings"
            )
        return cls(variable)

    def value(self) -> str:
        """The key; "" when no variable is named. Raises EngineSetUp when the variable is not set."""
        if not self.variable:
            return ""
        found = self._environment.get(self.variable, "").strip()
        if not found:
            raise EngineSetUp(f"the environment variable {self.variable}, which holds the key, is not set")
        if not found.isascii() or not found.isprintable():
            raise EngineSetUp(f"the environment variable {self.variable} holds no usable key")
        return found

    def hidden_in(self, text: str) -> str:
        """A text in which the key is replaced by dots."""
        found = self._environment.get(self.variable, "").strip() if self.variable else ""
        return text.replace(found, "…") if found else text

    @property
    def _environment(self) -> Mapping[str, str]:
        return os.environ if self.environment is None else self.environment
