"""Every key binding of the workbench, found where it is declared: screens, lists and dialogs, old and new."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from pkgutil import walk_packages

from textual.app import App
from textual.binding import Binding
from textual.dom import DOMNode
from textual.screen import ModalScreen, Screen

from workbench.wording import _, key_name, mark

EVERYWHERE, HERE = mark("Everywhere"), mark("Here")
"""The groups of the app's own keys, and of keys that are in no group."""

_PACKAGE = "workbench.tui"


@dataclass(frozen=True, slots=True)
class Bound:
    """A binding: its id, its default keys divided by commas, what it does, and who owns it."""

    id: str
    keys: str
    description: str
    tooltip: str
    owners: tuple[type[DOMNode], ...]


def bound_keys() -> list[Bound]:
    """All bindings with an id, in the order of their declaration; the same id of several owners is one."""
    found: dict[str, Bound] = {}
    for owner, binding in declared_bindings():
        if binding.id:
            known = found.get(binding.id)
            owners = (*known.owners, owner) if known else (owner,)
            found[binding.id] = Bound(binding.id, binding.key, binding.description, binding.tooltip, owners)
    return list(found.values())


def declared_bindings() -> Iterator[tuple[type[DOMNode], Binding]]:
    """Every binding with the class that declares it, in the order of their declaration."""
    for owner in _owners():
        for binding in vars(owner).get("BINDINGS", ()):
            if isinstance(binding, Binding):
                yield owner, binding


def together(one: Bound, other: Bound) -> bool:
    """Whether two bindings can be reached at the same time and do different things."""
    if one.description == other.description:
        return False
    return any(_meet(a, b) or _meet(b, a) for a in one.owners for b in other.owners)


def _meet(inner: type[DOMNode], outer: type[DOMNode]) -> bool:
    """Whether `inner` stands within `outer`, or is of its kind."""
    if issubclass(inner, outer):
        return True
    if issubclass(outer, App):
        return not issubclass(inner, ModalScreen)
    if not issubclass(outer, Screen) or issubclass(inner, Screen | App):
        return False
    modules = {kind.__module__ for kind in outer.__mro__ if kind.__module__.startswith(_PACKAGE)}
    return any(vars(sys.modules[module]).get(inner.__name__) is inner for module in modules)


def _owners() -> Iterator[type[DOMNode]]:
    for module in sorted(
        info.name for info in walk_packages(import_module(_PACKAGE).__path__, f"{_PACKAGE}.")
    ):
        for kind in vars(import_module(module)).values():
            if isinstance(kind, type) and issubclass(kind, DOMNode) and kind.__module__ == module:
                yield kind


@dataclass(frozen=True, slots=True)
class Reached:
    """A binding that can be reached on a screen, and the screen, widget or app that does it.

    Its words are in the language that is shown.
    """

    binding: Binding
    node: DOMNode

    @property
    def group(self) -> str:
        """What it is listed under."""
        if isinstance(self.node, App):
            return _(EVERYWHERE)
        return _(self.binding.group.description if self.binding.group else HERE)

    @property
    def name(self) -> str:
        """What it is called."""
        return key_name(self.binding.description)

    @property
    def explained(self) -> str:
        """What it does, in a line."""
        return _(self.binding.tooltip) if self.binding.tooltip else self.name

    def keys(self, keymap: Mapping[str, str]) -> str:
        """Its keys in force, divided by commas."""
        return keymap.get(self.binding.id or "", self.binding.key)


def reached(screen: Screen[object]) -> list[Reached]:
    """What the keys of a screen do: its own, those of its lists, those of the app; each group together.

    Keys that a line to type in takes for itself are among them, as the help and the palette do not type.
    """
    nodes: list[DOMNode] = [screen, *screen.focus_chain, screen.app]
    found: dict[str, Reached] = {}
    for node in nodes:
        for binding in _declared(node):
            name = binding.action.partition("(")[0].rpartition(".")[2]
            hidden = isinstance(node, App) and (
                (isinstance(screen, ModalScreen) and not binding.priority)
                or any(one.binding.description == binding.description for one in found.values())
            )
            if binding.id and not hidden and node.check_action(name, ()) is not False:
                found.setdefault(binding.id, Reached(binding, node))
    groups = list(dict.fromkeys(one.group for one in found.values()))
    return sorted(found.values(), key=lambda one: groups.index(one.group))


def _declared(node: DOMNode) -> Iterator[Binding]:
    for kind in reversed(type(node).__mro__):
        yield from (one for one in vars(kind).get("BINDINGS", ()) if isinstance(one, Binding))
