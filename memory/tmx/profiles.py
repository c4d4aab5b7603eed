"""What other programs want of a TMX file beyond the standard."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

_LOCALES = {
    "kk": "kk-KZ", "ru": "ru-RU", "en": "en-US", "tr": "tr-TR", "de": "de-DE", "fr": "fr-FR", "es": "es-ES",
    "uk": "uk-UA", "uz": "uz-UZ", "ky": "ky-KG", "tt": "tt-RU", "zh": "zh-CN", "ar": "ar-SA",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Profile:
    """How a file is written for a program.

    `pair`: one source and one target language a file. `tidy`: texts in NFC, on one line, without spaces at
    the ends, doubled or unbreakable ones. `own_pairs`: no two `bpt` of a segment have the same number.
    `context_in_source`: the neighbouring segments stand at the source text, as segments. `codes` are its
    spellings of languages. `most_characters` of a segment and `most_bytes` of a file are what it accepts;
    what is longer is written all the same and counted.
    """

    name: str
    title: str = ""
    pair: bool = False
    tidy: bool = False
    own_pairs: bool = False
    context_in_source: bool = False
    codes: Mapping[str, str] = field(default_factory=dict)
    most_characters: int = 0
    most_bytes: int = 0

    def code(self, lang: str) -> str:
        """How the program spells a language."""
        return self.codes.get(lang, lang)


STANDARD = Profile("standard", "TMX 1.4b")
OMEGAT = Profile("omegat", "OmegaT", pair=True, tidy=True, own_pairs=True)
TRADOS = Profile(
    "trados", "Trados", pair=True, own_pairs=True, codes=_LOCALES, most_characters=2000, most_bytes=10**9
)
MEMOQ = Profile("memoq", "memoQ", pair=True, own_pairs=True, context_in_source=True)

PROFILES: Mapping[str, Profile] = {profile.name: profile for profile in (STANDARD, OMEGAT, TRADOS, MEMOQ)}
"""The profiles by name."""
