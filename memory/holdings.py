"""What a store holds, as one transaction sees it: the seam between what stores do and how each does it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, TypeAlias

from memory.concordance import Asked, Side
from memory.entries import Entry
from memory.unit import TranslationUnit

if TYPE_CHECKING:
    from numpy.typing import NDArray

Array: TypeAlias = "NDArray[Any]"
Held = tuple[int, TranslationUnit]
"""A unit with its number in the store; greater numbers were written later."""


class Proposal(NamedTuple):
    """Units that may match: numbers, words known to be shared, lengths in words; one entry a unit.

    `unread` says how many more words each may share than is known.
    """

    ids: Array
    shared: Array
    sizes: Array
    unread: int


class Holdings(Protocol):
    """Units and their index within a transaction, for reading."""

    def with_uid(self, uid: str) -> Held | None:
        """The unit of a uid."""
        ...

    def with_ids(self, ids: Sequence[int]) -> list[Held]:
        """The units of these numbers that are still there."""
        ...

    def exact(self, value: int) -> list[int]:
        """The units whose source has a hash (`memory.entries.exact_hash`); some may be gone."""
        ...

    def propose(self, keys: Mapping[int, int], needed: float, longest: float) -> Proposal:
        """The units that may share words of a weight `needed` with a query of these keys, each so often.

        Units of more than `longest` words may be left out.
        """
        ...

    def sources(self, ids: Sequence[int], source_lang: str, target_lang: str | None) -> dict[int, str]:
        """The sources of those units that are there, in the languages asked for and not rejected."""
        ...

    def having(self, keys: Sequence[AbstractSet[int]], most: int) -> list[int]:
        """The last `most` units that have one key of each of these sets, the last first."""
        ...

    def stems_like(self, word: Asked, glob: str) -> set[str]:
        """The stems of the known words that a pattern with * and ? fits."""
        ...

    def texts(self, ids: Sequence[int], side: Side) -> list[tuple[int, str, str]]:
        """The texts of these units on one side: number, language, text."""
        ...


class WritableHoldings(Holdings, Protocol):
    """Units and their index within a transaction, for writing."""

    def meeting(self, new: Sequence[tuple[TranslationUnit, Entry]]) -> set[int]:
        """The places of those new units whose uid is taken or whose very texts may be there already."""
        ...

    def alike(self, unit: TranslationUnit, value: int) -> list[Held]:
        """The units, among those with a hash, that may have the very texts of this one."""
        ...

    def insert(self, new: Sequence[tuple[TranslationUnit, Entry]]) -> None:
        """Add units that are known to be new; one without a uid is given one."""
        ...

    def update(self, number: int, unit: TranslationUnit) -> None:
        """Put a unit in the place of one with the same texts."""
        ...

    def delete(self, number: int) -> None:
        """Remove a unit."""
        ...
