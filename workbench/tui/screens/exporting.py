"""Where to write the approved pairs, and in which form."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Label

from workbench.services.exporting import ENDINGS, XLIFF
from workbench.services.review_writers import REVIEW_WRITERS
from workbench.services.writing_back import FORMS
from workbench.tui.widgets.tick import Tick
from workbench.wording import _


@dataclass(frozen=True, slots=True)
class ExportForm:
    """Where to, whether undecided pairs are written too, and whether as a table to review."""

    path: Path
    everything: bool
    table: bool = False


class ExportDialog(ModalScreen[ExportForm | None]):
    """Asks for a file; its ending chooses the form. None when left."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "Cancel", id="export.cancel", tooltip="Leave without writing anything"),
        Binding("ctrl+s", "accept", "Write", id="export.accept", tooltip="Write the file", priority=True),
    ]

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name

    def compose(self) -> ComposeResult:
        """The file and what goes into it."""
        with Vertical(classes="dialog wide"):
            yield Label(_("Export"), classes="title")
            yield Input(self._name, id="file", select_on_focus=False)
            yield Tick(_("undecided pairs too, not only approved ones"), id="everything")
            yield Tick(_("a table to review, of every pair (docx, xlsx, html, tsv)"), id="table")
            yield Label(_("Endings: {endings}").format(endings=" ".join(ENDINGS)), classes="hint")
            yield Label("", id="problem")
            yield Label(_("enter writes the file · escape leaves"), classes="hint")

    @on(Input.Submitted)
    @on(Tick.Submitted)
    def action_accept(self) -> None:
        """Hand over the file, or say what is wrong with it."""
        name = self.query_one(Input).value.strip()
        path = Path(name).expanduser()
        problem = _problem(name, path)
        if problem:
            self.query_one("#problem", Label).update(Content(problem))
        else:
            ticked = {tick.id: tick.value for tick in self.query(Tick)}
            self.dismiss(ExportForm(path, ticked["everything"], ticked["table"]))

    def action_cancel(self) -> None:
        """Leave."""
        self.dismiss(None)


def _problem(name: str, path: Path) -> str:
    if not name:
        return _("Name a file.")
    if path.is_dir():
        return _("{path} is a folder; name a file in it.").format(path=path)
    if path.suffix.lower() not in (*ENDINGS, *XLIFF, *REVIEW_WRITERS, *FORMS):
        if not path.suffix:
            return _("A name without an ending is no form known here; choose an ending.")
        return _("{ending} is no form known here; choose an ending.").format(ending=path.suffix)
    if not path.parent.is_dir():
        return _("There is no folder {folder}.").format(folder=path.parent)
    return ""
