"""A new project, or more texts for one: which file, which languages, which texts."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Grid, Horizontal, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Label


@dataclass(frozen=True, slots=True)
class TextsForm:
    """What was filled in; `project` and the languages are empty when texts are added to an open project."""

    project: str
    source_lang: str
    target_langs: tuple[str, ...]
    source: Path | None
    drafts: tuple[Path, ...]


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
            yield Label("New project" if self._new else "Add texts", classes="title")
            with Grid(classes="form"):
                if self._new:
                    yield Label("Project file")
                    yield Input(placeholder="book.qostil", id="project")
                    yield Label("Languages")
                    with Horizontal(classes="languages"):
                        yield Input("kk", id="from")
                        yield Label("→")
                        yield Input("ru, en", id="to")
                yield Label("Source text")
                yield Input(placeholder="essay.kk.txt", id="source")
                yield Label("Drafts")
                yield Input(placeholder="essay.ru.txt, essay.en.txt", id="drafts")
            yield Label("", id="problem")
            yield Label("enter goes on · tab the next field · escape leaves", classes="hint")

    @on(Input.Submitted)
    def action_accept(self) -> None:
        """Hand over what was filled in; say what is missing."""
        form = TextsForm(
            self._value("project"),
            self._value("from"),
            tuple(filter(None, (lang.strip() for lang in self._value("to").split(",")))),
            Path(self._value("source")).expanduser() if self._value("source") else None,
            tuple(Path(p.strip()).expanduser() for p in self._value("drafts").split(",") if p.strip()),
        )
        problem = self._problem(form)
        if problem:
            self.query_one("#problem", Label).update(Content(problem))
        else:
            self.dismiss(form)

    def action_cancel(self) -> None:
        """Leave."""
        self.dismiss(None)

    def _problem(self, form: TextsForm) -> str:
        if self._new and not form.project:
            return "Name the project file."
        if self._new and not (form.source_lang and form.target_langs):
            return "Name the languages: kk, ru, en."
        if not self._new and form.source is None:
            return "Name the source text."
        if form.drafts and form.source is None:
            return "A draft needs its source text."
        missing = [path for path in (form.source, *form.drafts) if path is not None and not path.is_file()]
        return f"There is no file {missing[0]}." if missing else ""

    def _value(self, name: str) -> str:
        found = self.query(f"#{name}")
        return found.first(Input).value.strip() if found else ""
