"""Fit what a bead's confidence rests on (`aligner.confidence`), and say what it is worth on other gold.

    python benchmarks/confidence.py GOLD.json … --check GOLD.json …

Prints the weights of a logistic regression on the first files, and for both groups the share of wrong beads
among the 16 % least sure, and how often those above .95 are right: by the search's probability alone and by
the fitted confidence.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from aligner import AlignOptions, GoldSet, Knowledge
from aligner.confidence import features
from aligner.rounds import solve
from aligner.units import Column
from aligner.windows import Piece


def examples(path: Path) -> Iterator[tuple[tuple[float, ...], bool]]:
    """The features of each bead found, and whether it is exactly right."""
    gold = GoldSet.load(path)
    knowledge = Knowledge.shipped(gold.source_lang, gold.target_lang)
    for doc in gold.documents:
        if not doc.source or not doc.target:
            continue
        columns = Column.of(doc.source), Column.of(doc.target)
        piece = Piece(range(len(doc.source)), range(len(doc.target)))
        work = solve(*columns, [piece], (), knowledge, AlignOptions())
        try:
            while True:
                next(work)
        except StopIteration as stop:
            solution = stop.value
        path_found, right = solution.paths[0], set(doc.beads)
        for (i, j), (a, b), probability in zip(
            path_found.starts, path_found.moves, path_found.probabilities, strict=True
        ):
            s, t = range(i, i + a), range(j, j + b)
            yield features(solution.model, *columns, s, t, probability), (tuple(s), tuple(t)) in right


def fitted(values: np.ndarray, right: np.ndarray) -> np.ndarray:
    """Logistic regression with a ridge of 1, by Newton steps of at most .5."""
    weights = np.zeros(values.shape[1])
    for _ in range(100):
        share = 1 / (1 + np.exp(-values @ weights))
        gradient = values.T @ (share - right) + weights
        curvature = values.T @ (values * (share * (1 - share))[:, None]) + np.eye(len(weights))
        weights -= np.clip(np.linalg.solve(curvature, gradient), -0.5, 0.5)
    return weights


def report(name: str, log_odds: np.ndarray, right: np.ndarray) -> None:
    order, unsure = np.argsort(log_odds), round(0.16 * len(right))
    sure = log_odds >= np.log(0.95 / 0.05)
    wrong = (~right).sum()
    caught = (~right)[order[:unsure]].sum() / max(wrong, 1)
    print(
        f"{name:24} the 16 % least sure hold {caught:6.1%} of {wrong:4}"
        f" wrong   .95 or more: {sure.mean():6.1%} of {len(right)}, {right[sure].mean():7.2%} right"
    )


def load(paths: list[str]) -> tuple[np.ndarray, np.ndarray]:
    found = [example for path in paths for example in examples(Path(path))]
    return np.array([values for values, _ in found]), np.array([right for _, right in found])


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit("no gold: name gold JSON files to fit on, and after --check those to judge by")
    cut = sys.argv.index("--check") if "--check" in sys.argv else len(sys.argv)
    groups = {"fitted on": load(sys.argv[1:cut])}
    if cut < len(sys.argv):
        groups["checked on"] = load(sys.argv[cut + 1 :])
    chosen = fitted(groups["fitted on"][0], groups["fitted on"][1].astype(float))
    print("weights:", ", ".join(f"{weight:.3f}" for weight in chosen))
    for name, (values, right) in groups.items():
        report(f"{name}, alone", values[:, 1], right)
        report(f"{name}, fitted", values @ chosen, right)
