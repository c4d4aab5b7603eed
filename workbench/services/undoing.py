"""What was done to a memory on one screen, to be taken back step by step.

A store keeps its last maintenance only. Single changes are kept here besides, so that several edits in a row
can be taken back; each is refused when its unit was changed by somebody else meanwhile.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from memory import Change, Maintenance, Store, StoreError, undone

MOST = 1000
"""So many units at most are kept of one change; a larger one is taken back from the store's journal."""
_BACK = "undo"


@dataclass(frozen=True, slots=True)
class Step:
    """A change as the journal names it, and its changes where they are few."""

    made: Maintenance
    changes: Sequence[Change] = ()


class Undoing:
    """The steps of one screen, over the last maintenance of its memory."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._steps: list[Step] = []

    def did(self, changes: Sequence[Change] = ()) -> None:
        """Note what was just done."""
        made = self._store.last_maintenance()
        if made is not None and not (self._steps and self._steps[-1].made == made):
            self._steps.append(Step(made, changes if len(changes) <= MOST else ()))

    def last(self) -> Maintenance | None:
        """What would be taken back, None when there is nothing."""
        if self._steps:
            return self._steps[-1].made
        last = self._store.last_maintenance()
        return None if last is not None and last.what == _BACK else last

    def undo(self) -> Maintenance:
        """Take it back. Raises StoreError when there is nothing, or when it was changed meanwhile."""
        last = self.last()
        if last is None:
            raise StoreError(f"{self._store.place}: there is no change to take back")
        changes = self._steps.pop().changes if self._steps else ()
        if self._store.last_maintenance() == last:
            return self._store.undo()
        if not changes:
            raise StoreError(f"{self._store.place}: other changes followed; this one cannot be taken back")
        self._store.apply(undone(changes), what=_BACK)
        return last
