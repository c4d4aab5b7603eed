"""What is shown in place of a screen where there is no room for it."""

from __future__ import annotations

from textual.content import Content
from textual.geometry import Size
from textual.widgets import Static

from workbench.wording import _

LEAST = Size(40, 10)
"""The columns and lines below which nothing can be read any more."""


def fits(size: Size) -> bool:
    """Whether there is room for a screen; a size of 0 is one that is not known yet."""
    return not size.area or (size.width >= LEAST.width and size.height >= LEAST.height)


class TooSmall(Static):
    """Covers a screen and says how large the terminal is to be."""

    def __init__(self) -> None:
        said = _("Terminal too small: {columns}×{lines} at least").format(
            columns=LEAST.width, lines=LEAST.height
        )
        super().__init__(Content(said))
