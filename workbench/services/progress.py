"""How far a long task has come. Long tasks are generators that yield these and return their result."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Progress:
    """One step of a long task: what is being done, how many parts of how many are done."""

    step: str
    done: int
    total: int


Task = Generator[Progress, None, T]


def result_of(task: Task[T]) -> T:
    """Run a task to its end, unwatched."""
    while True:
        try:
            next(task)
        except StopIteration as stop:
            return stop.value  # type: ignore[no-any-return]
