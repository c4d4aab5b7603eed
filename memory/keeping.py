"""How units come into a store, meet their like there, and are changed: the same in every store.

Everything here runs within one write transaction of the store.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from memory.entries import Entry, entry, exact_hash
from memory.errors import StoreError
from memory.holdings import Held, WritableHoldings
from memory.merging import is_older, merged, same_texts
from memory.unit import Change, TranslationUnit, new_uid


def put(held: WritableHoldings, unit: TranslationUnit) -> str:
    """Add a unit, or replace the one of its uid, or merge it into its twin; returns the uid it is under."""
    found = held.with_uid(unit.uid) if unit.uid else None
    if found is None:
        found = _twin(held, unit)
        if found is not None:
            unit = merged(found[1], unit)
    if not unit.uid:
        unit = replace(unit, uid=new_uid())
    if found is not None and same_texts(found[1], unit):
        held.update(found[0], unit)
        return unit.uid
    if found is not None:
        held.delete(found[0])
    held.insert([(unit, _entry(unit))])
    return unit.uid


def put_batch(held: WritableHoldings, batch: Sequence[TranslationUnit]) -> None:
    """Add units from elsewhere, those that can meet no other one in a single step."""
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
            _put_imported(held, unit, theirs)
            written |= keys
        else:
            run.append((unit, theirs))
            run_keys |= keys
    held.insert(run)


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
    if (found[1] if found else None) != change.before:
        raise StoreError(f"{place}: unit {uid} was changed in the meantime; look again")
    if found:
        held.delete(found[0])
    if change.after is not None:
        held.insert([(change.after, _entry(change.after))])


def _put_imported(held: WritableHoldings, unit: TranslationUnit, new: Entry) -> None:
    """Add a unit from elsewhere: a uid that stands for another source here is not its own."""
    found = held.with_uid(unit.uid) if unit.uid else None
    if found is not None:
        if exact_hash(found[1].source, found[1].source_lang) != new.hash:
            unit = replace(unit, uid="")
        elif is_older(unit, found[1]):
            return
    put(held, unit)


def _twin(held: WritableHoldings, unit: TranslationUnit) -> Held | None:
    """The stored unit with the very source and translations of this one."""
    alike = held.alike(unit, exact_hash(unit.source, unit.source_lang))
    return next((found for found in alike if same_texts(found[1], unit)), None)


def _entry(unit: TranslationUnit) -> Entry:
    return entry(unit.source, unit.source_lang, unit.targets)
