"""The app: opens and closes projects, and puts the screens up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from textual import on, work
from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.screen import Screen
from textual.worker import Worker, WorkerState

from aligner import AlignError
from corpus import CorpusError
from memory import MemoryStoreError
from workbench.errors import ProjectInUse, WorkbenchError
from workbench.project import Project
from workbench.services.adding import add
from workbench.services.demo import create_demo
from workbench.services.session import Session
from workbench.services.splitting import drafts_inside, only
from workbench.services.texts import PreparedText, parts_of, prepare
from workbench.settings import Settings
from workbench.tui.actions import ACTIONS
from workbench.tui.screens.alignment import AlignmentScreen
from workbench.tui.screens.dialogs import ConfirmDialog
from workbench.tui.screens.empty import EmptyScreen
from workbench.tui.screens.new_project import TextsForm
from workbench.tui.screens.welcome import WelcomeScreen
from workbench.tui.themes import DARK, LIGHT, THEMES

DEMO = Path("demo.qostil")

_OURS = (WorkbenchError, CorpusError, AlignError, MemoryStoreError, OSError)


class QostilApp(App[None]):
    """The workbench."""

    CSS_PATH = "qostil.tcss"
    TITLE = "Qostil"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "quit", "Quit", show=False, id="app.quit", tooltip="Leave Qostil", priority=True)
    ]

    @dataclass
    class Opened(Message):
        """A project is open; `bitext` is the one to show, None for the first."""

        session: Session
        bitext: int | None = None

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
    class Mixed(Message):
        """A source holds several languages: is it to be taken apart?"""

        session: Session
        source: PreparedText
        drafts: list[PreparedText]

    def __init__(self, settings: Settings, project: Path | None = None) -> None:
        super().__init__()
        self._settings = settings
        self._project = project
        self._session: Session | None = None

    def on_mount(self) -> None:
        """Begin on the welcome screen, and open the project that was asked for."""
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = self._settings.theme
        self.push_screen(WelcomeScreen())
        if self._project is not None:
            self.open_project(self._project)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """The command palette: everything the screen can do, and the app's own."""
        if isinstance(screen, AlignmentScreen):
            for action in ACTIONS:
                yield SystemCommand(
                    action.description, action.tooltip, getattr(screen, f"action_{action.name}")
                )
        else:
            yield SystemCommand("Theme", "Dark or light", self.action_switch_theme)
        yield SystemCommand("Quit", "Leave Qostil", self.action_quit)

    def action_switch_theme(self) -> None:
        """Dark or light."""
        self.theme = LIGHT.name if self.theme == DARK.name else DARK.name

    def on_unmount(self) -> None:
        """Leave the project closed."""
        self._close_session()

    # Opening and closing

    @work(thread=True, exclusive=True, group="project", exit_on_error=False)
    def open_project(self, path: Path, read_only: bool = False) -> None:
        """Open a project, away from the keys."""
        try:
            self.post_message(self.Opened(Session.open(path, self._settings, read_only=read_only)))
        except ProjectInUse as error:
            self.post_message(self.InUse(path, str(error)))
        except _OURS as error:
            self.post_message(self.Failed(str(error)))

    @work(thread=True, exclusive=True, group="project", exit_on_error=False)
    def create_project(self, form: TextsForm) -> None:
        """Create a project and add its first texts, away from the keys."""
        path = Path(form.project).expanduser()
        path = path if path.suffix else path.with_suffix(".qostil")
        try:
            Project.create(path, form.source_lang, form.target_langs).close()
            self._add_texts(Session.open(path, self._settings), form)
        except _OURS as error:
            self.post_message(self.Failed(str(error)))

    @work(thread=True, exclusive=True, group="project", exit_on_error=False)
    def add_texts(self, session: Session, form: TextsForm) -> None:
        """Add texts to an open project, away from the keys."""
        try:
            self._add_texts(session, form)
        except _OURS as error:
            self.post_message(self.Failed(str(error)))

    @work(thread=True, exclusive=True, group="project", exit_on_error=False)
    def store_texts(self, session: Session, source: PreparedText, drafts: list[PreparedText]) -> None:
        """Align and store prepared texts, away from the keys."""
        try:
            self._store(session, source, drafts)
        except _OURS as error:
            self.post_message(self.Failed(str(error)))

    @work(thread=True, exclusive=True, group="project", exit_on_error=False)
    def open_demo(self) -> None:
        """Make the demo if there is none here, and open it."""
        try:
            self.post_message(self.Opened(Session.open(create_demo(DEMO), self._settings)))
        except ProjectInUse as error:
            self.post_message(self.InUse(DEMO, str(error)))
        except _OURS as error:
            self.post_message(self.Failed(str(error)))

    def _add_texts(self, session: Session, form: TextsForm) -> None:
        if form.source is None:
            self.post_message(self.Opened(session))
            return
        source = prepare(form.source)
        drafts = [prepare(draft) for draft in form.drafts]
        if len(parts_of(source)) > 1:
            self.post_message(self.Mixed(session, source, drafts))
        else:
            self._store(session, source, drafts)

    def _store(self, session: Session, source: PreparedText, drafts: list[PreparedText]) -> None:
        task = add(session.project, source, drafts)
        while True:
            try:
                self.call_from_thread(self._say, next(task).step)
            except StopIteration as stop:
                bitexts = stop.value.bitexts
                break
        self.post_message(self.Opened(session, bitexts[0][0] if bitexts else None))

    def _say(self, step: str) -> None:
        self.sub_title = step

    # What the screens and workers report

    @on(WelcomeScreen.OpenProject)
    def welcome_open(self, event: WelcomeScreen.OpenProject) -> None:
        """Open what was chosen."""
        self.open_project(event.path)

    @on(WelcomeScreen.CreateProject)
    def welcome_create(self, event: WelcomeScreen.CreateProject) -> None:
        """Create what was filled in."""
        self.create_project(event.form)

    @on(WelcomeScreen.OpenDemo)
    def welcome_demo(self) -> None:
        """Open the demo."""
        self.notify("Preparing the demo …", timeout=2)
        self.open_demo()

    @on(AlignmentScreen.AddTexts)
    def alignment_add(self, event: AlignmentScreen.AddTexts) -> None:
        """Add to the open project."""
        if self._session is not None:
            self.notify("Reading and aligning …", timeout=2)
            self.add_texts(self._session, event.form)

    @on(AlignmentScreen.Left)
    def alignment_left(self) -> None:
        """Back to the welcome screen."""
        self._close_session()
        while len(self.screen_stack) > 2:
            self.pop_screen()

    @on(Opened)
    def opened(self, event: Opened) -> None:
        """Show the project."""
        if self._session is not event.session:
            self._close_session()
        self._session = event.session
        while len(self.screen_stack) > 2:
            self.pop_screen()
        entries = event.session.project.bitexts.entries()
        wanted = next((entry for entry in entries if entry.id == event.bitext), None)
        if entries:
            self.push_screen(AlignmentScreen(event.session, wanted or entries[0]))
        else:
            self.push_screen(EmptyScreen(event.session.project.path.name))

    @on(Failed)
    def failed(self, event: Failed) -> None:
        """Say what could not be done."""
        self.notify(event.reason, severity="error", timeout=10)

    @on(Worker.StateChanged)
    def worker_changed(self, event: Worker.StateChanged) -> None:
        """A worker that failed for a reason of its own is a fault of the program: say so, lose nothing."""
        if event.state is WorkerState.ERROR:
            error = event.worker.error
            self.log.error(error)
            self.notify(f"Something went wrong inside Qostil: {error!r}", severity="error", timeout=15)

    @on(InUse)
    def in_use(self, event: InUse) -> None:
        """Offer to read what another Qostil writes to."""
        question = f"{event.reason}.\n\nOpen it for reading only?"
        self.push_screen(
            ConfirmDialog(question, "Read only"),
            lambda sure: self._open_to_read(event.path) if sure else None,
        )

    def _open_to_read(self, path: Path) -> None:
        self.open_project(path, read_only=True)

    @on(Mixed)
    def mixed(self, event: Mixed) -> None:
        """Offer to take a text of several languages apart."""
        langs = " and ".join(part.lang for part in parts_of(event.source) if part.lang != event.source.lang)
        info = event.session.project.info

        def decide(apart: bool | None) -> None:
            source, drafts = event.source, event.drafts
            if apart:
                drafts = drafts + drafts_inside(source, info.target_langs)
                source = only(source, info.source_lang)
            self.store_texts(event.session, source, drafts)

        name = event.source.document.name
        self.push_screen(
            ConfirmDialog(
                f"{name} also holds {langs}.\n\nTake it apart and align its passages?", "Take apart"
            ),
            decide,
        )

    def _close_session(self) -> None:
        if self._session is not None:
            self._session.close()
            self._session = None


def run_workbench(settings: Settings, project: Path | None = None) -> None:
    """Open the workbench, on a project or on the welcome screen."""
    QostilApp(settings, project).run()
