"""The aligner measured on gold alignments."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from aligner import AlignOptions, GoldSet, align_many, evaluate
from corpus import identify
from workbench.services.progress import Progress, Task


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The score, and the aligner's beads in the form of the evaluation's file."""

    score: dict[str, float]
    documents: list[dict[str, Any]]


def evaluate_gold(path: Path, *, joint: bool) -> Task[Evaluation]:
    """Align every document of a gold file and score the beads."""
    gold = GoldSet.load(path)
    raise NotImplementedError
