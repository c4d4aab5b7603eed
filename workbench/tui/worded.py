"""What the layers below say, worded for the screens: findings, reasons, errors, steps of long work.

They say it in English, as it also goes to files, to projects and to the command line; here it is read back by
its template ("{0} is missing"), and said in the language that is shown. What has no template stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from workbench.wording import SAID, active_language, active_texts

_HOLE = re.compile(r"\{\d+\}")
_REMEMBERED = 4096


@dataclass(frozen=True, slots=True)
class _Template:
    """A template, its text between the holes, with its translation; `least` must stand in what it fits."""

    parts: tuple[str, ...]
    translation: str
    least: str

    def values(self, text: str) -> tuple[str, ...] | None:
        """What stands in the holes, None for a text that does not fit."""
        found = _pattern(self.parts).fullmatch(text) if self.least in text else None
        return found.groups() if found else None


def worded(text: str) -> str:
    """A message in the language that is shown."""
    language = active_language()
    return text if language == "en" or not text else _worded(language, text)


def worded_all(texts: Sequence[str]) -> list[str]:
    """Messages in the language that is shown."""
    return [worded(text) for text in texts]


def worded_parts(text: str) -> str:
    """A message of several parts (author A · status draft, errors) in the language that is shown."""
    return " · ".join(", ".join(worded_all(part.split(", "))) for part in text.split(" · "))


@lru_cache(_REMEMBERED)
def _worded(language: str, text: str) -> str:
    whole = active_texts_of(language)
    if text in whole:
        return whole[text].format()
    for template in _templates(language):
        values = template.values(text)
        if values is not None:
            inner = (_worded(language, one) if one in whole or one[:2] == "; " else one for one in values)
            return template.translation.format(*inner)
    who, colon, said = text.partition(": ")
    return f"{who}{colon}{_worded(language, said)}" if said else text


@lru_cache(1)
def active_texts_of(language: str) -> dict[str, str]:  # noqa: ARG001 - remembered by the language
    """The messages of the language that is shown, by their English."""
    return dict(active_texts(SAID))


@lru_cache(1)
def _templates(language: str) -> list[_Template]:
    """The templates, those that say most first."""
    made = []
    for english, translation in active_texts_of(language).items():
        parts = tuple(part.replace("{{", "{").replace("}}", "}") for part in _HOLE.split(english))
        if len(parts) > 1:
            made.append((sum(map(len, parts)), _Template(parts, translation, max(parts, key=len))))
    return [template for _, template in sorted(made, key=lambda one: -one[0])]


@lru_cache(None)
def _pattern(parts: tuple[str, ...]) -> re.Pattern[str]:
    """What fits a template; made when it is needed, as to make all would take its time."""
    return re.compile("(.+?)".join(map(re.escape, parts)), re.DOTALL)
