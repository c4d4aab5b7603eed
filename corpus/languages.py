"""Language codes: any spelling in, BCP 47 out."""

from __future__ import annotations

import re

UNKNOWN = "und"

_THREE_LETTERS = {
    "kaz": "kk", "rus": "ru", "eng": "en", "deu": "de", "ger": "de", "fra": "fr", "fre": "fr", "tur": "tr",
    "uzb": "uz", "kir": "ky", "tat": "tt", "ukr": "uk", "zho": "zh", "chi": "zh", "spa": "es", "ara": "ar",
}  # fmt: skip
_NAMES = {"kazakh": "kk", "russian": "ru", "english": "en", "қазақша": "kk", "русский": "ru"}
_CODE = re.compile(r"[A-Za-z]{2,8}(?:[-_][A-Za-z0-9]{1,8})*")


def normalise(code: str) -> str:
    """The primary language of a code: kk for kk, KK, kk-KZ, kk_KZ, kk-Cyrl-KZ, kaz; "und" when it is none."""
    code = code.strip()
    if code.lower() in _NAMES:
        return _NAMES[code.lower()]
    if not _CODE.fullmatch(code):
        return UNKNOWN
    primary = re.split("[-_]", code)[0].lower()
    return _THREE_LETTERS.get(primary, primary)
