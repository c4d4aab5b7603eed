"""Translations measured against references, by sacrebleu's definitions and with its signatures."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from workbench.errors import InputError
from workbench.services.texts import read_input


@dataclass(frozen=True, slots=True)
class Score:
    """A corpus-level score in percent, with what is needed to compute it again."""

    name: str
    score: float
    signature: str


def score_files(hypotheses: Path, references: Path) -> list[Score]:
    """Score two files of one segment a line. Raises InputError when they differ in length."""
    ours, theirs = _lines(hypotheses), _lines(references)
    if len(ours) != len(theirs):
        raise InputError(
            f"{hypotheses} has {len(ours)} lines, {references} has {len(theirs)}; they must go line by line"
        )
    return score(ours, theirs)


def score(hypotheses: list[str], references: list[str]) -> list[Score]:
    """BLEU, chrF and TER of translations against one reference each."""
    from sacrebleu.metrics.bleu import BLEU
    from sacrebleu.metrics.chrf import CHRF
    from sacrebleu.metrics.ter import TER

    scores = []
    for metric in (BLEU(), CHRF(), TER()):
        result = metric.corpus_score(hypotheses, [references])
        scores.append(Score(result.name, result.score, str(metric.get_signature())))
    return scores


def ter(hypotheses: list[str], references: list[str]) -> float:
    """TER alone, in percent of the references' words."""
    from sacrebleu.metrics.ter import TER

    return float(TER().corpus_score(hypotheses, [references]).score)


def _lines(path: Path) -> list[str]:
    lines = read_input(path).text.split("\n")
    return lines[:-1] if lines and not lines[-1] else lines
