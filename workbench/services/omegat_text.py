"""A bitext as OmegaT shows it: segment by segment, with tags, each between its neighbours.

OmegaT knows a segment by its source text; where the same text is translated in two ways, also by the file and
the segments before and after.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from aligner import Side, Status
from corpus.carrying import carried
from corpus.placeholders import Code
from memory.omegat import tag_names, tagged
from memory.tmx.segments import tidied
from workbench.project import BitextEntry, ReviewState
from workbench.services.segment_codes import BeadCodes

UNTOUCHED = "qostil"
"""Who changed a translation last, by OmegaT's memory, that nobody has touched in OmegaT."""


@dataclass(frozen=True, slots=True)
class OmegatSegment:
    """A bead that can be translated: its position, its texts with their codes, and both with tags.

    The texts are tidied: on one line, in NFC, with single spaces. `previous` and `following` are the source
    texts with tags of the neighbouring segments, "" at the ends.
    """

    position: int
    source: str
    source_codes: tuple[Code, ...]
    shown: str
    target: str
    previous: str
    following: str


def omegat_segments(entry_codes: BeadCodes, state: ReviewState) -> list[OmegatSegment]:
    """The beads with a source that are neither locked nor excluded, in order."""
    rows = [
        _row(position, entry_codes, state)
        for position, bead in enumerate(state.bitext.beads)
        if bead.source and not bead.locked and bead.status is not Status.EXCLUDED
    ]
    shown = ["", *(row[3] for row in rows), ""]
    return [OmegatSegment(*row, shown[n], shown[n + 2]) for n, row in enumerate(rows)]


def file_names(entries: Sequence[BitextEntry]) -> dict[int, str]:
    """The name of each bitext's file in the source folder, by its id; no two have the same."""
    names: dict[int, str] = {}
    for entry in entries:
        stem = Path(entry.source_name).name.partition(".")[0] or "text"
        name = f"{stem}.xlf"
        names[entry.id] = f"{stem}-{entry.id}.xlf" if name in names.values() else name
    return names


def _row(position: int, codes: BeadCodes, state: ReviewState) -> tuple[int, str, tuple[Code, ...], str, str]:
    bead = state.bitext[position]
    ours, theirs = codes.of(bead, state.source, state.target)
    source, source_codes = _tidied(state.text(bead, Side.SOURCE), ours)
    target, target_codes = _tidied(state.text(bead, Side.TARGET), theirs)
    names = tag_names(source_codes)
    return (
        position,
        source,
        source_codes,
        tagged(source, source_codes, names),
        tagged(target, target_codes, names),
    )


def _tidied(text: str, codes: tuple[Code, ...]) -> tuple[str, tuple[Code, ...]]:
    tidy = tidied(text)
    return tidy, carried(codes, text, tidy)
