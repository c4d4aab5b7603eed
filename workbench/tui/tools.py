"""The app's tools, at hand on every screen: memories, the command palette, the theme."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Protocol, runtime_checkable

from textual import work
from textual.app import SystemCommand
from textual.binding import Binding, BindingType
from textual.command import CommandPalette
from textual.notifications import SeverityLevel
from textual.screen import Screen

from workbench.services.session import Session
from workbench.settings import Settings
from workbench.tui.actions import COPYING, JUMP, TOOLS, TOUR, bindings
from workbench.tui.bound import bound_keys, reached
from workbench.tui.key_names import shown_key
from workbench.tui.keyboard import KeyboardApp
from workbench.tui.keymap import keymap
from workbench.tui.plain import PlainApp
from workbench.tui.screens.busy import BusyScreen
from workbench.tui.screens.dialogs import ChoiceDialog, PromptDialog, ReadingDialog
from workbench.tui.screens.help import keys_help, keys_of
from workbench.tui.screens.progressing import OURS
from workbench.tui.screens.review import ReviewScreen
from workbench.tui.themes import DARK, theme_after
from workbench.tui.touring import TouringApp
from workbench.tui.type_ahead import TypeAheadApp
from workbench.tui.widgets.reading_order import EXPLICIT, IMPLICIT
from workbench.tui.windows import WindowsApp
from workbench.tui.worded import worded
from workbench.wording import _, activate

if TYPE_CHECKING:
    from workbench.project import MemoryEntry
    from workbench.services.term_picking import Passage
    from workbench.tui.screens.term_adding import TermForm


_SHOWN = 60
"""Characters of what was copied that are told."""


@runtime_checkable
class HasPassage(Protocol):
    """A screen that knows the pair one is working at."""

    @property
    def passage(self) -> Passage:
        """The pair."""
        ...


class ToolsApp(TypeAheadApp, TouringApp, PlainApp, KeyboardApp, WindowsApp):
    """An app with an open project, or none, and tools for it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings((*TOOLS, JUMP, TOUR, *COPYING)),
        Binding(
            "f1", "help", "Help", show=False, id="app.help", tooltip="The keys of this screen", priority=True
        ),
        Binding(
            "f9",
            "switch_theme",
            "Theme",
            show=False,
            id="app.theme",
            tooltip="Dark, light, high contrast",
        ),
    ]

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        activate(settings.language)
        self._settings = settings
        self.plain = settings.plain
        self._keymap_checked = keymap(settings.keymap, settings.keys)
        self._session: Session | None = None

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = True,
    ) -> None:
        """Tell something; what the layers below say is worded in the language that is shown."""
        super().notify(worded(message), title=title, severity=severity, timeout=timeout, markup=markup)

    def action_command_palette(self) -> None:
        """Everything by its name."""
        if self.use_command_palette and not isinstance(self.screen, CommandPalette):
            wanted = _("What do you want to do?")
            self.push_screen(CommandPalette(placeholder=wanted, id="--command-palette"))

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """The command palette: everything that keys do on the screen, each once."""
        seen: set[str] = set()
        for one in reached(screen):
            name = one.name
            if name and name not in seen:
                seen.add(name)
                explained = f"{one.explained} ({keys_of(one.keys(self.keys_in_force))})"
                yield SystemCommand(name, explained, partial(self.run_action, one.binding.action, one.node))

    def on_mount(self) -> None:
        """Put the user's keys in force; say what is wrong with them; tell the terminal who orders letters."""
        self.set_keymap(dict(self.keys_in_force))
        for warning in self._keymap_checked.warnings:
            self.notify(warning, severity="warning", timeout=15, markup=False)
        if self.reorders and self._driver is not None:
            self._driver.write(EXPLICIT)

    def on_unmount(self) -> None:
        """Leave the terminal as it was."""
        if self.reorders and self._driver is not None:
            self._driver.write(IMPLICIT)

    @property
    def reorders(self) -> bool:
        """Whether right-to-left letters are put in order here, and not by the terminal."""
        return self._settings.bidi != "terminal"

    @property
    def keys_in_force(self) -> Mapping[str, str]:
        """The keys that differ from those the actions are declared with, by binding id."""
        return self._keymap_checked.keys

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Qostil's own colours, where a theme that is not Qostil's has none."""
        return dict(DARK.variables)

    def action_help(self) -> None:
        """The keys of the screen that is shown."""
        screen = self.screen
        if not isinstance(screen, ReadingDialog):
            symbols = getattr(screen, "SYMBOLS", "")
            content = keys_help(reached(screen), self.keys_in_force, symbols)
            self.push_screen(ReadingDialog(_("Keys"), content))

    def action_jump(self) -> None:
        """Letters on all one can go to."""
        from workbench.tui.jumping import labelled, places_of
        from workbench.tui.screens.jump import JumpScreen

        if isinstance(self.screen, JumpScreen):
            self.screen.action_cancel()
        elif not isinstance(self.screen, BusyScreen):
            places = labelled(places_of(self.screen))
            self.push_screen(JumpScreen(places), lambda place: None if place is None else place.go())

    def action_tour(self) -> None:
        """The tour from its first step, or its next step."""
        if self.tour_step is not None:
            self.skip_step()
        elif any(isinstance(screen, ReviewScreen) for screen in self.screen_stack):
            self.start_tour()
        else:
            self.notify(_("The tour needs an open project: try the demo"))

    def _key(self, id_: str) -> str:
        bound = next(one for one in bound_keys() if one.id == id_)
        return shown_key(self.keys_in_force.get(id_, bound.keys).split(",")[0])

    def action_copy(self) -> None:
        """Copy the translation one is at."""
        self._copy(self._passage().target)

    def action_copy_source(self) -> None:
        """Copy the source one is at."""
        self._copy(self._passage().source)

    def _passage(self) -> Passage:
        from workbench.services.term_picking import Passage

        return self.screen.passage if isinstance(self.screen, HasPassage) else Passage()

    def _copy(self, text: str) -> None:
        if text:
            self.copy_to_clipboard(text)
            shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
            self.notify(_("Copied: {text}").format(text=shown), markup=False)
        else:
            self.notify(_("There is nothing to copy here; ctrl+q leaves Qostil"))

    def action_switch_theme(self) -> None:
        """The next theme: dark, light, and both in high contrast."""
        self.theme = theme_after(self.theme)

    def action_project(self) -> None:
        """The project as a whole."""
        from workbench.tui.screens.project import ProjectScreen

        if self._session is None:
            self.notify(_("No project is open"))
        elif any(isinstance(screen, ProjectScreen) for screen in self.screen_stack):
            while not isinstance(self.screen, ProjectScreen):
                self.pop_screen()
        else:
            self.push_screen(ProjectScreen(self._session))

    def action_memory(self) -> None:
        """A memory of the project, or one that is named."""
        from workbench.tui.screens.memory import MemoryScreen

        if isinstance(self.screen, MemoryScreen):
            return
        if self._session is None:
            self.push_screen(PromptDialog(_("Open a memory"), "memory.qtm", path=True), self.show_memory)
            return
        places = self._session.memory_places
        if len(places) == 1:
            self._show_attached(places[0])
            return
        names = [place.location + ("" if place.writable else _("   read only")) for place in places]
        self.push_screen(
            ChoiceDialog(_("Memories"), names),
            lambda at: None if at is None else self._show_attached(places[at]),
        )

    def _show_attached(self, place: MemoryEntry) -> None:
        from workbench.tui.screens.memory import MemoryScreen

        if self._session is not None:
            info = self._session.project.info
            langs = (info.source_lang, info.target_langs[0])
            screen = MemoryScreen(place.location, self._settings.author, langs, read_only=not place.writable)
            self.push_screen(screen)

    def show_memory(self, name: str | None) -> None:
        """Open a memory by its file or URL, over the screen that is shown; nothing without a name."""
        from workbench.tui.screens.memory import MemoryScreen

        if name:
            place = name if "://" in name else str(Path(name).expanduser())
            self.push_screen(MemoryScreen(place, self._settings.author))

    def action_glossary(self) -> None:
        """A glossary of the project, a new one beside it when it has none, or one that is named."""
        from workbench.tui.screens.glossary import GlossaryScreen

        if isinstance(self.screen, GlossaryScreen):
            return
        places = self._glossaries()
        if not places:
            self.push_screen(PromptDialog(_("Open a glossary"), "terms.csv", path=True), self.show_glossary)
        elif len(places) == 1:
            self.show_glossary(str(places[0]))
        else:
            self.push_screen(
                ChoiceDialog(_("Glossaries"), [str(place) for place in places]),
                lambda at: None if at is None else self.show_glossary(str(places[at])),
            )

    def show_glossary(self, name: str | None) -> None:
        """Open a glossary by its file, over the screen that is shown; nothing without a name."""
        from workbench.tui.screens.glossary import GlossaryScreen

        if name:
            session = self._session
            info = session.project.info if session is not None else None
            langs = (info.source_lang, *info.target_langs) if info is not None else ()
            path = Path(name).expanduser()
            self.push_screen(GlossaryScreen(path, self._settings.author, session, langs))

    def _glossaries(self) -> list[Path]:
        """The glossaries in use: the project's, or the one it would get, and that of the settings."""
        from workbench.services.terms import default_glossary, glossary_files

        setting = self._settings.glossary
        if self._session is None:
            return [Path(setting).expanduser()] if setting else []
        project = self._session.project
        return glossary_files(project, setting) or [default_glossary(project)]

    def action_add_term(self) -> None:
        """A term of the pair that is worked at, for the glossary."""
        from memory.glossary import TABLES
        from workbench.tui.screens.glossary import GlossaryScreen
        from workbench.tui.screens.term_adding import AddTermDialog

        passage = self._passage()
        writable = [path for path in self._glossaries() if path.suffix.lower() in TABLES]
        if isinstance(self.screen, GlossaryScreen):
            self.screen.action_add()
        elif writable:
            self.push_screen(AddTermDialog(passage, writable), self._add_term)
        else:
            self.notify(_("No glossary is in use; f7 opens one, or name one in the settings"))

    def _add_term(self, form: TermForm | None) -> None:
        if form is not None:
            self.add_term(form)

    @work(thread=True, group="term", exit_on_error=False)
    def add_term(self, form: TermForm) -> None:
        """Add a term away from the keys, and have the checks know it."""
        from workbench.services.glossary_book import Book

        try:
            added = Book(form.glossary, self._settings.author).add([form.entry])
            if self._session is not None:
                self._session.glossary_changed(form.glossary)
        except OURS as error:
            self.call_from_thread(self.notify, str(error), severity="error", timeout=10, markup=False)
            return
        said = _("{terms} added to {glossary}") if added else _("{terms} is known already in {glossary}")
        terms = " → ".join(term.text for term in form.entry.terms)
        said = said.format(terms=terms, glossary=form.glossary.name)
        self.call_from_thread(self.notify, said, markup=False)
        self.call_from_thread(self._check_anew)

    def _check_anew(self) -> None:
        from workbench.tui.screens.segment import SegmentScreen

        for screen in self.screen_stack:
            if isinstance(screen, ReviewScreen | SegmentScreen):
                screen.check_anew()
