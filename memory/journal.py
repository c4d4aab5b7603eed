"""The last maintenance of a memory, kept in the memory itself so that it can be taken back.

It is kept as numbered pages: page 0 says what was done, the others hold the changes, packed.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Protocol

from memory.entries import Entry
from memory.packing import packed, unpacked
from memory.unit import Change, TranslationUnit, new_uid

_PAGE = 500


@dataclass(frozen=True, slots=True)
class Maintenance:
    """What was done to a memory ("delete", "replace", "dedupe", "merge"), when, to how many units."""

    what: str
    made: datetime
    units: int


class Pages(Protocol):
    """Where a store keeps the pages of its journal, as one transaction sees them."""

    def write(self, number: int, page: bytes) -> None:
        """Keep a page."""
        ...

    def read(self, number: int) -> bytes | None:
        """A page."""
        ...

    def clear(self) -> None:
        """Remove all pages."""
        ...


class Journal:
    """Notes the changes of one transaction; they take the place of what was kept before."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages
        self._waiting: list[Change] = []
        self._written = 0

    def note(self, change: Change) -> None:
        """Note a change that has been made; a unit that leaves and comes again has changed."""
        gone = self._waiting[-1] if self._waiting else Change(None, None)
        if _came_again(gone, change):
            self._waiting[-1] = Change(gone.before, change.after)
            return
        self._waiting.append(change)
        if len(self._waiting) >= _PAGE:
            self._write()

    def note_new(self, new: Sequence[tuple[TranslationUnit, Entry]]) -> list[tuple[TranslationUnit, Entry]]:
        """Note units that are about to be added; returns them, each with a uid."""
        named = [(unit if unit.uid else replace(unit, uid=new_uid()), theirs) for unit, theirs in new]
        for unit, _ in named:
            self.note(Change(None, unit))
        return named

    def finish(self, what: str, units: int) -> None:
        """Say what was done, to how many units. When nothing was, what was kept before stays."""
        if not self._waiting and not self._written:
            return
        self._write()
        said = {"what": what, "made": datetime.now(UTC).isoformat(), "units": units}
        self._pages.write(0, json.dumps(said).encode())

    def _write(self) -> None:
        if not self._written:
            self._pages.clear()
        if self._waiting:
            self._written += 1
            self._pages.write(self._written, packed(self._waiting))
            self._waiting = []


def last_maintenance(pages: Pages) -> Maintenance | None:
    """What can be taken back."""
    page = pages.read(0)
    if page is None:
        return None
    said = json.loads(page)
    return Maintenance(said["what"], datetime.fromisoformat(said["made"]), said["units"])


def changes_back(pages: Pages) -> Iterator[Change]:
    """The changes that take the last maintenance back, in order."""
    last = 0
    while pages.read(last + 1) is not None:
        last += 1
    for number in range(last, 0, -1):
        page = pages.read(number)
        for change in reversed(unpacked(page) if page else []):
            yield Change(change.after, change.before)


def _came_again(gone: Change, come: Change) -> bool:
    """Whether a unit that was removed is added again."""
    if gone.after is not None or come.before is not None or gone.before is None or come.after is None:
        return False
    return gone.before.uid == come.after.uid
