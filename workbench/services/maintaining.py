"""Changes to whole memories: each is one transaction, and the last one can be taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from memory import Change, Filter, Maintenance, Replacement, Spool, TranslationUnit, open_memory, preview
from workbench.errors import InputError


def replacements(location: str, replacement: Replacement, wanted: Filter, author: str) -> Spool:
    """The changes that a replacement would make, signed by their author."""
    now = datetime.now(UTC)
    with open_memory(location, read_only=True) as store:
        return Spool(
            Change(change.before, change.after and replace(change.after, editor=author, changed=now))
            for change in preview(store, replacement, wanted)
        )


def make(location: str, changes: Spool) -> int:
    """Make changes that were looked at, all or none; returns how many."""
    with open_memory(location) as store:
        return store.apply(changes, what="replace")


def deletable(location: str, wanted: Filter, most: int) -> tuple[int, list[TranslationUnit]]:
    """How many units a filter lets through, and the first of them."""
    with open_memory(location, read_only=True) as store:
        return store.count(wanted), list(islice(store.units(wanted), most))


def delete(location: str, wanted: Filter) -> int:
    """Remove the units that a filter lets through; returns how many went."""
    with open_memory(location) as store:
        return store.remove(wanted)


def merge(location: str, other: str) -> tuple[int, int]:
    """Take over the units of another memory; returns how many it has, and how many are new here."""
    with open_memory(other, read_only=True) as theirs, open_memory(location) as store:
        if theirs.place == store.place or _same_file(theirs.place, store.place):
            raise InputError(f"{store.place}: is the memory itself; name another one to merge")
        before = store.count()
        return store.merge_from(theirs), store.count() - before


def dedupe(location: str) -> int:
    """Merge a memory's duplicates; returns how many units went."""
    with open_memory(location) as store:
        return store.dedupe()


def undo(location: str) -> Maintenance:
    """Take the last replacement, deletion, merge or dedupe back."""
    with open_memory(location) as store:
        return store.undo()


def _same_file(a: str, b: str) -> bool:
    try:
        return Path(a).samefile(b)
    except OSError:
        return False
