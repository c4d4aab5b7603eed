"""What the aligner knows beforehand: what is shipped, and what approved pairs add to it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import chain, islice
from pathlib import Path

from aligner import EncoderError, Knowledge
from memory import MemoryStoreError, Store, open_memory
from workbench.project import Project, joined
from workbench.services.meaning import with_encoder

MOST = 20_000
"""So many pairs, the latest ones, are learned from once for many texts: some four seconds."""

FOR_ONE_TEXT = 5_000
"""So many for a single text: some one and a half seconds."""

_MANY = 100

Langs = tuple[str, str]
Pair = tuple[str, str]


class ProjectKnowledge:
    """What is shipped and what a project's approved pairs and its memories add, by languages.

    What was learned is kept until the project has clearly more approved pairs. `problem` is one line about
    a memory that could not be read or an encoder that could not be loaded, else ""; the rest is used all
    the same.
    """

    def __init__(self, project: Project, most: int = MOST, encoder: str = "") -> None:
        self._project = project
        self._encoder = encoder
        self._most = most
        self._learned: dict[Langs, tuple[int, Knowledge]] = {}
        self.problem = ""

    def of(self, langs: Langs) -> Knowledge:
        """What is known of two languages."""
        approved = sum(count for count, _ in self._project.bitexts.approved().values())
        known = self._learned.get(langs)
        if known is None or approved > known[0] + max(_MANY, known[0] // 5):
            pairs = list(dict.fromkeys(islice(self._pairs(langs), self._most)))
            known = self._learned[langs] = (approved, self._encoding(knowledge_from(pairs, langs)))
        return known[1]

    def _encoding(self, knowledge: Knowledge) -> Knowledge:
        try:
            return with_encoder(knowledge, self._encoder)
        except EncoderError as error:
            self.problem = f"{error}; aligned without it"
            return knowledge

    def _pairs(self, langs: Langs) -> Iterable[Pair]:
        return chain(_approved_pairs(self._project, langs), *(self._read(m, langs) for m in self._places()))

    def _places(self) -> list[Path | str]:
        """The memories there are; one that no approval has created yet is none."""
        folder = self._project.path.parent
        places = [
            memory.location if "://" in memory.location else folder / memory.location
            for memory in self._project.memories()
        ]
        return [place for place in places if isinstance(place, str) or place.exists()]

    def _read(self, place: Path | str, langs: Langs) -> list[Pair]:
        try:
            with open_memory(place, read_only=True) as store:
                return pairs_of(store, langs, self._most)
        except MemoryStoreError as error:
            self.problem = f"nothing was learned from a memory: {error}"
            return []


def pairs_of(store: Store, langs: Langs, most: int = MOST) -> list[Pair]:
    """The latest approved pairs of a memory in two languages, whichever of them is the unit's source."""
    there = store.latest_pairs(*langs, most)
    back = store.latest_pairs(langs[1], langs[0], most - len(there))
    return [*there, *((source, target) for target, source in back)]


def knowledge_from(pairs: Sequence[Pair], langs: Langs) -> Knowledge:
    """What is shipped for two languages, and what pairs of texts add."""
    return Knowledge.shipped(*langs).learned_from(pairs)


def knowledge_for(langs: Langs, memory: str | None = None, encoder: str = "") -> Knowledge:
    """What is shipped, what a memory, named by its place, adds, and an encoder.

    Raises MemoryStoreError or EncoderError when one cannot be opened.
    """
    known = _of_memory(memory, langs) if memory else Knowledge.shipped(*langs)
    return with_encoder(known, encoder)


@lru_cache(maxsize=8)
def _of_memory(location: str, langs: Langs) -> Knowledge:
    """Read once in a process."""
    with open_memory(location, read_only=True) as store:
        return knowledge_from(pairs_of(store, langs), langs)


def _approved_pairs(project: Project, langs: Langs) -> Iterable[Pair]:
    """The project's own approved pairs: the memory may not have heard of them yet."""
    for entry in project.bitexts.entries():
        if (entry.source_lang, entry.target_lang) == langs:
            for sources, targets in project.bitexts.approved_pairs(entry):
                texts = project.documents.texts
                yield joined(texts(entry.source_id, sources)), joined(texts(entry.target_id, targets))
