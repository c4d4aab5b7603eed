"""Where one can jump to on a screen: rows, fields, buttons, candidates; each gets letters to be typed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from textual.containers import ScrollableContainer
from textual.errors import NoWidget
from textual.geometry import Offset, Region
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import OptionList

LETTERS = "fjdkslaghrueiwoqptyvncmxbz"
"""The letters of labels, those under the fingers first."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a label is drawn, in cells from the screen's or widget's corner, and what goes there."""

    at: Offset
    go: Callable[[], object]


@runtime_checkable
class Jumpable(Protocol):
    """A widget that knows the places within itself."""

    def jump_places(self) -> Iterator[Place]:
        """The places that are in sight now, from the widget's corner."""
        ...


def labels(count: int) -> list[str]:
    """So many labels of one or two letters, none the beginning of another; 676 at most."""
    two = min(max(-(-(count - len(LETTERS)) // (len(LETTERS) - 1)), 0), len(LETTERS))
    one = len(LETTERS) - two
    pairs = [first + second for first in LETTERS[one:] for second in LETTERS]
    return [*LETTERS[:one], *pairs][:count]


def places_of(screen: Screen[object]) -> list[Place]:
    """All one can jump to on a screen, from the top to the bottom."""
    found: list[Place] = []
    for widget in screen.query(Widget):
        if _is_goal(widget):
            seen = _seen(screen, widget)
            found += (place for place in _within(screen, widget) if seen.contains_point(place.at))
    return sorted(found, key=lambda place: (place.at.y, place.at.x))


def _is_goal(widget: Widget) -> bool:
    """Whether one may want to go there; what only holds others is no goal of its own."""
    if isinstance(widget, Jumpable):
        return True
    holds = isinstance(widget, ScrollableContainer) and any(one.focusable for one in widget.query(Widget))
    return widget.focusable and not holds


def _within(screen: Screen[object], widget: Widget) -> Iterator[Place]:
    corner = widget.content_region.offset
    if isinstance(widget, Jumpable):
        for place in widget.jump_places():
            yield Place(corner + place.at, place.go)
    elif isinstance(widget, OptionList):
        yield from _options(screen, widget)
    elif widget.focusable:
        yield Place(corner, widget.focus)


def _options(screen: Screen[object], widget: OptionList) -> Iterator[Place]:
    """The first line of each option in sight."""
    told: set[int] = set()
    area = widget.content_region
    for y in range(area.y, area.bottom):
        option = screen.get_style_at(area.x, y).meta.get("option")
        if isinstance(option, int) and option not in told:
            told.add(option)
            yield Place(Offset(area.x, y), _highlighting(widget, option))


def _highlighting(widget: OptionList, option: int) -> Callable[[], None]:
    def go() -> None:
        widget.focus()
        widget.highlighted = option

    return go


def _seen(screen: Screen[object], widget: Widget) -> Region:
    """The part of a widget that is in sight."""
    try:
        return screen.find_widget(widget).visible_region
    except NoWidget:
        return Region()


def labelled(places: Sequence[Place]) -> dict[str, Place]:
    """The places by their labels."""
    return dict(zip(labels(len(places)), places, strict=False))
