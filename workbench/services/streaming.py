"""Texts of any length repaired and cut, piece by piece: each is handed on before the next one is read."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from corpus import RepairedText, Segment
from corpus.readers import Piece
from workbench.errors import InputError
from workbench.services.progress import Progress, Task
from workbench.services.texts import Aids, cutting, repairing

T = TypeVar("T")


def cleaning(
    pieces: Iterable[Piece], take: Callable[[RepairedText, int], None], aids: Aids | None = None
) -> Task[None]:
    """Repair a text; `take` is given each piece and where it starts in the text, in characters."""
    for piece in pieces:
        take((yield from _told(repairing(piece.document, aids), piece)), piece.start)


def segmenting(
    pieces: Iterable[Piece], take: Callable[[tuple[Segment, ...]], None], aids: Aids | None = None
) -> Task[None]:
    """Repair a text and cut it; `take` is given the segments of each piece.

    Raises InputError for a text without a sentence.
    """
    name, empty = "", True
    for piece in pieces:
        text = yield from _told(cutting(piece.document, aids), piece)
        name = piece.document.name
        if text.segments:
            empty = False
            take(text.segments)
    if empty:
        raise InputError(f"{name}: holds no sentence; check that it is the right file")


def _told(task: Task[T], piece: Piece) -> Task[T]:
    """A task on a piece; on one of many, its progress is told in bytes of the whole text."""
    alone = not piece.start and piece.done == piece.size
    while True:
        try:
            progress = next(task)
        except StopIteration as stop:
            return stop.value  # type: ignore[no-any-return]
        yield progress if alone else Progress(progress.step, piece.done, piece.size)
