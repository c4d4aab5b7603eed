"""How much the proposals of each engine differ from what was approved.

TER (sacrebleu) of an engine's first proposal, as it was kept when the engine was asked, against the approved
translation of the same source: what it takes, or would have taken, to make the one out of the other. It tells
nothing of who used which proposal.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from aligner import Side, Status
from workbench.project import BitextEntry, Project, ReviewState
from workbench.services.scoring import ter

Pair = tuple[str, str]
"""A source and its approved translation."""


@dataclass(frozen=True, slots=True)
class EngineFigures:
    """An engine in one direction: approved segments it proposed for, those it had right, TER in percent."""

    engine: str
    source_lang: str
    target_lang: str
    segments: int
    same: int
    effort: float


def approved_pairs(state: ReviewState) -> list[Pair]:
    """The approved pairs of a bitext that have a text on both sides."""
    pairs = (
        (state.text(bead, Side.SOURCE), state.text(bead, Side.TARGET))
        for bead in state.bitext.beads
        if bead.status is Status.APPROVED
    )
    return [(source, target) for source, target in pairs if source and target]


def engine_figures(
    project: Project, approved: Sequence[tuple[BitextEntry, Sequence[Pair]]]
) -> tuple[EngineFigures, ...]:
    """The figures of every engine whose proposals a project keeps, by engine and direction."""
    proposed: dict[tuple[str, str, str], dict[str, str]] = {}
    for key in project.proposals.engines():
        known = proposed.setdefault((key.engine, key.source_lang, key.target_lang), {})
        pairs = _pairs(approved, key.source_lang, key.target_lang)
        for source, found in project.proposals.of(key, [source for source, _ in pairs]).items():
            if found:
                known.setdefault(source, found[0].text)
    return tuple(
        _figures(direction, texts, _pairs(approved, *direction[1:]))
        for direction, texts in proposed.items()
        if texts
    )


def _pairs(approved: Sequence[tuple[BitextEntry, Sequence[Pair]]], source: str, target: str) -> list[Pair]:
    return [
        pair
        for entry, pairs in approved
        if (entry.source_lang, entry.target_lang) == (source, target)
        for pair in pairs
    ]


def _figures(direction: tuple[str, str, str], texts: dict[str, str], pairs: Sequence[Pair]) -> EngineFigures:
    compared = [(texts[source], target) for source, target in pairs if source in texts]
    rate = ter([proposal for proposal, _ in compared], [target for _, target in compared])
    same = sum(proposal == target for proposal, target in compared)
    return EngineFigures(*direction, len(compared), same, rate)
