"""What a memory teaches the aligner: strict F1 of each document alone, by the pairs known beforehand.

    python benchmarks/learning.py [GOLD.json …]      default: kk-ru medium and heavy of ../shared

Pairs of the same domain are gold pairs of the other documents: a document never helps to align itself, nor
the documents of its fold. Pairs of another domain are those of $QOSTIL_SHARED/tm in the gold's languages.
What is shipped was learned from these too: the lower half, where nothing is shipped, shows what they teach.
"""

from __future__ import annotations

import os
import random
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from aligner import GoldDocument, GoldSet, Knowledge, align, evaluate, links

SHARED = Path(os.environ.get("QOSTIL_SHARED", Path(__file__).parents[2] / "shared"))
FOLDS = 6
SAME = (0, 100, 300, 1000)

Pair = tuple[str, str]
Teaching = Callable[[GoldSet, int], list[Pair]]


def main(paths: Sequence[Path]) -> None:
    golds = [GoldSet.load(path) for path in paths]
    langs = golds[0].source_lang, golds[0].target_lang
    other = elsewhere(golds[0])
    variants: list[tuple[str, Teaching]] = [
        (f"{count} of the same domain", lambda gold, fold, count=count: same_domain(gold, fold)[:count])
        for count in SAME
    ]
    variants.append((f"{len(other)} of other domains", lambda _gold, _fold: other))
    variants.append(
        (
            f"{SAME[-1]} same, {len(other)} others",
            lambda gold, fold: [*other, *same_domain(gold, fold)[: SAME[-1]]],
        )
    )
    for base, knowledge in (("shipped", Knowledge.shipped(*langs)), ("nothing", Knowledge())):
        title = f"{base} and … pairs"
        print(f"{title:30}" + "".join(f"{path.stem:>20}" for path in paths) + f"{'mean':>9}")
        for name, pairs in variants:
            figures = [strict(gold, knowledge, pairs) for gold in golds]
            cells = "".join(f"{figure:20.4f}" for figure in figures)
            print(f"{name:30}{cells}{sum(figures) / len(figures):9.4f}", flush=True)
    start = time.process_time()
    Knowledge.shipped(*langs).learned_from(other)
    print(f"learning from {len(other)} pairs takes {time.process_time() - start:.1f} s CPU")


def strict(gold: GoldSet, base: Knowledge, pairs: Teaching) -> float:
    """Strict F1 over all documents, those of each fold with what `pairs` gives it added to a base."""
    judged = []
    known, taught = base, None
    for fold in range(FOLDS):
        given = pairs(gold, fold)
        if given is not taught:
            known, taught = base.learned_from(given), given
        for doc in gold.documents[fold::FOLDS]:
            found = align(
                doc.source,
                doc.target,
                source_lang=gold.source_lang,
                target_lang=gold.target_lang,
                knowledge=known,
            )
            judged.append((doc.beads, links(found)))
    return evaluate(judged)["f_strict"]


def same_domain(gold: GoldSet, fold: int) -> list[Pair]:
    """The gold pairs of all documents outside a fold, shuffled the same way every time."""
    others = [doc for place, doc in enumerate(gold.documents) if place % FOLDS != fold]
    pairs = [pair for doc in others for pair in gold_pairs(doc)]
    random.Random(1).shuffle(pairs)
    return pairs


def gold_pairs(doc: GoldDocument) -> list[Pair]:
    return [
        (" ".join(doc.source[i] for i in s), " ".join(doc.target[j] for j in t))
        for s, t in doc.beads
        if s and t
    ]


def elsewhere(gold: GoldSet) -> list[Pair]:
    pairs = []
    for path in sorted((SHARED / "tm").glob(f"{gold.source_lang}-{gold.target_lang}.*.tsv")):
        rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())
        pairs += [(row[0], row[1]) for row in rows if len(row) == 2]
    return pairs


if __name__ == "__main__":
    default = [SHARED / "eval" / "gold" / f"kk-ru.{kind}.docs.json" for kind in ("medium", "heavy")]
    chosen = [Path(name) for name in sys.argv[1:]] or default
    if not all(path.is_file() for path in chosen):
        sys.exit("no gold: name gold JSON files, or set QOSTIL_SHARED")
    main(chosen)
