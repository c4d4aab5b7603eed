"""A project without aligned texts: what to do next."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Center, Vertical
from textual.screen import Screen
from textual.widgets import Label

from workbench.tui.screens.alignment import AlignmentScreen
from workbench.tui.widgets.foot import Foot
from workbench.wording import _

if TYPE_CHECKING:
    from workbench.tui.screens.new_project import TextsForm


class EmptyScreen(Screen[None]):
    """Offers to add texts."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,ctrl+a", "add", "Add texts", id="empty.add", tooltip="Add a source and its drafts"),
        Binding("q,escape", "leave", "Leave", id="empty.leave", tooltip="Back to the welcome screen"),
    ]

    def __init__(self, project: str, documents: Sequence[str] = ()) -> None:
        super().__init__()
        self._project = project
        self._documents = documents

    def compose(self) -> ComposeResult:
        """One sentence and the keys."""
        with Center(), Vertical(id="welcome"):
            yield Label(self._project, id="name", markup=False)
            yield Label(self._missing(), id="motto", markup=False)
            yield Label(_("Enter adds a source text together with its drafts."), id="next")
        yield Foot()

    def _missing(self) -> str:
        if not self._documents:
            return _("No texts yet.")
        return _("No draft to align with {texts} yet.").format(texts=", ".join(self._documents))

    def action_add(self) -> None:
        """Ask for texts."""
        from workbench.tui.screens.new_project import TextsDialog

        self.app.push_screen(TextsDialog(new=False), self._add)

    def action_leave(self) -> None:
        """Close the project."""
        self.post_message(AlignmentScreen.Left())

    def _add(self, form: TextsForm | None) -> None:
        if form is not None:
            self.post_message(AlignmentScreen.AddTexts(form))
