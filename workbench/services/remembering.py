"""The memory's copy of what is approved in a project.

The project is the truth. A change of approval is noted in the same transaction as the change itself
(`pending_unit`) and passed on to the memory afterwards, at once or, after a crash or with the memory out
of reach, the next time the project is opened.

A source with drafts in two languages gives units with two targets: where the approved beads of both cover
the same source segments, one unit holds them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID, uuid5

from aligner import Bead, Bitext, Row, Side, Status
from memory import Origin, Store, TranslationUnit
from workbench.project import Project, ReviewState, SourceRange, position_holding
from workbench.services.joining import Joined, join_entries

_AT_ONCE = 500
"""So many regions that the memory has nothing of are passed on at once: a commit for each would take long."""


def pass_on(project: Project, store: Store, states: dict[int, ReviewState], author: str) -> int:
    """Tell the memory of every pending approval; returns how many were pending.

    `states` holds the reviews that are open, by bitext id; others are read from the project.
    """
    pending = project.units.pending()
    entries = project.bitexts.entries()
    for document_id in sorted({place.document_id for place in pending}):
        sisters = [entry for entry in entries if entry.source_id == document_id]
        groups = list(
            join_entries(sisters, lambda entry: states.get(entry.id) or project.bitexts.state(entry))
        )
        longest = project.units.longest(document_id)
        settled = range(0)
        fresh: list[tuple[SourceRange, Mapping[SourceRange, TranslationUnit]]] = []
        for place in sorted(place for place in pending if place.document_id == document_id):
            if place.start in settled and place.stop - 1 in settled:
                continue
            region, stored = _region(project, groups, place, longest)
            units = _units(project, groups, region, author, stored)
            if stored:
                _pass_on(project, store, region, stored, units)
            else:
                fresh.append((region, units))
            if len(fresh) >= _AT_ONCE:
                _pass_on_fresh(project, store, fresh)
                fresh = []
            longest = max([longest, *(unit.stop - unit.start for unit in units)])
            settled = range(region.start, region.stop)
        _pass_on_fresh(project, store, fresh)
    return len(pending)


def unit_of(project: Project, joined: Joined, row: Row, author: str) -> TranslationUnit | None:
    """The translation unit that a row stands for; None when it has a text on one side only."""
    source, *targets = joined.texts(row)
    translations = {lang: text for lang, text in zip(joined.langs[1:], targets, strict=True) if text}
    if not source or not translations:
        return None
    start, stop = row.source.start, row.source.stop
    place = (joined.entries[0].source_id, start, stop, *([joined.number] if joined.number else []))
    now = datetime.now(UTC).replace(microsecond=0)
    return TranslationUnit(
        source=source,
        targets=translations,
        source_lang=joined.langs[0],
        uid=uuid5(UUID(project.info.uid), "/".join(map(str, place))).hex,
        author=author,
        editor=author,
        created=now,
        changed=now,
        origin=Origin(project.path.stem, joined.entries[0].source_name, _segment_name(start, stop)),
        previous=joined.source[start - 1] if start else "",
        following=joined.source[stop] if stop < len(joined.source) else "",
    )


def _segment_name(start: int, stop: int) -> str:
    return str(start + 1) if stop == start + 1 else f"{start + 1}-{stop}"


def _region(
    project: Project, groups: Sequence[Joined], place: SourceRange, longest: int
) -> tuple[SourceRange, dict[SourceRange, str]]:
    """The stretch around a place across whose edges neither a bead nor a unit in the memory reaches.

    Also returns the memory's ids of the units inside.
    """
    bitexts = [state.bitext for joined in groups for state in joined.states]
    region = place
    while True:
        stored = project.units.stored_within(region, longest)
        spans = [_closed(bitext, region) for bitext in bitexts]
        spans += [(unit.start, unit.stop) for unit in (region, *stored)]
        wider = SourceRange(
            place.document_id, min(start for start, _ in spans), max(stop for _, stop in spans)
        )
        if wider == region:
            return region, stored
        region = wider


def _closed(bitext: Bitext, region: SourceRange) -> tuple[int, int]:
    first = bitext[position_holding(bitext, Side.SOURCE, region.start)]
    last = bitext[position_holding(bitext, Side.SOURCE, region.stop - 1)]
    return first.source.start, last.source.stop


def _units(
    project: Project,
    groups: Sequence[Joined],
    region: SourceRange,
    author: str,
    stored: dict[SourceRange, str],
) -> dict[SourceRange, TranslationUnit]:
    """What the memory should hold of a region; of two drafts in one language the later one counts."""
    units: dict[SourceRange, TranslationUnit] = {}
    for joined in groups:
        for row in joined.rows(_approved, range(region.start, region.stop)):
            unit = unit_of(project, joined, row, author)
            if unit is None:
                continue
            place = SourceRange(region.document_id, row.source.start, row.source.stop)
            known = units.get(place)
            unit = replace(unit, uid=_uid(project, stored.get(place), unit.uid))
            units[place] = replace(known, targets={**known.targets, **unit.targets}) if known else unit
    return units


def _uid(project: Project, stored: str | None, uid: str) -> str:
    """The id for a unit: its own in the memory, else one that no other place of the project goes by.

    Segments that were renumbered keep their units, so the id made of a place may be in use elsewhere.
    """
    if stored is not None and project.units.shared(stored) == 1:
        return stored
    while project.units.shared(uid):
        uid = uuid5(UUID(uid), "again").hex
    return uid


def _approved(bead: Bead) -> bool:
    return bead.status is Status.APPROVED


def _pass_on(
    project: Project,
    store: Store,
    region: SourceRange,
    stored: dict[SourceRange, str],
    units: dict[SourceRange, TranslationUnit],
) -> None:
    """Bring the memory's units of a region up to date; one that other places share stays."""
    kept = {place: store.put(unit) for place, unit in units.items()}
    released = Counter(uid for place, uid in stored.items() if kept.get(place) != uid)
    for uid, times in released.items():
        if uid not in kept.values() and project.units.shared(uid) == times:
            store.delete(uid)
    project.units.settle([(region, kept)])


def _pass_on_fresh(
    project: Project,
    store: Store,
    fresh: Sequence[tuple[SourceRange, Mapping[SourceRange, TranslationUnit]]],
) -> None:
    """Give the memory the units of regions of which it has none yet, all at once."""
    if not fresh:
        return
    uids = iter(store.put_all([unit for _, units in fresh for unit in units.values()]))
    project.units.settle([(region, {place: next(uids) for place in units}) for region, units in fresh])
