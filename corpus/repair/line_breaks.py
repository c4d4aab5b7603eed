"""Line ends inside paragraphs joined, and the gaps between paragraphs made even."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.document import RepairKind
from corpus.repair.draft import Edit
from corpus.repair.lines import Line
from corpus.repair.paragraphs import Block

_HYPHENS = "-‐\xad¬"


def find_line_breaks(
    text: str, lines: list[Line], blocks: list[Block], certainties: list[float]
) -> Iterator[Edit]:
    """Every stretch between lines: inside a block a space or nothing, between blocks a blank line."""
    if not lines:
        return
    yield Edit(0, lines[0].start, "", RepairKind.SPACING)
    yield Edit(lines[-1].end, len(text), "", RepairKind.SPACING)
    last = None
    for block in blocks:
        if last is not None:
            yield Edit(lines[last].end, lines[block.first].start, "\n\n", RepairKind.SPACING)
        for index in range(block.first, block.last - 1):
            yield _join(text, lines[index], lines[index + 1], certainties[index])
        last = block.last - 1


def _join(text: str, line: Line, following: Line, certainty: float) -> Edit:
    start, end = line.end, following.start
    after = ""
    if not is_broken(line, following):
        if text[start] == " ":
            start += 1
        elif text[end - 1] == " ":
            end -= 1
        else:
            after = " "
    return Edit(start, end, after, RepairKind.LINE_BREAK, certainty)


def is_broken(line: Line, following: Line) -> bool:
    """Whether a line ends in a hyphen that a word carries on after."""
    return (
        line.text[-1] in _HYPHENS
        and len(line.text) > 1
        and (line.text[-2].isalnum() or line.text[-2] in "»”)")
        and following.text[0].isalnum()
    )
