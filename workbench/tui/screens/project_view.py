"""A project on the screen: its texts, and figures that are counted in processes of their own."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.style import Style
from textual.widgets import Static
from textual.worker import Worker, WorkerState, get_current_worker

from workbench.services.overview import Overview, figures_aside, leverage_aside, request_from
from workbench.services.progress import Progress, Task
from workbench.services.session import Session
from workbench.tui.project_actions import PROJECT_ACTIONS
from workbench.tui.screens.progressing import OURS, said
from workbench.tui.widgets.charts import Draw, Figure
from workbench.tui.widgets.key_bar import KeyBar
from workbench.tui.widgets.project_tables import days_chart, effort_table, leverage_table
from workbench.tui.widgets.row_list import Part, RowList
from workbench.tui.widgets.text_rows import TextRow, heading, parts
from workbench.tui.worded import worded
from workbench.wording import _, mark, ngettext

PAGES = {"leverage": mark("Matches"), "days": mark("Days"), "effort": mark("Effort")}
_WIDE = 120
_PAUSE = 0.2
"""Progress is shown every so many seconds."""
T = TypeVar("T")


class ProjectView(Screen[None]):
    """Shows a project; what can be done to it comes with ProjectScreen."""

    AUTO_FOCUS = "RowList"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (_WIDE, "-wide")]  # noqa: RUF012 - so declared by textual
    VERTICAL_BREAKPOINTS = [(0, "-low"), (20, "-middle"), (44, "-tall")]  # noqa: RUF012 - so declared by textual

    @dataclass
    class Counting(Message):
        """Counting has come to its next step."""

        progress: Progress

        def can_replace(self, message: Message) -> bool:
            """Only the last step matters."""
            return isinstance(message, ProjectView.Counting)

    @dataclass
    class Counted(Message):
        """More is known of the project, or why it is not."""

        overview: Overview
        problem: str = ""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._overview = session.overview
        self._counted = Overview()
        self._internal = False
        self._page = 0
        self._step = ""
        self._rows: list[TextRow] = []

    def compose(self) -> ComposeResult:
        """A line of state, the texts, the figures, the keys."""
        with Horizontal(id="head"):
            yield Static(id="name")
            yield Static(id="progress")
        yield Figure(id="columns")
        yield RowList(_("No texts yet; ctrl+a adds a source and its drafts."), id="rows")
        with Vertical(id="figures"):
            yield Static(id="pages")
            with Horizontal():
                for page in PAGES:
                    yield Figure(id=page)
        prominent = sorted(PROJECT_ACTIONS, key=lambda action: not action.prominent)
        yield KeyBar(prominent, last=("keys", "help"), id="keys")

    def on_mount(self) -> None:
        """Show what is known at once, and count the rest."""
        self.query_one("#pages", Static).auto_links = False
        self.query_one("#columns", Figure).show(_heading)
        self._list()
        self._show_figures()
        self.count()

    def on_resize(self, _: events.Resize) -> None:
        """Other pages may have room now."""
        self._show_pages()

    @property
    def overview(self) -> Overview:
        """What was counted of the project since this screen was opened."""
        return self._counted

    # Counting

    @work(thread=True, exclusive=True, group="count", exit_on_error=False)
    def count(self) -> None:
        """Count what is not known yet, away from the keys."""
        path, overview, internal = self._session.project.path, self._counted, self._internal
        try:
            if overview.figures is None:
                overview = replace(overview, figures=self._drained(figures_aside(path)))
                self.post_message(self.Counted(overview))
            if overview.leverage is None:
                request = request_from(self._session.settings, internal=internal)
                overview = replace(overview, leverage=self._drained(leverage_aside(path, request)))
                self.post_message(self.Counted(overview))
        except GivenUp:
            return
        except OURS as error:
            self.post_message(self.Counted(overview, str(error)))

    def _drained(self, task: Task[T]) -> T:
        """Run a task to its end, or until this is no longer wanted."""
        worker = get_current_worker()
        told = 0.0
        while True:
            try:
                progress = next(task)
            except StopIteration as stop:
                return stop.value  # type: ignore[no-any-return]
            if time.monotonic() >= told + _PAUSE:
                told = time.monotonic()
                self.post_message(self.Counting(progress))
            if worker.is_cancelled:
                task.close()
                raise GivenUp

    @on(Counting)
    def counting(self, event: Counting) -> None:
        """Say how far it is."""
        self._step = said(event.progress)
        self._show_figures()

    @on(Counted)
    def counted(self, event: Counted) -> None:
        """Show what is known now; the rest stays as it was counted last."""
        self._counted = event.overview
        self._overview = event.overview.over(self._overview)
        self._session.overview = self._overview.without_leverage() if self._internal else self._overview
        self._step = worded(event.problem)
        if event.problem:
            self.notify(event.problem, severity="error", timeout=10, markup=False)
        self._list()
        self._show_figures()

    @on(Worker.StateChanged)
    def worker_changed(self, event: Worker.StateChanged) -> None:
        """A worker that failed for a reason of its own is a fault of the program: say so, lose nothing."""
        if event.state is WorkerState.ERROR:
            self.log.error(event.worker.error)
            fault = _("Something went wrong inside Qostil: {error}").format(error=repr(event.worker.error))
            self.notify(fault, severity="error", timeout=15, markup=False)

    # Showing

    @property
    def row(self) -> TextRow | None:
        """The text under the cursor."""
        place = self.query_one(RowList).cursor
        return self._rows[place] if place < len(self._rows) else None

    def _list(self) -> None:
        project, figures = self._session.project, self._overview.figures
        words = {one.id: one.total.words for one in figures.bitexts} if figures else {}
        statuses = project.bitexts.statuses()
        self._rows = [
            TextRow(entry, statuses.get(entry.id, {}), words.get(entry.id))
            for entry in project.bitexts.entries()
        ]
        texts = self.query_one(RowList)
        texts.show(len(self._rows), self._parts, texts.cursor)
        self._show_head()

    def _parts(self, place: int, width: int) -> list[Part]:
        return parts(self._rows[place], max(width, 40))

    def _show_head(self) -> None:
        project, figures = self._session.project, self._overview.figures
        info = project.info
        self.query_one("#name", Static).update(
            Content.assemble(
                (f" {project.path.stem} ", "bold"),
                (f"{info.source_lang} → {', '.join(info.target_langs)}", "$muted"),
                (_("   read only") if project.read_only else "", "$warning"),
            )
        )
        total = sum(row.total for row in self._rows)
        approved = sum(row.approved * row.total for row in self._rows)
        texts = len(self._rows)
        said_of = [ngettext("{number} text", "{number} texts", texts).format(number=texts)]
        if figures is not None:
            words = sum(one.total.words for one in figures.bitexts)
            said_of.append(ngettext("{number} word", "{number} words", words).format(number=f"{words:,}"))
            said_of.append(_("{time} h").format(time=figures.activity.total.clock))
        said_of.append(f"✓ {approved / max(total, 1):.0%}")
        self.query_one("#progress", Static).update(Content("   ".join(said_of) + " "))

    @on(RowList.Moved)
    def moved(self) -> None:
        """Matches are those of the language under the cursor."""
        self._show_figures()

    def _show_figures(self) -> None:
        figures = self._overview.figures
        self.query_one("#leverage", Figure).show(self._leverage())
        for name, table in (("days", days_chart), ("effort", effort_table)):
            draw = partial(table, figures) if figures else self._waiting()
            self.query_one(f"#{name}", Figure).show(draw)
        self._show_pages()

    def _leverage(self) -> Draw:
        leverage = self._overview.of_language(self._lang)
        return self._waiting() if leverage is None else partial(leverage_table, leverage)

    def _waiting(self) -> Draw:
        step = Content.styled(self._step or "…", "$muted")
        return lambda _width, _height: step

    @property
    def _lang(self) -> str:
        """The target language of the text under the cursor, or the project's first one."""
        row = self.row
        return row.entry.target_lang if row else self._session.project.info.target_langs[0]

    def _show_pages(self) -> None:
        wide = self.size.width >= _WIDE
        names = list(PAGES)
        titles = []
        for number, (page, title) in enumerate(PAGES.items()):
            here = wide or number == self._page
            self.query_one(f"#{page}", Figure).display = here
            titles.append(
                _turning(
                    number, Content.styled(self._title(page, title), "bold $accent" if here else "$muted")
                )
            )
        shown = titles[names.index("leverage")] if wide else Content("   ").join(titles)
        step = Content.styled(f"   {self._step}" if self._step and self._overview.figures else "", "$muted")
        self.query_one("#pages", Static).update(Content(" ") + shown + step)

    def _title(self, page: str, title: str) -> str:
        if page != "leverage":
            return _(title)
        internal = _(", with matches inside the texts") if self._internal else ""
        return _("Matches into {lang}").format(lang=self._lang) + internal


def _turning(page: int, title: Content) -> Content:
    """A title that shows its page when it is clicked."""
    return title.stylize(Style.from_meta({"@click": f"screen.turn_to({page})"}))


class GivenUp(Exception):
    """Nobody waits for the result any more."""


def _heading(width: int, _height: int) -> Content:
    return Content.styled("   " + heading(width - 5), "$muted")
