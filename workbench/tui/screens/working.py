"""A screen over an open project that has long work done behind a line, and asks small questions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from textual import on, work
from textual.message import Message
from textual.screen import Screen
from textual.worker import Worker, WorkerState

from aligner import AlignError
from corpus import CorpusError
from memory import MemoryStoreError
from workbench.errors import WorkbenchError
from workbench.services.progress import Task
from workbench.services.session import Session
from workbench.tui.screens.busy import BusyScreen
from workbench.tui.screens.dialogs import ConfirmDialog, PromptDialog
from workbench.wording import _

OURS = (WorkbenchError, AlignError, CorpusError, MemoryStoreError)
"""The errors that are told in one line."""


class WorkingScreen(Screen[None]):
    """Works on a session; what it shows is up to the screens made of it."""

    @dataclass
    class Done(Message):
        """A piece of long work is finished: its result, or why it was not to be."""

        result: Any
        then: Callable[[Any], object]
        problem: str = ""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session

    def show_again(self) -> None:
        """Show what long work has changed."""

    def _work(self, text: str, job: Callable[[], Any], then: Callable[[Any], object]) -> None:
        """Do something that takes its time behind a line that says so, then something with the result."""
        self.app.push_screen(BusyScreen(text))
        self.labour(job, then)

    def _long(self, start: Callable[[], Task[Any]], then: Callable[[Any], object]) -> None:
        """Do something that takes long and can be ended, then something with the result."""
        from workbench.tui.screens.progressing import Outcome, ProgressDialog

        def ended(outcome: Outcome | None) -> None:
            if outcome is None or outcome.stopped:
                self.notify(_("Ended before it was done"), severity="warning")
            else:
                self.post_message(self.Done(outcome.result, then, outcome.problem))

        self.app.push_screen(ProgressDialog(start), ended)

    @work(thread=True, exclusive=True, group="labour", exit_on_error=False)
    def labour(self, job: Callable[[], Any], then: Callable[[Any], object]) -> None:
        """Do a piece of long work."""
        try:
            with self._session.in_use():
                self.post_message(self.Done(job(), then))
        except (*OURS, OSError) as error:
            self.post_message(self.Done(None, then, str(error)))

    @on(Done)
    def done(self, event: Done) -> None:
        """Show what came of it."""
        if isinstance(self.app.screen, BusyScreen):
            self.app.pop_screen()
        if event.problem:
            self.notify(event.problem, severity="warning", markup=False)
        else:
            event.then(event.result)
        self.show_again()

    @on(Worker.StateChanged)
    def worker_changed(self, event: Worker.StateChanged) -> None:
        """A worker that failed for a reason of its own is a fault of the program: say so, lose nothing."""
        if event.state is WorkerState.ERROR:
            if isinstance(self.app.screen, BusyScreen):
                self.app.pop_screen()
            self.log.error(event.worker.error)
            fault = _("Something went wrong inside Qostil: {error}").format(error=repr(event.worker.error))
            self.app.notify(fault, severity="error", timeout=15, markup=False)

    def _ask(self, title: str, value: str, then: Callable[[str], object]) -> None:
        def answered(text: str | None) -> None:
            if text is not None:
                then(text)

        self.app.push_screen(PromptDialog(title, value), answered)

    def _confirm(self, question: str, yes: str, then: Callable[[], object]) -> None:
        def answered(sure: bool | None) -> None:
            if sure:
                then()

        self.app.push_screen(ConfirmDialog(question, yes), answered)
