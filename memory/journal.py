"""The last maintenance of a memory, kept in the memory itself so that it can be taken back.

It is kept as numbered pages: page 0 says what was done, the others hold the changes, compressed.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from typing import Any, Protocol

from memory.entries import Entry
from memory.unit import Change, Origin, TranslationUnit, UnitStatus, new_uid

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
        self._pages.write(0, _packed(said))

    def _write(self) -> None:
        if not self._written:
            self._pages.clear()
        if self._waiting:
            self._written += 1
            changes = [(_fields(change.before), _fields(change.after)) for change in self._waiting]
            self._pages.write(self._written, _packed(changes))
            self._waiting = []


def last_maintenance(pages: Pages) -> Maintenance | None:
    """What can be taken back."""
    page = pages.read(0)
    if page is None:
        return None
    said = json.loads(zlib.decompress(page))
    return Maintenance(said["what"], datetime.fromisoformat(said["made"]), said["units"])


def changes_back(pages: Pages) -> Iterator[Change]:
    """The changes that take the last maintenance back, in order."""
    last = 0
    while pages.read(last + 1) is not None:
        last += 1
    for number in range(last, 0, -1):
        page = pages.read(number)
        for before, after in reversed(json.loads(zlib.decompress(page)) if page else []):
            yield Change(_unit(after), _unit(before))


def _came_again(gone: Change, come: Change) -> bool:
    """Whether a unit that was removed is added again."""
    if gone.after is not None or come.before is not None or gone.before is None or come.after is None:
        return False
    return gone.before.uid == come.after.uid


def _packed(value: object) -> bytes:
    return zlib.compress(json.dumps(value).encode())


def _fields(unit: TranslationUnit | None) -> dict[str, Any] | None:
    if unit is None:
        return None
    times = {name: time and time.isoformat() for name, time in _times(unit)}
    return {**asdict(unit), **times}


def _times(unit: TranslationUnit) -> tuple[tuple[str, datetime | None], ...]:
    return ("created", unit.created), ("changed", unit.changed)


def _unit(fields: dict[str, Any] | None) -> TranslationUnit | None:
    if fields is None:
        return None
    times = {name: datetime.fromisoformat(fields[name]) for name in ("created", "changed") if fields[name]}
    made = {
        "origin": Origin(**fields["origin"]),
        "status": UnitStatus(fields["status"]),
        "notes": tuple(fields["notes"]),
    }
    return TranslationUnit(**{**fields, **times, **made})
