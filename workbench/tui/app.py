"""The app: opens and closes projects, and puts the screens up."""

from __future__ import annotations

import gc
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.screen import Screen
from textual.worker import Worker, WorkerState

from aligner import AlignError
from corpus import CorpusError
from memory import MemoryStoreError
from workbench.errors import ProjectInUse, WorkbenchError
from workbench.project import BitextEntry, Project
from workbench.services.progress import Progress, Task
from workbench.services.session import Session
from workbench.settings import Settings
from workbench.tui.alt_digits import let_alt_digits_through
from workbench.tui.screens.alignment import AlignmentScreen
from workbench.tui.screens.busy import BusyScreen
from workbench.tui.screens.dialogs import ChoiceDialog, ConfirmDialog
from workbench.tui.screens.empty import EmptyScreen
from workbench.tui.screens.welcome import WelcomeScreen
from workbench.tui.themes import THEMES
from workbench.tui.tools import ToolsApp

if TYPE_CHECKING:
    from workbench.services.adding import Doubt
    from workbench.services.texts import PreparedText
    from workbench.tui.screens.new_project import TextsForm
    from workbench.tui.screens.project import ProjectScreen

DEMO = Path("demo.qostil")

T = TypeVar("T")
_OURS = (WorkbenchError, CorpusError, AlignError, MemoryStoreError, OSError)


class QostilApp(ToolsApp):
    """The workbench."""

    CSS_PATH = ["qostil.tcss", "translation.tcss"]  # noqa: RUF012 - so declared by textual
    TITLE = "Qostil"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "quit", "Quit", show=False, id="app.quit", tooltip="Leave Qostil", priority=True)
    ]

    @dataclass
    class Opened(Message):
        """A project is open; `entry` is the bitext to show or to translate, None when there is none."""

        session: Session
        entry: BitextEntry | None
        translate: bool = False

    @dataclass
    class Working(Message):
        """A long task has come to its next step."""

        progress: Progress

        def can_replace(self, message: Message) -> bool:
            """Only the last step matters."""
            return isinstance(message, QostilApp.Working)

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
        source: PreparedText
        drafts: list[PreparedText]

    def __init__(
        self,
        settings: Settings,
        project: Path | None = None,
        *,
        read_only: bool = False,
        memory: str = "",
        glossary: str = "",
    ) -> None:
        super().__init__(settings)
        self._memory = memory
        self._glossary = glossary
        self._project = project
        self._read_only = read_only

    def on_mount(self) -> None:
        """Begin with the project that was asked for, or on the welcome screen."""
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = self._settings.theme
        if self._project is None:
            self._put(WelcomeScreen())
            self.show_memory(self._memory)
            self.show_glossary(self._glossary)
        else:
            self._open(self._project, read_only=self._read_only)

    def on_unmount(self) -> None:
        """Leave the project closed."""
        self._close_session()

    # Work away from the keys

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

    @work(thread=True, exclusive=True, group="project", exit_on_error=False)
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
    def store_texts(self, event: Mixed, *, apart: bool) -> None:
        """Align and store a text of several languages, taken apart or as it is."""
        from workbench.services.aids import aids_of
        from workbench.services.splitting import drafts_inside, only

        info = event.session.project.info
        source, drafts = event.source, event.drafts
        try:
            if apart:
                aids = aids_of(self._settings)
                drafts = drafts + drafts_inside(source, info.target_langs, aids)
                source = only(source, info.source_lang, aids)
            with event.session.in_use():
                self._store(event.session, source, drafts)
        except _OURS as error:
            self._announce(event.session)
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

    def _announce(self, session: Session, bitext: int | None = None) -> None:
        """Say that a project is open, once the bitext to show is read."""
        from workbench.services.beginning import is_begun

        entries = session.project.bitexts.entries()
        entry = next((e for e in entries if e.id == bitext), entries[0] if entries else None)
        if entry is not None:
            session.review(entry)
            gc.freeze()  # else a key now and then waits until the collector has seen all beads
        begun = entry is not None and is_begun(session.project, entry)
        self.post_message(self.Opened(session, entry, translate=begun))

    def _try_to_add(self, session: Session, form: TextsForm) -> None:
        try:
            with session.in_use():
                self._add(session, form)
        except _OURS as error:
            self._announce(session)
            self.post_message(self.Failed(str(error)))

    def _add(self, session: Session, form: TextsForm) -> None:
        from memory import is_bilingual
        from workbench.services.adding import unexpected_language
        from workbench.services.aids import aids_of
        from workbench.services.texts import parts_of, prepare

        if form.source is None:
            self._announce(session)
            return
        self.post_message(self.Working(Progress(f"Reading {form.source.name}", 0, 0)))
        if not form.drafts and is_bilingual(form.source):
            self._add_pairs(session, form.source, form.lang_of(form.source) or "")
            return
        aids = aids_of(self._settings)
        source = prepare(form.source, lang=form.lang_of(form.source), aids=aids, keep=True)
        drafts = [prepare(draft, lang=form.lang_of(draft), aids=aids) for draft in form.drafts]
        doubt = unexpected_language(session.project.info, source, drafts)
        if doubt is not None:
            self.post_message(self.Unexpected(session, form, doubt))
        elif len(parts_of(source)) > 1:
            self.post_message(self.Mixed(session, source, drafts))
        else:
            self._store(session, source, drafts)

    def _add_pairs(self, session: Session, path: Path, source_lang: str) -> None:
        from workbench.services.pairing import add_pairs

        added = self._watched(add_pairs(session.project, path, source_lang))
        session.pass_on()
        if added.report.left_out:
            self.notify(f"{added.report.left_out} units left out", severity="warning", markup=False)
        self._announce(session, added.bitexts[0][0] if added.bitexts else None)

    def _store(self, session: Session, source: PreparedText, drafts: list[PreparedText]) -> None:
        from workbench.services.adding import add

        added = self._watched(add(session.project, source, drafts, session.learned))
        if added.problem:
            self.notify(added.problem, severity="warning", markup=False)
        first = [*(key for key, _ in added.bitexts), *added.begun, None][0]
        self._announce(session, first)

    def _watched(self, task: Task[T]) -> T:
        """Run a task to its end and tell how far it is."""
        while True:
            try:
                self.post_message(self.Working(next(task)))
            except StopIteration as stop:
                return stop.value  # type: ignore[no-any-return]

    # What is on the screen

    def _put(self, screen: Screen[None]) -> None:
        """Show a screen in place of all others."""
        while len(self.screen_stack) > 1:
            self.pop_screen()
        self.push_screen(screen)

    def _busy(self, text: str) -> None:
        """Have keys wait while something is worked at."""
        self.push_screen(BusyScreen(text))

    def _at_rest(self) -> None:
        """Let keys through again."""
        if isinstance(self.screen, BusyScreen):
            self.pop_screen()
        if len(self.screen_stack) == 1:
            self._put(WelcomeScreen())

    def _open(self, path: Path, *, read_only: bool = False) -> None:
        self._busy(f"Opening {path.name} …")
        self.open_project(path, read_only)

    # What the screens and workers report

    @on(WelcomeScreen.OpenProject)
    def welcome_open(self, event: WelcomeScreen.OpenProject) -> None:
        """Open what was chosen."""
        self._open(event.path)

    @on(WelcomeScreen.CreateProject)
    def welcome_create(self, event: WelcomeScreen.CreateProject) -> None:
        """Create what was filled in."""
        if event.form.project is not None:
            self._busy("Creating the project …")
            self.create_project(event.form.project, event.form)

    @on(WelcomeScreen.OpenDemo)
    def welcome_demo(self) -> None:
        """Open the demo."""
        self._busy("Reading, repairing and aligning the demo …")
        self.open_demo()

    def on_project_screen_open_text(self, event: ProjectScreen.OpenText) -> None:
        """Work at a text of the project."""
        if self._session is not None:
            self._busy("Reading …")
            self.open_text(self._session, event.entry, event.translate)

    def on_project_screen_add_texts(self, event: ProjectScreen.AddTexts) -> None:
        """Add to the open project."""
        self.alignment_add(event)

    @on(AlignmentScreen.AddTexts)
    def alignment_add(self, event: AlignmentScreen.AddTexts | ProjectScreen.AddTexts) -> None:
        """Add to the open project."""
        if self._session is not None:
            self._busy("Reading …")
            self.add_texts(self._session, event.form)

    @on(AlignmentScreen.Left)
    def alignment_left(self) -> None:
        """Back to the welcome screen."""
        self._close_session()
        self._put(WelcomeScreen())

    @on(Opened)
    def opened(self, event: Opened) -> None:
        """Show the project."""
        if self._session is not event.session:
            self._close_session()
        self._session = event.session
        if event.entry is not None:
            screen = AlignmentScreen(event.session, event.entry)
            self._put(screen)
            if event.translate:
                screen.call_after_refresh(screen.action_translate)
        else:
            project = event.session.project
            self._put(EmptyScreen(project.path.stem, [text.name for text in project.documents.entries()]))

    @on(Working)
    def working(self, event: Working) -> None:
        """Say what is being done."""
        if isinstance(self.screen, BusyScreen):
            step, total = event.progress.step, event.progress.total
            done = f"   {event.progress.done + 1} of {total}" if event.progress.done < total else ""
            self.screen.say(f"{step[:1].upper()}{step[1:]} …{done}")

    @on(Failed)
    def failed(self, event: Failed) -> None:
        """Say what could not be done."""
        self._at_rest()
        self.notify(event.reason, severity="error", timeout=10, markup=False)

    @on(InUse)
    def in_use(self, event: InUse) -> None:
        """Offer to read what another Qostil writes to."""
        self._at_rest()
        self.push_screen(
            ConfirmDialog(f"{event.reason}.\n\nOpen it for reading only?", "Read only"),
            lambda sure: self._open(event.path, read_only=True) if sure else None,
        )

    @on(Unexpected)
    def unexpected(self, event: Unexpected) -> None:
        """Ask for the language of a text that was taken for another."""
        doubt, form = event.doubt, event.form

        def decide(place: int | None) -> None:
            if place is None:
                self.post_message(self.Opened(event.session, self._first(event.session)))
            else:
                self._busy("Reading …")
                path = (form.source, *form.drafts)[doubt.place]
                self.add_texts(event.session, form.with_language(path, doubt.choices[place]))

        self._at_rest()
        self.push_screen(
            ChoiceDialog(
                f"{doubt.name} seems to be in {doubt.lang}", [f"Take it as {lang}" for lang in doubt.choices]
            ),
            decide,
        )

    @on(Mixed)
    def mixed(self, event: Mixed) -> None:
        """Offer to take a text of several languages apart."""
        from workbench.services.texts import parts_of

        name, lang = event.source.document.name, event.source.lang
        langs = " and ".join(part.lang for part in parts_of(event.source) if part.lang != lang)

        def decide(place: int | None) -> None:
            if place is None:
                self.post_message(self.Opened(event.session, self._first(event.session)))
            else:
                self._busy("Aligning …")
                self.store_texts(event, apart=place == 0)

        self._at_rest()
        self.push_screen(
            ChoiceDialog(
                f"{name} also holds {langs}",
                ("Take it apart and align its passages", "Take it as it is"),
            ),
            decide,
        )

    @staticmethod
    def _first(session: Session) -> BitextEntry | None:
        return next(iter(session.project.bitexts.entries()), None)

    @on(Worker.StateChanged)
    def worker_changed(self, event: Worker.StateChanged) -> None:
        """A worker that failed for a reason of its own is a fault of the program: say so, lose nothing."""
        if event.state is WorkerState.ERROR:
            self._at_rest()
            self.log.error(event.worker.error)
            fault = f"Something went wrong inside Qostil: {event.worker.error!r}"
            self.notify(fault, severity="error", timeout=15, markup=False)

    def _close_session(self) -> None:
        if self._session is not None:
            self._session.close()
            self._session = None


def run_workbench(
    settings: Settings,
    project: Path | None = None,
    *,
    read_only: bool = False,
    memory: str = "",
    glossary: str = "",
) -> None:
    """Open the workbench, on a project, a memory, a glossary or on the welcome screen."""
    let_alt_digits_through()
    QostilApp(settings, project, read_only=read_only, memory=memory, glossary=glossary).run()
