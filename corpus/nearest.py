"""The file somebody meant who mistyped its name."""

from __future__ import annotations

import os
from difflib import get_close_matches
from pathlib import Path

_LIKE = 0.7
_MOST = 2000
"""Folders with more names than this are not searched through."""


def nearest(path: Path) -> Path | None:
    """The file in the same folder whose name is most like that of a missing one, None when none is."""
    try:
        names = [entry.name for entry in os.scandir(path.parent)][: _MOST + 1]
    except OSError:
        return None
    if len(names) > _MOST:
        return None
    by_folded = {name.casefold(): name for name in sorted(names)}
    wanted = path.name.casefold()
    same_stem = [folded for folded in by_folded if wanted and Path(folded).stem == wanted]
    found = same_stem or get_close_matches(wanted, by_folded, n=1, cutoff=_LIKE)
    return path.parent / by_folded[found[0]] if found else None


def did_you_mean(path: Path) -> str:
    """What an error about a missing file may end with: "; did you mean essay.docx?", or nothing."""
    meant = nearest(path)
    return "" if meant is None else f"; did you mean {meant}?"
