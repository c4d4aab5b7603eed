"""The names of statuses, bands, origins and weights in the language that is shown."""

from __future__ import annotations

from enum import StrEnum

from workbench.wording import _, mark

NAMED = (
    mark("new"), mark("draft"), mark("approved"), mark("rejected"),
    mark("accept"), mark("light edit"), mark("heavy edit"), mark("retranslate"),
    mark("memory"), mark("glossary"), mark("engine"),
    mark("preferred"), mark("admitted"), mark("forbidden"),
    mark("error"), mark("warning"), mark("note"),
    mark("source"), mark("target"),
)  # fmt: skip
"""The values that are shown, in English."""


def named(value: StrEnum) -> str:
    """The name of a value."""
    return _(value.value)
