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
_ADDRESS = re.compile(
    r"(?:https?://|www\.|[\w.+-]+@)\S+|\b[\w-]+(?:\.[\w-]+)*\.(?:kz|ru|com|org|net|edu|gov|info)\b\S*",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"\S+$")
_AFTER = re.compile(r"\S+")
_LONGEST = 40


def find_missing_space(text: str) -> Iterator[Edit]:
    """Where a space belongs; initials, abbreviations, numbers and addresses stay as they are."""
    addresses = [found.span() for found in _ADDRESS.finditer(text)]
    for pattern, certainty in ((_AFTER_STOP, 0.97), (_AFTER_COMMA, 0.95), (_AFTER_BRACKET, 0.9)):
        for found in pattern.finditer(text):
            if not _inside(addresses, found.start()) and not _is_initial(text, found.start()):
                yield _space(found.start(), certainty, made=not _is_dotted_name(text, found.start()))
    for pattern in (_LIST_DASH, _LIST_NUMBER):
        for found in pattern.finditer(text):
            yield _space(found.end(), 0.95)
    for found in _BEFORE_DIGITS.finditer(text):
        if not _inside(addresses, found.start()):
            yield Edit(found.start(), found.start(), " ", RepairKind.MISSING_SPACE, 0.6, made=False)


def _space(at: int, certainty: float, *, made: bool = True) -> Edit:
    return Edit(at, at, " ", RepairKind.MISSING_SPACE, certainty if made else 0.5, made)


def _is_dotted_name(text: str, at: int) -> bool:
    """Whether a place lies in a string of words parted by full stops alone, a name or an address."""
    before, after = _BEFORE.search(text[max(0, at - _LONGEST) : at]), _AFTER.match(text, at)
    token = (before.group() if before else "") + (after.group() if after else "")
    parts = token.rstrip(".!?…»”,;:)").split(".")
    return len(parts) > 2 and not any(part.isdigit() for part in parts)


def _inside(addresses: list[tuple[int, int]], at: int) -> bool:
    return any(start < at < end for start, end in addresses)


def _is_initial(text: str, at: int) -> bool:
    """Whether the stop before a place closes a single capital letter, as in Ә.Бөкейхан."""
    return text[at - 1] == "." and text[at - 2 : at - 1].isupper()
