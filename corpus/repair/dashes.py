"""Hyphens that stand for dashes, and dashes that stand for hyphens."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.document import RepairKind
from corpus.repair.draft import Edit
from corpus.repair.vocabulary import Vocabulary

_HYPHEN_AS_DASH = re.compile(r"(?<=[^\s\d] )-{1,2}(?= \S)|(?<=\d )-{1,2}(?= [^\s\d])")
_DASH_AS_HYPHEN = re.compile(r"(?<![\w-])([^\W\d_]+)[–—]([^\W\d_]+)(?![\w-])")
_ONE_SIDED = re.compile(r"(?<=[^\W\d_]) -(?=[^\W\d_]{2})")
_DASHES = "–—"


def find_dashes(text: str, vocabulary: Vocabulary) -> Iterator[Edit]:
    """Hyphens between spaces made dashes of the text's own kind, dashes inside known words hyphens."""
    dash = max(_DASHES, key=lambda sign: text.count(f" {sign} "))
    for found in _HYPHEN_AS_DASH.finditer(text):
        yield Edit(*found.span(), dash, RepairKind.DASH, 0.9)
    for found in _DASH_AS_HYPHEN.finditer(text):
        first, second = found.groups()
        known = vocabulary.knows(f"{first}-{second}")
        at = found.end(1)
        yield Edit(at, at + 1, "-", RepairKind.DASH, 0.97 if known else 0.6, made=known)
    for found in _ONE_SIDED.finditer(text):
        yield Edit(found.start() + 1, found.end(), f"{dash} ", RepairKind.DASH, 0.6, made=False)
