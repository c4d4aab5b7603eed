"""Several bitexts of one source joined into rows: Kazakh with Russian and English at once.

Each bitext groups the source's segments in its own way. A row is the smallest group that all of them can
share: no bead reaches across its edges.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from aligner.beads import Bead, Bitext, Status
from aligner.errors import BeadError

_LEAST_FIRST = (Status.EXCLUDED, Status.REJECTED, Status.NEW, Status.DRAFT, Status.APPROVED)

_Placed = tuple[int, Bead]


@dataclass(frozen=True, slots=True)
class Row:
    """Some source segments with what each bitext has beside them.

    `beads` holds a tuple for each bitext, in their order: its beads in the row, none where it takes no part.
    `source` is empty when only targets stand in the row.
    """

    source: range
    beads: tuple[tuple[Bead, ...], ...]

    def target(self, bitext: int) -> range:
        """The target segments of one bitext, contiguous; empty when it has none here."""
        beads = self.beads[bitext]
        return range(beads[0].target.start, beads[-1].target.stop) if beads else range(0)

    @property
    def confidence(self) -> float:
        """That of the least sure bead."""
        return min(bead.confidence for beads in self.beads for bead in beads)

    @property
    def status(self) -> Status:
        """That of the bead whose review has come least far; a rejected bead rejects the row."""
        return min((bead.status for beads in self.beads for bead in beads), key=_LEAST_FIRST.index)


def join_rows(bitexts: Sequence[Bitext], wanted: Callable[[Bead], bool] | None = None) -> tuple[Row, ...]:
    """The rows of bitexts over the same source, in order of the source.

    Without `wanted` the rows tile all sides. With it only the beads it accepts take part. Where one bitext
    then has no more than a part of a row, its beads make rows of their own: a row never holds a gap.
    Raises BeadError when the bitexts do not cover the same number of source segments.
    """
    if len({bitext.shape[0] for bitext in bitexts}) > 1:
        sizes = ", ".join(str(bitext.shape[0]) for bitext in bitexts)
        raise BeadError(f"bitexts of one source must cover it alike, but cover {sizes} segments")
    placed = [
        (number, bead)
        for number, bitext in enumerate(bitexts)
        for bead in bitext.beads
        if wanted is None or wanted(bead)
    ]
    return tuple(_rows(placed, len(bitexts)))


def _rows(placed: Sequence[_Placed], bitexts: int) -> Iterator[Row]:
    for group in _closed(placed):
        numbers = sorted({number for number, _ in group})
        by_bitext = {n: [bead for number, bead in group if number == n] for n in numbers}
        start = min(bead.source.start for _, bead in group)
        stop = max(bead.source.stop for _, bead in group)
        whole = {n for n, beads in by_bitext.items() if _covers(beads, start, stop)}
        if len(whole) == len(numbers):
            yield Row(range(start, stop), tuple(tuple(by_bitext.get(n, ())) for n in range(bitexts)))
            continue
        apart = list(_rows([(n, bead) for n, bead in group if n in whole], bitexts))
        for n in numbers:
            if n not in whole:
                apart += (_alone(n, bead, bitexts) for bead in by_bitext[n])
        yield from sorted(apart, key=lambda row: (row.source.start, row.source.stop))


def _closed(placed: Sequence[_Placed]) -> Iterator[list[_Placed]]:
    """The beads in groups across whose edges none reaches; a target alone at an edge is its own group."""
    group: list[_Placed] = []
    end = 0
    for number, bead in sorted(placed, key=lambda one: (one[1].source.start, bool(one[1].source), one[0])):
        if group and bead.source.start >= end:
            yield group
            group = []
        group.append((number, bead))
        end = max(end, bead.source.stop)
    if group:
        yield group


def _covers(beads: Sequence[Bead], start: int, stop: int) -> bool:
    """Whether consecutive beads of one bitext cover a stretch of the source, without a gap on either side."""
    return (
        beads[0].source.start == start
        and beads[-1].source.stop == stop
        and all(
            a.source.stop == b.source.start and a.target.stop == b.target.start for a, b in pairwise(beads)
        )
    )


def _alone(number: int, bead: Bead, bitexts: int) -> Row:
    return Row(bead.source, tuple((bead,) if n == number else () for n in range(bitexts)))
