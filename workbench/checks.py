"""The checks by name, how much each weighs, and the profiles that choose among them.

The settings name them in a table:

[checks]
profile = "delivery"       full, draft, delivery; default: full
capitals = "off"           a check by its name: error, warning, note, or off
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from workbench.errors import InputError


class Severity(StrEnum):
    """How much a finding weighs: an error changes the meaning, a warning may, a note is about form."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


CHECKS: Mapping[str, str] = {
    "untranslated": "the translation is the source again, or in the source's language",
    "omissions": "a side is empty, or much shorter than expected",
    "content": "some words running have no counterpart in the translation, or none in the source",
    "numbers": "a number is missing, added or changed",
    "dates": "the month of a date is missing, added or changed",
    "tags": "a tag of formatting or a variable is missing, added or out of order",
    "names": "a name that is carried over elsewhere in the text has no counterpart here",
    "other-language": "a passage is in another language than the text",
    "term-missing": "a term is not translated as the glossary says",
    "term-forbidden": "a term stands that the glossary forbids",
    "term-inconsistent": "a term is translated in several ways",
    "inconsistent": "the same source has another translation elsewhere",
    "same-translation": "sources that differ have the same translation",
    "repeated": "a sentence stands twice in the text, the same or nearly so",
    "doubled-word": "a word, or some words, stand twice running",
    "mixed-script": "a word mixes Latin and Cyrillic letters",
    "end-punctuation": "the last mark is not that of the source",
    "capitals": "the first letter is small where the source has a capital, or the reverse",
    "unpaired": "a quotation mark or bracket has no partner",
    "doubled-space": "two spaces stand in a row",
    "spacing": "a space is missing after a mark, or one stands where none belongs",
}
"""Every check and what it finds, the gravest first."""

GROUPS: Mapping[str, tuple[str, ...]] = {
    "terminology": ("term-missing", "term-forbidden", "term-inconsistent"),
}
"""Names for several checks at once."""

OFF = "off"


@dataclass(frozen=True, slots=True)
class Profile:
    """Which checks are made and how much they weigh.

    `severities` holds what differs from a check's own judgement; None leaves a check out.
    """

    severities: Mapping[str, Severity | None] = field(default_factory=dict)

    def severity(self, check: str, own: Severity) -> Severity | None:
        """What a finding of a check weighs, None when it is not to be reported."""
        return self.severities.get(check, own)

    def wants(self, check: str) -> bool:
        """Whether a check, or one of a group, is made."""
        names = GROUPS.get(check, (check,))
        return any(self.severities.get(name, Severity.NOTE) is not None for name in names)

    def only(self, names: Iterable[str]) -> Profile:
        """This profile with some checks alone, also such as it leaves out."""
        chosen = set(known_checks(names))
        kept = {name: self.severities[name] for name in chosen if self.severities.get(name) is not None}
        return Profile({**kept, **{name: None for name in CHECKS if name not in chosen}})

    def without(self, names: Iterable[str]) -> Profile:
        """This profile less some checks."""
        return Profile({**self.severities, **dict.fromkeys(known_checks(names))})


FULL = Profile()
_FORM = ("end-punctuation", "capitals", "unpaired", "doubled-space", "spacing")
_CONSISTENCY = ("repeated", "inconsistent", "same-translation", "term-inconsistent")
PROFILES: Mapping[str, Profile] = {
    "full": FULL,
    "draft": Profile(dict.fromkeys((*_FORM, *_CONSISTENCY))),
    "delivery": Profile(dict.fromkeys((*_FORM, *_CONSISTENCY), Severity.WARNING)),
}
"""full: every check; draft: none of mere form and of consistency; delivery: these are warnings."""


def known_checks(names: Iterable[str]) -> list[str]:
    """The checks that are named, groups taken apart; raises InputError for a name that none has."""
    found: list[str] = []
    for name in names:
        if name not in CHECKS and name not in GROUPS:
            raise InputError(f"there is no check {name}; {_hint(name, (*CHECKS, *GROUPS))}")
        found += GROUPS.get(name, (name,))
    return found


def profile_named(name: str) -> Profile:
    """A profile by its name; raises InputError when there is none."""
    if name not in PROFILES:
        raise InputError(f"there is no profile {name} of checks; {_hint(name, PROFILES)}")
    return PROFILES[name]


def profile_from(table: Mapping[str, str], base: str = "") -> Profile:
    """The profile that the table of the settings describes, upon the profile `base` if one is named.

    Raises InputError naming what is not known and the nearest name.
    """
    severities = dict(profile_named(base or table.get("profile", "full")).severities)
    for name, weight in table.items():
        if name == "profile":
            continue
        if weight not in {OFF, *Severity}:
            raise InputError(f"{name} must be one of {', '.join(Severity)}, off, not {weight!r}")
        for check in known_checks([name]):
            severities[check] = None if weight == OFF else Severity(weight)
    return Profile(severities)


def _hint(name: str, known: Iterable[str]) -> str:
    near = difflib.get_close_matches(name, list(known), n=1)
    return f"did you mean {near[0]}?" if near else f"known are {', '.join(known)}"
