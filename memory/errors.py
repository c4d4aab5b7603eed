"""Errors of the memory package.

MemoryStoreError
├── GlossaryError   a glossary file cannot be read or written (a damaged entry is only reported)
│   └── GlossaryChanged  an entry is no longer what a change expects it to be
├── StoreError      a memory file or database cannot be opened, read or written
├── PatternError    a pattern to find and replace cannot be used
└── TmxError        a TMX file as a whole cannot be read (a damaged unit is only reported)
"""

from __future__ import annotations


class MemoryStoreError(Exception):
    """What went wrong with a translation memory, where, and what to do next, in one line."""


class StoreError(MemoryStoreError):
    """A memory cannot be opened, read or written."""


def half_a_character(place: object) -> StoreError:
    """The error for a text with a lone surrogate, which no store can hold."""
    return StoreError(f"{place}: a text holds half a character (a lone surrogate); correct it and try again")


class TmxError(MemoryStoreError):
    """A TMX file cannot be read."""


class PatternError(MemoryStoreError):
    """A regular expression or what is to be put in its place cannot be used."""


class GlossaryError(MemoryStoreError):
    """A glossary file as a whole cannot be read or written."""


class GlossaryChanged(GlossaryError):
    """An entry was changed by somebody else in the meantime; nothing was written."""
