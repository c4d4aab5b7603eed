"""How units come into a store, meet their like there, and are changed: the same in every store.

Everything here runs within one write transaction of the store.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC
from typing import NamedTuple

from memory.entries import Entry, entry, exact_hash
from memory.errors import StoreError
from memory.holdings import Held, WritableHoldings
from memory.journal import Maintenance, Pages, last_maintenance
from memory.merging import is_older, merged, same_texts
from memory.unit import Change, TranslationUnit, new_uid


class Put(NamedTuple):
    """The uid under which a unit is, and whether there is one more than before."""

    uid: str
    added: bool


def put(held: WritableHoldings, unit: TranslationUnit) -> Put:
    """Add a unit, or replace the one of its uid, or merge it into its twin."""
    found = held.with_uid(unit.uid) if unit.uid else None
    if found is None:
        found = _twin(held, unit)
        if found is not None:
            unit = merged(found[1], unit)
    if not unit.uid:
        unit = replace(unit, uid=new_uid())
    if found is not None and same_texts(found[1], unit):
        if found[1] != unit:
            held.update(found[0], unit)
        return Put(unit.uid, added=False)
    if found is not None:
        held.delete(found[0])
    held.insert([(unit, _entry(unit))])
    return Put(unit.uid, added=found is None)


def put_batch(held: WritableHoldings, batch: Sequence[TranslationUnit]) -> int:
    """Add units from elsewhere, those that can meet no other one in a single step.

    Returns how many there are more than before.
    """
    added = 0
    new = [(unit, _entry(unit)) for unit in batch]
    meeting = held.meeting(new)
    run: list[tuple[TranslationUnit, Entry]] = []
    run_keys, written = set[str | int](), set[str | int]()
    for place, (unit, theirs) in enumerate(new):
        keys = {unit.uid or theirs.hash, theirs.hash}
        if not run_keys.isdisjoint(keys):
            held.insert(run)
            written |= run_keys
            run, run_keys = [], set()
        if place in meeting or not written.isdisjoint(keys):
            added += _put_imported(held, unit, theirs)
            written |= keys
        else:
            run.append((unit, theirs))
            added += 1
            run_keys |= keys
    held.insert(run)
    return added


def merge_alike(held: WritableHoldings, ids: Sequence[int]) -> int:
    """Merge those of some units that have the very same texts into the first; returns how many went."""
    kept: list[Held] = []
    gone = 0
    for number, unit in held.with_ids(sorted(ids)):
        place = next((n for n, (_, known) in enumerate(kept) if same_texts(known, unit)), None)
        if place is None:
            kept.append((number, unit))
            continue
        held.delete(number)
        known_number, known = kept[place]
        kept[place] = known_number, merged(known, unit)
        held.update(*kept[place])
        gone += 1
    return gone


def apply(held: WritableHoldings, change: Change, place: str) -> None:
    """Make a change to the memory at a place; raises StoreError when it is not what the change expects."""
    uid = next((unit.uid for unit in (change.before, change.after) if unit is not None), "")
    found = held.with_uid(uid)
    if not _same(found[1] if found else None, change.before):
        raise StoreError(f"{place}: unit {uid} was changed in the meantime; look again")
    if found:
        held.delete(found[0])
    if change.after is not None:
        held.insert([(change.after, _entry(change.after))])


def apply_all(held: WritableHoldings, changes: Iterable[Change], place: str) -> int:
    """Make changes one after the other; returns how many."""
    done = 0
    for change in changes:
        apply(held, change, place)
        done += 1
    return done


def last_of(pages: Pages, place: str) -> Maintenance:
    """The last maintenance; raises StoreError when there is none."""
    last = last_maintenance(pages)
    if last is None:
        raise StoreError(f"{place}: there is no change to take back")
    return last


def _same(a: TranslationUnit | None, b: TranslationUnit | None) -> bool:
    """Whether two units are the same; a time without a zone is meant in UTC."""
    if a is None or b is None or a == b:
        return a == b
    return _in_utc(a) == _in_utc(b)


def _in_utc(unit: TranslationUnit) -> TranslationUnit:
    created, changed = (
        time.replace(tzinfo=UTC) if time is not None and time.tzinfo is None else time
        for time in (unit.created, unit.changed)
    )
    return replace(unit, created=created, changed=changed)


def _put_imported(held: WritableHoldings, unit: TranslationUnit, new: Entry) -> bool:
    """Add a unit from elsewhere: a uid that stands for another source here is not its own.

    Returns whether there is one more than before.
    """
    found = held.with_uid(unit.uid) if unit.uid else None
    if found is not None:
        if exact_hash(found[1].source, found[1].source_lang) != new.hash:
            unit = replace(unit, uid="")
        elif is_older(unit, found[1]):
            return False
    return put(held, unit).added


def _twin(held: WritableHoldings, unit: TranslationUnit) -> Held | None:
    """The stored unit with the very source and translations of this one."""
    alike = held.alike(unit, exact_hash(unit.source, unit.source_lang))
    return next((found for found in alike if same_texts(found[1], unit)), None)


def _entry(unit: TranslationUnit) -> Entry:
    return entry(unit.source, unit.source_lang, unit.targets)
