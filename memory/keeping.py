"""How units come into a store, meet their like there, and are changed: the same in every store.

Everything here runs within one write transaction of the store.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Sequence
from dataclasses import replace

from memory.entries import Entry, entry, exact_hash
from memory.errors import StoreError
from memory.holdings import Held, WritableHoldings
from memory.merging import is_older, merged, same_texts
from memory.unit import Change, TranslationUnit


def put(held: WritableHoldings, unit: TranslationUnit) -> str:
    """Add a unit, or replace the one of its uid, or merge it into its twin; returns the uid it is under."""
    found = held.with_uid(unit.uid) if unit.uid else None
    if found is None:
        found = _twin(held, unit)
        if found is not None:
            unit = merged(found[1], unit)
    unit = with_uid(unit)
    if found is not None and same_texts(found[1], unit):
        held.update(found[0], unit)
        return unit.uid
    if found is not None:
        held.delete(found[0])
    held.insert([(unit, _entry(unit))])
    return unit.uid


def put_batch(held: WritableHoldings, batch: Sequence[TranslationUnit]) -> None:
    """Add units from elsewhere, those that can meet no other one in a single step."""
    entries = [_entry(unit) for unit in batch]
    taken = held.taken_uids([unit.uid for unit in batch if unit.uid])
    hashes = held.taken_hashes([new.hash for new in entries])
    run: list[tuple[TranslationUnit, Entry]] = []
    run_uids, run_hashes = set[str](), set[int]()
    for unit, new in zip(batch, entries, strict=True):
        if unit.uid in run_uids or new.hash in run_hashes:
            held.insert(run)
            taken |= run_uids
            hashes |= run_hashes
            run, run_uids, run_hashes = [], set(), set()
        if unit.uid in taken or new.hash in hashes:
            _put_imported(held, unit, new)
            taken |= {unit.uid} - {""}
            hashes.add(new.hash)
        else:
            named = with_uid(unit)
            run.append((named, new))
            run_uids.add(named.uid)
            run_hashes.add(new.hash)
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


def with_uid(unit: TranslationUnit) -> TranslationUnit:
    """The unit, with a new uid when it has none.

    A uid is 32 hexadecimal digits; later ones sort later, which keeps an index of uids compact.
    """
    return unit if unit.uid else replace(unit, uid=f"{time.time_ns():016x}{secrets.token_hex(8)}")


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
