"""Packages that hand names on, and import what they stand in when one of them is asked for (PEP 562)."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from importlib import import_module


def handed_on(package: str, places: Mapping[str, str]) -> Callable[[str], object]:
    """The `__getattr__` of a package: `places` maps its modules, relative to it, to the names they hold.

    A name that is also a module's would hide it: do not hand such a name on.
    """
    homes = {name: f"{package}.{module}" for module, names in places.items() for name in names.split()}

    def found(name: str) -> object:
        if name not in homes:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        value = getattr(import_module(homes[name]), name)
        setattr(sys.modules[package], name, value)
        return value

    return found
