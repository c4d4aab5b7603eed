"""The aligner measured on gold alignments."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from aligner import Bitext, GoldSet, align_many, evaluate, links
from corpus.identify import identify
from workbench.services.learning import knowledge_for
from workbench.services.progress import Progress, Task


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The score, and the aligner's beads in the form of the evaluation's file."""

    score: dict[str, float]
    documents: list[dict[str, Any]]


def evaluate_gold(path: Path, *, joint: bool, encoder: str = "") -> Task[Evaluation]:
    """Align every document of a gold file, each alone or jointly, and score the beads."""
    gold = GoldSet.load(path)
    texts = [(doc.source, doc.target) for doc in gold.documents]
    source_lang, target_lang = gold.source_lang, gold.target_lang
    if source_lang == "und":
        source_lang = identify(" ".join(text for source, _ in texts for text in source))
        target_lang = identify(" ".join(text for _, target in texts for text in target))
    bitexts: list[Bitext] = []
    steps = align_many(
        texts,
        source_lang=source_lang,
        target_lang=target_lang,
        joint=joint,
        knowledge=knowledge_for((source_lang, target_lang), encoder=encoder),
    )
    for aligned in steps:
        bitexts += aligned.bitexts
        yield Progress("aligning", round(aligned.done * len(texts)), len(texts))
    found = [links(bitext) for bitext in bitexts]
    score = evaluate((doc.beads, beads) for doc, beads in zip(gold.documents, found, strict=True))
    documents = [
        {"id": doc.id, "beads": [[list(s), list(t)] for s, t in beads]}
        for doc, beads in zip(gold.documents, found, strict=True)
    ]
    return Evaluation(score, documents)
