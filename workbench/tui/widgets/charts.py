"""Bars and columns drawn with block characters, and a widget that draws a chart or table to its own size."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rich.cells import cell_len
from textual.content import Content
from textual.widget import Widget

_EIGHTHS = " ▁▂▃▄▅▆▇█"
_LEFT = " ▏▎▍▌▋▊▉█"
FULL = "█"


def bar(share: float, width: int) -> str:
    """A bar of a share (0–1) of so many cells, to an eighth of a cell; anything at all shows a little."""
    eighths = round(max(0.0, min(share, 1.0)) * width * 8)
    if share > 0:
        eighths = max(eighths, 1)
    whole, rest = divmod(eighths, 8)
    return (FULL * whole + (_LEFT[rest] if rest else "")).ljust(width)


def divided(amounts: Sequence[int], width: int) -> list[int]:
    """So many cells shared out by amounts: none is lost; what is there at all has one if there is room."""
    total = sum(amounts)
    if not total or width <= 0:
        return [0 for _ in amounts]
    shares = [amount * width / total for amount in amounts]
    cells = [max(int(share), 1 if amount else 0) for share, amount in zip(shares, amounts, strict=True)]
    while sum(cells) > width:
        largest = max(range(len(cells)), key=lambda n: (cells[n] > 1, cells[n] - shares[n], n))
        cells[largest] -= 1
    while sum(cells) < width:
        smallest = min(range(len(cells)), key=lambda n: (cells[n] - shares[n], -amounts[n]))
        cells[smallest] += 1
    return cells


def columns(values: Sequence[float], height: int, thick: int = 1, apart: int = 0) -> list[str]:
    """Columns of so many lines, the highest as high as the chart, as lines from top to bottom."""
    most = max(values, default=0)
    heights = [max(round(value / most * height * 8), 1) if value > 0 else 0 for value in values]
    lines = []
    for line in range(height - 1, -1, -1):
        cells = (_EIGHTHS[max(0, min(eighths - 8 * line, 8))] * thick for eighths in heights)
        lines.append((" " * apart).join(cells))
    return lines


def sparkline(values: Sequence[float]) -> str:
    """Values as columns of a single line."""
    return columns(values, 1)[0] if values else ""


def padded(text: str, width: int, *, right: bool = False) -> str:
    """A text in so many cells."""
    space = " " * max(width - cell_len(text), 0)
    return space + text if right else text + space


Draw = Callable[[int, int], Content]
"""Draws into so many columns and lines."""


class Figure(Widget):
    """Shows what a function draws for the size it has."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - textual's name
        super().__init__(id=id)
        self._draw: Draw = lambda _width, _height: Content("")

    def show(self, draw: Draw) -> None:
        """Draw something else."""
        self._draw = draw
        self.refresh()

    def render(self) -> Content:
        """What is drawn."""
        return self._draw(self.size.width, self.size.height)
