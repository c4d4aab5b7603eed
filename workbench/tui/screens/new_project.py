"""A new project, or more texts for one: which file, which languages, which texts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Grid, Horizontal, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Label

from workbench.errors import InputError
from workbench.services.adding_files import TextFiles
from workbench.services.creating import project_languages, project_path
from workbench.tui.widgets.path_input import PathInput, no_file
from workbench.tui.worded import worded
from workbench.wording import _


@dataclass(frozen=True, slots=True)
class TextsForm:
    """What was filled in; no project and no languages when texts are added to an open project.

    `apart` says whether a source of several languages is to be taken apart, None that it is to be asked.
    """

    project: Path | None
    source_lang: str
    target_langs: tuple[str, ...]
    source: Path | None
    drafts: tuple[Path, ...]
    langs: tuple[tuple[Path | None, str], ...] = ()
    apart: bool | None = None

    def files(self, source: Path) -> TextFiles:
        """The files to add, the source among them."""
        drafts = tuple(self.lang_of(draft) for draft in self.drafts)
        return TextFiles(source, self.drafts, self.lang_of(source), drafts, self.apart)

    def lang_of(self, path: Path) -> str | None:
        """The language a text was said to be in, None when it is to be identified."""
        return dict(self.langs).get(path)

    def with_language(self, path: Path | None, lang: str) -> TextsForm:
        """The same with a text said to be in a language."""
        return replace(self, langs=(*self.langs, (path, lang)))


class TextsDialog(ModalScreen[TextsForm | None]):
    """Asks for texts and, with `new`, for a project to put them in."""

    AUTO_FOCUS = "Input"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "Cancel", id="texts.cancel", tooltip="Leave without changing anything"),
        Binding(
            "ctrl+s", "accept", "Go on", id="texts.accept", tooltip="Take what was filled in", priority=True
        ),
    ]

    def __init__(self, *, new: bool) -> None:
        super().__init__()
        self._new = new

    def compose(self) -> ComposeResult:
        """One labelled input under another."""
        with VerticalScroll(classes="dialog wide"):
            yield Label(_("New project") if self._new else _("Add texts"), classes="title")
            with Grid(classes="form"):
                if self._new:
                    yield Label(_("Project file"))
                    yield Input(placeholder="book.qostil", id="project")
                    yield Label(_("Languages"))
                    with Horizontal(classes="languages"):
                        yield Input("kk", id="from")
                        yield Label("→")
                        yield Input("ru, en", id="to")
                yield Label(_("Source text"))
                yield PathInput(placeholder="essay.kk.txt", id="source")
                yield Label(_("Drafts"))
                yield PathInput(placeholder="essay.ru.txt, essay.en.txt", several=True, id="drafts")
            yield Label("", id="problem")
            yield Label(
                _("enter goes on · tab completes a path · ctrl+s done · escape leaves"), classes="hint"
            )

    @on(Input.Submitted)
    def entered(self, event: Input.Submitted) -> None:
        """Go to the next line; from the last one, go on."""
        lines = list(self.query(Input))
        if event.input is lines[-1]:
            self.action_accept()
        else:
            lines[lines.index(event.input) + 1].focus()

    def action_accept(self) -> None:
        """Hand over what was filled in; say what is missing."""
        try:
            self.dismiss(self._filled_in())
        except InputError as error:
            self.query_one("#problem", Label).update(Content(worded(str(error))))

    def action_cancel(self) -> None:
        """Leave."""
        self.dismiss(None)

    def _filled_in(self) -> TextsForm:
        project = project_path(self._value("project")) if self._new else None
        source_lang, target_langs = (
            project_languages(self._value("from"), self._value("to")) if self._new else ("", ())
        )
        source = Path(self._value("source")).expanduser() if self._value("source") else None
        drafts = tuple(Path(p.strip()).expanduser() for p in self._value("drafts").split(",") if p.strip())
        if source is None and (drafts or not self._new):
            raise InputError(_("name the source text"))
        for path in (source, *drafts):
            if path is not None and not path.is_file():
                raise InputError(no_file(path))
        return TextsForm(project, source_lang, target_langs, source, drafts)

    def _value(self, name: str) -> str:
        found = self.query(f"#{name}")
        return found.first(Input).value.strip() if found else ""
