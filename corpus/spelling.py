"""A spelling dictionary as evidence of words, where the machine has one.

Hunspell dictionaries (`kk_KZ.aff` and `kk_KZ.dic`) are looked for where systems and office suites install
them. Reading them takes the extra `spell`; without it, or without a dictionary, there is no evidence.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol

from corpus.repair.vocabulary import WordEvidence

_SYSTEM_FOLDERS = (
    "/usr/share/hunspell",
    "/usr/share/myspell",
    "/usr/share/myspell/dicts",
    "/usr/local/share/hunspell",
    "/opt/homebrew/share/hunspell",
    "/Library/Spelling",
)
_NAME = re.compile(r"(?P<lang>kk|ru)(?:[_-][A-Za-z]{2,4})?")
_WORD = re.compile(r"[^\W\d_]{2,60}")


class _Speller(Protocol):
    def spell(self, word: str) -> bool: ...


@dataclass(frozen=True)
class SpellingDictionary:
    """Installed dictionaries as one: a word is known when any of them spells it so."""

    spellers: tuple[_Speller, ...]

    def knows(self, word: str) -> bool:
        """Whether a word is spelled right.

        Words with a hyphen are never known: Hunspell accepts any two words with a hyphen between them.
        """
        return _WORD.fullmatch(word) is not None and any(speller.spell(word) for speller in self.spellers)


def dictionary_folders() -> tuple[Path, ...]:
    """Where dictionaries are looked for: what DICPATH names, then the user's and the system's folders."""
    named = [Path(folder) for folder in os.environ.get("DICPATH", "").split(os.pathsep) if folder]
    own = [Path.home() / "Library" / "Spelling"] if sys.platform == "darwin" else []
    own.append(Path(os.environ.get("XDG_DATA_HOME", Path.home() / ".local" / "share")) / "hunspell")
    return (*named, *own, *map(Path, _SYSTEM_FOLDERS))


def installed_dictionaries(folders: Iterable[Path] | None = None) -> dict[str, Path]:
    """The first `.dic` file with an `.aff` beside it for each of kk and ru, by language."""
    found: dict[str, Path] = {}
    for path in _candidates(dictionary_folders() if folders is None else folders):
        name = _NAME.fullmatch(path.stem)
        if name is not None and path.with_suffix(".aff").is_file():
            found.setdefault(name["lang"], path)
    return found


def spelling_evidence(folders: Iterable[Path] | None = None) -> WordEvidence | None:
    """What the installed dictionaries know; None without the extra `spell` or without a dictionary."""
    if find_spec("hunspell") is None:
        return None
    paths = installed_dictionaries(folders)
    return _opened(tuple(paths[lang] for lang in sorted(paths))) if paths else None


def _candidates(folders: Iterable[Path]) -> Iterator[Path]:
    for folder in folders:
        if folder.is_dir():
            yield from sorted(folder.glob("*.dic"))


@cache
def _opened(paths: tuple[Path, ...]) -> SpellingDictionary:
    from hunspell import Hunspell

    return SpellingDictionary(
        tuple(Hunspell(path.stem, hunspell_data_dir=str(path.parent)) for path in paths)
    )
