"""What the aligner knows beforehand: what is shipped, and what approved pairs add to it."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from functools import lru_cache

from aligner import Knowledge
from memory import Filter, Store, UnitStatus, open_memory

MOST = 20_000
"""Only so many of the latest pairs of a memory are learned from."""

Pair = tuple[str, str]


def pairs_of(store: Store, langs: tuple[str, str], most: int = MOST) -> list[Pair]:
    """A memory's approved pairs of two languages, stored in either direction: the latest `most`."""
    return list(deque(_pairs(store, langs), maxlen=most))


def knowledge_from(pairs: Sequence[Pair], langs: tuple[str, str]) -> Knowledge:
    """What is shipped for two languages, and what pairs of texts add."""
    return Knowledge.shipped(*langs).learned_from(pairs)


@lru_cache(maxsize=8)
def knowledge_of_memory(location: str, langs: tuple[str, str]) -> Knowledge:
    """What is shipped and what a memory, named by its place, adds; read once in a process.

    Raises StoreError when the memory cannot be opened.
    """
    with open_memory(location, read_only=True) as store:
        return knowledge_from(pairs_of(store, langs), langs)


def _pairs(store: Store, langs: tuple[str, str]) -> Iterator[Pair]:
    source_lang, target_lang = langs
    for unit in store.units(Filter(target_lang, source_lang, UnitStatus.APPROVED)):
        yield unit.targets[source_lang], unit.source
    for unit in store.units(Filter(source_lang, target_lang, UnitStatus.APPROVED)):
        yield unit.source, unit.targets[target_lang]
