"""One candidate: its number, quality, band, origin and reasons, and how its match differs from the source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from textual.content import Content
from textual.geometry import Offset
from textual.message import Message

from memory import Match
from workbench.services.proposing import Proposed
from workbench.suggest import Band
from workbench.tui.jumping import Place
from workbench.tui.named import named
from workbench.tui.widgets.reading_order import ReadingText
from workbench.tui.worded import worded_all

BAND_SYMBOLS = {Band.ACCEPT: "●", Band.LIGHT_EDIT: "◐", Band.HEAVY_EDIT: "○", Band.RETRANSLATE: "×"}
_COLOURS = {
    Band.ACCEPT: "$success",
    Band.LIGHT_EDIT: "$warning",
    Band.HEAVY_EDIT: "$secondary",
    Band.RETRANSLATE: "$error",
}


class CandidateCard(ReadingText):
    """Shows one candidate; a click takes it."""

    @dataclass
    class Taken(Message):
        """A candidate was clicked; `number` counts from 1."""

        number: int

    def __init__(self, number: int) -> None:
        super().__init__(classes="candidate")
        self._number = number
        self.display = False

    def show(self, proposed: Proposed | None, source: str) -> None:
        """Show a candidate for a source, or nothing."""
        self.display = proposed is not None
        if proposed is not None:
            self.update(card(self._number, proposed, source))

    def jump_places(self) -> Iterator[Place]:
        """The card as a whole."""
        yield Place(Offset(0, 0), self.on_click)

    def on_click(self) -> None:
        """Take it."""
        self.post_message(self.Taken(self._number))


def card(number: int, proposed: Proposed, source: str) -> Content:
    """A candidate as it is read."""
    candidate = proposed.candidate
    colour = _COLOURS[candidate.band]
    origin = named(candidate.origin)
    if candidate.origin != candidate.name:
        origin = f"{origin} {candidate.name}"
    lines = [
        Content.assemble(
            (f"{number} ", "bold $accent"),
            (f"{BAND_SYMBOLS[candidate.band]} {candidate.quality} {named(candidate.band)}", colour),
            (f"  {origin}", "$muted"),
        ),
        Content(candidate.text),
    ]
    if proposed.match is not None and proposed.match.edits:
        lines.append(difference(proposed.match, source))
    if candidate.reasons:
        lines.append(Content.styled("; ".join(worded_all(candidate.reasons)), "$muted"))
    return Content("\n").join(lines)


def difference(match: Match, source: str) -> Content:
    """The match's source: what the segment has not in it struck through, what only the segment has added."""
    return Content("").join(_parts(match, source))


def _parts(match: Match, source: str) -> Iterator[Content]:
    theirs, last = match.unit.source, 0
    for edit in match.edits:
        (q_start, q_end), (u_start, u_end) = edit.query, edit.unit
        yield Content.styled(theirs[last:u_start], "$muted")
        gone, come = theirs[u_start:u_end], source[q_start:q_end]
        if gone:
            yield Content.styled(f"[-{gone}-]", "$error strike")
        if come:
            yield Content.styled(f"{{+{come}+}}", "$success bold")
        last = u_end
    yield Content.styled(theirs[last:], "$muted")
