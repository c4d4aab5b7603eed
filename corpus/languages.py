"""Language codes: any spelling in, BCP 47 out."""

from __future__ import annotations

import re

UNKNOWN = "und"

_THREE_LETTERS = {
    "kaz": "kk", "rus": "ru", "eng": "en", "deu": "de", "ger": "de", "fra": "fr", "fre": "fr", "tur": "tr",
    "uzb": "uz", "kir": "ky", "tat": "tt", "ukr": "uk", "zho": "zh", "chi": "zh", "spa": "es", "ara": "ar",
}  # fmt: skip
_NAMES = {
    "kazakh": "kk", "қазақша": "kk", "қазақ": "kk", "казахский": "kk", "russian": "ru", "русский": "ru",
    "орысша": "ru", "english": "en", "английский": "en", "ағылшынша": "en",
}  # fmt: skip
_MISTAKEN = {"kz": "kk"}
"""Countries in the place of their languages; no language has such a code."""
_CODE = re.compile(r"[A-Za-z]{2,8}(?:[-_][A-Za-z0-9]{1,8})*")


def normalise(code: str) -> str:
    """The primary language of a code: kk for kk, KK, kk-KZ, kk_KZ, kk-Cyrl-KZ, kaz, kz and "Kazakh (…)".

    "und" when it is none.
    """
    code = code.strip()
    name = code.partition("(")[0].strip().lower()
    if name in _NAMES:
        return _NAMES[name]
    if not _CODE.fullmatch(code):
        return UNKNOWN
    primary = re.split("[-_]", code)[0].lower()
    return _THREE_LETTERS.get(primary) or _MISTAKEN.get(primary, primary)


def full_code(code: str) -> str:
    """A code in the usual spelling with all its parts: kk-KZ for KK_kz and kaz-KZ, kk-Cyrl-KZ; "und"."""
    primary = normalise(code)
    if primary == UNKNOWN or not _CODE.fullmatch(code.strip()):
        return primary
    parts = re.split("[-_]", code.strip())[1:]
    spelled = {2: str.upper, 4: str.title}
    return "-".join([primary, *(spelled.get(len(part), str.lower)(part) for part in parts)])
