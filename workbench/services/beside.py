"""What another draft of the same source has for a bead."""

from __future__ import annotations

from aligner import Side
from workbench.project import ReviewState, position_holding

MORE = "⋯"
"""Stands where the other draft's bead goes on beyond the bead."""


def text_beside(other: ReviewState, source: range) -> str:
    """The text of another draft for some source segments, "" where it has none."""
    beads = other.bitext.beads
    if not source or not beads:
        return ""
    position = position_holding(other.bitext, Side.SOURCE, source.start)
    while position and not beads[position].source:
        position -= 1
    first, texts, stop = position, [], source.start
    while position < len(beads) and beads[position].source.start < source.stop:
        texts.append(other.text(beads[position], Side.TARGET))
        stop = max(stop, beads[position].source.stop)
        position += 1
    text = " ".join(filter(None, texts))
    if not text:
        return ""
    before = f"{MORE} " if beads[first].source.start < source.start else ""
    return f"{before}{text}{f' {MORE}' if stop > source.stop else ''}"
