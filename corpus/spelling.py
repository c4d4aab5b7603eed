"""A spelling dictionary as evidence of words, where the machine has one.

Hunspell dictionaries (`kk_KZ.aff` and `kk_KZ.dic`) are looked for where systems and office suites install
them. Reading them takes the extra `spell`; without it, or without a dictionary, there is no evidence.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol

from corpus.morphology import agrees, is_suffix_chain
from corpus.repair.vocabulary import WordEvidence

_SYSTEM_FOLDERS = (
    "/usr/share/hunspell",
    "/usr/share/myspell",
    "/usr/share/myspell/dicts",
    "/usr/local/share/hunspell",
    "/opt/homebrew/share/hunspell",
    "/Library/Spelling",
)
_NAME = re.compile(r"(?P<lang>[a-z]{2})(?:[_-][A-Za-z]{2,4})?")
_EVIDENCE_LANGS = ("kk", "ru")
_WORD = re.compile(r"[^\W\d_]{2,60}")
_SHORTEST_STEM = 2


class _Speller(Protocol):
    def spell(self, word: str) -> bool: ...

    def suggest(self, word: str) -> Sequence[str]: ...


@dataclass(frozen=True)
class SpellingDictionary:
    """Installed dictionaries as one: a word is known when any of them spells it so."""

    spellers: tuple[_Speller, ...]

    def knows(self, word: str) -> bool:
        """Whether a word is spelled right.

        Words with a hyphen are never known: Hunspell accepts any two words with a hyphen between them.
        """
        return _WORD.fullmatch(word) is not None and any(speller.spell(word) for speller in self.spellers)


@dataclass(frozen=True)
class Speller:
    """The installed dictionary of one language."""

    lang: str
    speller: _Speller

    def knows(self, word: str) -> bool:
        """Whether a word is spelled right; each part of one with a hyphen must be.

        The Kazakh dictionary lacks most long forms: a word that is a known one with Kazakh endings is known.
        """
        parts = re.split(r"[-‑]", word)
        return all(not part or self._knows_part(part) for part in parts)

    def suggest(self, word: str) -> tuple[str, ...]:
        """Words that may have been meant, the likeliest first; takes up to a tenth of a second."""
        return tuple(self.speller.suggest(word))

    def _knows_part(self, word: str) -> bool:
        if self.speller.spell(word):
            return True
        if self.lang != "kk":
            return False
        cuts = ((word[:cut], word[cut:].lower()) for cut in range(_SHORTEST_STEM, len(word)))
        return any(
            is_suffix_chain(ending) and agrees(stem.lower(), ending) and self.speller.spell(stem)
            for stem, ending in cuts
        )


def speller(lang: str, folders: Iterable[Path] | None = None) -> Speller | None:
    """The installed dictionary of a language; None without the extra `spell` or without a dictionary."""
    if find_spec("hunspell") is None:
        return None
    path = installed_dictionaries(folders, (lang,)).get(lang)
    return Speller(lang, _hunspell(path)) if path is not None else None


def dictionary_folders() -> tuple[Path, ...]:
    """Where dictionaries are looked for: what DICPATH names, then the user's and the system's folders."""
    named = [Path(folder) for folder in os.environ.get("DICPATH", "").split(os.pathsep) if folder]
    own = [Path.home() / "Library" / "Spelling"] if sys.platform == "darwin" else []
    own.append(Path(os.environ.get("XDG_DATA_HOME", Path.home() / ".local" / "share")) / "hunspell")
    return (*named, *own, *map(Path, _SYSTEM_FOLDERS))


def installed_dictionaries(
    folders: Iterable[Path] | None = None, langs: Collection[str] = _EVIDENCE_LANGS
) -> dict[str, Path]:
    """The first `.dic` file with an `.aff` beside it for each language, by language."""
    found: dict[str, Path] = {}
    for path in _candidates(dictionary_folders() if folders is None else folders):
        name = _NAME.fullmatch(path.stem)
        if name is not None and name["lang"] in langs and path.with_suffix(".aff").is_file():
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
    return SpellingDictionary(tuple(_hunspell(path) for path in paths))


@cache
def _hunspell(path: Path) -> _Speller:
    from hunspell import Hunspell

    opened: _Speller = Hunspell(path.stem, hunspell_data_dir=str(path.parent))
    return opened
