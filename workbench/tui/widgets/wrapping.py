"""Text broken into lines of a given width in terminal cells."""

from __future__ import annotations

from rich.cells import cell_len, set_cell_size


def wrap(text: str, width: int) -> list[str]:
    """The lines of a text, each at most `width` cells; at least one line."""
    lines: list[str] = []
    line, used = "", 0
    for word in text.split():
        size = cell_len(word)
        if line and used + 1 + size <= width:
            line, used = f"{line} {word}", used + 1 + size
            continue
        if line:
            lines.append(line)
        while size > width:
            lines.append(set_cell_size(word, width))
            word = word[len(lines[-1].rstrip(" ")) or 1 :]
            size = cell_len(word)
        line, used = word, size
    return [*lines, line] if line or not lines else lines
