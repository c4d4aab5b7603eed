"""Long work with a line that says how far it is; escape ends it after its present step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Label
from textual.worker import Worker, WorkerState

from aligner import AlignError
from corpus import CorpusError
from memory import MemoryStoreError
from workbench.errors import WorkbenchError
from workbench.services.progress import Progress, Task
from workbench.tui.worded import worded
from workbench.wording import _

OURS = (WorkbenchError, AlignError, MemoryStoreError, CorpusError, OSError)
"""Errors that say in one line what went wrong."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of long work: its result, or why there is none; `stopped` when the user ended it."""

    result: Any = None
    problem: str = ""
    stopped: bool = False


class ProgressDialog(ModalScreen[Outcome]):
    """Runs a task in a thread of its own and hands its outcome over."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "stop", "Stop", id="progress.stop", tooltip="End the work after its present step")
    ]

    @dataclass
    class Stepped(Message):
        """The work has come to its next step."""

        progress: Progress

        def can_replace(self, message: Message) -> bool:
            """Only the last step matters."""
            return isinstance(message, ProgressDialog.Stepped)

    @dataclass
    class Ended(Message):
        """The work is over."""

        outcome: Outcome

    def __init__(self, start: Callable[[], Task[Any]], *, stoppable: bool = True) -> None:
        super().__init__()
        self._start = start
        self._stoppable = stoppable
        self._stopped = False

    def compose(self) -> ComposeResult:
        """The line, and how to end it."""
        with Vertical(classes="dialog"):
            yield Label("…", id="doing", markup=False)
            if self._stoppable:
                yield Label(_("escape ends it; what is done stays"), classes="hint")

    def on_mount(self) -> None:
        """Begin."""
        self.labour()

    def on_unmount(self) -> None:
        """Nobody waits for it any more."""
        self._stopped = True

    @work(thread=True, group="labour", exit_on_error=False)
    def labour(self) -> None:
        """Go through the task step by step."""
        try:
            task = self._start()
            while not self._stopped:
                try:
                    self.post_message(self.Stepped(next(task)))
                except StopIteration as stop:
                    self.post_message(self.Ended(Outcome(stop.value)))
                    return
            task.close()
            self.post_message(self.Ended(Outcome(stopped=True)))
        except OURS as error:
            self.post_message(self.Ended(Outcome(problem=str(error))))

    def action_stop(self) -> None:
        """End it."""
        if self._stoppable:
            self._stopped = True
            self.query_one("#doing", Label).update(_("Ending …"))

    @on(Stepped)
    def stepped(self, event: Stepped) -> None:
        """Say how far it is."""
        if not self._stopped:
            self.query_one("#doing", Label).update(Content(said(event.progress)))

    @on(Ended)
    def ended(self, event: Ended) -> None:
        """Hand the outcome over."""
        self.dismiss(event.outcome)

    @on(Worker.StateChanged)
    def worker_changed(self, event: Worker.StateChanged) -> None:
        """A fault of the program is said, too."""
        if event.state is WorkerState.ERROR:
            self.log.error(event.worker.error)
            fault = _("Something went wrong inside Qostil: {error}").format(error=repr(event.worker.error))
            self.dismiss(Outcome(problem=fault))


def said(progress: Progress) -> str:
    """A step in words."""
    told = worded(progress.step)
    step = f"{told[:1].upper()}{told[1:]} …"
    if progress.total:
        done, total = f"{progress.done:,}", f"{progress.total:,}"
        return f"{step}   " + _("{number} of {total}").format(number=done, total=total)
    return f"{step}   {progress.done:,}" if progress.done else step
