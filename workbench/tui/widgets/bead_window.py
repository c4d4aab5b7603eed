"""Which lines of a long list of beads are in sight: nothing outside the window is ever laid out."""

from __future__ import annotations

from collections.abc import Callable, Iterator


class BeadWindow:
    """A window `height` lines high over `count` beads whose heights are asked for as they are needed.

    It begins `skip` lines below the top of bead `top`.
    """

    def __init__(self, height_of: Callable[[int], int]) -> None:
        self.top = 0
        self.skip = 0
        self.height = 0
        self.count = 0
        self._height_of = height_of

    def lines(self) -> Iterator[tuple[int, int]]:
        """The lines in sight from the top: bead and line of the bead."""
        position, line = self.top, self.skip
        for _ in range(self.height):
            while position < self.count and line >= self._height_of(position):
                position, line = position + 1, 0
            if position >= self.count:
                return
            yield position, line
            line += 1

    def scroll(self, lines: int) -> None:
        """Move the window down (up when negative), not past either end."""
        self.skip += lines
        while self.skip < 0 and self.top > 0:
            self.top -= 1
            self.skip += self._height_of(self.top)
        self.skip = max(self.skip, 0)
        while self.top < self.count - 1 and self.skip >= self._height_of(self.top):
            self.skip -= self._height_of(self.top)
            self.top += 1
        self.top, self.skip = min((self.top, self.skip), self._lowest())

    def put(self, position: int, line: int) -> None:
        """Scroll so that a bead begins at a line of the window, as far as the ends allow."""
        self.top, self.skip = max(0, min(position, self.count - 1)), 0
        self.scroll(-line)

    def reveal(self, position: int) -> None:
        """Scroll as little as needed to see a bead as a whole, with a neighbour where there is room.

        A bead out of sight is put a third of the way down. One that is higher than the window shows its
        beginning.
        """
        if not self.height or not self.count:
            return
        needed = self._height_of(position) - 1
        room = max(self.height - needed, 0)
        begin = self._line_of(position)
        if begin is None:
            self.put(position, min(self.height // 3, room))
            return
        above = min(room, self._height_of(position - 1)) if position else 0
        below = min(room, self._height_of(position + 1)) if position < self.count - 1 else 0
        if begin + needed + below > self.height:
            self.put(position, max(self.height - needed - below, 0))
        elif begin < min(above, room - below):
            self.put(position, min(above, room - below))

    def hidden_below(self, position: int) -> bool:
        """Whether the end of a bead lies below the window and its beginning above or at the top."""
        begin = self._line_of(position)
        return begin is not None and begin <= 0 and begin + self._height_of(position) - 1 > self.height

    def hidden_above(self, position: int) -> bool:
        """Whether the beginning of a bead lies above the window."""
        return position == self.top and self.skip > 0

    def _line_of(self, position: int) -> int | None:
        """The line of the window where a bead begins, negative above it; None when it is farther away."""
        if position < self.top or position > self.top + self.height:
            return -self._height_of(position) if position == self.top - 1 else None
        line = sum(self._height_of(other) for other in range(self.top, position)) - self.skip
        before = self._height_of(position - 1) if position > self.top else 0
        return line if line - before < self.height else None

    def _lowest(self) -> tuple[int, int]:
        """Where the window stands when the last line of the last bead is its last line."""
        position, lines = self.count, 0
        while position > 0 and lines - 1 < self.height:
            position -= 1
            lines += self._height_of(position)
        return position, max(lines - 1 - self.height, 0)
