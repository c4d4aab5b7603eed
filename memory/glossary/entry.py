"""Glossary entries: a concept and the terms that name it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class TermStatus(StrEnum):
    """Whether a term should be used, may be used, or must not be used for its concept."""

    PREFERRED = "preferred"
    ADMITTED = "admitted"
    FORBIDDEN = "forbidden"


@dataclass(frozen=True, slots=True)
class Term:
    """A word or phrase of one language, in its dictionary form.

    `forms` are further spellings and irregular forms that count as the term and are found as they are
    written. `part_of_speech` is free text; "verb" changes which endings are expected.
    """

    text: str
    lang: str
    status: TermStatus = TermStatus.PREFERRED
    forms: tuple[str, ...] = ()
    part_of_speech: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A concept: its terms in every language, the preferred ones first.

    `uid` identifies the entry across files; times are UTC; `properties` holds what a file says beyond this.
    """

    terms: tuple[Term, ...]
    uid: str = ""
    domain: str = ""
    definition: str = ""
    note: str = ""
    author: str = ""
    editor: str = ""
    created: datetime | None = None
    changed: datetime | None = None
    properties: Mapping[str, str] = field(default_factory=dict)

    def in_language(self, lang: str) -> tuple[Term, ...]:
        """The terms of one language, forbidden ones included."""
        return tuple(term for term in self.terms if term.lang == lang)
