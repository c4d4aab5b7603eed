"""Projects opened, created and added to in threads; what came of it is told in messages."""

from __future__ import annotations

import gc
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from textual import work
from textual.message import Message
from textual.worker import get_current_worker

from aligner import AlignError
from corpus import CorpusError
from memory import MemoryStoreError
from workbench.errors import ProjectError, ProjectInUse, WorkbenchError
from workbench.project import BitextEntry, Project
from workbench.services.progress import Progress, Task
from workbench.services.session import Session
from workbench.tui.tools import ToolsApp
from workbench.wording import _, ngettext

if TYPE_CHECKING:
    from workbench.services.adding import Doubt
    from workbench.services.adding_files import MixedSource, TextFiles
    from workbench.tui.screens.new_project import TextsForm

DEMO = Path("demo.qostil")

ADDING = "adding"
"""The workers that add texts."""

T = TypeVar("T")
_OURS = (WorkbenchError, CorpusError, AlignError, MemoryStoreError, OSError)


class _GivenUp(Exception):
    """What was worked at is not wanted any more."""


class ProjectsApp(ToolsApp):
    """An app whose projects are worked at away from the keys."""

    @dataclass
    class Opened(Message):
        """A project is open; `entry` is the bitext to show or to translate, None when there is none.

        `added` is said of a text that came into an open project.
        """

        session: Session
        entry: BitextEntry | None
        translate: bool = False
        added: bool = False

    @dataclass
    class Working(Message):
        """A long task has come to its next step."""

        progress: Progress

        def can_replace(self, message: Message) -> bool:
            """Only the last step matters."""
            return isinstance(message, ProjectsApp.Working)

    @dataclass
    class InUse(Message):
        """Another Qostil writes to the project."""

        path: Path
        reason: str

    @dataclass
    class Failed(Message):
        """Something could not be done, in one line."""

        reason: str

    @dataclass
    class Unexpected(Message):
        """A text seems to be in a language of its own: as what is it to be taken?"""

        session: Session
        form: TextsForm
        doubt: Doubt

    @dataclass
    class Mixed(Message):
        """A source holds several languages: is it to be taken apart?"""

        session: Session
        form: TextsForm
        source: MixedSource

    @work(thread=True, exclusive=True, group="project", exit_on_error=False)
    def open_project(self, path: Path, read_only: bool = False) -> None:
        """Open a project."""
        try:
            self._announce(Session.open(path, self._settings, read_only=read_only))
        except ProjectInUse as error:
            self.post_message(self.InUse(path, str(error)))
        except _OURS as error:
            self.post_message(self.Failed(str(error)))

    @work(thread=True, exclusive=True, group="project", exit_on_error=False)
    def create_project(self, path: Path, form: TextsForm) -> None:
        """Create a project and add its first texts; it stays, empty, when they cannot be added."""
        try:
            Project.create(path, form.source_lang, form.target_langs).close()
            session = Session.open(path, self._settings)
        except _OURS as error:
            self.post_message(self.Failed(str(error)))
            return
        self._try_to_add(session, form)

    @work(thread=True, exclusive=True, group=ADDING, exit_on_error=False)
    def add_texts(self, session: Session, form: TextsForm) -> None:
        """Add texts to an open project."""
        self._try_to_add(session, form)

    @work(thread=True, exclusive=True, group="project", exit_on_error=False)
    def open_text(self, session: Session, entry: BitextEntry, translate: bool = False) -> None:
        """Show another text of an open project: to be translated, or to be gone on with."""
        from workbench.services.beginning import is_begun

        try:
            with session.in_use():
                session.review(entry)
                begun = translate or is_begun(session.project, entry)
                self.post_message(self.Opened(session, entry, translate=begun))
        except _OURS as error:
            self.post_message(self.Failed(str(error)))

    @work(thread=True, exclusive=True, group="project", exit_on_error=False)
    def open_demo(self) -> None:
        """Make the demo if there is none here, and open it."""
        from workbench.services.demo import create_demo

        try:
            self._announce(Session.open(create_demo(DEMO), self._settings))
        except ProjectInUse as error:
            self.post_message(self.InUse(DEMO, str(error)))
        except _OURS as error:
            self.post_message(self.Failed(str(error)))

    def _announce(self, session: Session, bitext: int | None = None, *, added: bool = False) -> None:
        """Say that a project is open, once the bitext to show is read; whether it was just added."""
        from workbench.services.beginning import is_begun

        entries = session.project.bitexts.entries()
        entry = next((e for e in entries if e.id == bitext), entries[0] if entries else None)
        if entry is not None:
            session.review(entry)
            gc.freeze()  # else a key now and then waits until the collector has seen all beads
        begun = entry is not None and is_begun(session.project, entry)
        self.post_message(self.Opened(session, entry, begun, added))

    def _try_to_add(self, session: Session, form: TextsForm) -> None:
        try:
            self._add(session, form)
        except _GivenUp:
            return
        except _OURS as error:
            with suppress(ProjectError), session.in_use():
                self._announce(session)
            self.post_message(self.Failed(str(error)))

    def _add(self, session: Session, form: TextsForm) -> None:
        from memory import is_bilingual

        if form.source is None:
            with session.in_use():
                self._announce(session)
        elif not form.drafts and is_bilingual(form.source):
            with session.in_use():
                self._add_pairs(session, form.source, form.lang_of(form.source) or "")
        else:
            self.post_message(self.Working(Progress(_("Reading {name}").format(name=form.source.name), 0, 0)))
            self._add_files(session, form, form.files(form.source))

    def _add_files(self, session: Session, form: TextsForm, files: TextFiles) -> None:
        from workbench.services.adding import Doubt
        from workbench.services.adding_files import MixedSource, adding_files, adding_files_aside

        if files.many:
            found = self._watched(adding_files_aside(session.project.path, self._settings, files))
        else:
            with session.in_use():
                found = self._watched(adding_files(session.project, session.learned, self._settings, files))
        if isinstance(found, Doubt):
            self.post_message(self.Unexpected(session, form, found))
        elif isinstance(found, MixedSource):
            self.post_message(self.Mixed(session, form, found))
        else:
            if found.problem:
                self.notify(found.problem, severity="warning", markup=False)
            with session.in_use():
                self._announce(session, found.first, added=True)

    def _add_pairs(self, session: Session, path: Path, source_lang: str) -> None:
        from workbench.services.pairing import add_pairs

        added = self._watched(add_pairs(session.project, path, source_lang))
        session.pass_on()
        if added.report.left_out:
            number = added.report.left_out
            told = ngettext("{number} unit left out", "{number} units left out", number)
            self.notify(told.format(number=number), severity="warning", markup=False)
        self._announce(session, added.bitexts[0][0] if added.bitexts else None)

    def _watched(self, task: Task[T]) -> T:
        """Run a task to its end and tell how far it is. Raises _GivenUp when it is wanted no more."""
        worker = get_current_worker()
        while not worker.is_cancelled:
            try:
                self.post_message(self.Working(next(task)))
            except StopIteration as stop:
                return stop.value  # type: ignore[no-any-return]
        task.close()
        raise _GivenUp
