"""Ties: what a reviewer knows of two segments, wherever these stand in the beads.

An anchor says that two segments belong together and binds realignment; a link, that the counterpart of one
stands elsewhere, out of the order that beads can follow.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from aligner import Side


class TieKind(StrEnum):
    """What a tie says."""

    ANCHOR = "anchor"
    LINK = "link"


@dataclass(frozen=True, slots=True, order=True)
class Tie:
    """A source segment and a target segment, by number."""

    kind: TieKind
    source: int
    target: int

    def moved(self, side: Side, moved: Callable[[int], int]) -> Tie:
        """The tie after the segments of one side were renumbered."""
        if side is Side.SOURCE:
            return replace(self, source=moved(self.source))
        return replace(self, target=moved(self.target))


def read_ties(connection: sqlite3.Connection, bitext_id: int) -> frozenset[Tie]:
    """The ties of a bitext."""
    rows = connection.execute("SELECT kind, source, target FROM tie WHERE bitext_id = ?", (bitext_id,))
    return frozenset(Tie(TieKind(kind), source, target) for kind, source, target in rows)


def write_ties(
    connection: sqlite3.Connection, bitext_id: int, gone: Iterable[Tie], new: Iterable[Tie]
) -> None:
    """Take ties out and put others in, within a transaction."""
    connection.executemany(
        "DELETE FROM tie WHERE bitext_id = ? AND kind = ? AND source = ? AND target = ?",
        [(bitext_id, tie.kind, tie.source, tie.target) for tie in gone],
    )
    connection.executemany(
        "INSERT OR IGNORE INTO tie VALUES (?, ?, ?, ?)",
        [(bitext_id, tie.kind, tie.source, tie.target) for tie in new],
    )


def renumber_ties(
    connection: sqlite3.Connection, bitext_id: int, side: Side, moved: Callable[[int], int]
) -> None:
    """Let ties follow their segments, within a transaction that renumbers these."""
    ties = read_ties(connection, bitext_id)
    if ties:
        write_ties(connection, bitext_id, ties, {tie.moved(side, moved) for tie in ties})
