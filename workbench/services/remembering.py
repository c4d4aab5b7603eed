"""The memory's copy of what is approved in a project.

The project is the truth. A change of approval is noted in the same transaction as the change itself
(`pending_unit`) and passed on to the memory afterwards, at once or, after a crash or with the memory out
of reach, the next time the project is opened.
"""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID, uuid5

from aligner import Bead, Side, Status
from memory import Origin, Store, TranslationUnit
from workbench.project import BitextEntry, Project, ReviewState, SourceRange, position_of


def pass_on(project: Project, store: Store, states: dict[int, ReviewState], author: str) -> int:
    """Tell the memory of every pending approval; returns how many units were written or removed.

    `states` holds the reviews that are open, by bitext id; others are read from the project.
    """
    places = project.units.pending()
    if not places:
        return 0
    entries = project.bitexts.entries()
    for entry in entries:
        if entry.id not in states and any(place.document_id == entry.source_id for place in places):
            states = {**states, entry.id: project.bitexts.state(entry)}
    for place in places:
        _pass_on(project, store, place, _unit(project, place, entries, states, author))
    return len(places)


def unit_of(
    project: Project, entry: BitextEntry, state: ReviewState, bead: Bead, author: str
) -> TranslationUnit:
    """The translation unit that a bead stands for."""
    place = SourceRange(entry.source_id, bead.source.start, bead.source.stop)
    now = datetime.now(UTC).replace(microsecond=0)
    start, stop = bead.source.start, bead.source.stop
    return TranslationUnit(
        source=state.text(bead, Side.SOURCE),
        targets={entry.target_lang: state.text(bead, Side.TARGET)},
        source_lang=entry.source_lang,
        uid=uuid5(UUID(project.info.uid), "/".join(map(str, place))).hex,
        author=author,
        editor=author,
        created=now,
        changed=now,
        origin=Origin(project.path.stem, entry.source_name, _segment_name(start, stop)),
        previous=state.source[start - 1] if start else "",
        following=state.source[stop] if stop < len(state.source) else "",
    )


def _segment_name(start: int, stop: int) -> str:
    return str(start + 1) if stop == start + 1 else f"{start + 1}-{stop}"


def _unit(
    project: Project,
    place: SourceRange,
    entries: list[BitextEntry],
    states: dict[int, ReviewState],
    author: str,
) -> TranslationUnit | None:
    units = [
        unit_of(project, entry, states[entry.id], bead, author)
        for entry in entries
        if entry.source_id == place.document_id
        for bead in _approved_at(states[entry.id], place)
    ]
    if not units:
        return None
    targets = {lang: text for unit in units for lang, text in unit.targets.items()}
    return TranslationUnit(
        units[0].source, targets, units[0].source_lang, units[0].uid, author, author,
        units[0].created, units[0].changed, units[0].origin, units[0].previous, units[0].following,
    )  # fmt: skip


def _approved_at(state: ReviewState, place: SourceRange) -> list[Bead]:
    first = position_of(state.bitext, (place.start, 0))
    after = position_of(state.bitext, (place.start + 1, 0))
    return [
        bead
        for bead in state.bitext.beads[first:after]
        if bead.source == range(place.start, place.stop) and bead.status is Status.APPROVED and bead.paired
    ]


def _pass_on(project: Project, store: Store, place: SourceRange, unit: TranslationUnit | None) -> None:
    old = project.units.stored_uid(place)
    if unit is None:
        if old is not None and project.units.shared(old) == 1:
            store.delete(old)
        project.units.settle(place, None)
        return
    uid = store.put(unit)
    if old is not None and old != uid and project.units.shared(old) == 1:
        store.delete(old)
    project.units.settle(place, uid)
