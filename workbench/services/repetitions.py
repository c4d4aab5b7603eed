"""The same source text elsewhere in a project, to be translated once."""

from __future__ import annotations

from dataclasses import dataclass

from aligner import Side, Status
from workbench.project import BitextEntry, Change, Project
from workbench.services.session import Session
from workbench.services.translating import Translation, translation


@dataclass(frozen=True, slots=True)
class Repetition:
    """A segment that is still open and has the same source: its bitext and its source segment's number."""

    entry: BitextEntry
    segment: int


def repetitions(project: Project, translating: Translation, position: int) -> tuple[Repetition, ...]:
    """Where else a segment's source stands in the project between the same languages, still open.

    A segment that was joined of several has none. Reads all segments of the project: for a thread.
    """
    entry, bead = translating.review.entry, translating.state.bitext[position]
    if len(bead.source) != 1:
        return ()
    entries = {other.id: other for other in project.bitexts.entries()}
    places = project.bitexts.open_places(translating.source(position), entry.source_lang, entry.target_lang)
    return tuple(
        Repetition(entries[bitext], segment)
        for bitext, segment in places
        if (bitext, segment) != (entry.id, bead.source.start)
    )


def propagate(session: Session, text: str, places: tuple[Repetition, ...], *, overwrite: bool = False) -> int:
    """Make a translation the draft of its repetitions; returns how many there were to be changed.

    Only those without a translation are, unless the others' is to be overwritten. In each text it is one
    action; a segment that needs a place for its translation takes one of its own.
    """
    by_bitext: dict[int, list[Repetition]] = {}
    for place in places:
        by_bitext.setdefault(place.entry.id, []).append(place)
    return sum(_propagate(session, text, some, overwrite) for some in by_bitext.values())


def _propagate(session: Session, text: str, places: list[Repetition], overwrite: bool) -> int:
    review = session.review(places[0].entry)
    together, count = Change("propagate"), 0
    for place in places:
        state = review.state
        position = review.position_of_source(place.segment)
        bead = state.bitext[position]
        old = state.text(bead, Side.TARGET)
        if old == text or (old and not overwrite) or not Translation.is_open(bead):
            continue
        change = translation(state, position, text, Status.DRAFT, "propagate")
        count += 1
        if change.rooms:
            review.do(change)
        else:
            together = Change("propagate", (*together.swaps, *change.swaps), (*together.edits, *change.edits))
    if together.edits:
        review.do(together)
    return count
