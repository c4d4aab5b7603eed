"""Spaces lost after a full stop, a comma or a list number («бастайды.Қарқаралы», «1.Кеңес»)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.document import RepairKind
from corpus.repair.draft import Edit

_SMALL = "а-яёәғқңөұүһіa-z"
_LARGE = "А-ЯЁӘҒҚҢӨҰҮҺІA-Z"
_AFTER_STOP = re.compile(rf"(?<=[{_SMALL}\d)»”\]][.!?…])(?=[«“„(]?[{_LARGE}][{_SMALL}])")
_AFTER_COMMA = re.compile(rf"(?<=[{_SMALL}{_LARGE})»”][,;:])(?=[«“„(]?[{_SMALL}{_LARGE}])")
_AFTER_BRACKET = re.compile(rf"(?<=[{_SMALL}\d.]\))(?=[{_SMALL}{_LARGE}]{{2}})")
_LIST_DASH = re.compile(rf"^[ \t]*[–—](?=[{_SMALL}{_LARGE}«])", re.MULTILINE)
_LIST_NUMBER = re.compile(rf"^[ \t]*\d{{1,2}}[.)](?=[«“„]?[{_LARGE}{_SMALL}])", re.MULTILINE)
_BEFORE_DIGITS = re.compile(r"(?<=\b[a-z]{4})(?=\d{2,}\b)|(?<=[а-яёәғқңөұүһі]{3})(?=\d{2,4} )")
_ADDRESS = re.compile(r"://|@|^\W*www\.|\.(?:kz|ru|com|org|net|edu|gov|info|html?)\b", re.IGNORECASE)
_BEFORE = re.compile(r"\S+$")
_AFTER = re.compile(r"\S+")
_LONGEST = 80


def find_missing_space(text: str) -> Iterator[Edit]:
    """Where a space belongs; initials, abbreviations, numbers and addresses stay as they are."""
    for pattern, certainty in ((_AFTER_STOP, 0.97), (_AFTER_COMMA, 0.95), (_AFTER_BRACKET, 0.9)):
        for found in pattern.finditer(text):
            at = found.start()
            token = _token(text, at)
            if not _is_initial(text, at) and not _ADDRESS.search(token):
                yield _space(at, certainty, made=not _is_dotted_name(token))
    for pattern in (_LIST_DASH, _LIST_NUMBER):
        for found in pattern.finditer(text):
            yield _space(found.end(), 0.95)
    for found in _BEFORE_DIGITS.finditer(text):
        if not _ADDRESS.search(_token(text, found.start())):
            yield Edit(found.start(), found.start(), " ", RepairKind.MISSING_SPACE, 0.6, made=False)


def _space(at: int, certainty: float, *, made: bool = True) -> Edit:
    return Edit(at, at, " ", RepairKind.MISSING_SPACE, certainty if made else 0.5, made)


def _token(text: str, at: int) -> str:
    """What stands around a place without a space."""
    before = _BEFORE.search(text[max(0, at - _LONGEST) : at])
    after = _AFTER.match(text, at, at + _LONGEST)
    return (before.group() if before else "") + (after.group() if after else "")


def _is_dotted_name(token: str) -> bool:
    """Whether a string of words is parted by full stops alone, as a name may be."""
    parts = token.rstrip(".!?…»”,;:)").split(".")
    return len(parts) > 2 and not any(part.isdigit() for part in parts)


def _is_initial(text: str, at: int) -> bool:
    """Whether the stop before a place closes a single capital letter, as in Ә.Бөкейхан."""
    return text[at - 1] == "." and text[at - 2 : at - 1].isupper()
