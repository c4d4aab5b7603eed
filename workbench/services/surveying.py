"""Checking a long text without slowing down whoever waits for a key to take effect."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from multiprocessing import TimeoutError as NotYet
from multiprocessing import get_context

from corpus.spawning import prepare
from workbench.review import RULES, Finding, Pair, Rule, check

ASIDE_FROM = 2000
"""From so many pairs on, the checks run in a process of their own."""

_PATIENCE = 0.1


def never() -> bool:
    """Does not give up."""
    return False


def check_all(
    pairs: Sequence[Pair], give_up: Callable[[], bool] = never, rules: Sequence[Rule] = RULES
) -> list[Finding] | None:
    """Check pairs, many of them in another process; None when given up before the end."""
    if len(pairs) < ASIDE_FROM:
        return check(pairs, rules)
    prepare()
    with get_context("spawn").Pool(1) as pool:
        running = pool.apply_async(check, (pairs, rules))
        while not give_up():
            try:
                return running.get(_PATIENCE)
            except NotYet:
                continue
    return None
