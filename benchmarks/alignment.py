"""The aligner on gold: strict F1, what each kind of knowledge adds, whether confidence means what it says.

    python benchmarks/alignment.py [GOLD.json …]      default: $QOSTIL_SHARED/eval/gold/*.json, or ../shared

Gold files are in the form of `aligner.evaluation`. Times are CPU seconds of this process.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable
from pathlib import Path

from aligner import AlignOptions, Bead, GoldSet, Knowledge, align_many, evaluate

VARIANTS = {
    "all": {},
    "nothing shipped": {"knowledge": Knowledge()},
    "one round": {"options": AlignOptions(explained=(0.45,))},
    "no words": {"options": AlignOptions(lexical_weight=0.0)},
    "joint": {"joint": True},
}
BINS = (0.5, 0.7, 0.8, 0.9, 0.95, 0.99, 1.01)


def main(paths: Iterable[Path]) -> None:
    judged: list[tuple[float, bool]] = []
    print(f"{'strict F1':28}" + "".join(f"{name:>17}" for name in VARIANTS) + f"{'s/1000 lines':>14}")
    for path in paths:
        gold = GoldSet.load(path)
        row, seconds = [], 0.0
        for name, variant in VARIANTS.items():
            start = time.process_time()
            found = aligned(gold, **variant)
            if name == "all":
                seconds = time.process_time() - start
                judged += judge(gold, found)
            row.append(
                evaluate(
                    [
                        (d.beads, [link(b) for b in beads])
                        for d, beads in zip(gold.documents, found, strict=True)
                    ]
                )
            )
        lines = sum(len(doc.source) for doc in gold.documents)
        figures = "".join(f"{figures['f_strict']:17.4f}" for figures in row)
        print(f"{path.stem:28}{figures}{1000 * seconds / lines:14.2f}", flush=True)
    reliability(judged)


def aligned(gold: GoldSet, **variant) -> list[list[Bead]]:
    joint = variant.pop("joint", False)
    pairs = [(doc.source, doc.target) for doc in gold.documents]
    steps = align_many(
        pairs, source_lang=gold.source_lang, target_lang=gold.target_lang, joint=joint, **variant
    )
    return [list(bitext.beads) for step in steps for bitext in step.bitexts]


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
    judged.sort()
    unsure = judged[: round(0.16 * len(judged))]
    wrong = sum(not right for _, right in judged)
    caught = sum(not right for _, right in unsure)
    print(f"the 16 % least sure hold {caught / max(wrong, 1):.1%} of {wrong} wrong beads")


if __name__ == "__main__":
    shared = Path(os.environ.get("QOSTIL_SHARED", Path(__file__).parents[2] / "shared"))
    default = sorted((shared / "eval" / "gold").glob("*.docs.json"))
    chosen = [Path(name) for name in sys.argv[1:]] or default
    if not chosen:
        sys.exit("no gold: name gold JSON files, or set QOSTIL_SHARED")
    main(chosen)
