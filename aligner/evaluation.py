"""Strict and lax precision, recall and F1 of alignments, and the gold files they are measured on.

The definition is Sennrich & Volk's (2011), as Thompson & Koehn (2019) report it: strict counts beads that
are exactly in the gold, lax also beads that share a link with a gold bead; precision counts beads with an
empty side, recall leaves them out; counts are summed over documents before they are divided.

Gold   {"docs": [{"id": str, "src": [str], "tgt": [str], "gold": [[[source indices], [target indices]], …]}]}
Beads  {"docs": [{"id": str, "beads": [[[source indices], [target indices]], …]}]}
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from aligner.beads import Bitext
from aligner.errors import GoldError

Link = tuple[tuple[int, ...], tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """Two segmented texts and the beads that people gave them."""

    id: str
    source: tuple[str, ...]
    target: tuple[str, ...]
    beads: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class GoldSet:
    """Gold documents of one language pair; the languages are "und" when the file does not name them."""

    documents: tuple[GoldDocument, ...]
    source_lang: str
    target_lang: str

    @classmethod
    def load(cls, path: Path) -> GoldSet:
        """Read a gold file. Raises GoldError saying what is not as documented."""
        try:
            content = json.loads(path.read_text(encoding="utf-8"))
        except OSError as error:
            raise GoldError(f"{path}: cannot be read: {error.strerror}; name a gold JSON file") from error
        except ValueError as error:
            raise GoldError(f"{path}: is not JSON: {error}; name a gold JSON file") from error
        try:
            documents = tuple(_document(doc) for doc in content["docs"])
            pair = str(content.get("meta", {}).get("pair", ""))
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise GoldError(f"{path}: is not a gold file: {type(error).__name__} {error}") from error
        langs = pair.split("-")
        source_lang, target_lang = langs if len(langs) == 2 else ("und", "und")
        return cls(documents, source_lang, target_lang)


def _document(doc: Any) -> GoldDocument:  # noqa: ANN401 - JSON
    beads = tuple((tuple(map(int, s)), tuple(map(int, t))) for s, t in doc["gold"])
    return GoldDocument(str(doc["id"]), tuple(map(str, doc["src"])), tuple(map(str, doc["tgt"])), beads)


def links(bitext: Bitext) -> list[Link]:
    """A bitext's beads as index tuples."""
    return [(tuple(bead.source), tuple(bead.target)) for bead in bitext.beads]


def evaluate(pairs: Iterable[tuple[Sequence[Link], Sequence[Link]]]) -> dict[str, float]:
    """p, r and f, each strict and lax, of (gold, test) beads of several documents."""
    counts: dict[str, int] = defaultdict(int)
    for gold, test in pairs:
        _count(counts, _normal(gold), _normal(test))
    figures: dict[str, float] = {}
    for kind in ("strict", "lax"):
        precision = counts[f"p_{kind}"] / counts["p_all"] if counts["p_all"] else 0.0
        recall = counts[f"r_{kind}"] / counts["r_all"] if counts["r_all"] else 0.0
        figures[f"p_{kind}"], figures[f"r_{kind}"] = precision, recall
        figures[f"f_{kind}"] = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return figures


def _count(counts: dict[str, int], gold: set[Link], test: set[Link]) -> None:
    strict, lax = _matches(test, gold)
    counts["p_strict"] += strict
    counts["p_lax"] += lax
    counts["p_all"] += len(test)
    gold = {bead for bead in gold if all(bead)}
    test = {bead for bead in test if all(bead)}
    strict, lax = _matches(gold, test)
    counts["r_strict"] += strict
    counts["r_lax"] += lax
    counts["r_all"] += len(gold)


def _normal(beads: Sequence[Link]) -> set[Link]:
    return {(tuple(sorted(s)), tuple(sorted(t))) for s, t in beads if s or t}


def _matches(beads: set[Link], against: set[Link]) -> tuple[int, int]:
    """How many beads are in `against`, and how many share a link with one of its beads."""
    partners: dict[int, set[int]] = defaultdict(set)
    for s, t in against:
        for i in s:
            partners[i].update(t)
    strict = sum(bead in against for bead in beads)
    lax = sum(bead in against or any(not partners[i].isdisjoint(bead[1]) for i in bead[0]) for bead in beads)
    return strict, lax
