"""What the screens of memories and glossaries share: a line to search in, a list, details, keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import Input, Static
from textual.worker import Worker, WorkerState

from workbench.services.progress import Progress, Task
from workbench.tui.actions import Action
from workbench.tui.screens.dialogs import ConfirmDialog, PromptDialog
from workbench.tui.screens.progressing import OURS, Outcome, ProgressDialog
from workbench.tui.widgets.key_bar import KeyBar
from workbench.tui.widgets.reading_order import ReadingText
from workbench.tui.widgets.row_list import RowList
from workbench.tui.worded import worded_parts
from workbench.wording import _, mark

PAUSE = 0.2
"""Seconds after the last key until what was typed is searched for."""


class ListScreen(Screen[Any]):
    """A search line over a list; what it lists and does is the matter of each screen."""

    ACTIONS: ClassVar[Sequence[Action]] = ()
    SYMBOLS: ClassVar[str] = ""
    HINT: ClassVar[str] = mark("search")
    AUTO_FOCUS = "RowList"
    VERTICAL_BREAKPOINTS = [(0, "-low"), (16, "-middle"), (30, "-high"), (44, "-tall")]  # noqa: RUF012 - so declared by textual

    @dataclass
    class Done(Message):
        """A piece of work is finished: its result, or why it was not to be."""

        result: Any
        then: Callable[[Any], object]
        problem: str = ""

    def __init__(self) -> None:
        super().__init__()
        self._pause: Timer | None = None

    def compose(self) -> ComposeResult:
        """A line of state, the search, the list, what is known of the row under the cursor, the keys."""
        with Horizontal(id="head"):
            yield Static(id="name")
            yield Static(id="progress")
        with Horizontal(id="search"):
            yield Static(id="where")
            yield Input(placeholder=_(self.HINT), id="text", select_on_focus=False)
        yield Static(id="filtered")
        yield RowList(id="rows")
        with VerticalScroll(id="unit", can_focus=False):
            yield ReadingText(id="about")
        yield KeyBar(self._in_bar(), last=("keys", "help"), id="keys")

    @classmethod
    def _in_bar(cls) -> list[Action]:
        return sorted(cls.ACTIONS, key=lambda action: not action.prominent)

    @property
    def rows(self) -> RowList:
        """The list."""
        return self.query_one(RowList)

    @property
    def text(self) -> str:
        """What is searched for."""
        return self.query_one("#text", Input).value

    def search(self) -> None:
        """List what is searched for now."""
        raise NotImplementedError

    # Searching

    @on(Input.Changed, "#text")
    def typed(self) -> None:
        """Search when the keys rest."""
        if self._pause is not None:
            self._pause.stop()
        self._pause = self.set_timer(PAUSE, self.search)

    @on(Input.Submitted, "#text")
    def submitted(self) -> None:
        """Go to what was found."""
        self.rows.focus()

    def on_key(self, event: events.Key) -> None:
        """From the search line down into the list."""
        if event.key == "down" and self.query_one("#text", Input).has_focus:
            event.stop()
            self.rows.focus()

    async def on_click(self, event: events.Click) -> None:
        """A click on where is searched goes to the next place, one on the filter changes it."""
        clicked = event.widget.id if event.widget is not None else ""
        does = {"where": ("mode", "scope"), "filtered": ("narrow", "back")}.get(clicked or "", ())
        name = next((name for name in does if hasattr(self, f"action_{name}")), None)
        if name is not None:
            self.rows.focus()
            await self.run_action(name)

    def action_find(self) -> None:
        """Type what to search for."""
        self.query_one("#text", Input).focus()

    def on_unmount(self) -> None:
        """Nothing is to be searched for any more."""
        if self._pause is not None:
            self._pause.stop()

    # Asking and doing

    def _form(self, dialog: Screen[Any], then: Callable[[Any], object]) -> None:
        """Ask; nothing more happens when the answer is None or no."""

        def answered(answer: Any) -> None:  # noqa: ANN401 - whatever the dialog hands over
            if answer is not None and answer is not False:
                then(answer)

        self.app.push_screen(dialog, answered)

    def _ask(self, title: str, hint: str, then: Callable[[str], object]) -> None:
        self._form(PromptDialog(title, hint=hint), lambda text: then(text.strip()) if text.strip() else None)

    def _confirm(self, question: str, yes: str, then: Callable[[], object]) -> None:
        self._form(ConfirmDialog(question, yes), lambda _: then())

    def _long(
        self, start: Callable[[], Task[Any]], then: Callable[[Any], object], *, stoppable: bool = True
    ) -> None:
        """Do something that takes its time behind a line that says how far it is."""

        def ended(outcome: Outcome | None) -> None:
            if outcome is None or outcome.stopped:
                self.notify(_("Ended before it was done"), severity="warning")
                self.search()
            elif outcome.problem:
                self.notify(outcome.problem, severity="error", timeout=10, markup=False)
            else:
                then(outcome.result)

        self.app.push_screen(ProgressDialog(start, stoppable=stoppable), ended)

    def _at_once(self, step: str, job: Callable[[], Any], then: Callable[[Any], object]) -> None:
        """Do in one step what takes its time."""

        def steps() -> Task[Any]:
            yield Progress(step, 0, 0)
            return job()

        self._long(steps, then, stoppable=False)

    @work(thread=True, group="labour", exit_on_error=False)
    def labour(self, job: Callable[[], Any], then: Callable[[Any], object]) -> None:
        """Do something short away from the keys."""
        try:
            self.post_message(self.Done(job(), then))
        except OURS as error:
            self.post_message(self.Done(None, then, str(error)))

    @on(Done)
    def done(self, event: Done) -> None:
        """Show what came of it."""
        if event.problem:
            self.notify(event.problem, severity="error", timeout=10, markup=False)
        else:
            event.then(event.result)

    @on(Worker.StateChanged)
    def worker_changed(self, event: Worker.StateChanged) -> None:
        """A worker that failed for a reason of its own is a fault of the program: say so, lose nothing."""
        if event.state is WorkerState.ERROR:
            self.log.error(event.worker.error)
            fault = _("Something went wrong inside Qostil: {error}").format(error=repr(event.worker.error))
            self.notify(fault, severity="error", timeout=15, markup=False)

    # The screen itself

    def _say(self, name: Content, progress: str, where: str, filtered: str) -> None:
        self.query_one("#name", Static).update(name)
        self.query_one("#progress", Static).update(Content(f"{progress} "))
        self.query_one("#where", Static).update(Content(f" {where} "))
        line = self.query_one("#filtered", Static)
        line.update(Content(_(" only {filtered}").format(filtered=worded_parts(filtered))))
        line.display = bool(filtered)

    def action_keys(self) -> None:
        """Show every key at the foot, or as many as there is room for."""
        self.query_one(KeyBar).toggle_class("-all")

    def action_details(self) -> None:
        """Show more or less of the row."""
        self.query_one("#unit").toggle_class("-whole")

    def action_theme(self) -> None:
        """The next theme."""
        self.app.action_switch_theme()  # type: ignore[attr-defined]

    def action_help(self) -> None:
        """Every key."""
        self.app.action_help()  # type: ignore[attr-defined]

    def action_leave(self) -> None:
        """Back to where the user came from."""
        self.app.pop_screen()
