"""How drafts and engines fared in a project: against what was approved, and against what quality foretold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from workbench.project import Project
from workbench.services.progress import Progress, Task
from workbench.services.refitting import Decision, decisions
from workbench.services.scoring import Score, score
from workbench.suggest.quality import Scorer, kept
from workbench.suggest.quality.training import area, calibration_error

WHOLE = 0.95
"""A proposal of which so much was kept was taken as it stood."""

_BANDS = ((0.0, 0.25), (0.25, 0.55), (0.55, 0.8), (0.8, 1.01))
_FEWEST = 10


@dataclass(frozen=True, slots=True)
class CalibrationRow:
    """Proposals of a range of quality: how many, their mean quality, and the share of them that was kept."""

    low: int
    high: int
    proposals: int
    quality: float
    kept: float


@dataclass(frozen=True, slots=True)
class Foretold:
    """How well quality foretold what users kept.

    `correlation` is Pearson's and `rank_correlation` Spearman's with the share kept; `area` the area under
    the ROC curve for taken as it stood against edited; each None where there is nothing to compare.
    """

    proposals: int
    correlation: float | None
    rank_correlation: float | None
    area: float | None
    calibration_error: float
    table: Sequence[CalibrationRow]


@dataclass(frozen=True, slots=True)
class SourceReport:
    """One source of proposals (draft, or an engine by name) in one direction, over approved segments.

    `whole` is the share taken as it stood, `effort` the mean share that was not kept, in percent; `scores`
    are corpus scores of the proposals against the approved texts.
    """

    source: str
    langs: tuple[str, str]
    segments: int
    whole: float
    effort: float
    scores: Sequence[Score]


@dataclass(frozen=True, slots=True)
class Judgement:
    """The sources of proposals in a project, and how well quality foretold their fate."""

    sources: Sequence[SourceReport]
    foretold: Foretold | None


def judge_project(project: Project) -> Task[Judgement]:
    """Compare every draft and first proposal with the approved text; quality is the shipped scorer's."""
    reports: list[SourceReport] = []
    chances: list[float] = []
    shares: list[float] = []
    pairs = {(entry.source_lang, entry.target_lang) for entry in project.bitexts.entries()}
    for langs in sorted(pairs):
        found = list(decisions(project, langs))
        scorer = Scorer(*langs)
        by_source: dict[str, list[tuple[Decision, float]]] = defaultdict(list)
        for number, decision in enumerate(found, start=1):
            share = kept(decision.proposed, decision.approved)
            by_source[decision.origin].append((decision, share))
            shares.append(share)
            chances.append(scorer.score(decision.source, decision.proposed).chance)
            yield Progress(f"judging {langs[0]}–{langs[1]}", number, len(found))
        reports += [_report(source, langs, some) for source, some in sorted(by_source.items())]
    return Judgement(reports, foretold(chances, shares) if shares else None)


def foretold(chances: Sequence[float], shares: Sequence[float]) -> Foretold:
    """How well qualities (0–1) foretold the shares that were kept (0–1)."""
    quality, share = np.asarray(chances), np.asarray(shares)
    whole = share >= WHOLE
    table = [
        CalibrationRow(
            round(100 * low), min(round(100 * high), 100), int(inside.sum()),
            float(100 * quality[inside].mean()), float(100 * share[inside].mean()),
        )
        for low, high in _BANDS
        if (inside := (quality >= low) & (quality < high)).any()
    ]  # fmt: skip
    mixed = bool(whole.any() and not whole.all())
    return Foretold(
        len(share),
        _correlation(quality, share),
        _correlation(_ranks(quality), _ranks(share)),
        area(quality[whole], quality[~whole]) if mixed else None,
        calibration_error(quality, share, np.ones(len(share))),
        table,
    )


def _report(source: str, langs: tuple[str, str], some: Sequence[tuple[Decision, float]]) -> SourceReport:
    shares = [share for _, share in some]
    scores = score([d.proposed for d, _ in some], [d.approved for d, _ in some])
    whole = sum(share >= WHOLE for share in shares) / len(shares)
    return SourceReport(source, langs, len(some), whole, 100 * (1 - sum(shares) / len(shares)), scores)


def _correlation(one: np.ndarray, two: np.ndarray) -> float | None:
    if len(one) < _FEWEST or one.std() == 0 or two.std() == 0:
        return None
    return float(np.corrcoef(one, two)[0, 1])


def _ranks(values: np.ndarray) -> np.ndarray:
    """Ranks, equals sharing the mean of theirs."""
    _, inverse, counts = np.unique(values, return_inverse=True, return_counts=True)
    ends = np.cumsum(counts)
    means: np.ndarray = (ends - (counts - 1) / 2)[inverse]
    return means
