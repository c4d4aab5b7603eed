"""Checking a long text without slowing down whoever waits for a key to take effect."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection

from corpus.spawning import start
from workbench.errors import WorkbenchError
from workbench.review import RULES, Finding, Pair, Rule, check

ASIDE_FROM = 2000
"""From so many pairs on, the checks run in a process of their own."""

_PATIENCE = 0.1
_PART = 500
"""How many pairs, or findings, are handed over at once: more would hold up the keys while they are packed."""
_NICENESS = 5
"""How much the process gives way to the one with the keys."""


def never() -> bool:
    """Does not give up."""
    return False


def check_all(
    pairs: Sequence[Pair], give_up: Callable[[], bool] = never, rules: Sequence[Rule] = RULES
) -> list[Finding] | None:
    """Check pairs, many of them in another process; None when given up before the end.

    Raises WorkbenchError when the system ends the process.
    """
    if len(pairs) < ASIDE_FROM:
        return check(pairs, rules)
    context = get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_check, args=(theirs, rules), daemon=True)
    start(process)
    theirs.close()
    try:
        return _handed_over(ours, pairs, give_up)
    except (EOFError, BrokenPipeError, ConnectionResetError):
        raise WorkbenchError(
            "the checks were broken off by the system; make memory free, try again"
        ) from None
    finally:
        process.terminate()
        process.join()
        ours.close()


def _handed_over(
    ours: Connection, pairs: Sequence[Pair], give_up: Callable[[], bool]
) -> list[Finding] | None:
    """What the other process finds in pairs."""
    for first in range(0, len(pairs), _PART):
        if give_up():
            return None
        ours.send(pairs[first : first + _PART])
    ours.send([])
    found: list[Finding] = []
    while not give_up():
        if ours.poll(_PATIENCE):
            some = ours.recv()
            if not some:
                return found
            found += some
    return None


def _check(connection: Connection, rules: Sequence[Rule]) -> None:
    """What the process does: take pairs until none come, send findings until there are no more."""
    with suppress(AttributeError, OSError):
        os.nice(_NICENESS)
    with suppress(BrokenPipeError, EOFError):
        pairs: list[Pair] = []
        while some := connection.recv():
            pairs += some
        found = check(pairs, rules)
        for first in range(0, len(found), _PART):
            connection.send(found[first : first + _PART])
        connection.send([])
