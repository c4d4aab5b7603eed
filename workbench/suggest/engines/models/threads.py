"""How many threads a model may use."""

from __future__ import annotations

import os


def threads(wanted: int) -> int:
    """The number asked for; for 0 the cores that are idle less one, at least one.

    On a busy machine of two cores two threads were six times slower than one.
    """
    if wanted > 0:
        return wanted
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    try:
        busy = os.getloadavg()[0]
    except (OSError, AttributeError):
        busy = 0.0
    return max(1, int(cores - busy) - 1)
