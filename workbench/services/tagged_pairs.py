"""The pairs of a bitext with their inline formatting, where source and translation have it from one file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corpus.placeholders import Code, shown
from workbench.project import BitextEntry, Project, ReviewState
from workbench.review import Pair
from workbench.services.segment_codes import BeadCodes


def is_tagged(entry: BitextEntry) -> bool:
    """Whether source and translation came in one file."""
    return entry.source_name == entry.target_name


def tagged(project: Project, entry: BitextEntry, state: ReviewState, pairs: Sequence[Pair]) -> list[Pair]:
    """Pairs numbered by bead with the placeholders of their beads.

    Texts that were formatted apart from one another, each in a file of its own, are left without.
    """
    if not is_tagged(entry):
        return list(pairs)
    codes = BeadCodes(project, entry)
    found = []
    for pair in pairs:
        source, target = codes.of(state.bitext[pair.segment - 1], state.source, state.target)
        found.append(replace(pair, source_tags=_tags(source), target_tags=_tags(target)))
    return found


def _tags(codes: Sequence[Code]) -> tuple[str, ...]:
    return tuple(shown(code) for code in codes)
