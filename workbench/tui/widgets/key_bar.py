"""The keys of a screen on its last line: as many as there is room for, the first ones first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.screen import Screen
from textual.widget import Widget

from workbench.tui.actions import Action

_APART = 2


@dataclass(frozen=True, slots=True)
class KeyName:
    """An action as the bar shows it, its key as it is mapped now."""

    action: Action
    key: str

    @property
    def width(self) -> int:
        """Its width in cells."""
        return cell_len(self.key) + 1 + cell_len(self.action.label)

    @property
    def content(self) -> Content:
        """What stands in the bar."""
        return Content.assemble((self.key, "bold $accent"), " ", self.action.label)


class KeyBar(Widget):
    """Shows actions with their keys; a click on one does it."""

    def __init__(self, actions: Sequence[Action], last: Sequence[str], *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._actions = actions
        self._last = last
        self._lines: list[list[KeyName]] = []

    def on_mount(self) -> None:
        """Follow a change of keys."""
        self.screen.bindings_updated_signal.subscribe(self, self._bindings_updated)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """As many lines as all keys need, for a bar that is as high as its content."""
        return len(self._laid_out(width, len(self._actions)))

    def render(self) -> Content:
        """The keys that fit, line by line, the last ones always among them."""
        self._lines = self._laid_out(self.size.width, self.size.height)
        lines = (Content(" " * _APART).join(name.content for name in line) for line in self._lines)
        return Content("\n").join(Content(" ") + line for line in lines)

    async def on_click(self, event: events.Click) -> None:
        """Do what was clicked on."""
        start = 1
        for name in self._lines[event.y] if event.y < len(self._lines) else ():
            if start <= event.x < start + name.width:
                await self.screen.run_action(name.action.call)
            start += name.width + _APART

    def _laid_out(self, width: int, height: int) -> list[list[KeyName]]:
        names = self._names()
        last = [name for name in names if name.action.name in self._last]
        others = [name for name in names if name not in last]
        whole = laid_out([*others, *last], (), width - 2, len(self._actions))
        return whole if len(whole) <= height else laid_out(others, last, width - 2, height)

    def _names(self) -> list[KeyName]:
        active = reversed(self.screen.active_bindings.values())
        keys = {one.binding.id: self.app.get_key_display(one.binding) for one in active if one.enabled}
        return [KeyName(action, keys[action.id]) for action in self._actions if action.id in keys]

    def _bindings_updated(self, _: Screen[object]) -> None:
        self.refresh()


def laid_out(
    names: Sequence[KeyName], last: Sequence[KeyName], width: int, height: int
) -> list[list[KeyName]]:
    """The names that fit into so many lines; `last` end the last line."""
    lines: list[list[KeyName]] = [[]]
    room = width
    for name in names:
        on_last_line = len(lines) == height
        reserved = sum(one.width + _APART for one in last) if on_last_line else 0
        if name.width > room - reserved:
            if on_last_line:
                break
            lines.append([])
            room = width
        lines[-1].append(name)
        room -= name.width + _APART
    lines[-1] += last
    return lines
