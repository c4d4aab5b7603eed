"""The names of statuses, bands, origins and weights in the language that is shown."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from workbench.wording import _, mark

NAMED = (
    mark("new"), mark("draft"), mark("approved"), mark("rejected"),
    mark("accept"), mark("light edit"), mark("heavy edit"), mark("retranslate"),
    mark("memory"), mark("glossary"), mark("engine"),
    mark("preferred"), mark("admitted"), mark("forbidden"),
    mark("error"), mark("warning"), mark("note"),
    mark("source"), mark("target"), mark("either side"), mark("fuzzy"),
)  # fmt: skip
"""The values that are shown, in English."""


def named(value: StrEnum) -> str:
    """The name of a value."""
    return _(value.value)


def place_of(cursor: int, total: int, more: str = "") -> str:
    """Where the cursor stands, counted from 0, among so many; `more` says that there are more."""
    return _("{number} of {total}").format(number=f"{cursor + 1:,}", total=f"{total:,}{more}")


def who_and_when(what: str, name: str, time: datetime | None) -> str:
    """Who did something, and on which day."""
    by = _("by {name}").format(name=name) if name else ""
    return " ".join(part for part in (what, by, f"{time:%Y-%m-%d}" if time else "") if part)
