"""The project screen: all that can be done to a project as a whole."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.screen import ModalScreen

from workbench.project import BitextEntry
from workbench.services.attaching import attach_memory, references
from workbench.services.overview import Overview, reporting, request_from
from workbench.services.progress import Progress, Task
from workbench.services.returned import READABLE
from workbench.services.returning import Brought, bring_back, summary
from workbench.tui.actions import bindings
from workbench.tui.project_actions import PROJECT_ACTIONS
from workbench.tui.screens.dialogs import ChoiceDialog, ConfirmDialog, PromptDialog, ReadingDialog
from workbench.tui.screens.progressing import Outcome, ProgressDialog
from workbench.tui.screens.project_view import PAGES, ProjectView
from workbench.tui.widgets.key_bar import KeyBar
from workbench.tui.widgets.row_list import RowList
from workbench.tui.worded import worded, worded_all
from workbench.wording import _, mark, ngettext

if TYPE_CHECKING:
    from workbench.tui.screens.exporting import ExportForm
    from workbench.tui.screens.new_project import TextsForm


class ProjectScreen(ProjectView):
    """A project with all that can be done to it."""

    SYMBOLS: ClassVar[str] = mark("✓ █ approved   ~ ▓ draft   · ░ new   ✗ ▒ rejected")
    BINDINGS: ClassVar[list[BindingType]] = bindings(PROJECT_ACTIONS)

    @dataclass
    class OpenText(Message):
        """A text is to be worked at: aligned, or translated."""

        entry: BitextEntry
        translate: bool = False

    @dataclass
    class AddTexts(Message):
        """Texts are to be added to the project."""

        form: TextsForm

    @on(RowList.Opened)
    def action_open_text(self) -> None:
        """Work at the text."""
        if self.row is not None:
            self.post_message(self.OpenText(self.row.entry))

    def action_translate(self) -> None:
        """Translate the text."""
        if self.row is not None:
            self.post_message(self.OpenText(self.row.entry, translate=True))

    # Texts

    def action_add_texts(self) -> None:
        """Ask for texts to add."""

        from workbench.tui.screens.new_project import TextsDialog

        self._form(TextsDialog(new=False), lambda form: self.post_message(self.AddTexts(form)))

    def action_export(self) -> None:
        """Ask for a file and write the approved pairs to it."""

        from workbench.tui.screens.exporting import ExportDialog

        self._form(ExportDialog(self._beside(".tmx")), self._export)

    def _export(self, form: ExportForm) -> None:
        from workbench.services.exporting import export_project

        project, author = self._session.project, self._session.settings.author

        def write() -> int:
            with self._session.in_use():
                return export_project(
                    project, form.path, author, everything=form.everything, table=form.table
                )

        begin = partial(
            self._at_once,
            _("writing {name}").format(name=form.path.name),
            write,
            partial(self._exported, form),
        )
        self._unless_there(form.path, begin)

    def _exported(self, form: ExportForm, count: int) -> None:
        told = ngettext("{number} pair written to {path}", "{number} pairs written to {path}", count)
        self.notify(told.format(number=f"{count:,}", path=form.path), markup=False)

    def action_take_back(self) -> None:
        """Ask for a reviewed file and take it into the project."""
        dialog = PromptDialog(_("Take back a reviewed file"), hint=" ".join(READABLE), path=True)
        self._form(dialog, self._take_back)

    def _take_back(self, name: str) -> None:
        session, path = self._session, Path(name.strip()).expanduser()

        def take() -> Brought:
            with session.in_use():
                brought = bring_back(session.project, path, session.settings.author)
                session.reload()
                return brought

        if name.strip():
            self._at_once(_("taking {name} back").format(name=path.name), take, self._taken_back)

    def _taken_back(self, brought: Brought) -> None:
        self.notify(", ".join(worded_all(list(summary(brought)))) or _("Nothing was taken"), markup=False)
        if brought.problems:
            lines = [
                f"{p.text} {p.bead or ''} {p.unit}: {worded(p.message)}".strip() for p in brought.problems
            ]
            title = ngettext("{number} unit was not taken", "{number} units were not taken", len(lines))
            self.app.push_screen(ReadingDialog(title.format(number=len(lines)), Content("\n".join(lines))))
        self.action_count()

    def action_report(self) -> None:
        """Ask for a file and write these figures to it."""

        from workbench.services.report import ENDINGS

        title = _("Report ({endings})").format(endings=_(" or ").join(ENDINGS))
        self._form(PromptDialog(title, self._beside(".html"), path=True), self._report)

    def _report(self, name: str) -> None:
        path = Path(name.strip()).expanduser()
        if name.strip():
            self._unless_there(path, partial(self._write_report, path))

    def _write_report(self, path: Path) -> None:
        def start() -> Task[Overview]:
            request = request_from(self._session.settings, internal=self._internal)
            return reporting(self._session.project, request, path, self._counted)

        self._long(start, partial(self._reported, path))

    def _reported(self, path: Path, _overview: Overview) -> None:
        self.notify(_("The report is written to {path}").format(path=path), markup=False)

    # Memories

    def action_attach(self) -> None:
        """Ask for a memory to look things up in."""
        dialog = PromptDialog(_("Attach a memory"), hint=_("other.qtm or postgresql://…"), path=True)
        self._form(dialog, self._use)

    def _use(self, location: str) -> None:
        project = self._session.project

        def attach() -> str:
            with self._session.in_use():
                return attach_memory(project, location.strip())

        if location.strip():
            self._at_once(_("opening the memory"), attach, self._attached)

    def _attached(self, place: str) -> None:
        self.notify(_("{place} is attached").format(place=place), markup=False)
        self._count_matches()

    def action_detach(self) -> None:
        """Ask which memory is no longer to be used."""
        places = references(self._session.project)
        if places:
            self._form(ChoiceDialog(_("Detach a memory"), places), lambda number: self._drop(places[number]))
        else:
            self.notify(_("No memory is attached besides the one that takes up what you approve"))

    def _drop(self, location: str) -> None:
        def detach() -> None:
            with self._session.in_use():
                self._session.project.detach_memory(location)
                self._session.forget_reference(location)

        def then(_done: object) -> None:
            self.notify(
                _("{place} is detached; the memory itself stays").format(place=location), markup=False
            )
            self._count_matches()

        self._at_once(_("detaching the memory"), detach, then)

    # Figures

    def action_internal(self) -> None:
        """Count matches inside the texts, or no longer."""
        self._internal = not self._internal
        self._count_matches()

    def action_count(self) -> None:
        """Count everything again."""
        self._counted = Overview()
        self._list()
        self.count()

    def _count_matches(self) -> None:
        self._counted = self._counted.without_leverage()
        self._overview = self._overview.without_leverage()
        self._show_figures()
        self.count()

    def action_turn_to(self, page: int) -> None:
        """The table that was clicked."""
        self._page = page
        self._show_pages()

    def action_page(self) -> None:
        """The next table."""
        self._page = (self._page + 1) % len(PAGES)
        self._show_pages()

    def action_page_back(self) -> None:
        """The table before."""
        self._page = (self._page - 1) % len(PAGES)
        self._show_pages()

    # The screen itself

    def action_keys(self) -> None:
        """Show every key at the foot, or as many as there is room for."""
        self.query_one(KeyBar).toggle_class("-all")

    def action_theme(self) -> None:
        """The next theme."""
        self.app.action_switch_theme()  # type: ignore[attr-defined]

    def action_help(self) -> None:
        """Every key."""
        self.app.action_help()  # type: ignore[attr-defined]

    def action_leave(self) -> None:
        """Back to where the user came from."""
        self.app.pop_screen()

    # Asking and doing

    def _beside(self, ending: str) -> str:
        """A file beside the project, as it is named from here."""
        path = self._session.project.path.with_suffix(ending).absolute()
        here = Path.cwd()
        return str(path.relative_to(here) if path.is_relative_to(here) else path)

    def _form(self, dialog: ModalScreen[Any], then: Any) -> None:  # noqa: ANN401 - takes what the dialog hands over
        """Ask; nothing more happens when the answer is None or no."""

        def answered(answer: Any) -> None:  # noqa: ANN401 - whatever the dialog hands over
            if answer is not None and answer is not False:
                then(answer)

        self.app.push_screen(dialog, answered)

    def _unless_there(self, path: Path, then: Any) -> None:  # noqa: ANN401 - called without arguments
        """Do something to a file, once the user is sure where it exists."""
        if path.exists():
            self._form(
                ConfirmDialog(_("{path} exists. Replace it?").format(path=path), _("Replace")),
                lambda _: then(),
            )
        else:
            then()

    def _at_once(self, step: str, job: Any, then: Any) -> None:  # noqa: ANN401 - job's result goes to then
        """Do something that takes its time behind a line that says so."""

        def steps() -> Task[Any]:
            yield Progress(step, 0, 0)
            return job()

        self._long(steps, then, stoppable=False)

    def _long(self, start: Any, then: Any, *, stoppable: bool = True) -> None:  # noqa: ANN401 - a task and its heir
        """Do something that takes its time behind a line that says how far it is."""

        def ended(outcome: Outcome | None) -> None:
            if outcome is None or outcome.stopped:
                return
            if outcome.problem:
                self.notify(outcome.problem, severity="error", timeout=10, markup=False)
            else:
                then(outcome.result)

        self.app.push_screen(ProgressDialog(start, stoppable=stoppable), ended)
