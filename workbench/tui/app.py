"""The app: puts the screens up, and does what they ask for."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.worker import Worker, WorkerState

from corpus.languages import UNKNOWN
from workbench.project import BitextEntry
from workbench.services.session import Session
from workbench.settings import Settings
from workbench.tui.alt_digits import let_alt_digits_through
from workbench.tui.projects import ADDING, ProjectsApp
from workbench.tui.screens.alignment import AlignmentScreen
from workbench.tui.screens.busy import BusyScreen
from workbench.tui.screens.dialogs import ChoiceDialog, ConfirmDialog
from workbench.tui.screens.empty import EmptyScreen
from workbench.tui.screens.welcome import WelcomeScreen
from workbench.tui.themes import THEMES
from workbench.tui.worded import worded
from workbench.wording import _

if TYPE_CHECKING:
    from workbench.tui.screens.project import ProjectScreen


class QostilApp(ProjectsApp):
    """The workbench."""

    CSS_PATH = ["qostil.tcss", "translation.tcss"]  # noqa: RUF012 - so declared by textual
    TITLE = "Qostil"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "quit", "Quit", show=False, id="app.quit", tooltip="Leave Qostil", priority=True)
    ]

    def __init__(
        self,
        settings: Settings,
        project: Path | None = None,
        *,
        read_only: bool = False,
        memory: str = "",
        glossary: str = "",
        tour: bool = False,
    ) -> None:
        super().__init__(settings)
        self._tour_wanted = tour
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

    # What is on the screen

    def _put(self, screen: Screen[None]) -> None:
        """Show a screen in place of all others."""
        while len(self.screen_stack) > 1:
            self.pop_screen()
        self.push_screen(screen)

    def _busy(self, text: str, *, leave: bool = False) -> None:
        """Have keys wait while something is worked at, unless the user has other work meanwhile."""
        self.push_screen(BusyScreen(text, leave=leave))

    @property
    def _is_waited_for(self) -> bool:
        """Whether the user waits for what is worked at."""
        return isinstance(self.screen, BusyScreen) and self.screen.waited_for

    def _at_rest(self) -> None:
        """Let keys through again."""
        if isinstance(self.screen, BusyScreen):
            self.pop_screen()
        if len(self.screen_stack) == 1:
            self._put(WelcomeScreen())

    def _open(self, path: Path, *, read_only: bool = False) -> None:
        self._busy(_("Opening {name} …").format(name=path.name))
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
            self._busy(_("Creating the project …"))
            self.create_project(event.form.project, event.form)

    @on(WelcomeScreen.OpenDemo)
    def welcome_demo(self) -> None:
        """Open the demo."""
        from workbench.services.touring import tour_seen

        self._tour_wanted = not tour_seen()
        self._busy(_("Reading, repairing and aligning the demo …"))
        self.open_demo()

    def on_project_screen_open_text(self, event: ProjectScreen.OpenText) -> None:
        """Work at a text of the project."""
        if self._session is not None:
            self._busy(_("Reading …"))
            self.open_text(self._session, event.entry, event.translate)

    def on_project_screen_add_texts(self, event: ProjectScreen.AddTexts) -> None:
        """Add to the open project."""
        self.alignment_add(event)

    @on(AlignmentScreen.AddTexts)
    def alignment_add(self, event: AlignmentScreen.AddTexts | ProjectScreen.AddTexts) -> None:
        """Add to the open project."""
        if self._session is not None:
            self._busy(_("Reading …"), leave=True)
            self.add_texts(self._session, event.form)

    @on(AlignmentScreen.Left)
    def alignment_left(self) -> None:
        """Back to the welcome screen."""
        self._close_session()
        self._put(WelcomeScreen())

    @on(ProjectsApp.Opened)
    def opened(self, event: ProjectsApp.Opened) -> None:
        """Show the project; a text that was added while the user works at another is only told of."""
        if event.added and event.session is self._session and not self._is_waited_for:
            self._at_rest()
            name = event.entry.source_name if event.entry is not None else ""
            self.notify(_("{name} was added; ctrl+o shows it").format(name=name), markup=False)
            return
        if self._session is not event.session:
            self._close_session()
        self._session = event.session
        if event.entry is not None:
            screen = AlignmentScreen(event.session, event.entry)
            self._put(screen)
            if event.translate:
                screen.call_after_refresh(screen.action_translate)
            if self._tour_wanted:
                self._tour_wanted = False
                screen.call_after_refresh(self.start_tour)
        else:
            project = event.session.project
            self._put(EmptyScreen(project.path.stem, [text.name for text in project.documents.entries()]))

    @on(ProjectsApp.Working)
    def working(self, event: ProjectsApp.Working) -> None:
        """Say what is being done; the last step, storing it, lets nothing be done meanwhile."""
        step, total = worded(event.progress.step), event.progress.total
        if total and event.progress.done == total and not isinstance(self.screen, BusyScreen):
            self.push_screen(BusyScreen(step, waited_for=False))
        if isinstance(self.screen, BusyScreen):
            done = (
                "   " + _("{number} of {total}").format(number=event.progress.done + 1, total=total)
                if event.progress.done < total
                else ""
            )
            self.screen.say(f"{step[:1].upper()}{step[1:]} …{done}")

    @on(ProjectsApp.Failed)
    def failed(self, event: ProjectsApp.Failed) -> None:
        """Say what could not be done."""
        self._at_rest()
        self.notify(event.reason, severity="error", timeout=10, markup=False)

    @on(ProjectsApp.InUse)
    def in_use(self, event: ProjectsApp.InUse) -> None:
        """Offer to read what another Qostil writes to."""
        self._at_rest()
        self.push_screen(
            ConfirmDialog(
                _("{reason}.\n\nOpen it for reading only?").format(reason=worded(event.reason)),
                _("Read only"),
            ),
            lambda sure: self._open(event.path, read_only=True) if sure else None,
        )

    @on(ProjectsApp.Unexpected)
    def unexpected(self, event: ProjectsApp.Unexpected) -> None:
        """Ask for the language of a text that was taken for another."""
        doubt, form = event.doubt, event.form

        def decide(place: int | None) -> None:
            if place is None:
                self.post_message(self.Opened(event.session, self._first(event.session)))
            else:
                self._busy(_("Reading …"))
                path = (form.source, *form.drafts)[doubt.place]
                self.add_texts(event.session, form.with_language(path, doubt.choices[place]))

        self._at_rest()
        told = (
            _("{name} seems to be in {lang}") if doubt.lang != UNKNOWN else _("In what language is {name}?")
        )
        self.push_screen(
            ChoiceDialog(
                told.format(name=doubt.name, lang=doubt.lang),
                [_("Take it as {lang}").format(lang=lang) for lang in doubt.choices],
            ),
            decide,
        )

    @on(ProjectsApp.Mixed)
    def mixed(self, event: ProjectsApp.Mixed) -> None:
        """Offer to take a text of several languages apart."""
        name, langs = event.source.name, _(" and ").join(event.source.others)

        def decide(place: int | None) -> None:
            if place is None:
                self.post_message(self.Opened(event.session, self._first(event.session)))
            else:
                self._busy(_("Aligning …"))
                self.add_texts(event.session, replace(event.form, apart=place == 0))

        self._at_rest()
        self.push_screen(
            ChoiceDialog(
                _("{name} also holds {langs}").format(name=name, langs=langs),
                (_("Take it apart and align its passages"), _("Take it as it is")),
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
            fault = _("Something went wrong inside Qostil: {error}").format(error=repr(event.worker.error))
            self.notify(fault, severity="error", timeout=15, markup=False)

    def _close_session(self) -> None:
        self.workers.cancel_group(self, ADDING)
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
    tour: bool = False,
) -> None:
    """Open the workbench, on a project, a memory, a glossary or on the welcome screen, with a tour or not."""
    let_alt_digits_through()
    QostilApp(settings, project, read_only=read_only, memory=memory, glossary=glossary, tour=tour).run()
