"""Files of two folders paired by their names: essay.kk.txt and essay_rus.docx belong together."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import PurePath

_LANGUAGE = frozenset(
    (
        "kk", "kz", "kaz", "qaz", "kazakh", "қаз", "каз", "қазақша", "казахский",
        "ru", "rus", "russian", "рус", "орыс", "орысша", "русский",
        "en", "eng", "english", "анг", "англ", "ағыл", "ағылшынша", "английский",
    )
)  # fmt: skip
_JOINTS = " ._-()[]"
_WORD = re.compile(r"[^\W_]+|[\W_]+")

Pairs = list[tuple[PurePath, PurePath]]


def pair_names(
    sources: Sequence[PurePath], targets: Sequence[PurePath]
) -> tuple[Pairs, list[PurePath], list[PurePath]]:
    """The files that belong together by name, and what is left over on either side.

    Paths are relative to the two folders. Files with the same path but for its ending go first, then those
    that are the same but for words that name a language (prefix, suffix or folder). A name that fits several
    files pairs none of them.
    """
    left, right = list(sources), list(targets)
    pairs: Pairs = []
    for key in (_exact, _same_path, _without_language):
        found = _unique(left, right, key)
        pairs += found
        left = [path for path in left if path not in {source for source, _ in found}]
        right = [path for path in right if path not in {target for _, target in found}]
    return sorted(pairs), left, right


def plain_stem(path: PurePath) -> str:
    """A file's name without its ending and without words that name a language, unless nothing is left."""
    return _bare(path.stem) or path.stem


def _unique(
    sources: Sequence[PurePath], targets: Sequence[PurePath], key: Callable[[PurePath], tuple[str, ...]]
) -> Pairs:
    groups: dict[tuple[str, ...], tuple[list[PurePath], list[PurePath]]] = defaultdict(lambda: ([], []))
    for side, paths in enumerate((sources, targets)):
        for path in paths:
            groups[key(path)][side].append(path)
    return [(one[0], other[0]) for one, other in groups.values() if len(one) == len(other) == 1]


def _exact(path: PurePath) -> tuple[str, ...]:
    return tuple(_folded(part) for part in path.parts)


def _same_path(path: PurePath) -> tuple[str, ...]:
    return _exact(path.with_suffix(""))


def _without_language(path: PurePath) -> tuple[str, ...]:
    parts = (_folded(_bare(part)) for part in path.with_suffix("").parts)
    *folders, stem = parts
    return (*(folder for folder in folders if folder), stem)


def _bare(name: str) -> str:
    """A name without a language at its beginning or end, and without what joined it on."""
    pieces = _WORD.findall(name.strip(_JOINTS))
    if pieces and _folded(pieces[-1]) in _LANGUAGE:
        pieces = pieces[:-2]
    if pieces and _folded(pieces[0]) in _LANGUAGE:
        pieces = pieces[2:]
    return "".join(pieces).strip(_JOINTS)


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()
