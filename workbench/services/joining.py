"""The bitexts of one source text read together, each target in its own language."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from aligner import Bead, Bitext, Row, join_rows
from workbench.project import BitextEntry, ReviewState, position_of


@dataclass(frozen=True, slots=True)
class Joined:
    """Bitexts over one source, no two into the same language.

    `number` tells apart the groups that several drafts in one language make of a source: 0 for the first
    draft of each language, 1 for the second.
    """

    entries: tuple[BitextEntry, ...]
    states: tuple[ReviewState, ...]
    number: int = 0

    @property
    def langs(self) -> tuple[str, ...]:
        """The source's language, then those of the targets."""
        return (self.entries[0].source_lang, *(entry.target_lang for entry in self.entries))

    @property
    def source(self) -> tuple[str, ...]:
        """The source's segments as they stand."""
        return self.states[0].source

    def rows(self, wanted: Callable[[Bead], bool], within: range | None = None) -> tuple[Row, ...]:
        """The rows of the wanted beads; `within` a stretch of the source whose edges no bead crosses."""
        bitexts = [state.bitext for state in self.states]
        if within is not None:
            bitexts = [_slice(bitext, within) for bitext in bitexts]
        return join_rows(bitexts, wanted)

    def texts(self, row: Row) -> tuple[str, ...]:
        """A row's texts in the order of `langs`, "" where it has none."""
        return texts_of(row, self.source, [state.target for state in self.states])


def join_entries(
    entries: Sequence[BitextEntry], states: Callable[[BitextEntry], ReviewState]
) -> Iterator[Joined]:
    """The bitexts of a project by source, in the order of the entries."""
    groups: dict[tuple[int, int], list[BitextEntry]] = defaultdict(list)
    seen: dict[tuple[int, str], int] = defaultdict(int)
    for entry in entries:
        number = seen[entry.source_id, entry.target_lang]
        seen[entry.source_id, entry.target_lang] += 1
        groups[entry.source_id, number].append(entry)
    for (_, number), group in groups.items():
        yield Joined(tuple(group), tuple(map(states, group)), number)


def texts_of(row: Row, source: Sequence[str], targets: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """A row's text in each column, its segments joined by spaces."""
    return (
        _text(source, row.source),
        *(_text(texts, row.target(number)) for number, texts in enumerate(targets)),
    )


def _text(texts: Sequence[str], places: range) -> str:
    return " ".join(texts[i] for i in places if texts[i])


def _slice(bitext: Bitext, within: range) -> Bitext:
    first, after = position_of(bitext, (within.start, 0)), position_of(bitext, (within.stop, 0))
    return Bitext(bitext.beads[first:after])
