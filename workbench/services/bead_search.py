"""Finding the beads that the units of a reviewed file speak of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

from aligner import Bead, Side
from workbench.project import BitextEntry, ReviewState, position_of
from workbench.services.bead_marks import digest
from workbench.services.omegat_text import OmegatSegment, omegat_segments
from workbench.services.returned import Returned
from workbench.services.segment_codes import BeadCodes

Found = tuple[BitextEntry, int]
"""A bitext and the position of a bead in it."""


class BeadSearch:
    """The beads of a project by what a file may know of them."""

    def __init__(
        self,
        entries: Sequence[BitextEntry],
        states: Mapping[int, ReviewState],
        codes: Callable[[BitextEntry], BeadCodes],
    ) -> None:
        self._entries = {entry.id: entry for entry in entries}
        self._states = states
        self._codes = codes
        self._texts: dict[int, dict[str, list[int]]] = {}
        self._shown: dict[int, dict[str, list[OmegatSegment]]] = {}

    def exactly(self, unit: Returned) -> Found | None:
        """The bead that a unit names; where segments were renumbered, the nearest one of the same source."""
        if unit.place is not None:
            entry = self._entries.get(unit.place.bitext_id)
            if entry is None or entry.target_lang != unit.target_lang:
                return None
            return self._near(entry, unit, unit.place.source)
        for entry in self._named(unit):
            found = self._at(entry, _segments(unit.segment))
            if found is not None and digest(self._source(entry, found)) == digest(unit.source):
                return entry, found
        return None

    def by_text(self, unit: Returned) -> list[Found]:
        """All beads of a unit's source text, with or without tags, and languages.

        Those are left out whose neighbours are not those that a unit of OmegaT names.
        """
        wanted = digest(unit.source)
        entries = [
            entry
            for entry in self._entries.values()
            if (entry.source_lang, entry.target_lang) == (unit.source_lang, unit.target_lang)
        ]
        plain = [(entry, position) for entry in entries for position in self._of(entry).get(wanted, ())]
        if plain and not (unit.previous or unit.following):
            return plain
        return [
            (entry, segment.position)
            for entry in entries
            for segment in self._as_shown(entry).get(wanted, ())
            if _stands(segment, unit)
        ]

    def _near(self, entry: BitextEntry, unit: Returned, place: range) -> Found | None:
        here = self._at(entry, place)
        wanted = digest(unit.source) if unit.base is None else unit.base.source
        if here is not None and digest(self._source(entry, here)) == wanted:
            return entry, here
        beads = self._states[entry.id].bitext.beads
        others = self._of(entry).get(wanted, [])
        nearest = min(
            others, key=lambda position: abs(beads[position].source.start - place.start), default=here
        )
        return None if nearest is None else (entry, nearest)

    def _at(self, entry: BitextEntry, source: range) -> int | None:
        """The position of the bead that holds just these source segments."""
        bitext = self._states[entry.id].bitext
        position = position_of(bitext, (source.start, 0))
        while position < len(bitext) and bitext[position].source.start == source.start:
            if bitext[position].source == source and source:
                return position
            position += 1
        return None

    def _named(self, unit: Returned) -> list[BitextEntry]:
        return [
            entry
            for entry in self._entries.values()
            if unit.segment and (entry.source_name, entry.target_lang) == (unit.document, unit.target_lang)
        ]

    def _of(self, entry: BitextEntry) -> Mapping[str, list[int]]:
        if entry.id not in self._texts:
            found: dict[str, list[int]] = defaultdict(list)
            for position, bead in enumerate(self._states[entry.id].bitext.beads):
                if bead.source:
                    found[digest(self._text(entry, bead))].append(position)
            self._texts[entry.id] = found
        return self._texts[entry.id]

    def _as_shown(self, entry: BitextEntry) -> Mapping[str, list[OmegatSegment]]:
        if entry.id not in self._shown:
            found: dict[str, list[OmegatSegment]] = defaultdict(list)
            for segment in omegat_segments(self._codes(entry), self._states[entry.id]):
                found[digest(segment.shown)].append(segment)
            self._shown[entry.id] = found
        return self._shown[entry.id]

    def _source(self, entry: BitextEntry, position: int) -> str:
        return self._text(entry, self._states[entry.id].bitext[position])

    def _text(self, entry: BitextEntry, bead: Bead) -> str:
        return self._states[entry.id].text(bead, Side.SOURCE)


def _stands(segment: OmegatSegment, unit: Returned) -> bool:
    if not unit.previous and not unit.following:
        return True
    here = (segment.previous, segment.following)
    return [digest(text) for text in here] == [digest(unit.previous), digest(unit.following)]


def _segments(name: str) -> range:
    """The segments of a name such as "5" or "5-6", counted from 1 there and from 0 here."""
    first, _, last = name.partition("-")
    if not first.isdecimal() or not (last or first).isdecimal():
        return range(0)
    return range(int(first) - 1, int(last or first))
