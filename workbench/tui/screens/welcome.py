"""The first screen: recent projects, a new one, another one, the demo."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Center, Vertical
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Label, OptionList
from textual.widgets.option_list import Option

from workbench.services.recent import recent_projects
from workbench.tui.screens.dialogs import PromptDialog
from workbench.tui.widgets.foot import Foot
from workbench.wording import _, mark

if TYPE_CHECKING:
    from workbench.tui.screens.new_project import TextsForm

_SHOWN = 8
_NAME = """\
█▀█  █▀█ █▀▀ ▀█▀ █ █
█▄█▄ █▄█ ▄▄█  █  █ █▄▄"""
_CHOICES = {
    mark("New project"): mark("a text and its drafts, repaired and aligned"),
    mark("Open"): mark("a project by its file name"),
    mark("Demo"): mark("an essay on the Alash movement, two drafts"),
    mark("Memory"): mark("search and mend a translation memory"),
    mark("Glossary"): mark("search and edit the terms of a glossary"),
    mark("Quit"): "",
}
_APART = 16


class WelcomeScreen(Screen[None]):
    """Offers what to begin with; the app does it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "new", "New project", id="welcome.new", tooltip="Create a project and add texts"),
        Binding("o", "open", "Open", id="welcome.open", tooltip="Open a project by its file name"),
        Binding("d", "demo", "Demo", id="welcome.demo", tooltip="Try Qostil on a bundled text"),
        Binding(
            "f9",
            "app.switch_theme",
            "Theme",
            id="welcome.theme",
            tooltip="Dark, light, high contrast",
        ),
        Binding("q", "app.quit", "Quit", id="welcome.quit", tooltip="Leave Qostil"),
    ]

    class OpenProject(Message):
        """A project file is to be opened."""

        def __init__(self, path: Path) -> None:
            super().__init__()
            self.path = path

    class CreateProject(Message):
        """A project is to be created from what was filled in."""

        def __init__(self, form: TextsForm) -> None:
            super().__init__()
            self.form = form

    class OpenDemo(Message):
        """The demo is to be opened."""

    def compose(self) -> ComposeResult:
        """The name over the choices."""
        with Center(), Vertical(id="welcome"):
            yield Label(Content(_centred(_NAME)), id="name")
            yield Label(_("Kazakh texts and their translations, aligned and reviewed"), id="motto")
            yield OptionList(id="choices")
        yield Foot()

    def on_screen_resume(self) -> None:
        """Bring the list of projects up to date."""
        choices = self.query_one(OptionList)
        choices.clear_options()
        projects = recent_projects()[:_SHOWN]
        for path in projects:
            choices.add_option(_choice(path.stem, _folder(path)))
        if projects:
            choices.add_option(None)
        for name, explained in _CHOICES.items():
            choices.add_option(_choice(_(name), _(explained)))
        self._projects = projects
        choices.focus()
        choices.highlighted = 0 if projects else 2

    @on(OptionList.OptionSelected)
    def selected(self, event: OptionList.OptionSelected) -> None:
        """Do what was chosen."""
        place = event.option_index
        if place < len(self._projects):
            self.post_message(self.OpenProject(self._projects[place]))
        else:
            actions = (self.action_new, self.action_open, self.action_demo, *self._tools(), self.app.exit)
            actions[place - len(self._projects)]()

    def _tools(self) -> tuple[Callable[[], None], Callable[[], None]]:
        return self.app.action_memory, self.app.action_glossary  # type: ignore[attr-defined]

    def action_new(self) -> None:
        """Ask for a new project."""
        from workbench.tui.screens.new_project import TextsDialog

        self.app.push_screen(TextsDialog(new=True), self._create)

    def action_open(self) -> None:
        """Ask for a project file."""
        self.app.push_screen(PromptDialog(_("Open a project"), hint="book.qostil", path=True), self._open)

    def action_demo(self) -> None:
        """Open the demo."""
        self.post_message(self.OpenDemo())

    def _create(self, form: TextsForm | None) -> None:
        if form is not None:
            self.post_message(self.CreateProject(form))

    def _open(self, name: str | None) -> None:
        if name:
            self.post_message(self.OpenProject(Path(name).expanduser()))


def _choice(name: str, explained: str) -> Option:
    text = Content(name.ljust(_APART - 2) + "  ")
    return Option(text.append(Content.styled(explained, "$muted")))


def _centred(name: str) -> str:
    """Lines of equal length, so that centring keeps them over one another."""
    lines = name.split("\n")
    return "\n".join(line.ljust(max(map(len, lines))) for line in lines)


def _folder(path: Path) -> str:
    folder = str(path.parent)
    home = str(Path.home())
    return f"~{folder[len(home) :]}" if folder.startswith(home) else folder
