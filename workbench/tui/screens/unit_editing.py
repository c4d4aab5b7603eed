"""A unit's texts to edit, each language in an area of its own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Label, TextArea

from memory import TranslationUnit
from workbench.errors import InputError
from workbench.services.browsing import edited
from workbench.tui.widgets.text_areas import TypingArea
from workbench.tui.worded import worded
from workbench.wording import _


class EditUnitDialog(ModalScreen[Mapping[str, str] | None]):
    """Hands over the texts by language; None when left."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "Cancel", id="unit.cancel", tooltip="Leave the unit as it was"),
        Binding(
            "ctrl+s,enter,ctrl+enter,ctrl+j", "save", "Save", id="unit.save", tooltip="Keep the texts",
            priority=True,
        ),
        Binding("tab", "app.focus_next", "Next", id="unit.next", tooltip="The next text", priority=True),
        Binding(
            "shift+tab", "app.focus_previous", "Back", id="unit.back", tooltip="The one before", priority=True
        ),
    ]  # fmt: skip

    def __init__(self, unit: TranslationUnit, lang: str) -> None:
        super().__init__()
        self._unit = unit
        self._lang = lang

    def compose(self) -> ComposeResult:
        """The areas under one another."""
        unit = self._unit
        with VerticalScroll(classes="dialog wide", can_focus=False):
            yield Label(_("Edit the unit"), classes="title")
            for lang, text in {unit.source_lang: unit.source, **unit.targets}.items():
                yield Label(Content(lang), classes="lang")
                yield TypingArea(text, name=lang)
            yield Label("", id="problem")
            yield Label(_("enter keeps the texts · tab the next one · escape leaves"), classes="hint")

    def on_mount(self) -> None:
        """Begin at the end of the translation that is shown."""
        area = next((a for a in self.query(TextArea) if a.name == self._lang), self.query(TextArea).last())
        area.focus()
        area.move_cursor(area.document.end)

    def action_save(self) -> None:
        """Hand over the texts; a unit needs its source and a translation."""
        texts = {str(area.name): area.text for area in self.query(TextArea)}
        try:
            edited(self._unit, texts)
        except InputError as error:
            self.query_one("#problem", Label).update(Content(worded(str(error))))
        else:
            self.dismiss(texts)

    def action_cancel(self) -> None:
        """Leave."""
        self.dismiss(None)
