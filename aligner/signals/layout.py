"""Layout: paragraphs and headings that begin together, where two texts are laid out alike."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from aligner.lexicon import Example
from aligner.units import Column, Floats, Ints, Mark

_PRIOR_BEADS = 20.0
_MARKS = len(Mark)


@dataclass(frozen=True, slots=True)
class LayoutCounts:
    """What confident beads show: `together` counts the marks (source × target) of the segments that begin
    them, `inside` those of a side's further segments."""

    together: Floats
    inside: tuple[Floats, Floats]

    @classmethod
    def of(cls, source: Column, target: Column, beads: Sequence[Example]) -> LayoutCounts:
        """Count some beads that have both sides."""
        together = np.zeros((_MARKS, _MARKS))
        inside = np.zeros(_MARKS), np.zeros(_MARKS)
        for bead in beads:
            together[source.marks[bead.source.start], target.marks[bead.target.start]] += 1
            for counts, column, segments in zip(
                inside, (source, target), (bead.source, bead.target), strict=True
            ):
                for segment in segments[1:]:
                    counts[column.marks[segment]] += 1
        return cls(together, inside)

    @classmethod
    def total(cls, counts: Iterable[LayoutCounts]) -> LayoutCounts:
        """The sum of some counts, at least one."""
        parts = list(counts)
        return cls(
            np.sum([part.together for part in parts], axis=0),
            (np.sum([p.inside[0] for p in parts], axis=0), np.sum([p.inside[1] for p in parts], axis=0)),
        )


@dataclass(frozen=True, slots=True)
class LayoutModel:
    """How much more often marks meet at the beginning of a bead, or stand inside of one, than by chance.

    Log ratios, smoothed by twenty beads of pure chance: texts whose layouts do not agree, or that have
    none, score nothing.
    """

    together: Floats
    inside: tuple[Floats, Floats]

    @classmethod
    def neutral(cls) -> LayoutModel:
        """The model before any bead is known."""
        return cls(np.zeros((_MARKS, _MARKS)), (np.zeros(_MARKS), np.zeros(_MARKS)))

    @classmethod
    def fitted(cls, source: Column, target: Column, counts: LayoutCounts) -> LayoutModel:
        """The model that counted beads show."""
        shares = _shares(source.marks), _shares(target.marks)
        chance = np.outer(*shares)
        return cls(
            _log_ratio(counts.together, chance),
            (_log_ratio(counts.inside[0], shares[0]), _log_ratio(counts.inside[1], shares[1])),
        )

    def begins(self, source: Column, target: Column, rows: range, columns: range) -> Floats:
        """Rows × columns: what speaks for a bead that begins with two segments."""
        s, t = source.marks[rows.start : rows.stop], target.marks[columns.start : columns.stop]
        found: Floats = self.together[s[:, None], t[None, :]]
        return found

    def holds(self, column: Column, segments: range, side: int) -> Floats:
        """For each segment what speaks for its standing inside a bead, behind its first segment."""
        found: Floats = self.inside[side][column.marks[segments.start : segments.stop]]
        return found


def _shares(marks: Ints) -> Floats:
    shares: Floats = np.bincount(marks, minlength=_MARKS) / max(len(marks), 1)
    return shares


def _log_ratio(counts: Floats, chance: Floats) -> Floats:
    expected = np.maximum(chance, 1e-9)
    shares = (counts + _PRIOR_BEADS * expected) / (counts.sum() + _PRIOR_BEADS)
    ratio: Floats = np.where(chance > 0, np.log(shares / expected), 0.0)
    return ratio
