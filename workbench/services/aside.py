"""Long work in a process of its own: in a thread it would slow the keys down.

A task is a function of this package, by its own name, that gives a generator of `Progress`; what goes in and
comes out is pickled.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import TypeVar

from aligner import AlignError
from corpus import CorpusError
from corpus.spawning import start
from memory import MemoryStoreError
from workbench.errors import WorkbenchError
from workbench.services.progress import Progress, Task

T = TypeVar("T")
_PATIENCE = 0.2
"""Seconds."""
_NICENESS = 5
"""How much the process gives way to the one with the keys."""
_OURS = (WorkbenchError, CorpusError, AlignError, MemoryStoreError, OSError)


class _Failure:
    """Why a task came to no result."""

    def __init__(self, reason: str) -> None:
        self.reason = reason


def aside(function: Callable[..., Task[T]], *arguments: object) -> Task[T]:
    """Run a task in a process of its own; closing this generator ends the process.

    While nothing new comes the last step is told again and again, so that who waits can give up. Raises
    WorkbenchError with the task's own line when it fails.
    """
    context = get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_run, args=(theirs, function, arguments), daemon=True)
    start(process)
    theirs.close()
    step = Progress("beginning", 0, 0)
    try:
        while True:
            if not ours.poll(_PATIENCE):
                yield step
                continue
            try:
                message = ours.recv()
            except EOFError:
                raise WorkbenchError("the work was broken off by the system; try again") from None
            if isinstance(message, Progress):
                step = message
                yield step
            elif isinstance(message, _Failure):
                raise WorkbenchError(message.reason)
            else:
                return message[0]  # type: ignore[no-any-return]
    finally:
        process.terminate()
        process.join()
        ours.close()


def _run(connection: Connection, function: Callable[..., Task[T]], arguments: tuple[object, ...]) -> None:
    """What the process does: tell of each step, then send the result in a tuple, or why there is none."""
    with suppress(AttributeError, OSError):
        os.nice(_NICENESS)
    task = function(*arguments)
    try:
        while True:
            try:
                connection.send(next(task))
            except StopIteration as stop:
                connection.send((stop.value,))
                return
            except _OURS as error:
                connection.send(_Failure(str(error)))
                return
    except BrokenPipeError:
        return
