"""The aligner on gold: strict F1, what each signal adds, whether confidence means what it says, at what cost.

    python benchmarks/alignment.py [GOLD.json …]      default: $QOSTIL_SHARED/eval/gold/*.json, or ../shared
    python benchmarks/alignment.py --scale GOLD.json  lines, CPU seconds per 1,000 lines, peak memory

Gold files are in the form of `aligner.evaluation`. Times are CPU seconds of this process. For the layout,
which gold files do not tell, every fourth bead begins a paragraph on both sides.
"""

from __future__ import annotations

import os
import resource
import sys
import time
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from aligner import AlignOptions, Bead, GoldSet, Knowledge, Mark, Weights, align, align_many, evaluate

PLAIN = Weights()
VARIANTS = {
    "all": {},
    "no words": {"options": AlignOptions(weights=replace(PLAIN, words=0.0))},
    "no cognates": {"options": AlignOptions(weights=replace(PLAIN, cognates=0.0))},
    "no length": {"options": AlignOptions(weights=replace(PLAIN, length=0.0))},
    "no moves": {"options": AlignOptions(weights=replace(PLAIN, moves=0.0))},
    "not shipped": {"knowledge": Knowledge()},
    "not learned": {"options": AlignOptions(explained=(0.45,))},
    "joint": {"joint": True},
    "layout": {"layout": True},
}
BINS = (0.5, 0.7, 0.8, 0.9, 0.95, 0.99, 1.01)


def main(paths: Iterable[Path]) -> None:
    judged: list[tuple[float, bool]] = []
    print(f"{'strict F1':26}" + "".join(f"{name:>12}" for name in VARIANTS) + f"{'s/1000 lines':>14}")
    for path in paths:
        gold = GoldSet.load(path)
        row, seconds = [], 0.0
        for name, variant in VARIANTS.items():
            start = time.process_time()
            found = aligned(gold, **variant)
            if name == "all":
                seconds = time.process_time() - start
                judged += judge(gold, found)
            row.append(strict(gold, found))
        lines = sum(len(doc.source) for doc in gold.documents)
        figures = "".join(f"{figure:12.4f}" for figure in row)
        print(f"{path.stem:26}{figures}{1000 * seconds / lines:14.2f}", flush=True)
    reliability(judged)


def aligned(gold: GoldSet, *, joint: bool = False, layout: bool = False, **variant) -> list[list[Bead]]:
    langs = {"source_lang": gold.source_lang, "target_lang": gold.target_lang}
    if layout:
        return [
            list(align(doc.source, doc.target, layout=paragraphs(doc), **langs).beads)
            for doc in gold.documents
        ]
    steps = align_many([(doc.source, doc.target) for doc in gold.documents], joint=joint, **langs, **variant)
    return [list(bitext.beads) for step in steps for bitext in step.bitexts]


def paragraphs(doc):
    layout = [Mark.INSIDE] * len(doc.source), [Mark.INSIDE] * len(doc.target)
    for bead in doc.beads[::4]:
        for marks, segments in zip(layout, bead, strict=True):
            if segments:
                marks[segments[0]] = Mark.PARAGRAPH
    return layout


def strict(gold: GoldSet, found: list[list[Bead]]) -> float:
    links = [[link(bead) for bead in beads] for beads in found]
    return evaluate([(doc.beads, beads) for doc, beads in zip(gold.documents, links, strict=True)])[
        "f_strict"
    ]


def link(bead: Bead):
    return tuple(bead.source), tuple(bead.target)


def judge(gold: GoldSet, found: list[list[Bead]]) -> list[tuple[float, bool]]:
    """Each bead's confidence, and whether it is exactly right."""
    return [
        (bead.confidence, link(bead) in set(doc.beads))
        for doc, beads in zip(gold.documents, found, strict=True)
        for bead in beads
    ]


def reliability(judged: list[tuple[float, bool]]) -> None:
    print("\nconfidence      beads    share    right")
    low = 0.0
    for high in BINS:
        inside = [right for confidence, right in judged if low <= confidence < high]
        if inside:
            share, right = len(inside) / len(judged), sum(inside) / len(inside)
            print(f"{low:.2f} – {min(high, 1):.2f} {len(inside):8}  {share:7.1%}  {right:7.2%}")
        low = high
    sure = [right for confidence, right in judged if confidence >= 0.95]
    print(f"0.95 or more: {len(sure) / len(judged):.1%} of the beads, {sum(sure) / len(sure):.2%} right")
    judged.sort()
    unsure = judged[: round(0.16 * len(judged))]
    wrong = sum(not right for _, right in judged)
    caught = sum(not right for _, right in unsure)
    print(f"the 16 % least sure hold {caught / max(wrong, 1):.1%} of {wrong} wrong beads")


def scale(path: Path) -> None:
    gold = GoldSet.load(path)
    start = time.process_time()
    found = aligned(gold)
    seconds = time.process_time() - start
    lines = sum(len(doc.source) for doc in gold.documents)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{path.stem}: {lines} lines, {1000 * seconds / lines:.2f} s/1000 lines, peak {peak:.0f} MB,"
          f" strict F1 {strict(gold, found):.4f}")  # fmt: skip


if __name__ == "__main__":
    shared = Path(os.environ.get("QOSTIL_SHARED", Path(__file__).parents[2] / "shared"))
    if sys.argv[1:2] == ["--scale"]:
        scale(Path(sys.argv[2]))
        sys.exit()
    default = sorted((shared / "eval" / "gold").glob("*.docs.json"))
    chosen = [Path(name) for name in sys.argv[1:]] or default
    if not chosen:
        sys.exit("no gold: name gold JSON files, or set QOSTIL_SHARED")
    main(chosen)
