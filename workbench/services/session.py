"""An open project with its memories: what the command line and the screens hold on to."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from threading import RLock
from types import TracebackType
from typing import TYPE_CHECKING, Self

from memory import MemoryStoreError, Store, open_memory
from memory.glossary import Glossary
from workbench.checks import profile_from
from workbench.errors import ProjectError
from workbench.project import BitextEntry, MemoryEntry, Project, ReviewState
from workbench.review import Rule, rules_with
from workbench.services.recent import remember_project
from workbench.services.references import AWAY_SECONDS, References
from workbench.services.reviewing import Review
from workbench.services.translating import Translation, settle_typed
from workbench.settings import Settings

if TYPE_CHECKING:
    from workbench.services.suggesting import Suggestions
    from workbench.suggest import Engine
    from workbench.suggest.quality import Scorer


class Session:
    """A project, its memories, and the reviews that are open in it.

    `problem` is one line about a memory that cannot be used at the moment, "" when all is well:
    approvals are kept in the project until the memory can be reached again. `learned` is what the aligner
    knows from what was approved before; `overview` is what was counted of the project last.
    """

    def __init__(self, project: Project, settings: Settings) -> None:
        from workbench.services.learning import ProjectKnowledge
        from workbench.services.overview import Overview
        from workbench.services.translators import Translators

        self.project = project
        self.settings = settings
        self.problem = ""
        self.overview = Overview()
        self.learned = ProjectKnowledge(project, encoder=settings.encoder)
        self._reviews: dict[int, Review] = {}
        self._opening = RLock()
        self._using = RLock()
        self._closed = False
        self._memory: Store | None = None
        self._away_until = 0.0
        self._references = References(project.path.parent)
        self._reference_problem = ""
        self._glossary: Glossary | None = None
        self._scorers: dict[tuple[str, str], Scorer] = {}
        self._resources = ExitStack()
        self._resources.callback(project.close)
        self.translators = Translators(settings, project.proposals)
        self._resources.callback(self.translators.close)
        self._resources.callback(self._references.close)

    @classmethod
    def open(cls, path: Path, settings: Settings, *, read_only: bool = False) -> Self:
        """Open a project; approvals the memory has not heard of are passed on now."""
        session = cls(Project.open(path, read_only=read_only), settings)
        remember_project(path)
        session.pass_on()
        return session

    @property
    def memory(self) -> Store | None:
        """The memory that receives approved units; None, with a `problem`, when it cannot be used."""
        if self._memory is None:
            location = next((m.location for m in self.project.memories() if m.writable), None)
            if location is not None and not self._is_away:
                self._memory = self._opened(location)
        return self._memory

    @property
    def memory_places(self) -> list[MemoryEntry]:
        """The attached memories, where they are, the one that receives approved units first."""
        folder = self.project.path.parent
        attached = sorted(self.project.memories(), key=lambda memory: not memory.writable)
        return [m if "://" in m.location else replace(m, location=str(folder / m.location)) for m in attached]

    def review(self, entry: BitextEntry) -> Review:
        """The review of one bitext, opened once."""
        with self._opening:
            if entry.id not in self._reviews:
                rules = self._rules()
                self._reviews[entry.id] = Review(
                    self.project, entry, self.settings, self.pass_on, rules, self.reload
                )
                settle_typed(self.project, self._reviews[entry.id])
            return self._reviews[entry.id]

    def translation(self, entry: BitextEntry) -> Translation:
        """The same bitext as something to be translated."""
        return Translation(self.project, self.review(entry))

    def reload(self) -> None:
        """Read all open reviews again, after repairs were flipped, and tell the memory."""
        for review in self._reviews.values():
            review.reload()
        self.pass_on()

    def follow(self) -> bool:
        """Read what another process has written since; whether anything is new. For a thread."""
        if not self.project.was_written():
            return False
        before = {key: review.state for key, review in self._reviews.items()}
        self.reload()
        return any(review.state != before.get(key) for key, review in self._reviews.items())

    def sister_entries(self, entry: BitextEntry) -> list[BitextEntry]:
        """The bitexts of the same source, this one included, in the order they were added."""
        return [other for other in self.project.bitexts.entries() if other.source_id == entry.source_id]

    def sisters(self, entry: BitextEntry) -> list[Review]:
        """The reviews of all bitexts of the same source: an approval in one makes a unit of all."""
        return [self.review(other) for other in self.sister_entries(entry)]

    def reload_glossary(self) -> None:
        """Read the glossaries again, after entries were changed; the checks ask the new ones."""
        self._glossary = None
        for review in self._reviews.values():
            review.found.ask(self._rules())

    def glossary_changed(self, location: Path) -> None:
        """Take note of a changed glossary: one beside the project that is its first is attached."""
        from workbench.services.terms import attach_if_first

        with self.in_use():
            attach_if_first(self.project, location)
            self.reload_glossary()

    def _rules(self) -> Sequence[Rule]:
        return rules_with(self.glossary, profile_from(self.settings.checks))

    @property
    def glossary(self) -> Glossary:
        """The project's glossaries as one, read once; empty, with a `problem`, when they cannot be read."""
        from workbench.services.terms import glossary_files, load

        if self._glossary is None:
            try:
                self._glossary = load(glossary_files(self.project, self.settings.glossary))
            except MemoryStoreError as error:
                self.problem = str(error)
                self._glossary = Glossary(())
        return self._glossary

    def engines(self) -> Sequence[Engine]:
        """The engines that answer at once: the project's memories, and a gloss."""
        from workbench.suggest import GlossEngine, MemoryEngine

        least, glossary = self.settings.match_minimum, self.glossary
        memories = (MemoryEngine(store, name, least, glossary=glossary) for name, store in self._stores())
        return (*memories, GlossEngine(glossary))

    def scorer(self, langs: tuple[str, str]) -> Scorer:
        """What judges translations of a direction, taught by the project's approvals; made once.

        That takes a moment: not for the thread that draws the screen.
        """
        from workbench.services.refitting import taught_scorer

        with self._opening:
            if langs not in self._scorers:
                self._scorers[langs] = taught_scorer(
                    self.project, langs, self.learned.of(langs), self.glossary
                )
            return self._scorers[langs]

    def suggestions(self, entry: BitextEntry) -> Suggestions:
        """The suggestions for a bitext."""
        from workbench.services.suggesting import Suggestions

        return Suggestions(
            self.review(entry),
            lambda: self.scorer((entry.source_lang, entry.target_lang)),
            self.engines,
            self.translators,
            lambda: self.memory,
            self.glossary,
            self.settings.back_translator,
        )

    def forget_reference(self, location: str) -> None:
        """Close a memory that is no longer attached."""
        self._references.forget(location)

    def _stores(self) -> Iterator[tuple[str, Store]]:
        """The memories that can be used, by name, the one that receives approved units first."""
        attached = self.project.memories()
        receiving = next((m.location for m in attached if m.writable), "")
        for location in (receiving, *(m.location for m in attached if m.location != receiving)):
            store = self.memory if location == receiving else self._references.of(location)
            if store is not None:
                yield location, store
        told = self._references.problem
        if self.problem in ("", self._reference_problem):
            self.problem = self._reference_problem = told

    def pass_on(self) -> None:
        """Bring the memory up to date with the approvals in the project.

        One that was out of reach a moment ago is tried again with a later approval, or when the project is
        opened the next time.
        """
        from workbench.services.remembering import pass_on

        if self.project.read_only or self._is_away or not self.project.units.pending():
            return
        store = self.memory
        if store is None:
            return
        waiting = {place.document_id for place in self.project.units.pending()}
        for entry in self.project.bitexts.entries():
            if entry.source_id in waiting:
                self.review(entry)
        states: dict[int, ReviewState] = {key: review.state for key, review in self._reviews.items()}
        try:
            pass_on(self.project, store, states, self.settings.author)
            self.problem = ""
        except MemoryStoreError as error:
            self._missed(error)

    @contextmanager
    def in_use(self) -> Iterator[None]:
        """Keeps the session from being closed: threads work inside, as a file must not close under them.

        Raises ProjectError when it is closed already.
        """
        with self._using:
            if self._closed:
                raise ProjectError(f"{self.project.path}: closed; open it again")
            yield

    def close(self) -> None:
        """Close the project and its memories, once no thread uses them any more."""
        with self._using:
            self._closed = True
            self._resources.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _opened(self, location: str) -> Store | None:
        place = location if "://" in location else self.project.path.parent / location
        try:
            store = self._resources.enter_context(open_memory(place, create=True))
        except MemoryStoreError as error:
            self._missed(error)
            return None
        self.problem = ""
        return store

    @property
    def _is_away(self) -> bool:
        return time.monotonic() < self._away_until

    def _missed(self, error: MemoryStoreError) -> None:
        self.problem = str(error)
        self._away_until = time.monotonic() + AWAY_SECONDS
